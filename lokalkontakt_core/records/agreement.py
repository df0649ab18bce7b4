"""Cooperation agreements: how contact and area have agreed to work together (E16, G13)."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.records.journaled import Journaled
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Agreement(Record):
    """What was agreed with an area.

    Attributes:
        area: The area.
        contact: The contact it was made with.
        day: When it was made.
        text: The agreement's words.
        journaled: Where it stands in the journal; None while it does not.
    """

    kind: ClassVar[str] = "agreement"

    area: str = field(metadata=refers_to("area"))
    contact: str | None = field(default=None, metadata=refers_to("contact"))
    day: date
    text: str
    journaled: Journaled | None = None
