"""Knowledge: what was learned about an area, or what an area should know (E19, E20, G16, G17, G24)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class Direction(enum.StrEnum):
    """Which way it goes: from an area to the administration, or from the administration to an area (G17)."""

    FROM_AREA = "from_area"
    TO_AREA = "to_area"


class KnowledgeType(enum.StrEnum):
    """What kind of knowledge it is."""

    KNOWLEDGE = "knowledge"
    CHALLENGE = "challenge"
    EXPERIENCE = "experience"
    QUESTION = "question"


class Visibility(enum.StrEnum):
    """Who may read it: all colleagues, the contacts, or only the coordinator (G16)."""

    COLLEAGUES = "colleagues"
    CONTACTS = "contacts"
    PRIVATE = "private"


@frozen(kw_only=True)
class Knowledge(Record):
    """One thing to know.

    Attributes:
        text: What there is to know.
        type: What kind.
        day: When it was told.
        areas: The areas it comes from or goes to; empty when it concerns the whole scheme.
        direction: Which way it goes; None when it concerns no area.
        by: Who told it.
        fields_of_work: The fields of work it belongs to, as the scheme names them.
        focus: The focus areas and aims of the strategy it belongs to, as the scheme names them.
        visibility: Who may read it.
        owes_answer: Whether somebody waits for an answer (E19).
        answered: The day the answer was given.
        answer: The answer.
        passed_on: The day it was passed on to those it concerns (R19, G24).
        meeting: The meeting it came up at.
        pilot: The pilot it is an experience of (G37).
    """

    kind: ClassVar[str] = "knowledge"

    text: str
    type: KnowledgeType = KnowledgeType.KNOWLEDGE
    day: date
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    direction: Direction | None = None
    by: str | None = field(default=None, metadata=refers_to("person"))
    fields_of_work: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    visibility: Visibility = Visibility.COLLEAGUES
    owes_answer: bool = False
    answered: date | None = None
    answer: str | None = None
    passed_on: date | None = None
    meeting: str | None = field(default=None, metadata=refers_to("meeting"))
    pilot: str | None = field(default=None, metadata=refers_to("pilot"))

    @property
    def unanswered(self) -> bool:
        """Tell whether somebody still waits for an answer."""
        return self.owes_answer and self.answered is None
