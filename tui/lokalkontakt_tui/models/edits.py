"""Edits of records in words: what comes, what goes, and which field changes from what to what."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.periods import Interval, MonthRange
from lokalkontakt_core.records.answer import Answer
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_tui.models.edited_lists import list_line
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import N_, Reading

KINDS: Mapping[str, str] = {
    "scheme": N_("scheme"), "department": N_("department"), "cluster": N_("cluster"), "area": N_("area"),
    "neighbour": N_("neighbours"), "council": N_("local council"), "person": N_("person"),
    "contact": N_("local contact"), "assignment": N_("assignment"), "offer": N_("offer"), "answer": N_("answer"),
    "agreement": N_("agreement"), "onboarding": N_("checklist"), "acceptance": N_("acceptance"),
    "import_question": N_("question"), "pilot": N_("pilot"), "plan_step": N_("plan step"), "form": N_("form"),
    "wave": N_("survey round"), "invitation": N_("invitation"), "notice": N_("message"),
    "absence": N_("absence"), "handover": N_("hand-over"), "attestation": N_("attestation"),
    "meeting_series": N_("meeting series"), "meeting": N_("meeting"), "action": N_("action"),
    "knowledge": N_("knowledge item"), "activity": N_("activity"), "project": N_("project"),
    "evaluation": N_("evaluation"), "report": N_("report"), "request": N_("request"),
}  # fmt: skip

FIELDS: Mapping[str, str] = {
    "name": N_("name"), "title": N_("title"), "villages": N_("villages"), "size": N_("size"),
    "cluster": N_("cluster"), "minutes_per_week": N_("minutes a week"), "status_note": N_("note"),
    "ended": N_("ended"), "work_email": N_("work e-mail"), "work_phone": N_("work phone"),
    "private_email": N_("private e-mail"), "private_phone": N_("private phone"), "department": N_("department"),
    "workplace": N_("workplace"), "workplace_area": N_("workplace's area"), "employment": N_("employment"),
    "own_yes": N_("own yes"), "manager_yes": N_("manager's yes"), "granted": N_("granted time"),
    "outside_hours": N_("evenings and weekends"), "core": N_("core department"), "leader": N_("leader"),
    "email": N_("e-mail"), "chair": N_("chair"), "areas": N_("areas"), "cooperation": N_("cooperation"),
    "note": N_("remark"), "period": N_("period"), "confirmation": N_("confirmation"), "contact": N_("local contact"),
    "area": N_("area"), "handover_wish": N_("wish for hand-over"), "successor": N_("successor"),
    "items": N_("items"), "answer": N_("answer"), "until": N_("until"), "reason": N_("reason"), "day": N_("day"),
    "municipality": N_("municipality"), "coordinator": N_("coordinator"), "joint_council": N_("joint council"),
    "committee": N_("committee"), "mail_domain": N_("mail domain"), "mail_from": N_("sender"),
    "minutes_by_size": N_("estimate by size"), "meeting_interval": N_("between meetings"),
    "attestation_interval": N_("between attestations"), "closed_days": N_("closed days"),
    "hours_logging": N_("time is noted"), "fields_of_work": N_("fields of work"), "focus_areas": N_("focus areas"),
    "aims": N_("aims"), "onboarding_items": N_("checklist"), "rules": N_("rules"),
    "retention": N_("how long data is kept"), "erased": N_("erased"), "state": N_("state"),
    "mode": N_("mode"),
    "opened": N_("opened"), "closed": N_("closed"), "threshold": N_("fewest answers shown"), "form": N_("form"),
    "closes": N_("open until"),
    "agreed": N_("first day"), "candidates": N_("thought of"), "overlap": N_("both are there"),
    "given_up": N_("given up"), "substitute": N_("substitute"), "assignments": N_("assignments"),
    "asked": N_("asked"), "due": N_("answer by"),
    "reminded": N_("reminded"), "confirmed": N_("confirmed"),
    "text": N_("text"), "value": N_("answer"), "via": N_("via"), "respondent": N_("respondent"),
    "begun": N_("begun"), "answered": N_("answered"), "passed_on": N_("passed on"), "code": N_("rule"),
    "subject": N_("about"), "lines": N_("lines"), "options": N_("choices"), "council": N_("local council"),
    "notice_kind": N_("kind of message"), "about": N_("about"), "recipient": N_("receiver"), "why": N_("why"),
    "reference": N_("belongs to"),
}  # fmt: skip

_TOLD: Mapping[str, str] = {Answer.kind: "value", Meeting.kind: "day"}
"""The field without which the name of a record does not tell what comes or goes."""
HIDDEN_FIELDS = frozenset({"id", "source", "source_key", "ext", "values", "form_id", "version", "sha256"})
"""What only the program reads, beside what is the same in every record."""
MOST_FIELDS = 6


def kind_word(reading: Reading, kind: str) -> str:
    """Give what a kind of record is called."""
    return reading.words(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")


def field_word(reading: Reading, name: str) -> str:
    """Give what a field is called."""
    if name in FIELDS:
        return reading.words(FIELDS[name])
    return reading.words.catalogue.find(f"field.{name}") or name.replace("_", " ")


def edit_lines(before: Reading, after: Reading, edit: Edit) -> Iterator[Line]:
    """Give an edit in words: one line, and one more for each field that changes."""
    kind = (f"{kind_word(before, edit.ref.kind)}  ", "muted")
    if edit.before is None:
        yield line(("+ ", "good"), kind, f"{after.name(edit.ref)}{_told(after, edit.after)}")
        return
    if edit.after is None:
        yield line(("− ", "error"), kind, f"{before.name(edit.ref)}{_told(before, edit.before)}")
        return
    yield line(("· ", "muted"), kind, before.name(edit.ref))
    for name in changed_fields(edit.before, edit.after)[:MOST_FIELDS]:
        label = field_word(before, name)
        listed = list_line(label, (before, getattr(edit.before, name)), (after, getattr(edit.after, name)))
        if listed is not None:
            yield listed
            continue
        old, new = value_words(before, edit.before, name), value_words(after, edit.after, name)
        yield line(f"  {label}  ", (old, "muted"), " → ", (new, "bold"))


def _told(reading: Reading, record: Record | None) -> str:
    field = _TOLD.get(record.kind) if record is not None else None
    return f": {value_words(reading, record, field)}" if field is not None else ""


def changed_fields(before: Record, after: Record) -> list[str]:
    """Give the names of the fields that differ and that mean something to a person."""
    fields = (field.name for field in attrs.fields(type(before)))
    return [name for name in fields if name not in HIDDEN_FIELDS and getattr(before, name) != getattr(after, name)]


def value_words(reading: Reading, record: Any, name: str) -> str:
    """Give in words what a field of a record, or of a value in one, holds."""
    value = getattr(record, name)
    kind = attrs.fields_dict(type(record))[name].metadata.get("refers_to")
    if kind is not None and value not in {None, ()}:
        refs = tuple(Ref(kind, one) for one in (value if isinstance(value, tuple) else (value,)))
        return reading.words.listed([reading.name(ref) for ref in refs])
    return _words(reading, value)


def _words(reading: Reading, value: Any) -> str:
    if value is None or value == ():
        return "–"
    if attrs.has(type(value)) and not isinstance(value, Ref | Interval | MonthRange):
        parts = (value_words(reading, value, field.name) for field in attrs.fields(type(value)))
        return ", ".join(part for part in parts if part != "–")
    if isinstance(value, tuple | Mapping):
        return "; ".join(_many(reading, value)) or "–"
    if isinstance(value, str) and type(value) is str:
        return f"“{value}”"
    return reading.words.catalogue.shown(value, "plain" if isinstance(value, int) else "", reading.name)


def _many(reading: Reading, value: tuple[Any, ...] | Mapping[Any, Any]) -> list[str]:
    """Give the values of a tuple, or of a table each behind its key."""
    if isinstance(value, tuple):
        return [_words(reading, one) for one in value]
    return [f"{_key(reading, key)} {_words(reading, one)}" for key, one in value.items()]


def _key(reading: Reading, key: Any) -> str:
    """Give what stands before a value of a table: a size, a rule, or what a rule calls its figure."""
    return reading.words.catalogue.find(f"parameter.{key}") or reading.words.catalogue.shown(key)
