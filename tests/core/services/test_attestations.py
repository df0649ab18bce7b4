"""Attestation: each contact confirms every so often what they cover."""

from datetime import date, timedelta

import pytest

from lokalkontakt_core.coordination.attestations import AttestationState, attested, confirmed_on
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.notices.validity import no_longer_holds
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.attestations import ask_attestation, attest, remind_attestation
from lokalkontakt_core.services.contacts import end_contact
from lokalkontakt_core.services.end_assignment import end_assignment

KINDS = (DueKind.ATTESTATION, DueKind.ATTESTATION_LATE, DueKind.ATTESTATION_DIFFERS)


@pytest.fixture
def covered(world):
    """Glud is Mette's since the new year; Jens has nothing."""
    world.glud = world.assigned("glud", world.mette, start=date(2020, 1, 1))
    return world


def state(world, day=None):
    return attested(world.register, day or world.day)[world.mette].state


def waits(world, day=None):
    return [(row.kind, row.day) for row in due(world.register, day or world.day) if row.kind in KINDS]


def told(world, kind):
    return [one for one in world.register.all(Notice) if one.notice_kind is kind]


def test_a_contact_is_due_half_a_year_after_the_first_area_and_after_each_answer(covered):
    assert state(covered) is AttestationState.NEVER
    assert waits(covered, date(2020, 6, 30)) == []
    assert waits(covered, date(2020, 7, 1)) == [(DueKind.ATTESTATION, date(2020, 7, 1))]
    covered.do(attest, contact=covered.mette)
    assert state(covered) is AttestationState.CONFIRMED
    assert waits(covered, date(2020, 10, 31)) == []
    assert waits(covered, date(2020, 11, 1)) == [(DueKind.ATTESTATION, date(2020, 11, 1))]


def test_asking_tells_those_who_have_areas_and_no_question_waiting(covered):
    covered.do(ask_attestation)
    (question,) = covered.register.all(Attestation)
    assert (question.contact, question.asked, question.due) == (covered.mette, covered.day, date(2020, 5, 15))
    (notice,) = told(covered, NoticeKind.ATTESTATION)
    assert notice.recipient.id == covered.get(Contact, covered.mette).person
    covered.refuses("LKE754", ask_attestation)
    covered.refuses("LKE754", ask_attestation, contacts=[covered.mette, covered.jens])


def test_a_late_contact_is_reminded_once_a_day_and_stands_on_the_work_list(covered):
    covered.do(ask_attestation)
    covered.refuses("LKE757", remind_attestation)
    covered.day = date(2020, 5, 16)
    assert waits(covered) == [(DueKind.ATTESTATION_LATE, date(2020, 5, 15))]
    covered.do(remind_attestation)
    covered.refuses("LKE757", remind_attestation)
    covered.day += timedelta(days=1)
    covered.do(remind_attestation, contacts=[covered.mette])
    assert len({one.reference for one in told(covered, NoticeKind.ATTESTATION_REMINDER)}) == 2


def test_an_answer_ends_the_question_and_its_waiting_notices(covered):
    covered.do(ask_attestation)
    (notice,) = told(covered, NoticeKind.ATTESTATION)
    assert no_longer_holds(covered.register, notice, covered.day) is None
    covered.do(attest, contact=covered.mette, remark="Jeg tager også Snaptun, hvis I mangler.")
    (question,) = covered.register.all(Attestation)
    assert (question.confirmed, question.areas) == (covered.day, ("glud",))
    assert no_longer_holds(covered.register, notice, covered.day) == "LKE755"
    assert confirmed_on(covered.register, "glud", covered.day) == covered.day


def test_a_contact_who_says_otherwise_is_heard(covered):
    covered.do(attest, contact=covered.mette, areas=["hjarnoe"])
    found = attested(covered.register, covered.day)[covered.mette]
    assert (found.state, found.missing, found.added) == (AttestationState.DIFFERS, ("glud",), ("hjarnoe",))
    assert waits(covered) == [(DueKind.ATTESTATION_DIFFERS, None)]
    assert confirmed_on(covered.register, "glud", covered.day) is None


def test_areas_that_come_or_go_after_the_answer_are_no_disagreement(covered):
    covered.assigned("hjarnoe", covered.mette, start=date(2020, 1, 1))
    covered.do(attest, contact=covered.mette)
    covered.day = date(2020, 6, 1)
    covered.do(end_assignment, assignment=covered.glud)
    covered.assigned("aale-hjortsvang", covered.mette)
    assert state(covered) is AttestationState.CONFIRMED
    assert confirmed_on(covered.register, "aale-hjortsvang", covered.day) is None


def test_an_answer_of_the_past_is_recorded_with_its_day(covered):
    covered.do(attest, contact=covered.mette, day=date(2020, 3, 1))
    covered.do(attest, contact=covered.mette, day=date(2020, 2, 1), areas=[])
    assert confirmed_on(covered.register, "glud", covered.day) == date(2020, 3, 1)


def test_what_cannot_be_asked_or_answered_is_refused(covered):
    covered.refuses("LKE210", ask_attestation, due=date(2020, 4, 30))
    covered.refuses("LKE201", ask_attestation, contacts=["contact-x"])
    covered.refuses("LKE201", attest, contact=covered.mette, areas=["atlantis"])
    covered.do(end_contact, contact=covered.mette)
    covered.refuses("LKE226", attest, contact=covered.mette)


def test_in_the_imported_example_nobody_can_tell_when_it_is_due():
    register = example_register()
    day = register.scheme.example_day
    found = attested(register, day)
    assert (len(found), {one.state for one in found.values()}) == (8, {AttestationState.NEVER})
    assert {row.kind for row in due(register, day)}.isdisjoint(KINDS)
