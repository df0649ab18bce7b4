"""Actions: what somebody promised to do, carried from meeting to meeting until it is done."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Action(Record):
    """Something to do, with an owner and a day.

    Attributes:
        text: What is to be done.
        owner: Who does it.
        due: The last day it is on time; None when no day was set.
        meeting: The meeting it was decided at.
        areas: The areas it concerns.
        project: The project it belongs to.
        done: The day it was done.
        dropped: Why it will not be done.
        remark: How it goes.
    """

    kind: ClassVar[str] = "action"

    text: str
    owner: str | None = field(default=None, metadata=refers_to("person"))
    due: date | None = None
    meeting: str | None = field(default=None, metadata=refers_to("meeting"))
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    project: str | None = field(default=None, metadata=refers_to("project"))
    done: date | None = None
    dropped: str | None = None
    remark: str | None = None

    @property
    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.done is None and self.dropped is None
