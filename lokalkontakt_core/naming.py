"""What a record is called on screen."""

from collections.abc import Callable

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register

_BY_AREA = ("agreement", "answer", "offer", "import_question", "invitation", "activity")
_BY_CONTACT = ("onboarding", "absence", "attestation")
_NAMED_BY = {
    "contact": ("person",),
    "request": ("person", "area"),
    **dict.fromkeys(_BY_CONTACT, ("contact",)),
    **dict.fromkeys(_BY_AREA, ("area",)),
}
"""Kinds that go by the name of what they point to: the first field that does, called as the kind it points to."""

_BY_TEXT = {"plan_step": "task", "action": "text", "knowledge": "text", "evaluation": "text"}
_LONGEST = 80

At = Callable[[Ref], Record | None]
"""Gives what a reference points to, None when it is gone."""


def name_of(register: Register, ref: Ref) -> str:
    """Give the name a person knows a record by; the id when the record is gone or has no better name."""
    return _called(register.at, ref)


def name_in_change(register: Register, change: ChangeSet, ref: Ref) -> str:
    """Give the name of what a change is about; a record that is gone since goes by the name it had in the change."""
    held = {edit.ref: edit.after or edit.before for edit in change.edits}
    return _called(lambda wanted: register.at(wanted) or held.get(wanted), ref)


def _called(at: At, ref: Ref) -> str:
    record = at(ref)
    return ref.id if record is None else _name(at, record)


def _name(at: At, record: Record) -> str:
    if isinstance(record, Assignment):
        return f"{_called(at, Ref('area', record.area))}: {_called(at, Ref('contact', record.contact))}"
    if record.kind == "neighbour":
        return " – ".join(_called(at, Ref("area", area)) for area in getattr(record, "areas", ()))
    if record.kind == "handover":
        held = (at(Ref(Assignment.kind, one)) for one in getattr(record, "assignments", ()))
        return ", ".join(_called(at, Ref("area", one.area)) for one in held if isinstance(one, Assignment))
    if record.kind in _NAMED_BY:
        pointing = ((field, getattr(record, field)) for field in _NAMED_BY[record.kind])
        return next((_called(at, Ref(field, one)) for field, one in pointing if one), record.id)
    if record.kind in _BY_TEXT:
        return _shortened(str(getattr(record, _BY_TEXT[record.kind])))
    return _called(at, record.about) if isinstance(record, Notice) else str(getattr(record, "name", record.id))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def council_names(register: Register, area: str) -> tuple[str, ...]:
    """Give the names of the councils that speak for an area."""
    from lokalkontakt_core.records.council import Council  # noqa: PLC0415 - every name is given here, few of councils

    return tuple(council.name for council in register.by(Council, "areas").get(area, ()))
