"""Days as they are written in Danish and English, and days as people type them."""

import re
from datetime import date, timedelta

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import Month, MonthRange

_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
           "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_RELATIVE = {
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i morgen": 1,
    "imorgen": 1,
    "tomorrow": 1,
    "i går": -1,
    "yesterday": -1,
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?\.?")
_WRITTEN = re.compile(r"(?:den )?(\d{1,2})\.? ([^\W\d]{3,})\.?(?: (\d{4}))?")
_SHORTEST_WEEKDAY = 3
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""The years a typed day can lie in: deadlines are counted from it, and they too lie in the calendar."""


def month_name(month: int, language: str) -> str:
    """Give the name of a month, 1–12."""
    return _MONTHS[_known(language)][month - 1]


def weekday_name(day: date, language: str) -> str:
    """Give the name of the day of the week."""
    return _WEEKDAYS[_known(language)][day.weekday()]


def _known(language: str) -> str:
    return language if language in _MONTHS else "en"


def long_date(day: date, language: str) -> str:
    """Give `tirsdag den 3. marts 2020`, `Tuesday 3 March 2020`."""
    joint = " den " if language == "da" else " "
    return f"{weekday_name(day, language)}{joint}{full_date(day, language)}"


def full_date(day: date, language: str) -> str:
    """Give `3. marts 2020`, `3 March 2020`."""
    return f"{_day_and_month(day, language)} {day.year}"


def list_date(day: date, today: date, language: str) -> str:
    """Give a day as lists show it: `i dag`, `i går`, `3. marts`, and the year only when it is another one."""
    near = {0: ("i dag", "today"), -1: ("i går", "yesterday"), 1: ("i morgen", "tomorrow")}.get((day - today).days)
    if near is not None:
        return near[0 if language == "da" else 1]
    return _day_and_month(day, language) if day.year == today.year else full_date(day, language)


def weekday_date(day: date, language: str) -> str:
    """Give `fre. 6/3`, `Fri 6/3`, for days within a week."""
    name = weekday_name(day, language)[:3]
    return f"{name}{'.' if language == 'da' else ''} {day.day}/{day.month}"


def _day_and_month(day: date, language: str) -> str:
    return f"{day.day}{'.' if language == 'da' else ''} {month_name(day.month, language)}"


def parse_date(text: str, today: date) -> date:
    """Read a day as people type it.

    Understood in either language: `2020-04-01`, `1/4`, `1.4.20`, `1-4-2020`, `1. april`, `1 April 2020`, `i morgen`,
    `fre` (the next Friday, today excluded). A day without a year is the one nearest to today.

    Raises:
        UsageError: LKE020 when it cannot be read, LKE021 with `near` when its month has no such day, LKE022 when its
            year is no year to count from.
    """
    typed = " ".join(text.strip().lower().split())
    if typed in _RELATIVE:
        return _from(today, _RELATIVE[typed], text)
    if match := _ISO.fullmatch(typed):
        return _date(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _NUMERIC.fullmatch(typed):
        return _with_year(match[3], int(match[2]), int(match[1]), today, text)
    if (match := _WRITTEN.fullmatch(typed)) and (month := month_number(match[2])):
        return _with_year(match[3], month, int(match[1]), today, text)
    weekday = _weekday_number(typed.rstrip("."))
    if weekday is not None:
        return _from(today, (weekday - today.weekday() - 1) % 7 + 1, text)
    raise UsageError("LKE020", text=text)


def _from(today: date, days: int, text: str) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:  # beside the first or the last day there is
        raise UsageError("LKE020", text=text) from None


def month_number(typed: str) -> int | None:
    """Give the number of a month whose name in Danish or English begins so, in small letters; None for none or two."""
    names = [name.lower() for language in _MONTHS for name in _MONTHS[language]]
    found = {index % 12 + 1 for index, name in enumerate(names) if name.startswith(typed)}
    return found.pop() if len(found) == 1 else None


def _weekday_number(typed: str) -> int | None:
    if len(typed) < _SHORTEST_WEEKDAY:
        return None
    names = [name.lower() for language in _WEEKDAYS for name in _WEEKDAYS[language]]
    found = {index % 7 for index, name in enumerate(names) if name.startswith(typed)}
    return found.pop() if len(found) == 1 else None


def _with_year(year: str | None, month: int, day: int, today: date, text: str) -> date:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day, text)  # noqa: PLR2004 - two digits
    candidates = []
    for near in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(near, month, day))
        except ValueError:
            continue
    if not candidates:
        return _date(today.year, month, day, text)
    return min(candidates, key=lambda one: abs((one - today).days))


def _date(year: int, month: int, day: int, text: str) -> date:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise UsageError("LKE020", text=text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError("LKE022", text=text, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        pass
    there = Month(year, month)
    raise UsageError("LKE021", dayno=day, month=MonthRange(there, there), near=there.last_day)
