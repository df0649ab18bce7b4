"""Text, number and boolean of one another, exactly as the ODK XForms specification and its engines have it.

At run time a value is `str`, `float`, `bool` or a list of texts (a node set). An unanswered question is ''.
"""

import math
import re
from datetime import date, datetime
from decimal import Decimal

NAN = math.nan
TOLERANCE = 1e-12
"""Two numbers nearer than this are equal."""

Value = str | float | bool | list[str]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)
_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{1,300}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?", re.ASCII)
_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)$", re.ASCII)
_EPOCH = date(1970, 1, 1)
_SECONDS_A_DAY = 86_400
_LARGEST_PLAIN = 1e21
_SMALLEST_PLAIN = 1e-6
_REMEMBERED = 4_096


def read_date(text: str) -> date | None:
    """Read a calendar day, also from a moment; None when it is none."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        moment = read_moment(text)
    except ValueError:
        return None
    return moment.date() if moment else None


def zone_of(text: str) -> str:
    """Give the zone written at the end of a moment, `Z` or `+01:00`; '' when there is none."""
    found = _ZONE.search(text) if len(text) > len("2020-01-01") else None
    return found.group() if found else ""


def read_moment(text: str) -> datetime | None:
    """Read a day with or without a time as the clock on the wall showed it, its zone dropped; None when it is none."""
    bare = text.removesuffix(zone_of(text))
    if not (_MOMENT.fullmatch(bare) or _DATE.fullmatch(bare)):
        return None
    try:
        return datetime.fromisoformat(bare)  # wall clock on purpose
    except ValueError:
        return None


def days_of_moment(moment: datetime) -> float:
    """Give days since 1970-01-01 with the fraction of the day, by the clock on the wall."""
    whole = moment.date().toordinal() - _EPOCH.toordinal()
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1_000_000
    return whole + seconds / _SECONDS_A_DAY


def _read_number(text: str) -> float:
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    if _HEXADECIMAL.fullmatch(text):
        try:
            return float(int(text, 16))
        except OverflowError:
            return math.inf
    moment = read_moment(text)
    if moment is not None:
        return days_of_moment(moment)
    return {"Infinity": math.inf, "+Infinity": math.inf, "-Infinity": -math.inf}.get(text, NAN)


class _Numbers(dict[str, float]):
    """Text to number; what was read once is remembered, up to a bound."""

    def __missing__(self, text: str) -> float:
        value = _read_number(text)
        if len(self) < _REMEMBERED:
            self[text] = value
        return value


NUMBERS = _Numbers()
"""`NUMBERS[text]` is number(text): NaN for '' and for anything that is no number, days since 1970 for dates."""


def text_of_number(number: float) -> str:
    """Give the number without `.0`, as JavaScript does; NaN is `NaN`."""
    if number != number:  # noqa: PLR0124 - the test for NaN
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    size = abs(number)
    if size < _LARGEST_PLAIN and number == int(number):
        return str(int(number))
    text = repr(number)
    if "e" not in text:
        return text
    if _SMALLEST_PLAIN <= size < _LARGEST_PLAIN:
        return f"{Decimal(text):f}"
    digits, _, exponent = text.partition("e")
    return f"{digits}e{int(exponent):+d}"


def stored_number(number: float) -> str:
    """Give the number as it is stored: NaN is ''."""
    return "" if number != number else text_of_number(number)  # noqa: PLR0124 - the test for NaN


def text_of(value: Value) -> str:
    """Give string(value); of a node set the first text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0] if value else ""
    return text_of_number(value)


def stored(value: Value) -> str:
    """Give the text under which the result of a calculation is kept."""
    return stored_number(value) if isinstance(value, float) else text_of(value)


def number_of(value: Value) -> float:
    """Give number(value)."""
    if isinstance(value, str):
        return NUMBERS[value]
    if isinstance(value, list):
        return NUMBERS[value[0]] if value else NAN
    return float(value)


def truth_of_number(number: float) -> bool:
    """Say whether the number is neither 0 nor NaN."""
    return bool(number == number and number)  # noqa: PLR0124 - the test for NaN


def truth_of(value: Value) -> bool:
    """Give boolean(value): '' is false and any other text true; a node set is true when it has a node."""
    if isinstance(value, float) and not isinstance(value, bool):
        return truth_of_number(value)
    return bool(value)


def list_of(value: Value) -> list[str]:
    """Give a value as a node set: a single value is a set of one."""
    return value if isinstance(value, list) else [text_of(value)]
