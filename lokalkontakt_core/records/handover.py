"""Hand-overs: an area goes from one contact to the next, step by step, until it is closed (W10, G26)."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Record, Ref, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class HandoverItem:
    """One thing to hand over.

    Attributes:
        text: What.
        about: The record it concerns, such as a project or an open action.
        done: The day it was handed over; None while it is open.
    """

    text: str
    about: Ref | None = field(default=None, metadata={"may_be_gone": True})
    done: date | None = None


@frozen(kw_only=True)
class Handover(Record):
    """One hand-over of one area.

    Attributes:
        assignment: What is handed over.
        candidates: The contacts who were asked or thought of.
        successor: The contact it was agreed with.
        agreed: The first day of the successor.
        overlap: The days both are there; None without an overlap.
        items: What there is to hand over, in order.
        council_told: The day the area's council was told.
        successor_assignment: The assignment that was made for the successor.
        begun: The day it was begun.
        closed: The day it was closed; from then on it cannot be undone.
        given_up: Why it was given up.
    """

    kind: ClassVar[str] = "handover"

    assignment: str = field(metadata=refers_to("assignment"))
    candidates: tuple[str, ...] = field(default=(), metadata=refers_to("contact"))
    successor: str | None = field(default=None, metadata=refers_to("contact"))
    agreed: date | None = None
    overlap: Period | None = None
    items: tuple[HandoverItem, ...] = ()
    council_told: date | None = None
    successor_assignment: str | None = field(default=None, metadata=refers_to("assignment"))
    begun: date
    closed: date | None = None
    given_up: str | None = None
