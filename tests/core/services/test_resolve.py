from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.areas import add_area, end_area
from lokalkontakt_core.services.persons import add_person
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.services.suggest import distance, nearest

NAMES = [
    "As", "Bjerre", "Daugård", "Flemming", "Glud", "Hjarnø", "Hornborg", "Hornsyld-Bråskov", "Korning", "Rask Mølle",
    "Urlev", "Uldum", "Ølholm", "Ølsted", "Ørum", "Øster Snede", "Åle-Hjortsvang",
]  # fmt: skip


@pytest.mark.parametrize("typed", ["hjarnoe", "Hjarnø", "HJARNØ", "hjarnö", " hjarnø "])
def test_an_area_is_found_by_id_and_by_name_in_any_spelling(world, typed):
    assert resolve(world.register, Area, typed).id == "hjarnoe"


@pytest.mark.parametrize("typed", ["Åle-Hjortsvang", "aale-hjortsvang", "AALE-HJORTSVANG", "åle-hjortsvang"])
def test_double_a_and_a_with_ring_are_the_same(world, typed):
    assert resolve(world.register, Area, typed).name == "Åle-Hjortsvang"


def test_a_contact_is_found_by_the_persons_name(world):
    assert resolve(world.register, Contact, "mette oevig").id == world.mette


@pytest.mark.parametrize(
    ("typed", "meant"), [("Glyd", "Glud"), ("Hjarno", "Hjarnø"), ("Hjortsvang", "Åle-Hjortsvang"), ("glu", "Glud")]
)
def test_a_near_name_is_suggested_and_never_taken(world, typed, meant):
    with pytest.raises(LokalkontaktError) as caught:
        resolve(world.register, Area, typed)
    assert caught.value.code == "LKE257"
    assert caught.value.values["suggestion"] == meant


def test_part_of_a_persons_name_is_suggested(world):
    with pytest.raises(LokalkontaktError) as caught:
        resolve(world.register, Contact, "mette")
    assert caught.value.values["suggestions"] == ("Mette Øvig",)


@pytest.mark.parametrize("typed", ["Kolding Vest", "", "   ", "\x1b[2J", "../../etc/passwd", "{0.__class__}"])
def test_what_is_like_nothing_is_not_found(world, typed):
    with pytest.raises(LokalkontaktError) as caught:
        resolve(world.register, Area, typed)
    assert caught.value.code == "LKE256"


def test_two_of_one_name_are_asked_for_by_id(world):
    first, second = (world.new(add_person, name="Bo Eksempel").id for _ in range(2))
    with pytest.raises(LokalkontaktError) as caught:
        resolve(world.register, Person, "bo eksempel")
    assert caught.value.code == "LKE258"
    assert caught.value.values["options"] == (first, second)
    assert resolve(world.register, Person, second).id == second


def test_a_standing_area_goes_before_an_ended_one_of_the_same_name(world):
    world.do(end_area, area="glud", ended=date(2020, 1, 1))
    world.do(add_area, name="Glud")
    assert resolve(world.register, Area, "Glud", world.day).id == "glud-2"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Daugaard", "Daugård"),
        ("Dauård", "Daugård"),
        ("Rask Molle", "Rask Mølle"),
        ("Olholm", "Ølholm"),
        ("Korinng", "Korning"),
        ("braskov", "Hornsyld-Bråskov"),
        ("Oster Snede", "Øster Snede"),
        ("Fleming", "Flemming"),
    ],
)
def test_danish_slips_lead_to_the_name_that_was_meant(typed, meant):
    assert nearest(typed, NAMES)[0] == meant


def test_neighbours_in_spelling_are_all_named_nearest_first():
    assert set(nearest("Ølhted", NAMES)) == {"Ølsted"}
    assert nearest("Ølst", NAMES)[0] == "Ølsted"
    assert nearest("Horn", NAMES) == ("Hornborg", "Hornsyld-Bråskov")


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("glud", "glud", 0), ("glud", "gldu", 1), ("glud", "lud", 1), ("abc", "xyz", 3)]
)
def test_distance_counts_letters_added_dropped_changed_or_swapped(one, other, expected):
    assert distance(one, other, 3) == expected


@given(st.text(max_size=12), st.text(max_size=12), st.integers(0, 4))
def test_distance_is_symmetric_and_bounded(one, other, most):
    found = distance(one, other, most)
    assert found == distance(other, one, most) <= most + 1
    assert (found == 0) == (one == other)


@given(st.text(max_size=30))
def test_suggesting_never_fails_and_names_only_known_names(typed):
    assert set(nearest(typed, NAMES)) <= set(NAMES)
