"""Waves (spørgerunder): one form put to a set of areas at one time."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class WaveMode(enum.StrEnum):
    """Whether answers carry the area's name; chosen before opening, never changed."""

    NAMED = "named"
    ANONYMOUS = "anonymous"


class WaveState(enum.StrEnum):
    """Where a wave stands; whoever finds `closing` finishes the closing."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


@frozen(kw_only=True)
class Wave(Record):
    """A survey round.

    Attributes:
        name: What the coordinator calls it.
        form: The frozen form.
        mode: Named (the council answers as a body) or anonymous.
        state: Draft, open, closing or closed.
        areas: The areas asked.
        opened: The day it opened.
        closes: The last day announced; codes work until the wave is closed. None without a limit.
        closed: The day it closed.
        threshold: The least number of answers a shown figure rests on (anonymous waves).
    """

    kind: ClassVar[str] = "wave"

    name: str
    form: str = field(metadata=refers_to("form"))
    mode: WaveMode
    state: WaveState = WaveState.DRAFT
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    opened: date | None = None
    closes: date | None = None
    closed: date | None = None
    threshold: int = 5
