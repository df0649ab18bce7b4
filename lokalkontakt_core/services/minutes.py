"""Minutes: who came, what was said under each point, and the final text that is not changed any more."""

from collections.abc import Sequence

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.meeting import Attendance, Meeting, MinutesState, Presence
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.agenda import item_of, with_item
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.meeting_fields import open_meeting

_NOTE = fields.optional(fields.text(typed.TEXT_LIMIT))


def _begun(context: Context, meeting: str) -> Meeting:
    """Give a meeting that is being held, or has been, with its minutes begun.

    Raises:
        RefusedError: LKE703 when its day is still to come.
    """
    found = open_meeting(context, meeting)
    if found.day > context.day:
        raise RefusedError("LKE703", meeting=found.ref, day=found.day)
    return evolve(found, held=True, minutes_state=MinutesState.DRAFT)


def begin_meeting(context: Context, *, meeting: str) -> ChangeSet:
    """Begin a meeting: it is held, and its minutes are a draft.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 or LKE297 when it is written up or cancelled, LKE703 when its day is still to come.
    """
    after = _begun(context, meeting)
    return ChangeSet("begin_meeting", context.register.put(after), about=(after.ref,))


def record_attendance(
    context: Context,
    *,
    meeting: str,
    present: Sequence[str] = (),
    excused: Sequence[str] = (),
    absent: Sequence[str] = (),
    unsaid: Sequence[str] = (),
) -> ChangeSet:
    """Note who came; who came without being called is put on the list. Excuses can be noted before the day.

    Args:
        context: The register and the day.
        meeting: The meeting's id.
        present: The ids of the persons who came.
        excused: Those who sent their excuses.
        absent: Those who did not come.
        unsaid: Those of whom it is not known after all.

    Raises:
        NotFoundError: LKE201 when there is no such meeting or person.
        RefusedError: LKE296 or LKE297 when it is written up or cancelled, LKE703 when somebody is to be present or
            absent and the day is still to come.
    """
    before = open_meeting(context, meeting) if not (present or absent) else _begun(context, meeting)
    said: dict[str, Presence | None] = {one.person: one.presence for one in before.attendance}
    for persons, presence in (
        (present, Presence.PRESENT),
        (excused, Presence.EXCUSED),
        (absent, Presence.ABSENT),
        (unsaid, None),
    ):
        said.update({context.register.get(Person, one).id: presence for one in persons})
    attendance = tuple(Attendance(person=person, presence=presence) for person, presence in said.items())
    after = evolve(before, attendance=attendance)
    return ChangeSet("record_attendance", context.register.put(after), about=(after.ref,))


def write_note(context: Context, *, meeting: str, number: int, note: str | None, done: bool | None = None) -> ChangeSet:
    """Write what was said under a point of the agenda, in place of what stood there.

    Args:
        context: The register and the day.
        meeting: The meeting's id.
        number: The point, counted from 1.
        note: The words, up to `typed.TEXT_LIMIT` characters; None empties it.
        done: Whether the meeting has been through the point; as before when left out.

    Raises:
        NotFoundError: LKE201 when there is no such meeting, LKE295 when there is no such point.
        RefusedError: LKE296 or LKE297 when it is written up or cancelled, LKE703 when its day is still to come.
        UsageError: LKE219 or LKE220 as for every text.
    """
    before = _begun(context, meeting)
    item = item_of(before, number)
    words = _NOTE(context, "note", note)
    after = with_item(before, number, evolve(item, note=words, done=item.done if done is None else done))
    return ChangeSet("write_note", context.register.put(after), about=(after.ref,))


def finish_item(context: Context, *, meeting: str, number: int, done: bool = True) -> ChangeSet:
    """Note that the meeting has been through a point, counted from 1; or that it has not after all.

    Raises:
        NotFoundError: LKE201 when there is no such meeting, LKE295 when there is no such point.
        RefusedError: LKE296 or LKE297 when it is written up or cancelled, LKE703 when its day is still to come.
    """
    before = _begun(context, meeting)
    after = with_item(before, number, evolve(item_of(before, number), done=done))
    return ChangeSet("finish_item", context.register.put(after), about=(after.ref,))


def finish_minutes(context: Context, *, meeting: str) -> ChangeSet:
    """Make the minutes final: nothing of the meeting is changed any more, only this can be undone.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 or LKE297 when it is written up or cancelled, LKE703 when its day is still to come, LKE716
            when nothing has been written.
    """
    before = _begun(context, meeting)
    if not any(item.note or item.done for item in before.agenda):
        raise RefusedError("LKE716", meeting=before.ref, day=before.day)
    after = evolve(before, minutes_state=MinutesState.FINAL, minutes_final=context.day)
    return ChangeSet("finish_minutes", context.register.put(after), about=(after.ref,))
