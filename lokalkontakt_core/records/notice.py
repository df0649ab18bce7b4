"""Notices: somebody is to be told something. The intention only: no body, no address, no code."""

import enum
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import MAY_BE_GONE, Record, Ref
from lokalkontakt_core.records.journaled import Journaled
from lokalkontakt_core.values import frozen


class NoticeKind(enum.StrEnum):
    """What a notice says; each kind has a template."""

    WAVE_INVITATION = "wave_invitation"
    ASSIGNMENT_CONFIRMED = "assignment_confirmed"
    HANDOVER = "handover"
    CORRECTION = "correction"
    MEETING_CALLED = "meeting_called"
    MEETING_MOVED = "meeting_moved"
    MEETING_CANCELLED = "meeting_cancelled"
    OFFER = "offer"
    OFFER_REMINDER = "offer_reminder"
    ATTESTATION = "attestation"
    ATTESTATION_REMINDER = "attestation_reminder"
    PASSED_ON = "passed_on"


@frozen(kw_only=True)
class Notice(Record):
    """The intention to tell somebody, written in the same commit as its cause.

    Attributes:
        notice_kind: Which template.
        about: The record it is about; gone when the change that caused a delivered notice was undone.
        recipient: The person or council to be told; None when nobody is known.
        reference: What makes it unique together with kind, about and recipient, for example a start date.
        why: The verb of the change that caused it.
        journaled: Where the message stands in the journal, once it has gone out; None while it does not.
    """

    kind: ClassVar[str] = "notice"

    notice_kind: NoticeKind
    about: Ref = field(metadata=MAY_BE_GONE)
    recipient: Ref | None
    reference: str
    why: str
    journaled: Journaled | None = None
