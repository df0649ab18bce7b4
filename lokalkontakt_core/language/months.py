"""Months as people type them, with the year: `marts 2020`, `mar. 2020`, `3/2020`, `03-2020`, `2020-03`."""

import re

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.dates import FIRST_YEAR, LAST_YEAR, month_number
from lokalkontakt_core.periods import Month, MonthRange

_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_WRITTEN = re.compile(r"([^\W\d]{3,})\.? ([0-9]{4})")


def parse_month(text: str) -> Month:
    """Read a month as people type it, in Danish or English; a name may be cut down to three letters or more.

    Raises:
        UsageError: LKE211 when it is no month with a year, LKE022 when its year is no year to count from.
    """
    typed = " ".join(text.strip().lower().split())
    if match := _YEAR_FIRST.fullmatch(typed):
        year, month = int(match[1]), int(match[2])
    elif match := _YEAR_LAST.fullmatch(typed):
        year, month = int(match[2]), int(match[1])
    elif (match := _WRITTEN.fullmatch(typed)) and (named := month_number(match[1])):
        year, month = int(match[2]), named
    else:
        raise UsageError("LKE211", month=text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError("LKE022", text=text, first=FIRST_YEAR, last=LAST_YEAR)
    return Month(year, month)


def parse_months(text: str) -> MonthRange:
    """Read a month, or the first and the last with two dots between: `marts 2020..april 2020`.

    Raises:
        UsageError: As `parse_month`.
    """
    first, _, last = text.partition("..")
    begin = parse_month(first)
    return MonthRange(begin, parse_month(last) if last.strip() else begin)
