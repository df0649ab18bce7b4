"""Meetings: change what is known of one, move it to another day, cancel it; those who were called are told."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.closed_days import NO_HOLIDAYS, Holidays
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting, time_of
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited
from lokalkontakt_core.services.meeting_fields import MEETING_FIELDS, open_meeting
from lokalkontakt_core.services.plan_meetings import refuse_closed

_OWN_VERBS: Mapping[str, str] = MappingProxyType({"day": "move_meeting", "cancelled": "cancel_meeting"})
_EDITED = MappingProxyType({name: check for name, check in MEETING_FIELDS.items() if name != "day"})
_REASON = fields.text()


def tell_called(context: Context, meeting: Meeting, kind: NoticeKind, verb: str) -> Iterator[Notice]:
    """Give one notice to each person who was called to a meeting."""
    for one in meeting.attendance:
        yield announce(
            context,
            kind,
            about=meeting.ref,
            recipient=Ref(Person.kind, one.person),
            reference=time_of(meeting),
            why=verb,
        )


def edit_meeting(context: Context, *, meeting: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a meeting: those of `MEETING_FIELDS` but the day; who was called is told of another time.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 when its minutes are final, LKE297 when it was cancelled.
        UsageError: LKE221 for the day, which `move_meeting` changes.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = open_meeting(context, meeting)
    after = edited(context, before, changes, _EDITED, _OWN_VERBS)
    told = after.called is not None and (after.starts, after.place) != (before.starts, before.place)
    ahead = after.day >= context.day
    notices = tell_called(context, after, NoticeKind.MEETING_MOVED, "edit_meeting") if told and ahead else ()
    return ChangeSet("edit_meeting", context.register.put(after, *notices), about=(after.ref,))


def move_meeting(
    context: Context,
    *,
    meeting: str,
    day: date,
    starts: str | None = None,
    holidays: Holidays = NO_HOLIDAYS,
    anyway: bool = False,
    reason: str | None = None,
) -> ChangeSet:
    """Move a meeting to another day; those who were called are to be told.

    Args:
        context: The register and the day.
        meeting: The meeting's id.
        day: The new day.
        starts: The new time of day; the same as before when left out.
        holidays: The holidays of that year.
        anyway: Whether to meet on a closed day too.
        reason: Why.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled, LKE706 when it has been held,
            LKE299 when the new day is past, LKE700 or LKE712 with `alternatives` when the day is closed.
    """
    before = _ahead(context, meeting)
    stored = fields.checked(context, MEETING_FIELDS, {"day": day, "starts": starts or before.starts})
    if stored["day"] < context.day:
        raise RefusedError("LKE299", field="day", meeting=before.ref, day=day)
    if not anyway and stored["day"] != before.day:
        refuse_closed(context, holidays, stored["day"], but=before.id)
    after = evolve(before, **stored)
    told = after != before and after.called is not None
    notices = tell_called(context, after, NoticeKind.MEETING_MOVED, "move_meeting") if told else ()
    return ChangeSet(
        "move_meeting",
        context.register.put(after, *notices),
        about=(after.ref,),
        reason=fields.optional(_REASON)(context, "reason", reason),
    )


def cancel_meeting(context: Context, *, meeting: str, reason: str) -> ChangeSet:
    """Cancel a meeting; it stays in the list with the reason, and those who were called are to be told.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 or LKE297 when the meeting is written up or cancelled, LKE706 when it has been held.
        UsageError: LKE218 when no reason is given.
    """
    before = _ahead(context, meeting)
    why = _REASON(context, "reason", reason)
    after = evolve(before, cancelled=why)
    told = after.called is not None and after.day >= context.day
    notices = tell_called(context, after, NoticeKind.MEETING_CANCELLED, "cancel_meeting") if told else ()
    return ChangeSet("cancel_meeting", context.register.put(after, *notices), about=(after.ref,), reason=why)


def _ahead(context: Context, meeting: str) -> Meeting:
    """Give a meeting that has not been held.

    Raises:
        RefusedError: LKE706 when it has.
    """
    found = open_meeting(context, meeting)
    if found.held or found.minutes_state is not None:
        raise RefusedError("LKE706", meeting=found.ref, day=found.day)
    return found
