"""The holidays a screen needs: those of the years it shows, as the calendars of the desk's plugins know them."""

from lokalkontakt_core.coordination.clashes import Clash, clashes
from lokalkontakt_core.coordination.closed_days import Holidays
from lokalkontakt_core.coordination.meetings import upcoming
from lokalkontakt_tui.desk import Desk


def holidays_of(desk: Desk, *years: int) -> Holidays:
    """Give the holidays from this year to the years that are named."""
    every = (desk.day.year, *years)
    return desk.host.holidays(min(every), max(every))


def known_clashes(desk: Desk) -> tuple[tuple[Clash, ...], bool]:
    """Give the meetings to come whose day does not suit, and whether there is a calendar of holidays."""
    reading = desk.reading
    holidays = holidays_of(desk, *(one.day.year for one in upcoming(reading.register, reading.day)))
    return clashes(reading.register, reading.day, holidays), holidays.known
