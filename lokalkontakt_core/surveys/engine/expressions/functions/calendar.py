"""Days and times: text in ISO form; as numbers they are days since 1970-01-01 by the clock on the wall."""

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from lokalkontakt_core.surveys.engine.expressions.conversions import (
    NAN,
    Value,
    days_of_moment,
    number_of,
    read_date,
    read_moment,
    text_of,
    zone_of,
)

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the clock on the wall has no zone
_MONTHS = {
    "da": ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_WEEKDAYS = {
    "da": ("man", "tir", "ons", "tor", "fre", "lør", "søn"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_SECONDS_A_DAY = 86_400
_MONTHS_A_YEAR = 12


def _names(table: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return table.get(language.split("-", 1)[0], table["en"])


def _moment(value: Value) -> datetime | None:
    """Read a moment from text or from days since 1970; None when it is none."""
    if not isinstance(value, float):
        text = value[0] if isinstance(value, list) and value else value
        moment = read_moment(text) if isinstance(text, str) else None
        if moment is not None:
            return moment
    days = number_of(value)
    if not math.isfinite(days):
        return None
    try:
        return _EPOCH + timedelta(milliseconds=round(days * _SECONDS_A_DAY * 1000))
    except OverflowError:
        return None


def to_date(value: Value) -> str:
    """Give the day as text, from text or from days since 1970; '' when it is none."""
    moment = _moment(value)
    return moment.date().isoformat() if moment else ""


def to_date_time(value: Value) -> str:
    """Give the moment as text, from text or from days since 1970; '' when it is none. A zone that was written stays."""
    moment = _moment(value)
    return moment.isoformat(timespec="milliseconds") + zone_of(text_of(value)) if moment else ""


def days_of(text: str) -> float:
    """Give days since 1970-01-01 with the fraction of the day; NaN when the text is neither day nor moment."""
    moment = read_moment(text)
    return days_of_moment(moment) if moment else NAN


def fraction_of_day(text: str) -> float:
    """Give the time of day as a fraction of the day, from a time or a moment."""
    moment = read_moment(text)
    if moment is None:
        try:
            clock = time.fromisoformat(text)
        except ValueError:
            return NAN
        moment = datetime.combine(_EPOCH.date(), clock.replace(tzinfo=None))
    return days_of_moment(moment) % 1


def _part(letter: str, moment: datetime, language: str) -> str | None:
    parts = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": f"{moment.microsecond // 1000:03d}",
        "b": _names(_MONTHS, language)[moment.month - 1],
        "a": _names(_WEEKDAYS, language)[moment.weekday()],
        "W": str(moment.isocalendar().week),
        "%": "%",
    }
    return parts.get(letter)


def format_moment(value: Value, pattern: str, language: str) -> str:
    """Write a day or moment by a pattern of `%` letters, months and weekdays in the language; '' when it is none."""
    moment = _moment(value)
    if moment is None:
        return ""
    written: list[str] = []
    signs = iter(pattern)
    for sign in signs:
        if sign != "%":
            written.append(sign)
            continue
        letter = next(signs, "")
        part = _part(letter, moment, language)
        written.append(f"%{letter}" if part is None else part)
    return "".join(written)


def add_date(  # noqa: PLR0917 - the arguments are those of the language
    text: str, years: float, months: float, days: float, hours: float = 0.0, minutes: float = 0.0
) -> str:
    """Move a moment by calendar units; a day past the end of its month is its last day. '' when it is none."""
    moment = read_moment(text)
    if moment is None or not all(map(math.isfinite, (years, months, days, hours, minutes))):
        return ""
    months_on = moment.year * _MONTHS_A_YEAR + moment.month - 1 + int(years) * _MONTHS_A_YEAR + int(months)
    year, month = divmod(months_on, _MONTHS_A_YEAR)
    try:
        day = min(moment.day, _days_in_month(year, month + 1))
        moved = moment.replace(year=year, month=month + 1, day=day)
        moved += timedelta(days=int(days), hours=int(hours), minutes=int(minutes))
    except (ValueError, OverflowError):
        return ""
    return moved.date().isoformat() if len(text) == len("2020-01-01") else moved.isoformat(timespec="milliseconds")


def _days_in_month(year: int, month: int) -> int:
    first = date(year, month, 1)
    after = date(year + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1)
    return (after - first).days


def difference_in_months(earlier: str, later: str) -> float:
    """Count the whole months from one day to another; NaN when one is no day."""
    start, end = read_date(earlier), read_date(later)
    if start is None or end is None:
        return NAN
    months = (end.year - start.year) * _MONTHS_A_YEAR + end.month - start.month
    if months > 0 and end.day < start.day:
        months -= 1
    elif months < 0 and end.day > start.day:
        months += 1
    return float(months)
