"""The year wheel (årshjul): meetings, survey rounds, hand-overs, pilots and closed days of a year, as values."""

import enum
from collections.abc import Iterator
from datetime import date, timedelta

from lokalkontakt_core.coordination.clashes import Clash, clashes
from lokalkontakt_core.coordination.closed_days import Holidays, spans_in
from lokalkontakt_core.coordination.meetings import (
    UPCOMING,
    MeetingState,
    meetings_in_order,
    next_meeting,
    state_of_meeting,
)
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.texts import Text
from lokalkontakt_core.values import frozen


class YearKind(enum.StrEnum):
    """What a row of the wheel shows, in the order of the rows."""

    COORDINATION = "coordination"
    PILOT_TEAM = "pilot_team"
    COMMITTEE = "committee"
    AREA = "area"
    WAVE = "wave"
    HANDOVER = "handover"
    PILOT = "pilot"
    CLOSED = "closed"


class YearState(enum.StrEnum):
    """How something of the wheel stands to today."""

    DONE = "done"
    NEXT = "next"
    COMING = "coming"
    CANCELLED = "cancelled"


_ROWS = {
    MeetingType.COORDINATION: YearKind.COORDINATION,
    MeetingType.PILOT_TEAM: YearKind.PILOT_TEAM,
    MeetingType.COMMITTEE: YearKind.COMMITTEE,
    MeetingType.AREA: YearKind.AREA,
}


@frozen
class YearEntry:
    """One thing of the wheel.

    Attributes:
        kind: Which row it stands in.
        first: Its first day.
        last: Its last day, the same for what happens on a day.
        state: How it stands to today.
        refs: The records it is; none for closed days.
        name: What closed days are called; None where the records have names.
    """

    kind: YearKind
    first: date
    last: date
    state: YearState
    refs: tuple[Ref, ...] = ()
    name: Text | str | None = None

    def touches(self, first: date, last: date) -> bool:
        """Tell whether a part of it lies between two days, both included."""
        return self.first <= last and self.last >= first


@frozen
class YearWheel:
    """A year.

    Attributes:
        year: Which.
        entries: All things of the year, by row and day.
        clashes: The meetings to come whose day does not suit.
        next: The next meeting, of this year or another; None when none is planned.
        holidays_known: Whether there was a calendar; else only the municipality's own closed days are shown.
    """

    year: int
    entries: tuple[YearEntry, ...]
    clashes: tuple[Clash, ...]
    next: Meeting | None
    holidays_known: bool

    def row(self, kind: YearKind) -> tuple[YearEntry, ...]:
        """Give the things of one row."""
        return tuple(one for one in self.entries if one.kind is kind)


def _state(first: date, last: date, day: date) -> YearState:
    if last < day:
        return YearState.DONE
    return YearState.NEXT if first <= day else YearState.COMING


def _meetings(register: Register, year: int, day: date) -> Iterator[YearEntry]:
    coming = {one: next_meeting(register, day, one) for one in MeetingType}
    for meeting in meetings_in_order(register, day):
        if meeting.day.year != year:
            continue
        state = state_of_meeting(meeting, day)
        shown = YearState.COMING if state in UPCOMING else YearState.DONE
        if state is MeetingState.CANCELLED:
            shown = YearState.CANCELLED
        elif meeting == coming[meeting.type]:
            shown = YearState.NEXT
        yield YearEntry(_ROWS[meeting.type], meeting.day, meeting.day, shown, (meeting.ref,))


def _waves(register: Register, day: date) -> Iterator[YearEntry]:
    for wave in register.all(Wave):
        if wave.opened is None:
            continue
        begun = wave.opened
        ended = wave.closed or wave.closes or max(day, begun)
        over = wave.state is WaveState.CLOSED
        yield YearEntry(
            YearKind.WAVE, begun, max(begun, ended), YearState.DONE if over else YearState.NEXT, (wave.ref,)
        )


def _handovers(register: Register, year: int, day: date) -> Iterator[YearEntry]:
    """Give one thing for each day on which areas go from one contact to another."""
    on = dict[date, list[Ref]]()
    for one in register.all(Assignment):
        successor = register.find(Assignment, one.successor)
        start = successor.period.start if successor is not None else None
        if isinstance(start, date) and start.year == year:
            on.setdefault(start, []).append(Ref("area", one.area))
    for start, areas in on.items():
        yield YearEntry(YearKind.HANDOVER, start, start, _state(start, start, day), tuple(sorted(areas, key=str)))


def _pilots(register: Register, day: date) -> Iterator[YearEntry]:
    for pilot in register.all(Pilot):
        if pilot.period is None or not isinstance(pilot.period.start, date):
            continue
        end = pilot.period.end
        last = end - timedelta(days=1) if isinstance(end, date) else max(pilot.period.start, day)
        yield YearEntry(YearKind.PILOT, pilot.period.start, last, _state(pilot.period.start, last, day), (pilot.ref,))


def _closed(register: Register, holidays: Holidays, year: int, day: date) -> Iterator[YearEntry]:
    for holiday, name in holidays.names.items():
        if holiday.year == year:
            yield YearEntry(YearKind.CLOSED, holiday, holiday, _state(holiday, holiday, day), name=name)
    for closed in register.scheme.closed_days:
        for first, last in spans_in(closed, year):
            yield YearEntry(YearKind.CLOSED, first, last, _state(first, last, day), name=closed.name)


def year_wheel(register: Register, year: int, day: date, holidays: Holidays) -> YearWheel:
    """Give a year as the coordinator sees it on a day.

    Args:
        register: The register.
        year: Which year.
        day: Today.
        holidays: The holidays of the year.
    """
    every = [
        *_meetings(register, year, day),
        *_waves(register, day),
        *_handovers(register, year, day),
        *_pilots(register, day),
        *_closed(register, holidays, year, day),
    ]
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = tuple(YearKind)
    inside = [one for one in every if one.touches(first, last)]
    inside.sort(key=lambda one: (rows.index(one.kind), one.first, one.last, [str(ref) for ref in one.refs]))
    of_year = tuple(one for one in clashes(register, day, holidays) if one.meeting.day.year == year)
    return YearWheel(year, tuple(inside), of_year, next_meeting(register, day), holidays.known)
