"""Pilots (forsøgsprojekter): areas and contacts that try the scheme for half a year (S2)."""

from typing import ClassVar

from attrs import field, frozen

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Record, refers_to


@frozen(kw_only=True)
class Pilot(Record):
    """A trial in one area or a cluster of areas.

    Attributes:
        name: The name it is known by.
        areas: The areas it runs in.
        contacts: The contacts who take part.
        period: When; None for a pilot that was only proposed.
        outcome: What came of it, in words; None while it runs.
        note: Anything else the source says.
    """

    kind: ClassVar[str] = "pilot"

    name: str
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    contacts: tuple[str, ...] = field(default=(), metadata=refers_to("contact"))
    period: Period | None = None
    outcome: str | None = None
    note: str | None = None
