"""The checklist of a hand-over: what is open in its areas on a day, what was ticked, what somebody added."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve

from lokalkontakt_core.coordination.handovers import areas_of, former_of, successor_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover, HandoverItem, HandoverThing
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

_ORDER = tuple(HandoverThing)


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
