"""Requests about personal data: what somebody asks to see, to have corrected or to have erased (GDPR 12, 15 to 17)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class RequestType(enum.StrEnum):
    """What is asked for: to see what is held, to have it corrected, or to have it erased."""

    INSIGHT = "insight"
    CORRECTION = "correction"
    ERASURE = "erasure"


class RequestOutcome(enum.StrEnum):
    """What the request came to."""

    MET = "met"
    PARTLY_MET = "partly_met"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class Request(Record):
    """One request. It names its person by id alone, so that it can stay when the person has been erased.

    Attributes:
        type: What is asked for.
        day: When it was received; the time to answer runs from then.
        person: Whose data it is about, when they are in the register.
        area: The area it came from, when no person is named or it says who asks.
        note: What was asked, in words.
        extended: The day the person was told that the answer takes longer; None when it does not.
        extension_reason: Why it takes longer.
        closed: The day it was answered; None while it waits.
        outcome: What it came to.
        outcome_reason: Why it was not met, or not all of it.
    """

    kind: ClassVar[str] = "request"

    type: RequestType
    day: date
    person: str | None = field(default=None, metadata=refers_to("person"))
    area: str | None = field(default=None, metadata=refers_to("area"))
    note: str | None = None
    extended: date | None = None
    extension_reason: str | None = None
    closed: date | None = None
    outcome: RequestOutcome | None = None
    outcome_reason: str | None = None
