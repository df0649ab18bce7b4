"""Days and spans of days: half-open periods with bounds that may be unknown, and spans of whole months.

Days are calendar dates in Europe/Copenhagen. A bound that nobody has told us is `UNKNOWN`, which is not the same
as a period without an end.
"""

import enum
from datetime import date, timedelta
from typing import Final

from attrs import field

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.values import frozen


class Unknown(enum.StrEnum):
    """The type of `UNKNOWN`: a fact that exists but that nobody has told us."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN


def _last_day(year: int, month: int) -> date:
    if month == 12:  # noqa: PLR2004 - also in the last year there is, which has no first day of a next one
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _end_after_start(period: "Period", _attribute: object, end: date | Unknown | None) -> None:
    if isinstance(end, date) and isinstance(period.start, date) and end < period.start:
        raise UsageError("LKE210", start=period.start, end=end)


@frozen
class Period:
    """A span of days [start, end).

    Attributes:
        start: The first day; `UNKNOWN` when it has begun, but nobody told us when.
        end: The first day after it; None when no end is set; `UNKNOWN` when it has an end that nobody told us.
    """

    start: date | Unknown = UNKNOWN
    end: date | Unknown | None = field(default=None, validator=_end_after_start)

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period; an unknown start counts as begun, an unknown end as not reached."""
        begun = self.start is UNKNOWN or (isinstance(self.start, date) and self.start <= day)
        return begun and not self.ended(day)

    def begins_after(self, day: date) -> bool:
        """Tell whether the period lies wholly after the day."""
        return isinstance(self.start, date) and self.start > day

    def ended(self, day: date) -> bool:
        """Tell whether the period is over on the day."""
        return isinstance(self.end, date) and self.end <= day

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two periods share a day, reading unknown bounds as unbounded."""
        mine_first = not isinstance(self.end, date) or not isinstance(other.start, date) or other.start < self.end
        other_first = not isinstance(other.end, date) or not isinstance(self.start, date) or self.start < other.end
        return mine_first and other_first and not self.is_empty and not other.is_empty

    @property
    def is_empty(self) -> bool:
        """Tell whether the period holds no day at all."""
        return isinstance(self.start, date) and self.start == self.end


def _month_of_a_year(_month: "Month", _attribute: object, value: int) -> None:
    if not 1 <= value <= 12:  # noqa: PLR2004 - months of a year
        raise UsageError("LKE211", month=value)


@frozen(order=True)
class Month:
    """A calendar month, the precision of the rollout plan (S1: "December 2019/januar 2020")."""

    year: int
    month: int = field(validator=_month_of_a_year)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `2020-03`."""
        year, _, month = text.partition("-")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and month.isascii() and month.isdigit()):  # noqa: PLR2004
            raise UsageError("LKE211", month=text)
        return cls(int(year), int(month))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return _last_day(self.year, self.month)


@frozen
class MonthRange:
    """One or more whole months, both ends included."""

    first: Month
    last: Month

    def over(self, day: date) -> bool:
        """Tell whether the last month is past on the day."""
        return self.last.last_day < day


@frozen
class Interval:
    """A length for cadences: whole months first (clamped to the end of a short month), then days."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Give the day this much later; the calendar's last day where it goes no further."""
        index = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(index, 12)
        if year > date.max.year:
            return date.max
        clamped = min(day.day, _last_day(year, month + 1).day)
        return date.fromordinal(min(date(year, month + 1, clamped).toordinal() + self.days, date.max.toordinal()))
