"""What was handed in, held against the register: what would become of each thing, and what stands in the way."""

import enum
from collections.abc import Mapping, Sequence
from datetime import date

from attrs import Factory, evolve

from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.coordination.meetings import next_meeting
from lokalkontakt_core.errors import LokalkontaktError, NotFoundError, RefusedError, UsageError
from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.intake.labels import fold
from lokalkontakt_core.intake.names import named
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

MOST_IN_A_TITLE = 200
"""Characters in a point of an agenda."""
MOST_IN_A_TEXT = 2_000
"""Characters in knowledge, and in how an action goes."""


class ProposalState(enum.StrEnum):
    """How a thing that was handed in stands to the register."""

    NEW = "new"
    SAME = "same"
    UNCLEAR = "unclear"


@frozen(kw_only=True)
class Proposal:
    """A thing that was handed in, and what would become of it.

    Attributes:
        number: Its number among all that were handed in, from 1.
        entry: What was handed in.
        state: `new`, `same` when the register says it already, `unclear` when something stands in the way.
        areas: The ids of its areas, as far as they are known.
        by: The id of the person who handed it in; None when that is nobody the register knows.
        action: The id of the action it is about.
        meeting: The id of the meeting on whose agenda it would come.
        problems: What stands in the way of adopting it.
        remarks: What does not, and is good to know.
    """

    number: int
    entry: Entry
    state: ProposalState
    areas: tuple[str, ...] = ()
    by: str | None = None
    action: str | None = None
    meeting: str | None = None
    problems: tuple[LokalkontaktError, ...] = ()
    remarks: tuple[LokalkontaktError, ...] = ()


@frozen(kw_only=True)
class Decisions:
    """What the coordinator says of things by their numbers.

    Attributes:
        areas: Number to the ids of the areas meant.
        actions: Number to the id of the action meant.
        meeting: The id of the meeting whose agenda is meant; the next coordinating meeting when left out.
    """

    areas: Mapping[int, tuple[str, ...]] = Factory(dict)
    actions: Mapping[int, str] = Factory(dict)
    meeting: str | None = None


NO_DECISIONS = Decisions()


def proposals(
    register: Register, entries: Sequence[Entry], day: date, decisions: Decisions = NO_DECISIONS
) -> tuple[Proposal, ...]:
    """Give what would become of everything that was handed in.

    Two updates of one action that say different things are both unclear, until one of them is chosen.

    Args:
        register: The register.
        entries: What was handed in, in order; their numbers count from 1.
        day: Today.
        decisions: What the coordinator has said already.
    """
    found = [_proposal(register, number, entry, day, decisions) for number, entry in enumerate(entries, start=1)]
    return tuple(_told_apart(found))


def _proposal(register: Register, number: int, entry: Entry, day: date, decisions: Decisions) -> Proposal:
    problems: list[LokalkontaktError] = []
    remarks: list[LokalkontaktError] = []
    areas = decisions.areas.get(number) or named(register, Area, entry.areas, day, code="LKE729", problems=problems)
    people = named(register, Person, (entry.by,) if entry.by else (), day, code="LKE730", problems=remarks)
    action = meeting = None
    if entry.day is not None and entry.day > day:
        problems.append(UsageError("LKE720", field="day", day=entry.day))
    if entry.type is EntryType.ACTION:
        action = decisions.actions.get(number) or _action(register, entry, day, problems)
    elif not entry.text:
        problems.append(UsageError("LKE737", number=number))
    limit = MOST_IN_A_TITLE if entry.type is EntryType.AGENDA else MOST_IN_A_TEXT
    if len(entry.text) > limit:
        problems.append(UsageError("LKE739", number=number, limit=limit, length=len(entry.text)))
    if entry.type is EntryType.AGENDA:
        there = register.find(Meeting, decisions.meeting) or next_meeting(register, day, MeetingType.COORDINATION)
        meeting = there.id if there is not None else None
        if there is None:
            problems.append(RefusedError("LKE732"))
    made = Proposal(
        number=number,
        entry=entry,
        state=ProposalState.UNCLEAR if problems else ProposalState.NEW,
        areas=areas,
        by=people[0] if people else None,
        action=action,
        meeting=meeting,
        problems=tuple(problems),
        remarks=tuple(remarks),
    )
    return evolve(made, state=ProposalState.SAME) if not problems and _known(register, made) else made


def _action(register: Register, entry: Entry, day: date, problems: list[LokalkontaktError]) -> str | None:
    """Give the open action that is meant: by its id, or by words that only one of them begins with."""
    wanted = fold(entry.action or "")
    by_id = register.find(Action, (entry.action or "").strip())
    if by_id is not None:
        return by_id.id
    near = [one.id for one in open_actions(register, day) if wanted and fold(one.text).startswith(wanted)]
    if len(near) == 1:
        return near[0]
    problems.append(NotFoundError("LKE731", typed=(entry.action or "–")[:60], count=len(near)))
    return None


def _known(register: Register, made: Proposal) -> bool:
    entry = made.entry
    if entry.type is EntryType.KNOWLEDGE:
        return bool(register.by(Knowledge, "source_key").get(entry.key))
    if entry.type is EntryType.AGENDA:
        agenda = register.get(Meeting, made.meeting or "").agenda
        return any(item.title is not None and fold(item.title) == fold(entry.text) for item in agenda)
    action = register.get(Action, made.action or "")
    return not (entry.done and action.open) and (not entry.text or entry.text == action.remark)


def _told_apart(found: list[Proposal]) -> list[Proposal]:
    """Mark updates of one action that differ, and what is handed in twice."""
    said: dict[str, set[tuple[str, bool]]] = {}
    for one in found:
        if one.action is not None:
            said.setdefault(one.action, set()).add((one.entry.text, one.entry.done))
    seen: set[tuple[EntryType, str | None, str]] = set()
    made = []
    for one in found:
        about = (one.entry.type, one.action, one.entry.key)
        if one.action is not None and len(said[one.action]) > 1 and one.state is ProposalState.NEW:
            split = RefusedError("LKE734", action=Ref(Action.kind, one.action))
            made.append(evolve(one, state=ProposalState.UNCLEAR, problems=(*one.problems, split)))
        elif about in seen and one.state is ProposalState.NEW:
            made.append(evolve(one, state=ProposalState.SAME))
        else:
            made.append(one)
        seen.add(about)
    return made
