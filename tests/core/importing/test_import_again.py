import random
from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register


def changed(register, record):
    return Register([*(one for one in register if one.ref != record.ref), record])


def only(register, record_type, **fields):
    (found,) = (r for r in register.all(record_type) if all(getattr(r, name) == v for name, v in fields.items()))
    return found


def differences(result):
    return {(str(f.values["record"]), *f.values["fields"]) for f in result.findings if f.code == "LKI023"}


def test_importing_twice_changes_nothing(read, imported, bilag_1):
    again = read(bilag_1, imported, first_id=500)
    assert not again.change
    assert differences(again) == set()


def test_a_list_in_another_order_width_and_with_other_dashes_changes_nothing(read, imported, bilag_1):
    with_contact, without = bilag_1.split("Lokalområder uden Lokalkontakter:")
    heading, *items = with_contact.split("\no ")
    shuffled = random.Random(7)  # noqa: S311 - an order, not a secret
    shuffled.shuffle(items)
    rewrapped = [" ".join(item.split()).replace(" – ", " -\n   ", 1).upper() for item in items]
    names = without.strip().split("\n")[::-1]
    text = "Lokalområder uden Lokalkontakter:\n" + "\n".join(names) + f"\n\n{heading}\n• " + "\n• ".join(rewrapped)
    assert not read(text.replace("• ", "- "), imported).change


def test_an_open_question_is_shown_again_but_not_asked_twice(read, imported, bilag_1):
    again = read(bilag_1, imported)
    assert again.questions == imported.all(ImportQuestion)
    assert not again.change


@pytest.mark.parametrize("answer", ["covered", "uncovered", "two_places"])
def test_an_answered_question_is_neither_asked_nor_changed_again(read, imported, bilag_1, answer):
    question = evolve(only(imported, ImportQuestion), answer=answer, answered=date(2020, 5, 2))
    settled = changed(imported, question)
    if answer == "uncovered":
        gone = only(settled, Assignment, area="stenderup")
        settled = Register(one for one in settled if one.ref != gone.ref)
    again = read(bilag_1, settled)
    assert not again.change
    assert again.questions == ()
    assert "LKI001" not in {finding.code for finding in again.findings}


def test_what_a_person_edited_stays_and_is_reported(read, imported, bilag_1):
    assignment = only(imported, Assignment, area="glud")
    register = changed(imported, evolve(imported.get(Area, "hedensted"), status_note="i drift", name="Hedensted By"))
    register = changed(register, evolve(only(imported, Person, name="Frank Kjær"), title="rektor", name="Frank Kjaer"))
    register = changed(register, evolve(assignment, period=Period(end=date(2020, 4, 1))))
    again = read(bilag_1, register)
    assert not again.change
    assert differences(again) == {
        ("area/hedensted", "name", "status_note"),
        (f"person/{only(imported, Person, name='Frank Kjær').id}", "name", "title"),
        (f"assignment/{assignment.id}", "period"),
    }


def test_what_the_list_does_not_say_is_no_difference(read, imported, bilag_1):
    person = only(imported, Person, name="Kim Rosenkilde")
    register = changed(imported, evolve(person, work_email="kim@kommune.example", title="konsulent"))
    assert differences(read(bilag_1, register)) == set()


def test_a_handover_that_was_done_is_not_undone(read, imported, bilag_1):
    old = only(imported, Assignment, area="glud")
    mette = Person(id="mette", name="Mette Øvig")
    contact = Contact(id="mette", person="mette")
    new = Assignment(
        id="new", area="glud", contact="mette", period=Period(date(2020, 4, 1)), confirmation=old.confirmation
    )
    register = changed(Register([*imported, mette, contact, new]), evolve(old, period=Period(end=date(2020, 4, 1))))
    again = read(bilag_1, register)
    assert not again.change
    assert differences(again) == {(f"assignment/{old.id}", "period")}


def test_a_contact_the_list_does_not_know_of_is_reported(read, imported, bilag_1):
    contact = only(imported, Assignment, area="lindved").contact
    taken = Assignment(id="new", area="bjerre", contact=contact, confirmation=imported.all(Assignment)[0].confirmation)
    assert differences(read(bilag_1, Register([*imported, taken]))) == {("assignment/new", "contact")}


def test_another_contact_in_a_newer_list_is_reported_and_not_carried_out(read, imported, bilag_1):
    newer = bilag_1.replace("Lindved – Kim Rosenkilde", "Lindved – Lene Thorgaard")
    again = read(newer, imported)
    assert not again.change
    assert differences(again) == {(f"assignment/{only(imported, Assignment, area='lindved').id}", "contact")}


def test_a_new_area_in_a_newer_list_is_added(read, imported, bilag_1):
    again = read(bilag_1.replace("o Flemming", "o Flemming\no Kragelund"), imported, first_id=500)
    assert [edit.after.name for edit in again.change.edits] == ["Kragelund"]


def test_an_area_that_was_typed_in_before_is_found_by_its_name(read, bilag_1):
    typed = Register([Area(id="glud-3", name="GLUD")])
    after = typed.apply(read(bilag_1, typed).change)
    assert [area.id for area in after.all(Area) if area.name.casefold() == "glud"] == ["glud-3"]
    assert only(after, Assignment, area="glud-3").handover_wish is not None


def test_an_area_that_ended_gets_no_contact_again(read, imported, bilag_1):
    ended = evolve(imported.get(Area, "lindved"), ended=date(2020, 4, 1))
    without = Register(r for r in changed(imported, ended) if getattr(r, "area", None) != "lindved")
    again = read(bilag_1, without)
    assert not again.change
    assert ("area/lindved", "ended") in differences(again)


def test_a_contact_who_left_gets_no_new_area(read, imported, bilag_1):
    person = only(imported, Person, name="Kim Rosenkilde")
    left = evolve(only(imported, Contact, person=person.id), ended=date(2020, 4, 1))
    again = read(bilag_1.replace("o Bjerre\n", ""), changed(imported, left))
    assert not again.change
    newer = bilag_1.replace("o Bjerre\n", "").replace("o Lindved", "o Bjerre – Kim Rosenkilde\no Lindved")
    added = read(newer, changed(imported, left))
    assert not added.change
    assert (f"contact/{left.id}", "ended") in differences(added)
