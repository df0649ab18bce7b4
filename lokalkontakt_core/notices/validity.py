"""Whether a notice still holds: it is looked at again just before it is sent, for the world moves on meanwhile."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.notices.handovers import areas_for
from lokalkontakt_core.notices.passing_on import still_passed_on
from lokalkontakt_core.notices.recipients import area_of
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.meeting import Meeting, time_of
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.announce import plain_reference

GONE = "LKE415"
"""The code of a notice whose cause is no longer in the register."""
OUTLIVED = frozenset({"LKE410", "LKE411", "LKE412", "LKE413", "LKE711", GONE, "LKE755", "LKE756"})
"""The codes of what the register says against sending; it may say otherwise again, for example after a redo."""


def no_longer_holds(register: Register, notice: Notice, day: date) -> str | None:
    """Give the code of why a notice is not to be sent any more, None while it holds.

    LKE410: the survey round is not open. LKE411: the assignment has ended, or its start has moved. LKE412: another
    person than the recipient has the assignment. LKE413: the person has left, or the council speaks no longer for the
    area. LKE415: what it is about is gone. LKE755: the contact has confirmed what they cover. LKE756: the area has
    answered. LKE711: the meeting has been moved, cancelled or held.
    """
    if _has_left(register, notice, day):
        return "LKE413"
    judge = _JUDGES.get(notice.notice_kind)
    return judge(register, notice, day) if judge is not None else None


def _has_left(register: Register, notice: Notice, day: date) -> bool:
    if notice.recipient is None:
        return False
    recipient = register.at(notice.recipient)
    if recipient is None:
        return True
    if isinstance(recipient, Person | Council) and recipient.ended is not None and recipient.ended <= day:
        return True
    area = area_of(register, notice.about)
    return isinstance(recipient, Council) and area is not None and area not in recipient.areas


def _of_offer(register: Register, notice: Notice, day: date) -> str | None:
    offer = register.at(notice.about)
    if not isinstance(offer, Offer):
        return GONE
    return "LKE756" if answer_of(register, offer.area, day) is not None else None


def _of_invitation(register: Register, notice: Notice, _day: date) -> str | None:
    invitation = register.at(notice.about)
    if not isinstance(invitation, Invitation):
        return GONE
    return None if register.get(Wave, invitation.wave).state is WaveState.OPEN else "LKE410"


def _of_assignment(register: Register, notice: Notice, day: date) -> str | None:
    assignment = register.at(notice.about)
    if not isinstance(assignment, Assignment):
        return GONE
    moved = str(assignment.period.start) != plain_reference(notice)
    if assignment.confirmation is None or assignment.period.ended(day) or assignment.period.is_empty or moved:
        return "LKE411"
    if notice.recipient is None or notice.recipient.kind != Person.kind:
        return None
    return None if _concerns(register, notice, assignment, notice.recipient) else "LKE412"


def _of_attestation(register: Register, notice: Notice, _day: date) -> str | None:
    question = register.at(notice.about)
    if not isinstance(question, Attestation):
        return GONE
    return "LKE755" if question.confirmed is not None else None


def _of_meeting(register: Register, notice: Notice, day: date) -> str | None:
    meeting = register.at(notice.about)
    if not isinstance(meeting, Meeting):
        return GONE
    cancelled = notice.notice_kind is NoticeKind.MEETING_CANCELLED
    stands = (meeting.cancelled is not None) is cancelled and plain_reference(notice) == time_of(meeting)
    return None if stands and meeting.day >= day else "LKE711"


def _of_passing_on(register: Register, notice: Notice, _day: date) -> str | None:
    return None if still_passed_on(register, notice) else GONE


def _concerns(register: Register, notice: Notice, assignment: Assignment, recipient: Ref) -> bool:
    if notice.notice_kind is NoticeKind.HANDOVER:
        return bool(areas_for(register, assignment, recipient.id))
    return register.get(Contact, assignment.contact).person == recipient.id


_JUDGES: Mapping[NoticeKind, Callable[[Register, Notice, date], str | None]] = MappingProxyType(
    {
        NoticeKind.WAVE_INVITATION: _of_invitation,
        NoticeKind.ASSIGNMENT_CONFIRMED: _of_assignment,
        NoticeKind.HANDOVER: _of_assignment,
        NoticeKind.OFFER: _of_offer,
        NoticeKind.OFFER_REMINDER: _of_offer,
        NoticeKind.ATTESTATION: _of_attestation,
        NoticeKind.ATTESTATION_REMINDER: _of_attestation,
        NoticeKind.MEETING_CALLED: _of_meeting,
        NoticeKind.MEETING_MOVED: _of_meeting,
        NoticeKind.MEETING_CANCELLED: _of_meeting,
        NoticeKind.PASSED_ON: _of_passing_on,
    }
)
"""How a notice of each kind is looked at; a correction always holds."""
