"""Hand-overs on a day: how far each has come, what is open in its areas, and what is left to do (W10)."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve

from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover, HandoverItem, HandoverThing
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class HandoverStep(enum.StrEnum):
    """The steps of a hand-over, in the order they are mostly taken in."""

    AREAS = "areas"
    SUCCESSOR = "successor"
    DAY = "day"
    CHECKLIST = "checklist"
    NOTICE = "notice"
    CLOSE = "close"


class HandoverState(enum.StrEnum):
    """Where a hand-over stands on a day; derived, never stored."""

    PLANNING = "planning"
    AGREED = "agreed"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    GIVEN_UP = "given_up"


def handed(register: Register, handover: Handover) -> tuple[Assignment, ...]:
    """Give the assignments that are handed over."""
    return tuple(register.get(Assignment, one) for one in handover.assignments)


def areas_of(register: Register, handover: Handover) -> tuple[str, ...]:
    """Give the ids of the areas, in the order they were named."""
    return tuple(dict.fromkeys(one.area for one in handed(register, handover)))


def former_of(register: Register, handover: Handover) -> tuple[str, ...]:
    """Give the ids of the contacts who hand over."""
    return tuple(dict.fromkeys(one.contact for one in handed(register, handover)))


def taken_over(register: Register, handover: Handover) -> tuple[Assignment, ...]:
    """Give the assignments that take over, as far as there are any."""
    found = (register.find(Assignment, one.successor) for one in handed(register, handover))
    return tuple(one for one in found if one is not None)


def left_of(register: Register, handover: Handover) -> tuple[Assignment, ...]:
    """Give the assignments nobody has taken over yet."""
    return tuple(one for one in handed(register, handover) if one.successor is None)


def successor_of(register: Register, handover: Handover) -> str | None:
    """Give the contact who takes over: who has in fact, else with whom it is agreed."""
    return next((one.contact for one in taken_over(register, handover)), handover.successor)


def last_overlap_day(handover: Handover) -> date | None:
    """Give the last day both are there, None without an overlap."""
    end = handover.overlap.end if handover.overlap is not None else None
    return date.fromordinal(end.toordinal() - 1) if isinstance(end, date) else None


def state_of_handover(register: Register, handover: Handover) -> HandoverState:
    """Tell where a hand-over stands."""
    if handover.given_up is not None:
        return HandoverState.GIVEN_UP
    if handover.closed is not None:
        return HandoverState.CLOSED
    if not left_of(register, handover):
        return HandoverState.HANDED_OVER
    settled = handover.successor is not None and handover.agreed is not None
    return HandoverState.AGREED if settled else HandoverState.PLANNING


@frozen
class OpenThing:
    """One row of the checklist.

    Attributes:
        thing: What kind of thing.
        about: The record it concerns: a project, an action, the area of an agreement, the contact to be made ready.
        text: What, for a thing somebody added; None for one that the register knows.
        done: The day it was ticked, or what it waited for came true by itself (then the day that is asked for).
        ticked: Whether somebody has ticked it.
    """

    thing: HandoverThing
    about: Ref | None
    text: str | None = None
    done: date | None = None
    ticked: bool = False


def _in_areas(records: Mapping[str, tuple[Record, ...]], areas: Iterable[str]) -> tuple[Record, ...]:
    found = {record.id: record for area in areas for record in records.get(area, ())}
    return tuple(found[key] for key in sorted(found))


def _open_things(register: Register, areas: tuple[str, ...], former: tuple[str, ...], day: date) -> Iterator[Record]:
    """Give the projects, promises, unanswered questions and meetings that somebody else is to know of."""
    projects = [one for one in _in_areas(register.by(Project, "areas"), areas) if _running(one, day)]
    yield from projects
    actions = dict.fromkeys(one.id for one in _in_areas(register.by(Action, "areas"), areas))
    for project in projects:
        actions.update(dict.fromkeys(one.id for one in register.by(Action, "project").get(project.id, ())))
    yield from (one for key in actions if (one := register.get(Action, key)).open)
    for known in _in_areas(register.by(Knowledge, "areas"), areas):
        if isinstance(known, Knowledge) and known.unanswered:
            yield known
    people = {register.get(Contact, contact).person for contact in former}
    for meeting in sorted(register.all(Meeting), key=lambda one: (one.day, one.id)):
        if meeting.day >= day and not meeting.held and meeting.cancelled is None and _concerns(meeting, areas, people):
            yield meeting


def _running(project: Record, day: date) -> bool:
    return isinstance(project, Project) and (project.closed is None or project.closed > day)


def _concerns(meeting: Meeting, areas: tuple[str, ...], people: set[str]) -> bool:
    of_area = any(not set(areas).isdisjoint(item.areas) for item in meeting.agenda)
    return of_area or any(one.person in people for one in meeting.attendance)


def _agreed_anew(register: Register, handover: Handover, area: str, successor: str | None, day: date) -> date | None:
    """Give the day the area made an agreement with the successor, or one that names nobody, since it was begun."""
    made = [
        one.day
        for one in register.by(Agreement, "area").get(area, ())
        if handover.begun <= one.day <= day and one.contact in {None, successor}
    ]
    return min(made, default=None)


def _made_ready(register: Register, contact: str) -> date | None:
    """Give the day the last item of a contact's checklist was done, None while something is open."""
    lists = register.by(Onboarding, "contact").get(contact, ())
    days = [item.done for one in lists if one.complete for item in one.items if item.done is not None]
    return max(days, default=None)


def checklist(register: Register, handover: Handover, day: date) -> tuple[OpenThing, ...]:
    """Give what there is to hand over: what is open in the areas on the day, what was ticked, what was added.

    A closed or given-up hand-over shows what was ticked and added only: what is open since is another's.
    """
    stored: dict[tuple[HandoverThing, Ref | None], HandoverItem] = {
        (one.thing, one.about): one for one in handover.items if one.thing is not HandoverThing.OTHER
    }
    rows: dict[tuple[HandoverThing, Ref | None], OpenThing] = {}
    if handover.under_way:
        for row in _found(register, handover, day):
            tick = stored.get((row.thing, row.about))
            done = tick.done if tick is not None else row.done
            rows[row.thing, row.about] = evolve(row, done=done, ticked=tick is not None and tick.done is not None)
    for (thing, about), tick in stored.items():
        rows.setdefault((thing, about), OpenThing(thing, about, done=tick.done, ticked=True))
    added = [one for one in handover.items if one.thing is HandoverThing.OTHER]
    return (
        *sorted(rows.values(), key=lambda row: (_ORDER.index(row.thing), str(row.about))),
        *(OpenThing(one.thing, one.about, one.text, one.done, ticked=one.done is not None) for one in added),
    )


_ORDER = tuple(HandoverThing)


def _found(register: Register, handover: Handover, day: date) -> Iterator[OpenThing]:
    areas = areas_of(register, handover)
    for record in _open_things(register, areas, former_of(register, handover), day):
        yield OpenThing(HandoverThing(record.kind), record.ref)
    successor = successor_of(register, handover)
    for area in areas:
        renewed = _agreed_anew(register, handover, area, successor, day)
        yield OpenThing(HandoverThing.AGREEMENT, Ref(Area.kind, area), done=renewed)
    if successor is not None:
        ready = _made_ready(register, successor)
        yield OpenThing(HandoverThing.ONBOARDING, Ref(Contact.kind, successor), done=ready)


def as_item(row: OpenThing, done: date | None) -> HandoverItem:
    """Give a row of the checklist as it is stored."""
    return HandoverItem(thing=row.thing, text=row.text, about=row.about, done=done)


class StepState(enum.StrEnum):
    """How far one step is: done, the first that is not, or to come."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"


def steps(register: Register, handover: Handover, day: date) -> Mapping[HandoverStep, StepState]:
    """Tell of each step how far it is; steps can be taken in any order."""
    rows = checklist(register, handover, day)
    done = {
        HandoverStep.AREAS: True,
        HandoverStep.SUCCESSOR: successor_of(register, handover) is not None,
        HandoverStep.DAY: handover.agreed is not None or not left_of(register, handover),
        HandoverStep.CHECKLIST: all(row.done is not None for row in rows),
        HandoverStep.NOTICE: not left_of(register, handover),
        HandoverStep.CLOSE: handover.closed is not None,
    }
    first = next((step for step, is_done in done.items() if not is_done), None)
    return {
        step: StepState.DONE if is_done else StepState.NOW if step is first else StepState.OPEN
        for step, is_done in done.items()
    }


def first_day_of(register: Register, handover: Handover) -> date | None:
    """Give the first day of who takes over: as it is, else as it is agreed."""
    starts = [one.period.start for one in taken_over(register, handover)]
    days = [start for start in starts if isinstance(start, date)]
    return max(days, default=handover.agreed)


def last_day_of_both(register: Register, handover: Handover, day: date) -> date | None:
    """Give the last day on which somebody who hands over is still there, None when that is past."""
    if left_of(register, handover):
        return last_overlap_day(handover)
    ends = [one.period.end for one in handed(register, handover) if state_of(register, one, day) is not _ENDED]
    days = [date.fromordinal(end.toordinal() - 1) for end in ends if isinstance(end, date)]
    return max(days, default=None)


_ENDED = AssignmentState.ENDED


def _under_way(register: Register, _day: date) -> Mapping[str, Handover]:
    return {
        assignment: handover
        for handover in sorted(register.all(Handover), key=lambda one: one.id)
        if handover.under_way
        for assignment in handover.assignments
    }


def under_way(register: Register, day: date) -> Mapping[str, Handover]:
    """Give the hand-overs that are neither closed nor given up, by the ids of their assignments."""
    return register.derived(_under_way, day)
