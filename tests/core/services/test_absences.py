"""Absence: leave and retirement as days, a substitute for the time, no cause."""

from datetime import date

import attrs
import pytest

from lokalkontakt_core.coordination.absences import absence_of, turn_to, unattended
from lokalkontakt_core.coordination.assignments import AssignmentState, active_of_area, state_of
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.absences import end_absence, name_substitute, record_absence
from lokalkontakt_core.services.contacts import add_contact, end_contact
from lokalkontakt_core.services.employment import end_employment

JUNE, JULY, AUGUST = date(2020, 6, 1), date(2020, 7, 1), date(2020, 8, 1)


@pytest.fixture
def covered(world):
    """Glud and Hjarnø are Mette's; Hjarnø only until the middle of June."""
    world.assigned("glud", world.mette, start=date(2020, 1, 1))
    world.assigned("hjarnoe", world.mette, start=date(2020, 1, 1), end=date(2020, 6, 15))
    return world


@pytest.fixture
def away(covered):
    """Mette is away in June, and Jens stands in."""
    covered.do(record_absence, contact=covered.mette, start=JUNE, back=JULY, substitute=covered.jens)
    (absence,) = covered.register.all(Absence)
    covered.absence = absence.id
    return covered


def substitutes(world):
    made = (one for one in world.register.all(Assignment) if one.role is Role.SUBSTITUTE)
    return sorted((one.area, one.contact, one.period.start, one.period.end) for one in made)


def who(world, area, day):
    return [one.contact for one in turn_to(world.register, area, day)]


def waits(world, day):
    return [(row.refs, row.day) for row in due(world.register, day) if row.kind is DueKind.UNATTENDED]


def test_no_cause_can_be_stored():
    assert {field.name for field in attrs.fields(Absence)} - {"id", "source", "source_key", "ext"} == {
        "contact", "period", "substitute", "assignments",
    }  # fmt: skip


def test_the_substitute_has_every_area_for_as_long_as_the_contact_would_have_had_it(away):
    assert substitutes(away) == [
        ("glud", away.jens, JUNE, JULY),
        ("hjarnoe", away.jens, JUNE, date(2020, 6, 15)),
    ]
    assert set(away.get(Absence, away.absence).assignments) == {
        one.id for one in away.register.all(Assignment) if one.role is Role.SUBSTITUTE
    }


def test_one_turns_to_the_substitute_meanwhile_and_to_the_contact_before_and_after(away):
    assert who(away, "glud", date(2020, 5, 31)) == [away.mette]
    assert who(away, "glud", JUNE) == [away.jens]
    assert who(away, "glud", JULY) == [away.mette]
    assert {one.contact for one in active_of_area(away.register, "glud", JUNE)} == {away.mette}


def test_councils_and_the_substitute_are_told(away):
    told = [
        one for one in away.register.all(Notice)
        if one.notice_kind is NoticeKind.ASSIGNMENT_CONFIRMED and one.why == "record_absence"
    ]  # fmt: skip
    assert {one.reference for one in told} == {"2020-06-01"}
    assert Ref("council", away.council) in {one.recipient for one in told}


def test_an_absence_without_a_substitute_waits_until_somebody_is_named(covered):
    covered.do(record_absence, contact=covered.mette, start=JUNE)
    (absence,) = covered.register.all(Absence)
    assert waits(covered, covered.day) == [((absence.ref,), JUNE)]
    assert [one.area for one in unattended(covered.register, JUNE)] == ["glud", "hjarnoe"]
    covered.day = date(2020, 6, 20)
    covered.do(name_substitute, absence=absence.id, substitute=covered.jens)
    assert substitutes(covered) == [("glud", covered.jens, date(2020, 6, 20), None)]
    assert waits(covered, covered.day) == []


def test_nobody_waits_for_a_contact_without_areas(world):
    world.do(record_absence, contact=world.mette)
    assert waits(world, world.day) == []
    assert absence_of(world.register, world.mette, world.day) is not None


def test_somebody_else_can_take_over_as_the_substitute(away):
    third = away.new(add_contact, name="Bo Eksempel").id
    away.day = date(2020, 6, 10)
    away.do(name_substitute, absence=away.absence, substitute=third)
    assert substitutes(away) == [
        ("glud", away.jens, JUNE, date(2020, 6, 10)),
        ("glud", third, date(2020, 6, 10), JULY),
        ("hjarnoe", away.jens, JUNE, date(2020, 6, 10)),
        ("hjarnoe", third, date(2020, 6, 10), date(2020, 6, 15)),
    ]
    assert away.get(Absence, away.absence).substitute == third


def test_coming_back_early_ends_what_the_substitute_had(away):
    away.day = date(2020, 6, 10)
    away.do(end_absence, absence=away.absence)
    assert [end for _, _, _, end in substitutes(away)] == [date(2020, 6, 10)] * 2
    assert who(away, "glud", date(2020, 6, 10)) == [away.mette]
    away.refuses("LKE753", end_absence, absence=away.absence)
    away.refuses("LKE753", name_substitute, absence=away.absence, substitute=away.jens)


def test_a_longer_absence_keeps_the_substitute(away):
    away.do(end_absence, absence=away.absence, back=AUGUST)
    assert substitutes(away)[0] == ("glud", away.jens, JUNE, AUGUST)
    assert away.get(Absence, away.absence).period.end == AUGUST


def test_an_absence_that_never_begins_leaves_nothing_active(away):
    away.do(end_absence, absence=away.absence, back=JUNE)
    assert away.register.all(Absence) == ()
    states = {
        state_of(away.register, one, JUNE) for one in away.register.all(Assignment) if one.role is Role.SUBSTITUTE
    }
    assert states == {AssignmentState.ENDED}


def test_who_is_the_substitute_already_is_not_made_it_twice(covered):
    covered.assigned("glud", covered.jens, role="substitute", start=date(2020, 1, 1))
    covered.do(record_absence, contact=covered.mette, start=JUNE, back=JULY, substitute=covered.jens)
    assert [area for area, *_ in substitutes(covered)] == ["glud", "hjarnoe"]


def test_an_absence_that_cannot_be_is_refused(away):
    away.refuses("LKE750", record_absence, contact=away.mette, start=date(2020, 6, 20), back=AUGUST)
    away.refuses("LKE751", record_absence, contact=away.jens, substitute=away.jens)
    away.refuses("LKE752", record_absence, contact=away.jens, start=JUNE, substitute=away.mette)
    away.refuses("LKE210", record_absence, contact=away.mette, start=AUGUST, back=JULY)
    away.refuses("LKE201", record_absence, contact="contact-x")
    away.do(record_absence, contact=away.mette, start=AUGUST)
    away.refuses("LKE750", end_absence, absence=away.absence, back=date(2020, 9, 1))


def test_who_has_left_cannot_stand_in(covered):
    covered.do(end_employment, contact=covered.jens, end=JUNE)
    covered.refuses("LKE227", record_absence, contact=covered.mette, start=JUNE, substitute=covered.jens)
    covered.do(end_contact, contact=covered.jens)
    covered.refuses("LKE226", record_absence, contact=covered.mette, start=JUNE, substitute=covered.jens)


def test_the_end_of_an_employment_makes_the_areas_vacant_on_that_day(covered):
    covered.do(end_employment, contact=covered.mette, end=JUNE)
    (glud,) = covered.assignments("glud")
    assert state_of(covered.register, glud, date(2020, 5, 31)) is AssignmentState.ACTIVE
    assert state_of(covered.register, glud, JUNE) is AssignmentState.VACANT
    assert [row.refs for row in due(covered.register, JUNE) if row.kind is DueKind.VACANT] == [
        (Ref("area", "glud"), Ref("area", "hjarnoe"))
    ]
