"""Time: what is expected of an area in a week, and what was noted over a year (G9, N7).

Time is looked at by area, never to set persons beside each other: a contact's own figures can be asked for one contact
at a time, and nothing here gives a list of persons.
"""

import enum
from collections.abc import Mapping
from datetime import date, timedelta

from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.workload import granted_on, minutes_of_area
from lokalkontakt_core.records.activity import Activity
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

WEEKS_IN_A_YEAR = 52
_WEEK = timedelta(weeks=1)
_YEAR = WEEKS_IN_A_YEAR * _WEEK


class Measure(enum.StrEnum):
    """How the noted time stands beside what is expected."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@frozen
class Noted:
    """Time that was noted.

    Attributes:
        minutes: The sum.
        first: The day of the first note it counts.
    """

    minutes: int
    first: date


@frozen
class AreaTime:
    """The noted time of an area over the year that ends with a day.

    Attributes:
        area: The area's id.
        noted: What was noted; None when nothing was.
        weeks: Over how many weeks the average is taken: since the first note, 52 at most; 0 when nothing was noted.
        least: The least expected, in minutes a week.
        most: The most expected, in minutes a week.
    """

    area: str
    noted: Noted | None
    weeks: int
    least: int
    most: int

    @property
    def per_week(self) -> int | None:
        """The average in minutes a week, rounded; None when nothing was noted."""
        return round(self.noted.minutes / self.weeks) if self.noted is not None else None

    @property
    def measure(self) -> Measure | None:
        """How the average stands beside what is expected; None when nothing was noted."""
        if self.per_week is None:
            return None
        if self.per_week > self.most:
            return Measure.ABOVE
        return Measure.BELOW if self.per_week < self.least else Measure.WITHIN


@frozen
class ContactTime:
    """The noted time of one contact over the year that ends with a day, in all areas.

    Attributes:
        noted: What was noted; None when nothing was.
        weeks: As in `AreaTime`.
        granted: Minutes a week the department has granted; None when nothing is granted.
    """

    noted: Noted | None
    weeks: int
    granted: int | None

    @property
    def per_week(self) -> int | None:
        """The average in minutes a week, rounded; None when nothing was noted."""
        return round(self.noted.minutes / self.weeks) if self.noted is not None else None

    @property
    def over(self) -> int:
        """How much the average exceeds what is granted, in minutes a week; 0 when it does not, or nothing is known."""
        return max(0, (self.per_week or 0) - self.granted) if self.granted is not None else 0


def expected_of_area(register: Register, area: Area) -> tuple[int, int]:
    """Give the least and the most minutes a week that an area is expected to take.

    An area with a figure of its own is expected to take that; the others, what the scheme says from its smallest to
    its largest areas.
    """
    by_size = register.scheme.minutes_by_size.values()
    if area.minutes_per_week is not None or not by_size:
        minutes = minutes_of_area(register, area)
        return minutes, minutes
    return min(by_size), max(by_size)


def expected_in_all(register: Register, day: date) -> tuple[int, int]:
    """Give the least and the most minutes a week that all areas of the day are expected to take together (N7)."""
    ranges = [expected_of_area(register, area) for area in existing_areas(register, day)]
    return sum(least for least, _ in ranges), sum(most for _, most in ranges)


def _noted_by_area(register: Register, day: date) -> Mapping[str, Noted]:
    found: dict[str, Noted] = {}
    for one in register.all(Activity):
        _add(found, one.area, one, day)
    return found


def _add(found: dict[str, Noted], key: str, one: Activity, day: date) -> None:
    if one.minutes is None or not day - _YEAR < one.day <= day:
        return
    before = found.get(key)
    if before is None:
        found[key] = Noted(one.minutes, one.day)
    else:
        found[key] = Noted(before.minutes + one.minutes, min(before.first, one.day))


def _weeks(noted: Noted | None, day: date) -> int:
    """Count the weeks since the first note, a begun one as a whole one."""
    return 0 if noted is None else (day - noted.first) // _WEEK + 1


def time_of_area(register: Register, area: Area, day: date) -> AreaTime:
    """Give what was noted in an area over the 52 weeks that end with the day."""
    noted = register.derived(_noted_by_area, day).get(area.id)
    least, most = expected_of_area(register, area)
    return AreaTime(area.id, noted, _weeks(noted, day), least, most)


def time_of_contact(register: Register, contact: str, day: date) -> ContactTime:
    """Give what one contact noted over the 52 weeks that end with the day, beside what is granted (G8)."""
    found: dict[str, Noted] = {}
    for one in register.by(Activity, "contact").get(contact, ()):
        _add(found, contact, one, day)
    noted = found.get(contact)
    return ContactTime(noted, _weeks(noted, day), granted_on(register.get(Contact, contact), day))
