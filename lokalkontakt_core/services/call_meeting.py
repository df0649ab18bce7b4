"""Call a meeting: the agenda is filled, everybody who is to come stands on its list and is to be told."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.agenda import Finding, filled
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.meeting import Attendance, Meeting, time_of
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.meeting_fields import open_meeting
from lokalkontakt_core.services.standing import stands


def _contacts(register: Register, meeting: Meeting) -> Iterable[str]:
    pilot = register.find(Pilot, meeting.pilot)
    if pilot is not None:
        return pilot.contacts
    if meeting.type is not MeetingType.COORDINATION:
        return ()
    held = standing_on(register, meeting.day).by_contact
    return sorted(contact for contact, all_held in held.items() if any(one.active for one in all_held))


def invited(register: Register, meeting: Meeting, day: date) -> tuple[str, ...]:
    """Give the ids of the persons who are to come: the owner, and the active contacts or those of the pilot.

    Who is a contact is read on the day of the meeting; who has left today is called to nothing.
    """
    persons = (register.get(Contact, contact).person for contact in _contacts(register, meeting))
    everybody = dict.fromkeys([*([meeting.owner] if meeting.owner else []), *persons])
    return tuple(one for one in everybody if stands(register.get(Person, one), day))


def call_meeting(
    context: Context, *, meeting: str, persons: Sequence[str] = (), findings: Sequence[Finding] = ()
) -> ChangeSet:
    """Call a meeting, or call those who have joined since it was called.

    Args:
        context: The register and the day.
        meeting: The meeting's id.
        persons: Ids of further persons to call.
        findings: What the rules found, for the agenda.

    Raises:
        NotFoundError: LKE201 when there is no such meeting or person.
        RefusedError: LKE296 or LKE297 when it is written up or cancelled, LKE298 when nobody owns it (G20), LKE299
            when its day is past, LKE702 when there is nobody to call, LKE701 when everybody has been called.
    """
    register = context.register
    before = open_meeting(context, meeting)
    if before.owner is None:
        raise RefusedError("LKE298", meeting=before.ref, day=before.day)
    if before.day < context.day:
        raise RefusedError("LKE299", meeting=before.ref, day=before.day)
    named = [register.get(Person, one).id for one in persons]
    everybody = tuple(dict.fromkeys([*invited(register, before, context.day), *named]))
    if not [one for one in everybody if one != before.owner]:
        raise RefusedError("LKE702", meeting=before.ref, day=before.day)
    listed = {one.person for one in before.attendance}
    new = everybody if before.called is None else tuple(one for one in everybody if one not in listed)
    if not new:
        raise RefusedError("LKE701", meeting=before.ref, day=before.called)
    after = evolve(
        before,
        called=before.called or context.day,
        agenda=filled(register, before, context.day, findings) if before.called is None else before.agenda,
        attendance=(*before.attendance, *(Attendance(person=one) for one in everybody if one not in listed)),
    )
    notices = [
        announce(
            context,
            NoticeKind.MEETING_CALLED,
            about=after.ref,
            recipient=Ref(Person.kind, one),
            reference=time_of(after),
            why="call_meeting",
        )
        for one in new
        if one != after.owner
    ]
    return ChangeSet("call_meeting", register.put(after, *notices), about=(after.ref,))


def newcomers(register: Register, meeting: Meeting, day: date) -> Iterator[str]:
    """Give the ids of the persons who are to come and have not been called."""
    called = {one.person for one in meeting.attendance}
    return (one for one in invited(register, meeting, day) if one not in called)
