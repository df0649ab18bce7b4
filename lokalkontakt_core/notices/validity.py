"""Whether a notice still holds: it is looked at again just before it is sent, for the world moves on meanwhile."""

from datetime import date

from lokalkontakt_core.notices.handovers import areas_for
from lokalkontakt_core.notices.recipients import area_of
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.announce import plain_reference

GONE = "LKE415"
"""The code of a notice whose cause is no longer in the register."""
OUTLIVED = frozenset({"LKE410", "LKE411", "LKE412", "LKE413", GONE})
"""The codes of what the register says against sending; it may say otherwise again, for example after a redo."""


def no_longer_holds(register: Register, notice: Notice, day: date) -> str | None:
    """Give the code of why a notice is not to be sent any more, None while it holds.

    LKE410: the survey round is not open. LKE411: the assignment has ended, or its start has moved. LKE412: another
    person than the recipient has the assignment. LKE413: the person has left, or the council speaks no longer for the
    area. LKE415: what it is about is gone.
    """
    if _has_left(register, notice, day):
        return "LKE413"
    if notice.notice_kind is NoticeKind.WAVE_INVITATION:
        return _of_invitation(register, notice)
    if notice.notice_kind in {NoticeKind.ASSIGNMENT_CONFIRMED, NoticeKind.HANDOVER}:
        return _of_assignment(register, notice, day)
    return None


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


def _of_invitation(register: Register, notice: Notice) -> str | None:
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


def _concerns(register: Register, notice: Notice, assignment: Assignment, recipient: Ref) -> bool:
    if notice.notice_kind is NoticeKind.HANDOVER:
        return bool(areas_for(register, assignment, recipient.id))
    return register.get(Contact, assignment.contact).person == recipient.id
