"""Rhythm: days one after the other, and the first place where too much time lies between two (G18, G33, C1)."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from lokalkontakt_core.periods import Interval
from lokalkontakt_core.values import frozen


@frozen
class Gap:
    """Too much time between two meetings, or nothing planned after the last.

    Attributes:
        last: The meeting, or the start, the time is counted from.
        by: The last day the next one would have been in time.
        next: The day of the next one; None when none is planned.
    """

    last: date
    by: date
    next: date | None


def days_before(day: date, days: int) -> date:
    """Give the day so many days earlier; the calendar's first day where it goes no further back."""
    return date.fromordinal(max(day.toordinal() - days, 1))


def days_after(day: date, days: int) -> date:
    """Give the day so many days later; the calendar's last day where it goes no further."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def chain(days: Iterable[date], day: date, start: date | None = None) -> tuple[date, ...]:
    """Give the days a rhythm is judged by: the last one until the day, or else the start, then all that follow."""
    ordered = sorted(days)
    past = [one for one in ordered if one <= day]
    begun = past[-1:] or ([start] if start is not None and start <= day else [])
    return (*begun, *(one for one in ordered if one > day))


def first_gap(
    days: Sequence[date], interval: Interval, tolerance: int, *, day: date, until: date | None = None
) -> Gap | None:
    """Give the first gap in a chain of days, None when there is none.

    Args:
        days: The chain, as `chain` gives it.
        interval: From one to the next.
        tolerance: How many days more are let pass.
        day: Today; something has to be planned after it.
        until: The first day nothing is asked for any more; None without an end.
    """
    for last, following in pairwise(days):
        by = days_after(interval.after(last), tolerance)
        if following > by:
            return Gap(last, by, following)
    if not days or days[-1] > day or (until is not None and interval.after(days[-1]) >= until):
        return None
    return Gap(days[-1], days_after(interval.after(days[-1]), tolerance), None)
