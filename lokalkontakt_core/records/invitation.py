"""Invitations: who was asked in a wave. Code, used-mark and answer live in the response store only."""

from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Invitation(Record):
    """An area is asked to answer in a wave.

    Attributes:
        wave: The wave.
        area: The area that is asked.
        council: The body that answers, where one is known.
    """

    kind: ClassVar[str] = "invitation"

    wave: str = field(metadata=refers_to("wave"))
    area: str = field(metadata=refers_to("area"))
    council: str | None = field(default=None, metadata=refers_to("council"))
