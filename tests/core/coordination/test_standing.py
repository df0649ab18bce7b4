from datetime import date

from hypothesis import given, settings

from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.standing import areas_ahead, standing_on
from lokalkontakt_core.testing.strategies import days, registers
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)


@settings(max_examples=50)
@given(registers(), days)
def test_standing_says_the_same_as_asking_each_assignment(register, day):
    standing = standing_on(register, day)
    for area in existing_areas(register, day):
        active = {one.id for one in active_of_area(register, area.id, day)}
        held = {one.assignment.id for one in standing.of_area(area.id) if one.active and one.primary}
        assert held == active
        assert standing.has_contact(area.id) == bool(active)
    by_area = sorted(held.assignment.id for all_held in standing.by_area.values() for held in all_held)
    by_contact = sorted(held.assignment.id for all_held in standing.by_contact.values() for held in all_held)
    assert by_area == by_contact


def test_it_is_worked_out_once_for_a_day():
    register = register_of("area glud\ncontact mette\nassign glud mette ?..")
    assert standing_on(register, DAY) is standing_on(register, DAY)
    assert standing_on(register, date(2019, 1, 1)) is not standing_on(register, DAY)


def test_areas_ahead_are_those_held_at_the_same_time_now_and_at_each_later_start():
    register = register_of(
        "area a\narea b\narea c\ncontact x\n"
        "assign a x ?..2020-06-01\nassign b x 2020-06-01..\n"
        "assign c x 2020-07-01..2020-08-01\nassign c x ?.. substitute"
    )
    held = standing_on(register, DAY).of_contact("x")
    assert areas_ahead(held, DAY) == (("a",), ("b",), ("b", "c"))
