"""What all strategies are made of: days, periods, names as people type them, and the ids of the records there are."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from lokalkontakt_core.periods import UNKNOWN, Period, Unknown
from lokalkontakt_core.records.base import Record

FIRST_OF_2020 = date(2020, 1, 1)

Drawn = st.SearchStrategy[Any]

near_days: st.SearchStrategy[date] = st.integers(-200, 400).map(lambda days: FIRST_OF_2020 + timedelta(days=days))
"""Days around the turn of 2019, so that periods meet."""

days: st.SearchStrategy[date] = st.one_of(near_days, near_days, near_days, st.dates())
"""Any day, mostly near ones."""

names: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(("Glud", "Åle-Hjortsvang", "Øster Snede", "As", "[/] x", "{area}", "=1+1")),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12),
)
"""Names as people have them, and as they type them by mistake."""

days_or_unknown: st.SearchStrategy[date | Unknown] = st.one_of(days, st.just(UNKNOWN))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period: open, closed, empty, with unknown bounds."""
    start = draw(days_or_unknown)
    end = draw(st.one_of(st.none(), st.just(UNKNOWN), days))
    if isinstance(start, date) and isinstance(end, date) and end < start:
        start, end = end, start
    return Period(start, end)


def maybe(strategy: Drawn) -> Drawn:
    """Give a strategy that sometimes gives None."""
    return st.none() | strategy


def some_of(ids: Sequence[Any]) -> Drawn:
    """Give a strategy of up to three different ones."""
    return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)


def with_ids(records: Sequence[Record], ids: Sequence[str]) -> list[Record]:
    """Give the records their ids."""
    return [evolve(record, id=one) for record, one in zip(records, ids, strict=True)]


AREAS = tuple(f"area-{number}" for number in range(4))
CLUSTERS = ("cluster-0", "cluster-1")
CONTACTS = tuple(f"contact-{number}" for number in range(3))
DEPARTMENTS = tuple(f"department-{number}" for number in range(3))
PERSONS = ("person-0", "person-1")
ASSIGNMENTS = tuple(f"assignment-{number}" for number in range(6))
WAVES = ("wave-0", "wave-1")
PILOTS = ("pilot-0", "pilot-1")
PAIRS = tuple((one, other) for one in AREAS for other in AREAS if one < other)
# The ids stand fast, so that every strategy is made once and not for each register anew.
