"""Answers of areas to the offer of a contact: yes, no, or withdrawn. No record means: not answered."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class AnswerValue(enum.StrEnum):
    """What an area can say; "not answered" is derived, never stored."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class Answer(Record):
    """An area answered; the latest answer holds.

    Attributes:
        area: Who answered.
        day: When, or unknown.
        value: What was said.
        via: Through whom, for example "Det Fælles Landdistriktsråd" (G3).
        respondent: In which capacity, for example "formand"; no names.
        wave: The survey round it was adopted from.
    """

    kind: ClassVar[str] = "answer"

    area: str = field(metadata=refers_to("area"))
    day: date | Unknown
    value: AnswerValue
    via: str | None = None
    respondent: str | None = None
    wave: str | None = field(default=None, metadata=refers_to("wave"))
