"""Local areas (lokalområder): the villages and towns that may have a contact."""

import enum
from datetime import date
from typing import Any, ClassVar

from attrs import field

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen

MINUTES_IN_A_WEEK = 7 * 24 * 60


class Size(enum.StrEnum):
    """How big an area is, as far as the work of a contact goes."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


def minutes_in_a_week(_record: object, attribute: object, value: Any) -> None:
    """Check minutes a week: None, or a whole number from 0 to the minutes a week has."""
    if value is not None and not 0 <= value <= MINUTES_IN_A_WEEK:
        raise UsageError("LKE212", field=getattr(attribute, "name", "minutes"), minutes=value)


@frozen(kw_only=True)
class Area(Record):
    """A local area.

    Attributes:
        name: The name as the area writes it; a hyphen in it is part of the name (O6).
        villages: The villages of a compound area ("Åle-Hjortsvang"), empty when the name is one place.
        size: None when nobody told us.
        cluster: The cluster of villages it belongs to.
        minutes_per_week: Overrides the estimate by size for this area (G9).
        status_note: What is said of the area itself, for example "fællesskab under opbygning" (O5).
        ended: The first day it is no longer an area of its own.
    """

    kind: ClassVar[str] = "area"

    name: str
    villages: tuple[str, ...] = ()
    size: Size | None = None
    cluster: str | None = field(default=None, metadata=refers_to("cluster"))
    minutes_per_week: int | None = field(default=None, validator=minutes_in_a_week)
    status_note: str | None = None
    ended: date | None = None
