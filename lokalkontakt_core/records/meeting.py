"""Meetings: called, with an agenda, held, and written down (E18, G18 to G20)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import MAY_BE_GONE, Record, Ref, refers_to
from lokalkontakt_core.records.journaled import Journaled
from lokalkontakt_core.records.meeting_series import MeetingType, clock_time, minutes_in_a_day
from lokalkontakt_core.values import frozen


class ItemType(enum.StrEnum):
    """What a point of the agenda is: one of the three that always stand there (G19), or another."""

    KNOWLEDGE = "knowledge"
    CHALLENGES = "challenges"
    EXPERIENCE = "experience"
    PROPOSED = "proposed"
    AUTOMATIC = "automatic"
    OTHER = "other"


STANDING = (ItemType.KNOWLEDGE, ItemType.CHALLENGES, ItemType.EXPERIENCE)
"""The points every coordinating meeting has (G19)."""


class Presence(enum.StrEnum):
    """Whether somebody who was called came."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class MinutesState(enum.StrEnum):
    """How far the minutes are: not begun is None; a final text is not changed any more."""

    DRAFT = "draft"
    FINAL = "final"


@frozen(kw_only=True)
class AgendaItem:
    """A point of the agenda and what came of it.

    Attributes:
        title: What is talked about, as somebody typed it; None for a point that goes by its type or by what it is
            about.
        type: What kind of point.
        minutes: The time set aside.
        proposed_by: Who proposed it.
        areas: The areas it concerns.
        about: What it was made from, all of one kind: open actions, questions, areas to be handed over, rules.
        note: What was said and decided; None until something is written.
        done: Whether the meeting has been through it.
    """

    title: str | None = None
    type: ItemType = ItemType.OTHER
    minutes: int | None = field(default=None, validator=minutes_in_a_day)
    proposed_by: str | None = field(default=None, metadata=refers_to("person"))
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    about: tuple[Ref, ...] = field(default=(), metadata=MAY_BE_GONE)
    note: str | None = None
    done: bool = False


@frozen(kw_only=True)
class Attendance:
    """Somebody who was called, and whether they came; None while nobody has said."""

    person: str = field(metadata=refers_to("person"))
    presence: Presence | None = None


@frozen(kw_only=True)
class Meeting(Record):
    """One meeting.

    Attributes:
        name: What it is called.
        type: Who meets.
        series: The series it was made from.
        planned_for: The day the series gave it; stays when the meeting is moved, so that no second one is made.
        pilot: The pilot whose team meets.
        day: The day.
        starts: The time of day, as in 09:00; None when it is not set.
        minutes: How long it is to last.
        place: Where.
        owner: Who calls, makes the agenda and follows up (G20).
        called: The day it was called; None while it is only planned.
        agenda: The points, in order.
        attendance: Who was called.
        held: Whether it took place; None before, and while nobody has said.
        cancelled: Why it was cancelled; None when it was not.
        minutes_state: How far the minutes are.
        minutes_final: The day the minutes became final.
        journaled: Where the minutes stand in the journal; None while they do not.
    """

    kind: ClassVar[str] = "meeting"

    name: str
    type: MeetingType = MeetingType.COORDINATION
    series: str | None = field(default=None, metadata=refers_to("meeting_series"))
    planned_for: date | None = None
    pilot: str | None = field(default=None, metadata=refers_to("pilot"))
    day: date
    starts: str | None = field(default=None, validator=clock_time)
    minutes: int | None = field(default=None, validator=minutes_in_a_day)
    place: str | None = None
    owner: str | None = field(default=None, metadata=refers_to("person"))
    called: date | None = None
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    held: bool | None = None
    cancelled: str | None = None
    minutes_state: MinutesState | None = None
    minutes_final: date | None = None
    journaled: Journaled | None = None


def time_of(meeting: Meeting) -> str:
    """Give day and time of a meeting, as in 2020-04-07T09:00: what tells one telling about it from the next."""
    return f"{meeting.day.isoformat()}T{meeting.starts or ''}"
