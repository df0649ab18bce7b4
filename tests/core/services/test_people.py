from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact, Workplace
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.services.approvals import (
    grant_time,
    record_manager_yes,
    record_outside_hours,
    record_own_yes,
)
from lokalkontakt_core.services.contacts import OWN_VERBS, add_contact, edit_contact, end_contact
from lokalkontakt_core.services.departments import end_department
from lokalkontakt_core.services.employment import end_employment, record_employment
from lokalkontakt_core.services.persons import add_person, edit_person, end_person


def test_two_persons_may_have_one_name(world):
    one, other = (world.new(add_person, name="Bo Eksempel", title="skoleleder") for _ in range(2))
    assert one.id != other.id


def test_a_persons_fields_are_changed(world):
    world.do(edit_person, person=world.anna, changes={"work_email": "anna@kommune.example", "logins": ["anna"]})
    person = world.get(Person, world.anna)
    assert (person.work_email, person.logins) == ("anna@kommune.example", ("anna",))


def test_a_login_name_stands_for_one_person(world):
    world.do(edit_person, person=world.anna, changes={"logins": ["anna"]})
    world.refuses("LKE208", add_person, name="Bo Eksempel", logins=["bo", "anna"])
    mette = world.get(Contact, world.mette).person
    world.refuses("LKE208", edit_person, person=mette, changes={"logins": ["anna"]})


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", None, "LKE216"),
        ("name", " ", "LKE218"),
        ("work_email", "nej", "LKE254"),
        ("work_phone", "1" * 41, "LKE219"),
        ("logins", "anna", "LKE216"),
        ("cpr", "x", "LKE215"),
        ("ended", date(2020, 1, 1), "LKE215"),
    ],
)
def test_a_wrong_field_of_a_person_is_refused(world, field, value, code):
    assert world.refuses(code, edit_person, person=world.anna, changes={field: value}).values["field"] == field


def test_a_person_who_leaves_is_no_contact_any_more(world):
    person = world.get(Contact, world.mette).person
    world.do(end_person, person=person, ended=date(2020, 6, 1))
    assert world.get(Contact, world.mette).ended == date(2020, 6, 1)
    world.do(end_person, person=world.get(Contact, world.jens).person)
    world.refuses("LKE224", end_person, person=world.get(Contact, world.jens).person)


def test_a_contact_is_made_of_a_new_person_or_of_one_there_is(world):
    change = world.do(add_contact, name="Bo Eksempel", title="konsulent", workplace="school", workplace_area="glud")
    assert [edit.ref.kind for edit in change.edits] == ["person", "contact"]
    assert change.edits[1].after.workplace is Workplace.SCHOOL
    assert world.new(add_contact, person=world.anna).person == world.anna


def test_a_contact_needs_either_a_person_or_a_name(world):
    world.refuses("LKE209", add_contact)
    world.refuses("LKE209", add_contact, person=world.anna, name="Anna")
    world.refuses("LKE201", add_contact, person="person-x")
    world.refuses("LKE218", add_contact, name=" ")


def test_a_person_is_a_contact_once_at_a_time(world):
    world.refuses("LKE225", add_contact, person=world.get(Contact, world.mette).person)
    world.do(end_contact, contact=world.mette)
    assert world.new(add_contact, person=world.get(Contact, world.mette).person).id != world.mette


def test_a_person_who_has_left_does_not_become_a_contact(world):
    world.do(end_person, person=world.anna)
    world.refuses("LKE226", add_contact, person=world.anna)


def test_a_contact_is_edited_where_no_day_or_person_goes_with_it(world):
    world.do(
        edit_contact,
        contact=world.jens,
        changes={"department": "fritid-og-faellesskab", "workplace": "other_institution"},
    )
    assert world.get(Contact, world.jens).department == "fritid-og-faellesskab"
    world.do(edit_contact, contact=world.jens, changes={"department": ""})
    assert world.get(Contact, world.jens).department is None


@pytest.mark.parametrize(("field", "verb"), OWN_VERBS.items())
def test_what_has_a_use_case_of_its_own_is_refused_with_its_name(world, field, verb):
    refusal = world.refuses("LKE221", edit_contact, contact=world.mette, changes={field: "x"})
    assert refusal.values["verb"] == verb


def test_an_ended_department_takes_no_new_contact(world):
    world.do(end_department, department="fritid-og-faellesskab")
    world.refuses("LKE226", edit_contact, contact=world.jens, changes={"department": "fritid-og-faellesskab"})


def test_a_contact_is_taken_out_of_the_scheme_once(world):
    world.do(end_contact, contact=world.mette, reason="nyt job")
    world.refuses("LKE224", end_contact, contact=world.mette)


def test_the_two_yeses_carry_day_and_person(world):
    world.do(record_own_yes, contact=world.mette, day=date(2020, 3, 2))
    world.do(record_manager_yes, contact=world.mette)
    contact = world.get(Contact, world.mette)
    assert (contact.own_yes.yes, contact.own_yes.day, contact.own_yes.by) == (True, date(2020, 3, 2), None)
    assert (contact.manager_yes.day, contact.manager_yes.by) == (world.day, world.anna)


def test_who_is_not_known_is_not_made_up(world):
    world.do(record_manager_yes, contact=world.jens, yes=False, day=UNKNOWN)
    approval = world.get(Contact, world.jens).manager_yes
    assert (approval.yes, approval.day, approval.by) == (False, UNKNOWN, None)


def test_a_yes_of_nobody_or_about_nobody_is_refused(world):
    world.refuses("LKE201", record_manager_yes, contact=world.jens, by="person-x")
    world.refuses("LKE201", record_own_yes, contact="contact-x")
    world.refuses("LKE216", record_own_yes, contact=world.jens, yes="nej")
    world.refuses("LKE216", record_own_yes, contact=world.jens, day="i dag")


def test_time_is_granted_in_minutes_until_a_day(world):
    world.do(grant_time, contact=world.mette, minutes_per_week=240, until=date(2020, 12, 31))
    granted = world.get(Contact, world.mette).granted
    assert (granted.minutes_per_week, granted.day, granted.by) == (240, world.day, world.anna)


def test_time_that_cannot_be_is_refused(world):
    world.refuses("LKE212", grant_time, contact=world.mette, minutes_per_week=20_000)
    world.refuses("LKE216", grant_time, contact=world.mette, minutes_per_week="4")
    world.refuses("LKE210", grant_time, contact=world.mette, minutes_per_week=60, until=date(2020, 4, 30))


def test_interest_in_work_outside_hours_is_recorded_both_ways(world):
    world.do(record_outside_hours, contact=world.mette, yes=False)
    assert world.get(Contact, world.mette).outside_hours.yes is False


def test_employment_may_begin_on_a_day_nobody_told_us(world):
    world.do(end_employment, contact=world.mette, end=date(2020, 8, 1))
    assert world.get(Contact, world.mette).employment == Period(UNKNOWN, date(2020, 8, 1))


def test_employment_ends_once_and_after_it_began(world):
    world.do(record_employment, contact=world.mette, start=date(2020, 2, 1))
    world.refuses("LKE210", end_employment, contact=world.mette, end=date(2020, 1, 1))
    world.refuses("LKE210", record_employment, contact=world.mette, start=date(2020, 2, 1), end=date(2019, 2, 1))
    world.do(end_employment, contact=world.mette)
    world.refuses("LKE224", end_employment, contact=world.mette)


def test_the_end_of_employment_is_a_fact_that_an_assignment_does_not_stop(world):
    assignment = world.assigned("glud", world.mette)
    world.do(end_employment, contact=world.mette)
    assert world.get(Assignment, assignment).period.end is None


def test_nothing_new_is_written_of_a_person_who_was_erased(world):
    gone = evolve(world.get(Person, world.anna), name="slettet person #1", erased=Erased(day=world.day))
    world.register = world.register.apply(ChangeSet("redact", world.register.put(gone)))
    world.refuses("LKE640", edit_person, person=world.anna, changes={"name": "Anna Eksempel"})
    assert world.get(Person, world.anna) == gone
