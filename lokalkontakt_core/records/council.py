"""Local councils (lokalråd, beboerforeninger …): the bodies that answer for an area."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Council(Record):
    """The local organisation of one area or more.

    Attributes:
        name: The name it uses itself (O15: they have many names).
        areas: The areas it speaks for.
        email: Its own mailbox, not a private person's.
        chair: The person to turn to.
        ended: The first day it no longer exists.
    """

    kind: ClassVar[str] = "council"

    name: str
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    email: str | None = None
    chair: str | None = field(default=None, metadata=refers_to("person"))
    ended: date | None = None
