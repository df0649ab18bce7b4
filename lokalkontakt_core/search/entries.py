"""What can be found of each record: its name, what else is read of it, its day and its areas."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

Texts = Iterator[str | None]


@frozen
class Entry:
    """Something that can be found.

    Attributes:
        ref: The record.
        name: What it is called.
        text: What else is read of it, line by line; what the person who finds it is shown a piece of.
        day: The day it is of; None when it has none.
    """

    ref: Ref
    name: str
    text: str
    day: date | None


def _area(area: Any) -> Texts:
    yield from area.villages
    yield area.status_note


def _person(person: Any) -> Texts:
    # Private addresses are no way to find somebody.
    yield from (person.title, person.work_email, person.work_phone)


def _council(council: Any) -> Texts:
    yield council.email


def _text(record: Any) -> Texts:
    yield record.text


def _knowledge(item: Any) -> Texts:
    yield from (item.text, item.answer, *item.fields_of_work, *item.focus)


def _meeting(meeting: Any) -> Texts:
    yield meeting.place
    for item in meeting.agenda:
        yield from (item.title, item.note)


def _action(action: Any) -> Texts:
    yield from (action.text, action.remark, action.dropped)


def _activity(activity: Any) -> Texts:
    yield activity.note


def _project(project: Any) -> Texts:
    yield from (project.description, project.owner, project.outcome, *project.focus)


def _pilot(pilot: Any) -> Texts:
    yield from (pilot.note, pilot.outcome, *(pilot.cooperation or ()), *pilot.focus)


def _step(step: Any) -> Texts:
    yield step.task


def _report(report: Any) -> Texts:
    yield from (report.to, report.text)


def _handover(handover: Any) -> Texts:
    yield from (item.text for item in handover.items)


def _nothing(_record: Any) -> Texts:
    return iter(())


READ: Mapping[str, Callable[[Any], Texts]] = MappingProxyType(
    {
        "area": _area,
        "contact": _nothing,
        "person": _person,
        "council": _council,
        "department": _nothing,
        "cluster": _nothing,
        "knowledge": _knowledge,
        "action": _action,
        "meeting": _meeting,
        "agreement": _text,
        "project": _project,
        "activity": _activity,
        "handover": _handover,
        "pilot": _pilot,
        "evaluation": _text,
        "plan_step": _step,
        "report": _report,
        "wave": _nothing,
    }
)
"""The kinds of records that can be found, in the order in which they are shown, and what is read of each."""

BY_TEXT = frozenset({"knowledge", "action", "evaluation", "plan_step"})
"""The kinds that are called by the beginning of their text."""

_POINTING = (
    ("area", "area"),
    ("areas", "area"),
    ("contact", "contact"),
    ("by", "person"),
    ("owner", "person"),
    ("chair", "person"),
    ("department", "department"),
    ("cluster", "cluster"),
)
"""The fields whose names are read along with a record, and the kinds they point to."""


def day_of(record: Record) -> date | None:
    """Give the day a record is of, or is due on; None when it has none."""
    for field in ("day", "due"):
        value = getattr(record, field, None)
        if isinstance(value, date):
            return value
    return None


def _named(register: Register, record: Record) -> Iterator[str]:
    for field, kind in _POINTING:
        value = getattr(record, field, None)
        for one in value if isinstance(value, tuple) else (value,):
            # An owner may be a person, or be told in words, which are read as they stand.
            if isinstance(one, str) and register.at(Ref(kind, one)) is not None:
                yield name_of(register, Ref(kind, one))


def entry_of(register: Register, record: Record) -> Entry:
    """Give what can be found of a record of a kind in `READ`."""
    lines = [line for line in READ[record.kind](record) if line]
    named = " · ".join(dict.fromkeys(_named(register, record)))
    if named:
        lines.append(named)
    return Entry(record.ref, name_of(register, record.ref), "\n".join(lines), day_of(record))
