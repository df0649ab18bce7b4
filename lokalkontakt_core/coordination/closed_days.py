"""Closed days: holidays, as a calendar knows them, and the days a municipality has closed itself."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from attrs import Factory

from lokalkontakt_core.records.scheme import ClosedDays
from lokalkontakt_core.register import Register
from lokalkontakt_core.texts import Text
from lokalkontakt_core.values import frozen

WEEK: Final = timedelta(days=7)
_FIRST_OF_WEEKEND = 5
_MOST_WEEKS = 4


@frozen
class Holidays:
    """The holidays a calendar gave.

    Attributes:
        names: Day to what it is called.
        known: Whether there was a calendar; without one only the municipality's own closed days count.
    """

    names: Mapping[date, Text] = Factory(dict)
    known: bool = True


NO_HOLIDAYS: Final = Holidays(known=False)
"""What is known without a calendar."""


@frozen
class Closed:
    """Why there is no meeting on a day.

    Attributes:
        name: What the day is called: shipped words of a holiday, or the municipality's own.
        holiday: Whether it is a holiday; else the municipality has closed it.
    """

    name: Text | str
    holiday: bool


def spans_in(closed: ClosedDays, year: int) -> Iterator[tuple[date, date]]:
    """Give the first and the last day of each time that the days are closed and that touches a year."""
    start, end = closed.period.start, closed.period.end
    if not isinstance(start, date):
        return
    last = end - timedelta(days=1) if isinstance(end, date) else start
    years = (year - 1, year) if closed.yearly else (start.year,)
    for begun in years:
        first, final = _in_year(start, begun), _in_year(last, begun + last.year - start.year)
        if first.year <= year <= final.year and (begun >= start.year):
            yield first, final


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 2, 28)


def closed_on(register: Register, holidays: Holidays, day: date) -> Closed | None:
    """Give why there is no meeting on a day; None when there may be one."""
    if day in holidays.names:
        return Closed(holidays.names[day], holiday=True)
    for closed in register.scheme.closed_days:
        if any(first <= day <= last for first, last in spans_in(closed, day.year)):
            return Closed(closed.name, holiday=False)
    return None


def alternatives(
    register: Register, holidays: Holidays, day: date, *, not_before: date, taken: Callable[[date], bool]
) -> tuple[date, ...]:
    """Give days near a closed one: the same weekday before and after it, then the next working day.

    Args:
        register: Where the closed days stand.
        holidays: The holidays.
        day: The closed day.
        not_before: The first day that can be proposed.
        taken: Tells whether a day has a meeting already.
    """

    def free(candidate: date) -> bool:
        return candidate >= not_before and not taken(candidate) and closed_on(register, holidays, candidate) is None

    weeks = range(1, _MOST_WEEKS + 1)
    before = next((one for n in weeks if free(one := day - WEEK * n)), None)
    after = next((one for n in weeks if free(one := day + WEEK * n)), None)
    days = (day + timedelta(days=n) for n in range(1, 7 * _MOST_WEEKS))
    working = next((one for one in days if one.weekday() < _FIRST_OF_WEEKEND and free(one)), None)
    found = {one for one in (before, after, working) if one is not None}
    return tuple(sorted(found))
