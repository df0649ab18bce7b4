"""How facts stand in rows: days as days, unknown as `unknown`, enumerations by their English value."""

import enum
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from lokalkontakt_cli.output import Row
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.assignments import AssignmentState
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.language.numbers import time_of_day
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.periods import Period, Unknown
from lokalkontakt_core.records.base import FICTIONAL, Record, Ref
from lokalkontakt_core.register import Register


def plain(value: Any) -> Any:
    """Give a fact as JSON and CSV hold it."""
    if isinstance(value, enum.Enum):
        return value.value
    return list(map(plain, value)) if isinstance(value, tuple) else value


def bounds(period: Period | None) -> dict[str, Any]:
    """Give the bounds of a period as two entries."""
    if period is None:
        return {"start": None, "end": None}
    return {"start": plain(period.start), "end": plain(period.end)}


def names(register: Register, kind: str, ids: Iterable[str]) -> list[str]:
    """Give the names of records in Danish order."""
    return sorted((name_of(register, Ref(kind, one)) for one in ids), key=danish_key)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Give rows by name in Danish order; by id where names are alike."""
    return sorted(rows, key=lambda row: (danish_key(str(row["name"])), str(row["id"])))


def ended(record: Record, day: date) -> bool:
    """Tell whether a record's `ended` is past on the day; records without one never end."""
    end = getattr(record, "ended", None)
    return isinstance(end, date) and end <= day


def word(catalogue: Catalogue, key: str, members: type[enum.StrEnum]) -> Callable[[Row], str]:
    """Give what shows an enumeration's value in words."""

    def show(row: Row) -> str:
        value = row.get(key)
        return "" if value is None else catalogue.shown(members(value))

    return show


def clock(catalogue: Catalogue, key: str) -> Callable[[Row], str]:
    """Give what shows a time of day as it is written: `9.00` in Danish; nothing where none is set."""
    return lambda row: time_of_day(row[key], catalogue.language) if row.get(key) else ""


def dated(catalogue: Catalogue, key: str) -> Callable[[Row], str]:
    """Give what shows a day, or that nobody told us which, in words."""

    def show(row: Row) -> str:
        value = row.get(key)
        if value is None:
            return ""
        return catalogue.shown(Unknown(value) if isinstance(value, str) else value)

    return show


def minutes(catalogue: Catalogue, key: str) -> Callable[[Row], str]:
    """Give what shows minutes a week as hours."""

    def show(row: Row) -> str:
        value = row.get(key)
        return "" if value is None else catalogue.shown(value, "hours_per_week")

    return show


def listed(key: str) -> Callable[[Row], str]:
    """Give what shows a list, separated by commas."""
    return lambda row: ", ".join(map(str, row.get(key) or ()))


def marked(catalogue: Catalogue, key: str = "name") -> Callable[[Row], str]:
    """Give what shows a name, with a word behind it when the record is, or holds, practice data."""
    word = catalogue.text("practice data")
    return lambda row: f"{row[key]} ({word})" if row.get("source") == FICTIONAL else str(row[key] or "")


RUNNING = frozenset(
    {AssignmentState.PROPOSED, AssignmentState.UPCOMING, AssignmentState.ACTIVE, AssignmentState.VACANT}
)
"""The states of assignments that are not over."""
