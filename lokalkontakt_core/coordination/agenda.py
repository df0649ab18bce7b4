"""Agendas: the points that always stand there (G19), those that come by themselves, and the time they take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

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

MOST_FINDINGS = 3
"""How many rules a meeting hears of at a time; the others come to the next one."""

_TOLD_OTHERWISE = frozenset({"LK026"})
"""Rules whose findings have points of their own: areas to be handed over."""

RULE = "rule"
"""The kind of a pointer to a rule by its code: what a point about new findings is about."""

_WORDS: Mapping[str, str] = MappingProxyType(
    {Action.kind: "agenda.action", Knowledge.kind: "agenda.unanswered", Area.kind: "agenda.handover"}
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


def heading(item: AgendaItem) -> Message | str:
    """Give what a point is called: what somebody typed, else its type or what it is about in words."""
    if item.title is not None:
        return item.title
    if item.about is None:
        return Message(f"item_type.{item.type}")
    if item.about.kind == RULE:
        return Message(f"{item.about.id}.title")
    return Message(_WORDS.get(item.about.kind, "agenda.about"), {"thing": item.about})


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


def _handovers(register: Register, day: date) -> Iterator[AgendaItem]:
    for area in existing_areas(register, day):
        if coverage_of(register, area.id, day) is Coverage.HANDOVER:
            yield AgendaItem(type=ItemType.AUTOMATIC, areas=(area.id,), about=area.ref)


def _unanswered(register: Register, _day: date) -> Iterator[AgendaItem]:
    waiting = (one for one in register.all(Knowledge) if one.unanswered)
    for one in sorted(waiting, key=lambda known: (known.day, known.id)):
        yield AgendaItem(type=ItemType.AUTOMATIC, areas=one.areas, about=one.ref, proposed_by=one.by)


def _findings(findings: Sequence[Finding], before: Meeting | None) -> Iterator[AgendaItem]:
    """Give one point for each of the first few rules with a finding the meeting before has not heard of."""
    heard = {item.about: set(item.areas) for item in (before.agenda if before is not None else ()) if item.about}
    count = 0
    for one in findings:
        about = Ref(RULE, one.code)
        new = tuple(area for area in one.areas if area not in heard.get(about, ()))
        if (new or about not in heard) and one.code not in _TOLD_OTHERWISE and count < MOST_FINDINGS:
            count += 1
            yield AgendaItem(type=ItemType.AUTOMATIC, areas=new, about=about)


def automatic_items(
    register: Register, meeting: Meeting, day: date, findings: Sequence[Finding] = ()
) -> tuple[AgendaItem, ...]:
    """Give the points that come by themselves and that the agenda lacks.

    Open actions of the meetings before, questions nobody has answered, areas to be handed over, and new findings; at
    the meeting of an area's own people or of a committee only the actions.

    Args:
        register: The register.
        meeting: The meeting.
        day: Today.
        findings: What the rules found, by rule, the heaviest first; the meeting before has heard of those on its own agenda.
    """
    items = [
        AgendaItem(type=ItemType.AUTOMATIC, areas=one.areas, about=one.ref, proposed_by=one.owner)
        for one in carried_to(register, meeting, day)
    ]
    if meeting.type is MeetingType.COORDINATION:
        items += _unanswered(register, day)
        items += _handovers(register, day)
        items += _findings(findings, previous_meeting(register, meeting, day))
    present = {item.about for item in meeting.agenda}
    return tuple(item for item in items if item.about not in present)


def filled(register: Register, meeting: Meeting, day: date, findings: Sequence[Finding] = ()) -> tuple[AgendaItem, ...]:
    """Give the agenda with all that belongs on it: actions first, what is there, what stands there always, the rest."""
    automatic = automatic_items(register, meeting, day, findings)
    actions = tuple(one for one in automatic if one.about is not None and one.about.kind == Action.kind)
    rest = tuple(one for one in automatic if one not in actions)
    standing = tuple(AgendaItem(type=one) for one in missing_standing(meeting))
    return (*actions, *meeting.agenda, *standing, *rest)
