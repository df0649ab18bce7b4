from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.dates import full_date, list_date, long_date, parse_date, weekday_date

TODAY = date(2020, 3, 3)  # a Tuesday


def test_days_are_written_as_danes_write_them():
    assert long_date(TODAY, "da") == "tirsdag den 3. marts 2020"
    assert full_date(TODAY, "da") == "3. marts 2020"
    assert weekday_date(date(2020, 3, 6), "da") == "fre. 6/3"
    assert long_date(TODAY, "en") == "Tuesday 3 March 2020"


def test_a_list_leaves_out_the_year_of_today():
    assert list_date(date(2020, 5, 1), TODAY, "da") == "1. maj"
    assert list_date(date(2021, 5, 1), TODAY, "da") == "1. maj 2021"
    assert list_date(date(2020, 3, 2), TODAY, "da") == "i går"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2020-04-01", date(2020, 4, 1)),
        ("1/4", date(2020, 4, 1)),
        ("1.4.20", date(2020, 4, 1)),
        ("1.4.", date(2020, 4, 1)),
        ("01-04-2020", date(2020, 4, 1)),
        ("1. april", date(2020, 4, 1)),
        ("den 1. apr. 2021", date(2021, 4, 1)),
        ("1 April 2020", date(2020, 4, 1)),
        ("i morgen", date(2020, 3, 4)),
        (" I  DAG ", TODAY),
        ("fre", date(2020, 3, 6)),
        ("tirsdag", date(2020, 3, 10)),
        ("30/12", date(2019, 12, 30)),
    ],
)
def test_a_day_can_be_typed_in_many_ways(typed, meant):
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "snart", "1/", "1.4.2.0", "²/4", "2020-4", "t", "ma", "99999-01-01", "1/13", "2020-13-01"]
)
def test_what_is_no_day_is_told_so(typed):
    with pytest.raises(UsageError) as caught:
        parse_date(typed, TODAY)
    assert caught.value.code == "LKE020"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("2020-02-30", date(2020, 2, 29)),
        ("31/4", date(2020, 4, 30)),
        ("2999-12-32", date(2999, 12, 31)),
        ("30. feb", date(2020, 2, 29)),
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_told_with_the_nearest(typed, near):
    with pytest.raises(UsageError) as caught:
        parse_date(typed, TODAY)
    assert (caught.value.code, caught.value.values["near"]) == ("LKE021", near)


@pytest.mark.parametrize("typed", ["0000-01-01", "31.12.0999", "3000-01-01", "31.12.9999", "9999-12-32"])
def test_a_day_so_far_away_that_no_deadline_can_be_counted_from_it_is_told_so(typed):
    with pytest.raises(UsageError) as caught:
        parse_date(typed, TODAY)
    assert caught.value.code == "LKE022"


@pytest.mark.parametrize(("typed", "today"), [("i morgen", date.max), ("fre", date.max), ("i går", date.min)])
def test_a_day_beyond_the_calendar_is_told_as_one_that_cannot_be_read(typed, today):
    with pytest.raises(UsageError) as caught:
        parse_date(typed, today)
    assert caught.value.code == "LKE020"


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_what_is_written_in_full_is_read_back(day):
    assert parse_date(full_date(day, "da"), TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day


@given(st.text(max_size=20))
def test_any_text_gives_a_day_or_a_coded_refusal(text):
    codes = set()
    try:
        parse_date(text, TODAY)
    except UsageError as refusal:
        codes.add(refusal.code)
    assert codes <= {"LKE020", "LKE021"}
