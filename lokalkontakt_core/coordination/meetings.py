"""Meetings on a day: in order, with their state, the next one, the one before, and those that wait for minutes."""

import enum
from collections.abc import Iterator
from datetime import date, timedelta

from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.register import Register


class MeetingState(enum.StrEnum):
    """Where a meeting stands on a day, in the order of its life."""

    PLANNED = "planned"
    CALLED = "called"
    TODAY = "today"
    RUNNING = "running"
    OVER = "over"
    UNWRITTEN = "unwritten"
    DRAFT = "draft"
    FINISHED = "finished"
    CANCELLED = "cancelled"


UPCOMING = frozenset({MeetingState.PLANNED, MeetingState.CALLED, MeetingState.TODAY, MeetingState.RUNNING})
"""The states of a meeting that is yet to be held, or is being held."""

OWN = frozenset({MeetingType.COORDINATION, MeetingType.PILOT_TEAM})
"""The meetings the coordinator calls and writes up; those of a committee or an area are others'."""

UNWRITTEN = frozenset({MeetingState.UNWRITTEN, MeetingState.DRAFT})
"""The states of a meeting whose minutes are waited for."""


def state_of_meeting(meeting: Meeting, day: date) -> MeetingState:
    """Give where a meeting stands.

    A meeting whose day is past counts as held until somebody says otherwise: its minutes are a draft, or it is
    unwritten; a meeting that others write up is over.
    """
    if meeting.cancelled is not None:
        return MeetingState.CANCELLED
    if meeting.minutes_state is MinutesState.FINAL:
        return MeetingState.FINISHED
    if meeting.day < day:
        unwritten = MeetingState.UNWRITTEN if meeting.type in OWN else MeetingState.OVER
        return unwritten if meeting.minutes_state is None else MeetingState.DRAFT
    if meeting.day > day:
        return MeetingState.PLANNED if meeting.called is None else MeetingState.CALLED
    return MeetingState.TODAY if meeting.minutes_state is None else MeetingState.RUNNING


def _ordered(register: Register, _day: date) -> tuple[Meeting, ...]:
    return tuple(sorted(register.all(Meeting), key=lambda one: (one.day, one.starts or "", one.id)))


def meetings_in_order(register: Register, day: date) -> tuple[Meeting, ...]:
    """Give all meetings by day and time, cancelled ones too."""
    return register.derived(_ordered, day)


def alike(one: Meeting, other: Meeting) -> bool:
    """Tell whether the same people meet: of one type, and of one pilot where there is one."""
    return one.type is other.type and one.pilot == other.pilot


def previous_meeting(register: Register, meeting: Meeting, day: date) -> Meeting | None:
    """Give the latest meeting of the same people before one, cancelled ones left out."""
    before = (
        one
        for one in meetings_in_order(register, day)
        if one.id != meeting.id and one.cancelled is None and alike(one, meeting) and one.day < meeting.day
    )
    return max(before, key=lambda one: one.day, default=None)


def upcoming(register: Register, day: date, meeting_type: MeetingType | None = None) -> Iterator[Meeting]:
    """Give the meetings from a day on that are neither cancelled nor finished, the next one first."""
    for meeting in meetings_in_order(register, day):
        if state_of_meeting(meeting, day) in UPCOMING and meeting_type in {None, meeting.type}:
            yield meeting


def next_meeting(register: Register, day: date, meeting_type: MeetingType | None = None) -> Meeting | None:
    """Give the next meeting, of today or later; of one type when it is given."""
    return next(upcoming(register, day, meeting_type), None)


def waiting_for_minutes(register: Register, day: date) -> tuple[Meeting, ...]:
    """Give the meetings that are over and whose minutes are not final, the oldest first."""
    return tuple(one for one in meetings_in_order(register, day) if state_of_meeting(one, day) in UNWRITTEN)


def minutes_deadline(meeting: Meeting, days: int) -> date:
    """Give the last day the minutes of a meeting are on time (G20).

    Args:
        meeting: The meeting.
        days: How long there is after the day of the meeting.
    """
    return date.fromordinal(min(meeting.day.toordinal() + days, date.max.toordinal()))


def regular_meetings(register: Register, day: date, meeting_type: MeetingType) -> tuple[Meeting, ...]:
    """Give the meetings of one type that were held or are to be, by day: what the interval of meetings counts (G18)."""
    return tuple(
        one
        for one in meetings_in_order(register, day)
        if one.type is meeting_type and one.cancelled is None and one.held is not False
    )


def call_by(meeting: Meeting, days: int) -> date:
    """Give the last day a meeting is to be called.

    Args:
        meeting: The meeting.
        days: How long before the meeting.
    """
    return meeting.day - timedelta(days=days)
