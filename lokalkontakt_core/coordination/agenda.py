"""Agendas: the points that always stand there (G19), those that come by themselves, and the time they take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from attrs import evolve

from lokalkontakt_core.coordination.actions import carried_to
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.meetings import previous_meeting
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import STANDING, AgendaItem, ItemType, Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

_TOLD_OTHERWISE = frozenset({"LK026"})
"""Rules whose findings have points of their own: areas to be handed over."""

RULE = "rule"
"""The kind of a pointer to a rule by its code: what a point about new findings is about."""

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        Action.kind: "agenda.actions",
        Knowledge.kind: "agenda.questions",
        Area.kind: "agenda.handovers",
        RULE: "agenda.findings",
    }
)


@frozen
class Finding:
    """Findings of one rule, for an agenda.

    Attributes:
        code: The rule's code.
        areas: The areas they are about.
    """

    code: str
    areas: tuple[str, ...] = ()


def kind_of(item: AgendaItem) -> str | None:
    """Give the kind of what a point came from by itself; None when somebody put it there."""
    return item.about[0].kind if item.about and item.type is ItemType.AUTOMATIC else None


def heading(item: AgendaItem) -> Message | str:
    """Give what a point is called: what somebody typed, else its type or what it is about in words."""
    if item.title is not None:
        return item.title
    kind = kind_of(item)
    if kind is None:
        return Message(f"item_type.{item.type}")
    return Message(_WORDS.get(kind, "agenda.about"), {"things": item.about, "count": len(item.about)})


def missing_standing(meeting: Meeting) -> tuple[ItemType, ...]:
    """Give the points every coordinating meeting has that this agenda lacks; other meetings need none."""
    if meeting.type is not MeetingType.COORDINATION:
        return ()
    present = {item.type for item in meeting.agenda}
    return tuple(one for one in STANDING if one not in present)


def minutes_planned(agenda: Iterable[AgendaItem]) -> int:
    """Give the time set aside for all points, in minutes."""
    return sum(item.minutes or 0 for item in agenda)


def minutes_to_spare(meeting: Meeting) -> int | None:
    """Give how many minutes of a meeting no point has, below 0 when there are too many; None when it has no length."""
    return None if meeting.minutes is None else meeting.minutes - minutes_planned(meeting.agenda)


def _points(
    register: Register, meeting: Meeting, day: date, findings: Sequence[Finding]
) -> Iterator[tuple[Sequence[Ref], Iterable[str]]]:
    """Give what comes by itself, kind by kind: what each point is about, and the areas it concerns."""
    actions = carried_to(register, meeting, day)
    yield [one.ref for one in actions], (area for one in actions for area in one.areas)
    if meeting.type is not MeetingType.COORDINATION:
        return
    questions = sorted((one for one in register.all(Knowledge) if one.unanswered), key=lambda one: (one.day, one.id))
    yield [one.ref for one in questions], (area for one in questions for area in one.areas)
    existing = sorted(existing_areas(register, day), key=lambda one: one.id)
    leaving = [one for one in existing if coverage_of(register, one.id, day) is Coverage.HANDOVER]
    yield [one.ref for one in leaving], (one.id for one in leaving)
    yield _new_findings(findings, previous_meeting(register, meeting, day))


def _new_findings(findings: Sequence[Finding], before: Meeting | None) -> tuple[Sequence[Ref], Iterable[str]]:
    """Give the rules with findings the meeting before has not heard of: of that rule, or in those areas."""
    heard, areas = set[Ref](), set[str]()
    for item in before.agenda if before is not None else ():
        if kind_of(item) == RULE:
            heard.update(item.about)
            areas.update(item.areas)
    new = [
        one
        for one in findings
        if one.code not in _TOLD_OTHERWISE and (Ref(RULE, one.code) not in heard or not areas.issuperset(one.areas))
    ]
    return [Ref(RULE, one.code) for one in new], (area for one in new for area in one.areas)


def automatic_items(
    register: Register, meeting: Meeting, day: date, findings: Sequence[Finding] = ()
) -> tuple[AgendaItem, ...]:
    """Give the points that come by themselves, as far as the agenda lacks what they are about.

    Open actions of the meetings before, questions nobody has answered, areas to be handed over, and new findings: one
    point for each. The meeting of an area's own people, of a pilot's team or of a committee has only the actions.

    Args:
        register: The register.
        meeting: The meeting.
        day: Today.
        findings: What the rules found, by rule; the meeting before has heard of those on its own agenda.
    """
    present = {ref for item in meeting.agenda for ref in item.about}
    items = []
    for refs, areas in _points(register, meeting, day, findings):
        new = tuple(ref for ref in refs if ref not in present)
        if new:
            items.append(AgendaItem(type=ItemType.AUTOMATIC, about=new, areas=tuple(sorted(set(areas)))))
    return tuple(items)


def filled(register: Register, meeting: Meeting, day: date, findings: Sequence[Finding] = ()) -> tuple[AgendaItem, ...]:
    """Give the agenda with all that belongs on it.

    A point of its kind that is there takes in what is new; else actions come first, then what is there, what always
    stands there, and the rest.
    """
    agenda = list(meeting.agenda)
    first, rest = list[AgendaItem](), list[AgendaItem]()
    for new in automatic_items(register, meeting, day, findings):
        place = next((i for i, one in enumerate(agenda) if kind_of(one) == kind_of(new)), None)
        if place is None:
            (first if kind_of(new) == Action.kind else rest).append(new)
        else:
            there = agenda[place]
            areas = tuple(sorted({*there.areas, *new.areas}))
            agenda[place] = evolve(there, about=(*there.about, *new.about), areas=areas)
    standing = [AgendaItem(type=one) for one in missing_standing(meeting)]
    return (*first, *agenda, *standing, *rest)
