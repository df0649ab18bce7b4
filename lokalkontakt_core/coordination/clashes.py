"""Clashes: meetings to come that fall on a closed day, or on the committee's own meeting."""

from collections.abc import Iterable
from datetime import date

from lokalkontakt_core.coordination.closed_days import Closed, Holidays, alternatives, closed_on
from lokalkontakt_core.coordination.meetings import UPCOMING, meetings_in_order, state_of_meeting
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Clash:
    """A meeting to come whose day does not suit.

    Attributes:
        meeting: The meeting.
        why: Why the day is closed, or the meeting of the committee at that time.
        alternatives: Days near it.
    """

    meeting: Meeting
    why: Closed | Meeting
    alternatives: tuple[date, ...]


def _hours(meeting: Meeting) -> tuple[int, int] | None:
    """Give when a meeting begins and ends, in minutes of its day; None when it is not known."""
    if meeting.starts is None or meeting.minutes is None:
        return None
    hour, minute = map(int, meeting.starts.split(":"))
    begins = hour * 60 + minute
    return begins, begins + meeting.minutes


def at_once(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings are, or may be, at the same time."""
    if one.day != other.day:
        return False
    first, second = _hours(one), _hours(other)
    return first is None or second is None or (first[0] < second[1] and second[0] < first[1])


def _committee_at(meeting: Meeting, standing: Iterable[Meeting]) -> Meeting | None:
    if meeting.type is MeetingType.COMMITTEE:
        return None
    return next((one for one in standing if one.type is MeetingType.COMMITTEE and at_once(meeting, one)), None)


def clashes(register: Register, day: date, holidays: Holidays) -> tuple[Clash, ...]:
    """Give the meetings to come on closed days and at the time of the committee's, with days near them."""
    standing = [one for one in meetings_in_order(register, day) if one.cancelled is None]
    taken = {one.day for one in standing}.__contains__
    found = []
    for meeting in standing:
        if state_of_meeting(meeting, day) not in UPCOMING:
            continue
        why = closed_on(register, holidays, meeting.day) or _committee_at(meeting, standing)
        if why is not None:
            near = alternatives(register, holidays, meeting.day, not_before=day, taken=taken)
            found.append(Clash(meeting, why, near))
    return tuple(found)
