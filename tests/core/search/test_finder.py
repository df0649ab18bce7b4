from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.records import kinds
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import AgendaItem, Meeting
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.search.entries import READ
from lokalkontakt_core.search.finder import Finder

GLUD = Area(id="glud", name="Glud")
METTE = Person(id="person-1", name="Mette Øvig", work_email="moev@example.dk", private_email="mette@hjemme.example")


def item(number, text, **given):
    return Knowledge(id=f"knowledge-{number}", text=text, day=date(2020, 3, number), **given)


def reading(*records):
    finder = Finder()
    finder.read(Register(records))
    return finder


def ids(found):
    return [entry.ref.id for group in found.groups for entry in group.entries]


def test_knowledge_is_found_by_its_words_its_areas_and_who_told_it():
    finder = reading(
        GLUD, METTE, item(1, "Stien ved skolen er mørk", areas=("glud",), by="person-1"), item(2, "Ny brugs")
    )
    for typed in ("sti skol", "SKOLEN stien", "glud sti", "oevig moerk", "øv stien"):
        assert ids(finder.find(typed, kinds={"knowledge"})) == ["knowledge-1"]
    assert finder.find("kolen").number == 0


def test_a_name_goes_before_a_mention_and_the_newest_before_the_older():
    meeting = Meeting(id="meeting-1", name="Møde om Glud", day=date(2020, 1, 1))
    later = Meeting(id="meeting-2", name="Fast møde", day=date(2020, 5, 1), agenda=(AgendaItem(title="Glud"),))
    latest = evolve(later, id="meeting-3", day=date(2020, 6, 1))
    assert ids(reading(meeting, later, latest).find("glud")) == ["meeting-1", "meeting-3", "meeting-2"]


def test_hits_are_grouped_by_kind_in_a_fixed_order_and_all_are_counted():
    finder = reading(*(item(number, "Glud skriver") for number in range(1, 13)), GLUD)
    counted = [(group.kind, group.number, len(group.entries)) for group in finder.find("glud", most=3).groups]
    assert counted == [
        ("area", 1, 1),
        ("knowledge", 12, 3),
    ]


def test_of_many_hits_the_newest_are_given():
    many = [evolve(item(1, "sti"), id=f"k-{number:03}", day=date(2019, 1, number % 27 + 1)) for number in range(400)]
    expected = sorted(many, key=lambda one: (-one.day.toordinal(), one.id))[:5]
    assert ids(reading(*many).find("sti", most=5)) == [one.id for one in expected]


@pytest.mark.parametrize("typed", ["", "  ", "–", "{0.__class__}"])
def test_nothing_is_found_for_no_words_and_none_is_a_pattern(typed):
    assert reading(GLUD).find(typed).number == 0


def test_private_addresses_find_nobody():
    assert ids(reading(METTE).find("moev")) == ["person-1"]
    assert reading(METTE).find("hjemme").number == 0


def test_what_changed_is_read_again_and_what_went_is_forgotten():
    first, second = item(1, "Stien"), item(2, "Stien")
    finder = reading(GLUD, first, second)
    finder.read(Register([GLUD, evolve(first, text="Vejen")]))
    assert ids(finder.find("sti")) == []
    assert ids(finder.find("vej")) == ["knowledge-1"]


def test_a_new_name_of_an_area_finds_its_knowledge():
    finder = reading(GLUD, item(1, "Stien", areas=("glud",)))
    finder.read(Register([evolve(GLUD, name="Glud og omegn"), item(1, "Stien", areas=("glud",))]))
    assert ids(finder.find("omegn", kinds={"knowledge"})) == ["knowledge-1"]


TEXTS = st.lists(st.sampled_from(["Stien er mørk", "Skolen", "Møde", "stien ved skolen"]), max_size=5)


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["sti", "sko", "mø", "sti sko"]))
def test_reading_one_revision_after_another_is_as_reading_the_last(revisions, typed):
    kept = Finder()
    for texts in revisions:
        register = Register([item(number, text) for number, text in enumerate(texts, start=1)])
        kept.read(register)
        kept.find("s")
    fresh = Finder()
    fresh.read(register)
    assert kept.find(typed) == fresh.find(typed)


def test_the_example_is_searched():
    finder = Finder()
    finder.read(example_register())
    found = finder.find("henr")
    assert [group.kind for group in found.groups][:2] == ["contact", "person"]
    assert Ref("area", "glud") in [entry.ref for group in finder.find("Glud").groups for entry in group.entries]


def test_every_kind_that_is_searched_exists():
    assert set(READ) <= set(kinds.RECORD_TYPES)
