from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.cadence import days_of_series, nth_weekday
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.rhythm import parse_rhythm
from lokalkontakt_core.periods import Interval, Month
from lokalkontakt_core.records.meeting_series import MeetingSeries, Weekday

months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))
weekdays = st.sampled_from(tuple(Weekday))
weeks = st.sampled_from((1, 2, 3, 4, -1))


def series(**given):
    return MeetingSeries(**{"id": "series-1", "name": "Møde", "first": date(2019, 11, 1), **given})


@given(months, weekdays, weeks)
def test_the_nth_weekday_lies_in_its_month_on_its_weekday_in_its_week(month, weekday, week):
    day = nth_weekday(month, weekday, week)
    assert (day.year, day.month) == (month.year, month.month)
    assert day.weekday() == tuple(Weekday).index(weekday)
    if week > 0:
        assert (day.day - 1) // 7 + 1 == week
    else:
        assert (day + timedelta(days=7)).month != month.month


def test_the_last_weekday_of_december_9999_can_be_told():
    assert nth_weekday(Month(9999, 12), Weekday.FRIDAY, -1) == date(9999, 12, 31)


@given(st.integers(1, 24), weekdays, weeks, st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_series_leaves_out_no_month_of_its_interval(interval, weekday, week, first):
    days = list(days_of_series(series(interval=Interval(months=interval), weekday=weekday, week=week, first=first),
                               first + timedelta(days=1500)))  # fmt: skip
    assert (days[0].year, days[0].month) == (first.year, first.month)
    steps = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(days)}
    assert steps <= {interval}


def test_the_month_of_its_first_day_has_the_first_meeting():
    assert next(days_of_series(series(first=date(2020, 1, 20)), date(2020, 12, 31))) == date(2020, 1, 7)


def test_a_series_gives_no_day_from_its_end_on():
    days = days_of_series(series(ended=date(2020, 3, 3)), date(2021, 1, 1))
    assert list(days) == [date(2019, 11, 5), date(2020, 1, 7)]


def test_a_series_until_the_last_year_there_is_comes_to_an_end():
    assert len(list(days_of_series(series(first=date(9999, 11, 1)), date.max))) == 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1. tirsdag", (1, "tuesday")),
        ("den sidste torsdag i måneden", (-1, "thursday")),
        ("2nd Tuesday", (2, "tuesday")),
        ("the last Friday of the month", (-1, "friday")),
        ("  TREDJE   ons ", (3, "wednesday")),
        ("fourth sunday", (4, "sunday")),
        ("1 lør", (1, "saturday")),
    ],
)
def test_a_rhythm_is_read_as_people_write_it(text, meant):
    assert parse_rhythm(text) == meant


@pytest.mark.parametrize(
    "text", ["den 31.", "31", "5. tirsdag", "tirsdag", "0. mandag", "", "1. x", "1. t", "hver dag"]
)
def test_a_date_or_something_else_is_no_rhythm(text):
    with pytest.raises(UsageError) as caught:
        parse_rhythm(text)
    assert caught.value.code == "LKE708"
