"""The calendar: which days are holidays; a plugin brings it, for that is another package's knowledge."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from lokalkontakt_core.texts import Text


class Calendar(Protocol):
    """Knows the holidays of a country."""

    @property
    def name(self) -> str:
        """What it is called, for example `denmark`."""
        ...

    def holidays(self, first_year: int, last_year: int) -> Mapping[date, Text]:
        """Give the days of some years, both included, on which nobody meets, with what each is called."""
        ...
