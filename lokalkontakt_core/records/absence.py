"""Absences: a contact is away for a time, and somebody stands in; the cause is never written down."""

from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Absence(Record):
    """A contact is away.

    Attributes:
        contact: Who.
        period: The days away; the end is the first day back.
        substitute: The contact who stands in; None when nobody does.
        assignments: The assignments of the substitute that were made for it.
    """

    kind: ClassVar[str] = "absence"

    contact: str = field(metadata=refers_to("contact"))
    period: Period
    substitute: str | None = field(default=None, metadata=refers_to("contact"))
    assignments: tuple[str, ...] = field(default=(), metadata=refers_to("assignment"))
