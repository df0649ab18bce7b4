"""Assignments: this contact for that area, in a role, for a period."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period, Unknown
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class Role(enum.StrEnum):
    """The part a contact plays in an area; an area has one primary contact (G25)."""

    PRIMARY = "primary"
    SUBSTITUTE = "substitute"


class ConfirmedHow(enum.StrEnum):
    """Where a confirmation comes from: decided here, or taken over from a document."""

    DECIDED = "decided"
    IMPORTED = "imported"


@frozen(kw_only=True)
class Confirmation:
    """What makes a proposed assignment a real one.

    Attributes:
        day: When it was confirmed, or unknown.
        how: Decided here, or imported.
    """

    day: date | Unknown
    how: ConfirmedHow


@frozen(kw_only=True)
class HandoverWish:
    """It is wanted that the area goes to another contact (G26).

    Attributes:
        quote: The words it was wished in, as written.
        day: When, or unknown.
    """

    quote: str | None = None
    day: date | Unknown


@frozen(kw_only=True)
class Assignment(Record):
    """A contact covers an area.

    Attributes:
        area: The area.
        contact: The contact.
        role: Primary or substitute.
        period: Bounds may be unknown, which is not the same as open-ended.
        confirmation: None while it is only proposed.
        handover_wish: None when nobody asked for a hand-over.
        successor: The assignment that takes over from this one.
        note: The source's remark, for example "udviklingsprojekt" (O4).
    """

    kind: ClassVar[str] = "assignment"

    area: str = field(metadata=refers_to("area"))
    contact: str = field(metadata=refers_to("contact"))
    role: Role = Role.PRIMARY
    period: Period = Period()
    confirmation: Confirmation | None = None
    handover_wish: HandoverWish | None = None
    successor: str | None = field(default=None, metadata=refers_to("assignment"))
    note: str | None = None
