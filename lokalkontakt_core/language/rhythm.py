"""The n-th weekday of the month as people type it: `1. tirsdag`, `sidste torsdag`, `2nd Tuesday`; dates are refused."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from lokalkontakt_core.errors import UsageError

LAST = -1

_NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        "1": 1, "1st": 1, "første": 1, "first": 1,
        "2": 2, "2nd": 2, "anden": 2, "second": 2,
        "3": 3, "3rd": 3, "tredje": 3, "third": 3,
        "4": 4, "4th": 4, "fjerde": 4, "fourth": 4,
        "sidste": LAST, "last": LAST,
    }
)  # fmt: skip
_WEEKDAYS = (
    ("monday", "mandag"), ("tuesday", "tirsdag"), ("wednesday", "onsdag"), ("thursday", "torsdag"),
    ("friday", "fredag"), ("saturday", "lørdag"), ("sunday", "søndag"),
)  # fmt: skip
_TYPED = re.compile(r"(?:den |the )?([^\s.]+)\.? ([^\W\d]{3,})\.?(?: i måneden| of the month)?")


def parse_rhythm(text: str) -> tuple[int, str]:
    """Read which one of a weekday in a month is meant.

    Args:
        text: For example `1. tirsdag`, `den sidste torsdag i måneden`, `2nd Tuesday`; weekdays may be shortened.

    Returns:
        1 to 4, or -1 for the last one, and the weekday's English name in lower case.

    Raises:
        UsageError: LKE708 when it is something else: a date such as "den 31." is not there in every month.
    """
    match = _TYPED.fullmatch(" ".join(text.strip().lower().split()))
    week = _NUMBERS.get(match[1]) if match else None
    found = {names[0] for names in _WEEKDAYS if match and any(name.startswith(match[2]) for name in names)}
    if week is None or len(found) != 1:
        raise UsageError("LKE708", text=text)
    return week, found.pop()
