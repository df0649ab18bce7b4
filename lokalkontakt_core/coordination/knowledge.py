"""Knowledge on a day: who waits for an answer, what waits to be passed on, which way it goes, where it is quiet.

E19, G16, G17, G24. What was written down after the day is not there yet.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.parameters import ANSWER_DAYS, BALANCE_DAYS, PRIVATE_DAYS, QUIET_WEEKS
from lokalkontakt_core.coordination.rhythm import days_after, days_before
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.knowledge import Direction, Knowledge, Visibility
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

DAYS_A_WEEK = 7


@frozen
class Balance:
    """How much knowledge went each way between an area and the administration.

    Attributes:
        from_area: How many pieces came from the area.
        to_area: How many went to it.
        untold: Of how many nobody told the direction.
    """

    from_area: int = 0
    to_area: int = 0
    untold: int = 0

    @property
    def number(self) -> int:
        """How many there are in all."""
        return self.from_area + self.to_area + self.untold

    @property
    def one_way(self) -> bool:
        """Tell whether all that is known went the same way."""
        return bool(self.from_area) is not bool(self.to_area)


@frozen
class Quiet:
    """An area that has a contact, and that nobody has been in touch with for long.

    Attributes:
        area: Its id.
        last: The last day somebody was; None when nothing is written down.
    """

    area: str
    last: date | None


def waits_for_answer(item: Knowledge, day: date) -> bool:
    """Tell whether somebody waited for an answer on the day."""
    return item.owes_answer and item.day <= day and (item.answered is None or item.answered > day)


def waits_to_be_passed_on(item: Knowledge, day: date) -> bool:
    """Tell whether it goes to an area, may be read by others, and had not been passed on by the day."""
    return (
        item.direction is Direction.TO_AREA
        and item.visibility is not Visibility.PRIVATE
        and item.day <= day
        and (item.passed_on is None or item.passed_on > day)
    )


def known_on(register: Register, day: date) -> tuple[Knowledge, ...]:
    """Give what was known on the day, the newest first."""
    return register.derived(_known, day)


def _known(register: Register, day: date) -> tuple[Knowledge, ...]:
    known = [item for item in register.all(Knowledge) if item.day <= day]
    return tuple(sorted(known, key=lambda one: (-one.day.toordinal(), one.id)))


def unanswered(register: Register, day: date, days: int = 0) -> tuple[Knowledge, ...]:
    """Give what has waited for an answer at least so many days, the oldest first."""
    latest = days_before(day, days)
    return tuple(item for item in register.derived(_asked, day) if item.day <= latest)


def _asked(register: Register, day: date) -> tuple[Knowledge, ...]:
    return _oldest_first(item for item in register.all(Knowledge) if waits_for_answer(item, day))


def to_be_passed_on(register: Register, day: date) -> tuple[Knowledge, ...]:
    """Give what waits to be passed on, the oldest first."""
    return register.derived(_untold, day)


def _untold(register: Register, day: date) -> tuple[Knowledge, ...]:
    return _oldest_first(item for item in register.all(Knowledge) if waits_to_be_passed_on(item, day))


def kept_private(register: Register, day: date, days: int | None = None) -> tuple[Knowledge, ...]:
    """Give the private notes that are older than so many days, the oldest first.

    Args:
        register: The register.
        day: Today.
        days: How old; what the scheme lets a note be kept to oneself when left out.
    """
    limit = days_before(day, PRIVATE_DAYS.of(register) if days is None else days)
    private = (item for item in register.all(Knowledge) if item.visibility is Visibility.PRIVATE)
    return _oldest_first(item for item in private if item.day < limit)


def _oldest_first(items: Iterable[Knowledge]) -> tuple[Knowledge, ...]:
    return tuple(sorted(items, key=lambda one: (one.day, one.id)))


def answer_by(register: Register, item: Knowledge) -> date:
    """Give the last day an answer is in time."""
    return days_after(item.day, ANSWER_DAYS.of(register))


def of_area(register: Register, area: str, day: date) -> tuple[Knowledge, ...]:
    """Give what was known of an area on the day, the newest first."""
    known = (item for item in register.by(Knowledge, "areas").get(area, ()) if item.day <= day)
    return tuple(sorted(known, key=lambda one: (-one.day.toordinal(), one.id)))


def balance_of(register: Register, area: str, day: date) -> Balance:
    """Give how much knowledge went each way in the time the scheme weighs."""
    first = days_before(day, BALANCE_DAYS.of(register))
    ways = [one.direction for one in of_area(register, area, day) if one.day > first]
    return Balance(ways.count(Direction.FROM_AREA), ways.count(Direction.TO_AREA), ways.count(None))


def _touched(register: Register, day: date) -> Iterator[tuple[str, date]]:
    for item in register.all(Knowledge):
        # What waits to be passed on has not reached the area.
        if item.direction is Direction.FROM_AREA and item.day <= day:
            yield from ((area, item.day) for area in item.areas)
        for reached in (item.answered, item.passed_on):
            if reached is not None and reached <= day:
                yield from ((area, reached) for area in item.areas)
    for line in register.all(Activity):
        # Sparring is about the area, not with it.
        if line.day <= day and line.type is not ActivityType.SPARRING:
            yield line.area, line.day
    yield from ((one.area, one.day) for one in register.all(Agreement) if one.day <= day)


def _last_touched(register: Register, day: date) -> Mapping[str, date]:
    last: dict[str, date] = {}
    for area, touched in _touched(register, day):
        if area not in last or touched > last[area]:
            last[area] = touched
    return last


def last_contact(register: Register, area: str, day: date) -> date | None:
    """Give the last day somebody was in touch with an area; None when nothing is written down.

    It counts what came from the area, what it was answered or told, what was done there, and what was agreed.
    """
    return register.derived(_last_touched, day).get(area)


def quiet_areas(register: Register, day: date, weeks: int | None = None) -> tuple[Quiet, ...]:
    """Give the areas with a contact that nobody has been in touch with for so many weeks, the longest first.

    Args:
        register: The register.
        day: Today.
        weeks: How many; those of the scheme when left out.
    """
    limit = days_before(day, DAYS_A_WEEK * (QUIET_WEEKS.of(register) if weeks is None else weeks))
    standing = standing_on(register, day)
    found = []
    for area in existing_areas(register, day):
        last = last_contact(register, area.id, day)
        if standing.has_contact(area.id) and (last is None or last < limit):
            found.append(Quiet(area.id, last))
    return tuple(sorted(found, key=lambda one: (one.last or date.min, one.area)))
