"""Hand-overs: areas go from their contacts to the next one, step by step, until it is closed (W10, G26)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Record, Ref, refers_to
from lokalkontakt_core.values import frozen


class HandoverThing(enum.StrEnum):
    """What kind of thing is handed over; all but the last are found in the register."""

    PROJECT = "project"
    ACTION = "action"
    KNOWLEDGE = "knowledge"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    ONBOARDING = "onboarding"
    OTHER = "other"


@frozen(kw_only=True)
class HandoverItem:
    """One thing that was handed over, or that somebody has added to the checklist.

    Attributes:
        thing: What kind of thing.
        text: What, for a thing somebody added; None for one that the register knows.
        about: The record it concerns, such as a project or an open action.
        done: The day it was handed over; None while it is open.
    """

    thing: HandoverThing = HandoverThing.OTHER
    text: str | None = None
    about: Ref | None = field(default=None, metadata={"may_be_gone": True})
    done: date | None = None


@frozen(kw_only=True)
class Handover(Record):
    """One hand-over of one or more areas to one contact.

    Who has taken over is not written here: the assignments that are handed over know their successors. What is open in
    the areas is found in the register on the day it is asked for.

    Attributes:
        assignments: What is handed over.
        candidates: The contacts who were asked or thought of.
        successor: The contact it was agreed with.
        agreed: The first day of the successor.
        overlap: The days both are there; None without an overlap.
        items: What was ticked off the checklist, and what was added to it.
        begun: The day it was begun.
        closed: The day it was closed; from then on it cannot be undone.
        given_up: Why it was given up.
    """

    kind: ClassVar[str] = "handover"

    assignments: tuple[str, ...] = field(metadata=refers_to("assignment"))
    candidates: tuple[str, ...] = field(default=(), metadata=refers_to("contact"))
    successor: str | None = field(default=None, metadata=refers_to("contact"))
    agreed: date | None = None
    overlap: Period | None = None
    items: tuple[HandoverItem, ...] = ()
    begun: date
    closed: date | None = None
    given_up: str | None = None

    @property
    def under_way(self) -> bool:
        """Tell whether it is neither closed nor given up."""
        return self.closed is None and self.given_up is None
