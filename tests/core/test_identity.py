import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.actors import names_of, person_behind, shown_actor
from lokalkontakt_core.identity import SLUG_LIMIT, CountedIds, ReplayedIds, slug
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Åle-Hjortsvang", "aale-hjortsvang"),
        ("Øster Snede", "oester-snede"),
        ("Daugård", "daugaard"),
        ("Æbelø (nord)", "aebeloe-nord"),
        ("A\u030ale", "aale"),
        ("Café Ü", "cafe-y"),
        ("東京", "x"),
    ],
)
def test_a_slug_is_ascii_and_reads_like_the_name(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["CON", "Nul", "com1", "LPT9", "prn"])
def test_a_name_that_windows_keeps_for_a_device_gets_a_number(name):
    assert slug(name) == f"{name.lower()}-2"


@pytest.mark.parametrize("letter", ["æ", "a", "㎯"])
def test_a_slug_of_the_longest_name_fits_into_a_file_name_beside_others(letter):
    assert len(slug(letter * 120)) <= SLUG_LIMIT


def test_a_taken_slug_gets_a_number():
    assert slug("Glud", {"glud", "glud-2"}) == "glud-3"


@given(st.text(max_size=40), st.sets(st.sampled_from(["x", "a", "x-2"])))
def test_every_name_has_a_slug_that_is_a_safe_file_name_and_free(name, taken):
    found = slug(name, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert found not in taken


def test_replayed_ids_come_again_in_the_same_order():
    ids = ReplayedIds(CountedIds())
    first = [ids.mint("person"), ids.mint("contact")]
    ids.rewind()
    assert [ids.mint("person"), ids.mint("contact"), ids.mint("contact")] == [*first, "contact-00003"]


def test_an_id_of_another_kind_is_not_replayed():
    ids = ReplayedIds(CountedIds())
    ids.mint("person")
    ids.rewind()
    assert ids.mint("contact") == "contact-00002"


def test_an_id_that_is_taken_is_passed_over():
    ids = ReplayedIds(CountedIds(), lambda kind, minted: minted in {"person-00001", "person-00002"})
    assert ids.mint("person") == "person-00003"


def test_random_ids_are_opaque_safe_and_many():
    ids = {RandomIds().mint("person") for _ in range(2000)}
    assert len(ids) == 2000
    assert all(re.fullmatch(r"person-[0-9a-hjkmnp-tv-z]{8}", one) for one in ids)


ANNA = Person(id="person-1", name="Anna Eksempel", logins=("anna", "ae"))
BO = Person(id="person-2", name="Bo Eksempel", logins=("bo", "fælles"))
CY = Person(id="person-3", name="Cy Eksempel", logins=("fælles",))
REGISTER = Register([ANNA, BO, CY])


def test_an_actor_is_a_person_by_id_or_login():
    assert person_behind(REGISTER, "ae") == person_behind(REGISTER, "person-1") == ANNA
    assert names_of(REGISTER, "ae") == {"ae", "anna", "person-1"}
    assert shown_actor(REGISTER, "ae") == ANNA.ref


@pytest.mark.parametrize("login", ["fremmed", "fælles", ""])
def test_a_login_of_nobody_or_of_two_stands_for_itself(login):
    assert person_behind(REGISTER, login) is None
    assert names_of(REGISTER, login) == {login}
    assert shown_actor(REGISTER, login) == login
