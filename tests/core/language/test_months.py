from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.dates import FIRST_YEAR, LAST_YEAR, month_name
from lokalkontakt_core.language.months import parse_month, parse_months
from lokalkontakt_core.periods import Month, MonthRange

MARCH = Month(2020, 3)
months = st.builds(Month, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))


@pytest.mark.parametrize(
    "typed",
    ["2020-03", "2020-3", "03-2020", "3/2020", "3.2020", "2020/03", "marts 2020", " Marts  2020 ", "mar 2020",
     "mar. 2020", "March 2020"],
)  # fmt: skip
def test_a_month_can_be_typed_in_many_ways(typed):
    assert parse_month(typed) == MARCH


@pytest.mark.parametrize(
    "typed",
    ["", "juni", "ma 2020", "måned 2020", "2020", "13/2020", "0/2020", "2020-13", "3/20", "1/3/2020", "²/2020",
     "٣/2020", "marts 2020 igen", "2020-03..", "marts\u200b2020"],
)  # fmt: skip
def test_what_is_no_month_with_a_year_is_told_so(typed):
    with pytest.raises(UsageError) as caught:
        parse_month(typed)
    assert caught.value.code == "LKE211"


@pytest.mark.parametrize("typed", ["0000-03", "3/0999", "marts 3000"])
def test_a_year_far_away_is_told_so(typed):
    with pytest.raises(UsageError) as caught:
        parse_month(typed)
    assert caught.value.code == "LKE022"


@given(months, st.sampled_from(["da", "en"]))
def test_every_month_is_read_as_it_is_written(month, language):
    assert parse_month(str(month)) == month
    assert parse_month(f"{month_name(month.month, language)} {month.year}") == month
    assert parse_month(f"{month.month}/{month.year}") == month


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_month_or_told_with_a_code(typed):
    with suppress(UsageError):
        assert isinstance(parse_months(typed), MonthRange)


@pytest.mark.parametrize(
    ("typed", "last"),
    [("2020-03", MARCH), ("2020-03..2020-04", Month(2020, 4)), ("mar 2020 .. 4/2020", Month(2020, 4))],
)
def test_a_span_has_two_dots_and_one_month_is_its_own_last(typed, last):
    assert parse_months(typed) == MonthRange(MARCH, last)
