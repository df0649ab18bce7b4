"""What a record is called on screen."""

from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.register import Register

_BY_AREA = ("agreement", "answer", "offer", "import_question", "invitation", "activity")
_BY_CONTACT = ("onboarding", "absence", "attestation")
_NAMED_BY = {
    "contact": "person",
    **dict.fromkeys(_BY_CONTACT, "contact"),
    **dict.fromkeys(_BY_AREA, "area"),
}
"""Kinds that go by the name of what they point to: the field, which is called as the kind it points to."""

_BY_TEXT = {"plan_step": "task", "action": "text", "knowledge": "text", "evaluation": "text"}
_LONGEST = 80


def name_of(register: Register, ref: Ref) -> str:
    """Give the name a person knows a record by; the id when the record is gone or has no better name."""
    record = register.at(ref)
    return ref.id if record is None else _name(register, record)


def _name(register: Register, record: Record) -> str:
    if isinstance(record, Assignment):
        return f"{name_of(register, Ref('area', record.area))}: {name_of(register, Ref('contact', record.contact))}"
    if isinstance(record, Neighbour):
        return " – ".join(name_of(register, Ref("area", area)) for area in record.areas)
    if record.kind == "handover":
        held = (register.find(Assignment, one) for one in getattr(record, "assignments", ()))
        return ", ".join(name_of(register, Ref("area", one.area)) for one in held if one is not None)
    if record.kind in _NAMED_BY:
        field = _NAMED_BY[record.kind]
        return name_of(register, Ref(field, getattr(record, field)))
    if record.kind in _BY_TEXT:
        return _shortened(str(getattr(record, _BY_TEXT[record.kind])))
    return str(getattr(record, "name", record.id))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def council_names(register: Register, area: str) -> tuple[str, ...]:
    """Give the names of the councils that speak for an area."""
    return tuple(council.name for council in register.by(Council, "areas").get(area, ()))
