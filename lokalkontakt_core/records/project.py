"""Projects in areas; in one that takes much time the coordinator takes part (E21, G23)."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Informed:
    """Somebody was told about a project, and when."""

    contact: str = field(metadata=refers_to("contact"))
    day: date


@frozen(kw_only=True)
class Project(Record):
    """Something an area has set about.

    Attributes:
        name: What it is called.
        areas: Where.
        description: What it is about.
        time_consuming: Whether it takes more time than a contact has (R18).
        coordinator_joined: The day the coordinator joined; None when that has not happened.
        informed: The contacts who were told.
        owner: Who runs it, in words: the area's own people do (P3).
        period: When.
        focus: The focus areas and aims of the strategy it belongs to, as the scheme names them.
        closed: The day it ended.
        outcome: What came of it.
    """

    kind: ClassVar[str] = "project"

    name: str
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    description: str | None = None
    time_consuming: bool = False
    coordinator_joined: date | None = None
    informed: tuple[Informed, ...] = ()
    owner: str | None = None
    period: Period | None = None
    focus: tuple[str, ...] = ()
    closed: date | None = None
    outcome: str | None = None
