"""The agenda of a meeting: points are proposed, changed, put in order and taken off; what is missing is filled in."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.agenda import Finding, filled
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.meeting import AgendaItem, ItemType, Meeting
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.meeting_fields import open_meeting
from lokalkontakt_core.services.meeting_series import whole_number

AGENDA_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "title": fields.line(),
        "minutes": fields.optional(whole_number),
        "proposed_by": fields.optional(fields.reference(Person)),
        "areas": fields.several(fields.reference(Area)),
    }
)


def item_of(meeting: Meeting, number: int) -> AgendaItem:
    """Give a point of the agenda, counted from 1.

    Raises:
        NotFoundError: LKE295 when there is none of that number.
    """
    if not 1 <= number <= len(meeting.agenda):
        raise NotFoundError("LKE295", meeting=meeting.ref, number=number, count=len(meeting.agenda))
    return meeting.agenda[number - 1]


def with_item(meeting: Meeting, number: int, item: AgendaItem) -> Meeting:
    """Give the meeting with another point in a place, counted from 1."""
    items = list(meeting.agenda)
    items[number - 1] = item
    return evolve(meeting, agenda=tuple(items))


def propose_item(
    context: Context,
    *,
    meeting: str,
    title: str,
    minutes: int | None = None,
    proposed_by: str | None = None,
    areas: Sequence[str] = (),
) -> ChangeSet:
    """Put a point on the agenda, as the last one.

    Args:
        context: The register and the day.
        meeting: The meeting's id.
        title: What is to be talked about.
        minutes: The time set aside.
        proposed_by: The id of the person who wants it.
        areas: The ids of the areas it concerns.

    Raises:
        NotFoundError: LKE201 when there is no such meeting, person or area.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = open_meeting(context, meeting)
    given = {"title": title, "minutes": minutes, "proposed_by": proposed_by, "areas": tuple(areas)}
    stored = fields.checked(context, AGENDA_FIELDS, given)
    item = AgendaItem(type=ItemType.PROPOSED if proposed_by else ItemType.OTHER, **stored)
    return _write(context, "propose_item", evolve(before, agenda=(*before.agenda, item)))


def edit_item(context: Context, *, meeting: str, number: int, changes: Mapping[str, Any]) -> ChangeSet:
    """Change a point of the agenda, counted from 1: the fields of `AGENDA_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such meeting, LKE295 when there is no such point.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = open_meeting(context, meeting)
    item = item_of(before, number)
    fields.refuse_unknown(changes, AGENDA_FIELDS, {"note": "write_note", "done": "finish_item"}, "agenda_item")
    stored = fields.checked(context, AGENDA_FIELDS, changes)
    return _write(context, "edit_item", with_item(before, number, evolve(item, **stored)))


def remove_item(context: Context, *, meeting: str, number: int) -> ChangeSet:
    """Take a point, counted from 1, off the agenda.

    Raises:
        NotFoundError: LKE201 when there is no such meeting, LKE295 when there is no such point.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled.
        UsageError: LKE715 when something has been written under it.
    """
    before = open_meeting(context, meeting)
    if item_of(before, number).note is not None:
        raise UsageError("LKE715", meeting=before.ref, number=number)
    left = tuple(one for place, one in enumerate(before.agenda, start=1) if place != number)
    return _write(context, "remove_item", evolve(before, agenda=left))


def move_item(context: Context, *, meeting: str, number: int, to: int) -> ChangeSet:
    """Move a point of the agenda to another place; both are counted from 1.

    Raises:
        NotFoundError: LKE201 when there is no such meeting, LKE295 when there is no such point or place.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled.
    """
    before = open_meeting(context, meeting)
    item = item_of(before, number)
    item_of(before, to)
    items = [one for place, one in enumerate(before.agenda, start=1) if place != number]
    items.insert(to - 1, item)
    return _write(context, "move_item", evolve(before, agenda=tuple(items)))


def fill_agenda(context: Context, *, meeting: str, findings: Sequence[Finding] = ()) -> ChangeSet:
    """Put on the agenda what belongs there and is missing: standing points, open actions, and what else waits.

    Args:
        context: The register and the day.
        meeting: The meeting's id.
        findings: What the rules found.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled.
    """
    before = open_meeting(context, meeting)
    agenda = filled(context.register, before, context.day, findings)
    return _write(context, "fill_agenda", evolve(before, agenda=agenda))


def _write(context: Context, verb: str, after: Meeting) -> ChangeSet:
    return ChangeSet(verb, context.register.put(after), about=(after.ref,))
