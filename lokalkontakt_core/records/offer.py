"""Offers: the scheme was offered to an area (G1)."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Offer(Record):
    """An area was asked whether it wants a contact.

    Attributes:
        area: Who was asked.
        day: When, or unknown.
        via: How, for example "møde for alle lokalråd".
        by: Who asked.
    """

    kind: ClassVar[str] = "offer"

    area: str = field(metadata=refers_to("area"))
    day: date | Unknown
    via: str | None = None
    by: str | None = field(default=None, metadata=refers_to("person"))
