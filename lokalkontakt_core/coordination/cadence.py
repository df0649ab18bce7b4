"""Cadence: on which days the meetings of a series fall, and how long there is between meetings (G18, G33)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from lokalkontakt_core.coordination.phases import phase_of_scheme
from lokalkontakt_core.periods import Interval, Month
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register

MONTHLY: Final = Interval(months=1)
"""From one meeting of a pilot's team to the next (S2: "afholder teamet månedlige møder")."""

_DAYS_IN_A_WEEK = 7
_LAST = -1


def nth_weekday(month: Month, weekday: Weekday, week: int) -> date:
    """Give the n-th weekday of a month.

    Args:
        month: The month.
        weekday: The day of the week.
        week: 1 to 4, or -1 for the last one.
    """
    number = tuple(Weekday).index(weekday)
    if week == _LAST:
        last = month.last_day
        return last - timedelta(days=(last.weekday() - number) % _DAYS_IN_A_WEEK)
    first = date(month.year, month.month, 1)
    return first + timedelta(days=(number - first.weekday()) % _DAYS_IN_A_WEEK + _DAYS_IN_A_WEEK * (week - 1))


def days_of_series(series: MeetingSeries, until: date) -> Iterator[date]:
    """Give the days of a series from its first month to a day, that day included, before the series ends."""
    index = series.first.year * 12 + series.first.month - 1
    while True:
        year, month = divmod(index, 12)
        if year > until.year:
            return
        day = nth_weekday(Month(year, month + 1), series.weekday, series.week)
        if day > until or (series.ended is not None and day >= series.ended):
            return
        yield day
        index += max(1, series.interval.months)


def usual_interval(register: Register, meeting_type: MeetingType, day: date) -> Interval:
    """Give how often people meet who meet like this: a pilot's team, and all in the phase of pilots, every month."""
    if meeting_type is MeetingType.PILOT_TEAM or phase_of_scheme(register, day) is Phase.PILOT:
        return MONTHLY
    return register.scheme.meeting_interval
