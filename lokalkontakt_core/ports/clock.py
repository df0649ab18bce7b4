"""The clock, which only the edge may read."""

from datetime import UTC, date, datetime
from typing import Protocol

from lokalkontakt_core.values import frozen

COPENHAGEN = "Europe/Copenhagen"


def day_of(instant: datetime) -> date:
    """Give the day an instant falls on in Europe/Copenhagen."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - a listing of an example asks for no day

    return instant.astimezone(ZoneInfo(COPENHAGEN)).date()


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the instant, UTC, whole seconds."""
        ...

    def today(self) -> date:
        """Give the day in Europe/Copenhagen."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Give the instant, UTC, whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Give the day in Europe/Copenhagen."""
        return day_of(self.now())


@frozen
class FixedClock:
    """A clock that stands still, for tests and examples."""

    instant: datetime

    def now(self) -> datetime:
        """Give the instant it was set to."""
        return self.instant

    def today(self) -> date:
        """Give the day of that instant in Europe/Copenhagen."""
        return day_of(self.instant)
