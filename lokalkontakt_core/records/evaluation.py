"""Evaluations: monthly notes and the final evaluation of a pilot, or of the scheme (L10, L11, G36, G40)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class EvaluationType(enum.StrEnum):
    """How much it settles: a note on the way, or the evaluation at the end."""

    NOTE = "note"
    FINAL = "final"


class SourceType(enum.StrEnum):
    """The kinds of knowledge an evaluation should draw on (G40)."""

    QUALITATIVE = "qualitative"
    PROFESSIONAL = "professional"
    QUANTITATIVE = "quantitative"


@frozen(kw_only=True)
class Evaluation(Record):
    """What was found.

    Attributes:
        pilot: The pilot; None for the scheme as a whole.
        type: A note on the way, or the end.
        day: When.
        text: What was found.
        areas: The areas that took part in it (G36).
        sources: The kinds of knowledge it draws on.
        wave: The survey round it draws on.
        experiences: The experiences it draws on (G37).
        meeting: The meeting it was made at.
    """

    kind: ClassVar[str] = "evaluation"

    pilot: str | None = field(default=None, metadata=refers_to("pilot"))
    type: EvaluationType = EvaluationType.NOTE
    day: date
    text: str
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    sources: tuple[SourceType, ...] = ()
    wave: str | None = field(default=None, metadata=refers_to("wave"))
    experiences: tuple[str, ...] = field(default=(), metadata=refers_to("knowledge"))
    meeting: str | None = field(default=None, metadata=refers_to("meeting"))
