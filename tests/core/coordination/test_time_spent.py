"""What areas are expected to take, and what was noted: by area, over a year, and never person against person."""

import inspect
from datetime import date, timedelta

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination import time_spent
from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.coordination.need import count_needs, needs
from lokalkontakt_core.coordination.time_spent import (
    AreaTime,
    Measure,
    expected_in_all,
    expected_of_area,
    time_of_area,
    time_of_contact,
)
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
LINES = "area glud\narea hjarnoe\ncontact a granted=90\nassign glud a 2019-01-01.."


def noted(*lines, day=DAY, register=None):
    """Give a register with lines of the log: (minutes, days before the day)."""
    before = register if register is not None else register_of(LINES)
    made = [
        Activity(
            id=f"activity-{number}",
            contact="a",
            area="glud",
            type=ActivityType.VISIT,
            day=day - timedelta(days=back),
            minutes=minutes,
        )
        for number, (minutes, back) in enumerate(lines)
    ]
    return Register([*before, *made])


def glud(register, day=DAY):
    return time_of_area(register, register.get(Area, "glud"), day)


def test_28_areas_are_expected_to_take_28_to_42_hours_a_week():
    register = example_register()
    least, most = expected_in_all(register, DAY)
    assert count_coverage(register, DAY).total == 28
    assert (least / 60, most / 60) == (28, 42)


def test_one_area_is_expected_to_take_52_to_78_hours_a_year():
    register = example_register()
    least, most = expected_of_area(register, register.get(Area, "glud"))
    assert (least * 52 / 60, most * 52 / 60) == (52, 78)


def test_15_or_16_areas_of_the_example_need_a_contact():
    counts = count_needs(needs(example_register(), DAY))
    assert (counts.least, counts.most) == (15, 16)


def test_an_area_with_its_own_figure_is_expected_to_take_that():
    register = register_of("area glud minutes=200\narea hjarnoe")
    assert expected_of_area(register, register.get(Area, "glud")) == (200, 200)
    assert expected_in_all(register, DAY) == (260, 290)


def test_where_nothing_was_noted_nothing_is_said():
    found = glud(register_of(LINES))
    assert (found.noted, found.weeks, found.per_week, found.measure) == (None, 0, None, None)


@pytest.mark.parametrize(
    ("lines", "weeks", "per_week", "measure"),
    [
        ([(75, 0)], 1, 75, Measure.WITHIN),
        ([(60, 6)], 1, 60, Measure.WITHIN),
        ([(60, 7)], 2, 30, Measure.BELOW),
        ([(91, 0)], 1, 91, Measure.ABOVE),
        ([(600, 13 * 7 - 1), (300, 2)], 13, 69, Measure.WITHIN),
        ([(1440, 363), (1440, 100), (240, 0)], 52, 60, Measure.WITHIN),
    ],
)
def test_the_average_is_taken_since_the_first_note(lines, weeks, per_week, measure):
    found = glud(noted(*lines))
    assert (found.weeks, found.per_week, found.measure) == (weeks, per_week, measure)


def test_what_is_older_than_52_weeks_or_ahead_is_not_counted():
    assert glud(noted((600, 364), (75, 0))).noted.minutes == 75
    assert glud(noted((600, -1), (75, 0))).noted.minutes == 75


def test_lines_without_time_are_no_time():
    assert glud(noted((None, 0), (None, 20))).noted is None


@given(st.lists(st.tuples(st.integers(0, 1440), st.integers(0, 363)), min_size=1, max_size=12))
def test_the_average_times_its_weeks_is_what_was_noted(lines):
    found = glud(noted(*lines))
    assert 1 <= found.weeks <= 52
    assert abs(found.per_week * found.weeks - sum(minutes for minutes, _ in lines)) <= found.weeks / 2


def test_one_contact_is_held_against_what_the_department_granted():
    register = noted((100, 0))
    found = time_of_contact(register, "a", DAY)
    assert (found.per_week, found.granted, found.over) == (100, 90, 10)
    ungranted = Register([*(one for one in register if one.kind != "contact"),
                          *(evolve(one, granted=None) for one in register if one.kind == "contact")])  # fmt: skip
    assert time_of_contact(ungranted, "a", DAY).over == 0


def test_no_person_is_ranked():
    """Time is given by area, or for the one contact who is asked about: there is no list of persons with figures."""
    assert {field.name for field in fields(AreaTime)} & {"contact", "contacts", "person", "persons"} == set()
    public = [
        function
        for name, function in inspect.getmembers(time_spent, inspect.isfunction)
        if function.__module__ == time_spent.__name__ and not name.startswith("_")
    ]
    assert len(public) >= 4
    about_contacts = [function for function in public if "contact" in function.__name__]
    assert [function.__name__ for function in about_contacts] == ["time_of_contact"]
    assert list(inspect.signature(time_of_contact).parameters) == ["register", "contact", "day"]
