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
        period: The days away.
        substitute: The contact who stands in; None when nobody does.
    """

    kind: ClassVar[str] = "absence"

    contact: str = field(metadata=refers_to("contact"))
    period: Period
    substitute: str | None = field(default=None, metadata=refers_to("contact"))
