"""Meeting series: who meets how often, and on which weekday of the month (G18, G33, C1)."""

import enum
import re
from datetime import date
from typing import Any, ClassVar

from attrs import field

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen

MINUTES_IN_A_DAY = 24 * 60

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class MeetingType(enum.StrEnum):
    """Who meets: the contacts, the team of a pilot, the political committee, or an area's own people."""

    COORDINATION = "coordination"
    PILOT_TEAM = "pilot_team"
    COMMITTEE = "committee"
    AREA = "area"


class Weekday(enum.StrEnum):
    """A day of the week; in order, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def clock_time(_record: object, _attribute: object, value: Any) -> None:
    """Check a time of day on a 24-hour clock, as in 09:00."""
    if value is not None and _CLOCK.fullmatch(value) is None:
        raise UsageError("LKE290", time=value)


def minutes_in_a_day(_record: object, attribute: object, value: Any) -> None:
    """Check a length in minutes: None, or a whole number from 1 to the minutes a day has."""
    if value is not None and not 1 <= value <= MINUTES_IN_A_DAY:
        raise UsageError("LKE291", field=getattr(attribute, "name", "minutes"), minutes=value)


def _week_of_a_month(_record: object, _attribute: object, value: int) -> None:
    if value not in {1, 2, 3, 4, -1}:
        raise UsageError("LKE292", week=value)


@frozen(kw_only=True)
class MeetingSeries(Record):
    """Meetings at a fixed interval, always on the same weekday of the month; "the 31st" cannot be said.

    Attributes:
        name: What it is called, for example "Koordinerende møde".
        type: Who meets.
        pilot: The pilot whose team meets.
        interval: From one meeting to the next; whole months.
        weekday: On which day of the week.
        week: Which one of that weekday in the month: 1 to 4, or -1 for the last.
        starts: The time of day, as in 09:00.
        minutes: How long a meeting lasts.
        place: Where.
        first: The month of this day has the first meeting.
        owner: Who calls, makes the agenda and follows up (G20).
        ended: The first day without meetings of the series.
    """

    kind: ClassVar[str] = "meeting_series"

    name: str
    type: MeetingType = MeetingType.COORDINATION
    pilot: str | None = field(default=None, metadata=refers_to("pilot"))
    interval: Interval = Interval(months=2)
    weekday: Weekday = Weekday.TUESDAY
    week: int = field(default=1, validator=_week_of_a_month)
    starts: str = field(default="09:00", validator=clock_time)
    minutes: int = field(default=120, validator=minutes_in_a_day)
    place: str | None = None
    first: date
    owner: str | None = field(default=None, metadata=refers_to("person"))
    ended: date | None = None
