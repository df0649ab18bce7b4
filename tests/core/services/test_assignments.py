from datetime import date

import pytest

from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.assignment import Assignment, ConfirmedHow, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.areas import end_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import end_contact
from lokalkontakt_core.services.employment import end_employment
from lokalkontakt_core.services.end_assignment import end_assignment
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.handover_wish import drop_handover_wish, wish_handover


def test_an_assignment_is_proposed_until_it_is_confirmed(world):
    made = world.new(assign, area="glud", contact=world.mette, note="efter aftale")
    assert state_of(world.register, made, world.day) is AssignmentState.PROPOSED
    world.do(confirm, assignment=made.id)
    confirmed = world.get(Assignment, made.id)
    assert (confirmed.confirmation.day, confirmed.confirmation.how) == (world.day, ConfirmedHow.DECIDED)
    assert coverage_of(world.register, "glud", world.day) is Coverage.COVERED


def test_an_area_with_a_contact_or_a_proposal_takes_no_second_one(world):
    world.new(assign, area="glud", contact=world.mette)
    refusal = world.refuses("LKE231", assign, area="glud", contact=world.jens)
    assert refusal.values["contact"] == Ref("contact", world.mette)


def test_an_area_takes_a_contact_for_the_time_after_another(world):
    world.assigned("glud", world.mette, end=date(2020, 7, 1))
    world.refuses("LKE231", assign, area="glud", contact=world.jens, start=date(2020, 6, 30))
    assert world.change(assign, area="glud", contact=world.jens, start=date(2020, 7, 1))


def test_a_substitute_stands_beside_the_contact_but_is_not_the_same_person(world):
    world.assigned("glud", world.mette)
    world.refuses("LKE232", assign, area="glud", contact=world.mette, role=Role.SUBSTITUTE)
    assert world.new(assign, area="glud", contact=world.jens, role=Role.SUBSTITUTE).role is Role.SUBSTITUTE
    world.refuses("LKE232", assign, area="glud", contact=world.jens, role=Role.SUBSTITUTE)


def test_what_has_ended_is_not_assigned(world):
    world.do(end_contact, contact=world.mette, ended=date(2020, 6, 1))
    assert world.change(assign, area="glud", contact=world.mette)
    world.refuses("LKE226", assign, area="glud", contact=world.mette, start=date(2020, 6, 1))
    world.do(end_area, area="glud")
    world.refuses("LKE226", assign, area="glud", contact=world.jens)


def test_who_is_not_employed_is_not_assigned(world):
    world.do(end_employment, contact=world.mette, end=date(2020, 6, 1))
    world.refuses("LKE227", assign, area="glud", contact=world.mette, start=date(2020, 6, 1))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"area": "atlantis"}, "LKE201"),
        ({"contact": "contact-x"}, "LKE201"),
        ({"role": "boss"}, "LKE217"),
        ({"end": date(2020, 4, 1)}, "LKE210"),
        ({"note": "x\ny"}, "LKE220"),
    ],
)
def test_an_assignment_that_makes_no_sense_is_refused(world, given, code):
    world.refuses(code, assign, **{"area": "glud", "contact": world.mette, **given})


def test_confirming_writes_a_notice_to_the_council_and_one_to_the_contact(world):
    assignment = world.assigned("glud", world.mette, start=date(2020, 6, 1))
    notices = world.register.all(Notice)
    person = world.get(Contact, world.mette).person
    assert {notice.recipient for notice in notices} == {Ref("council", world.council), Ref("person", person)}
    assert {(notice.notice_kind, notice.about, notice.reference, notice.why) for notice in notices} == {
        (NoticeKind.ASSIGNMENT_CONFIRMED, Ref("assignment", assignment), "2020-06-01", "confirm")
    }


def test_an_area_whose_council_nobody_knows_gets_a_notice_without_recipient(world):
    world.assigned("hjarnoe", world.mette)
    assert [notice.recipient for notice in world.register.all(Notice)].count(None) == 1


def test_what_is_confirmed_over_or_gone_is_not_confirmed(world):
    assignment = world.assigned("glud", world.mette)
    world.refuses("LKE233", confirm, assignment=assignment)
    past = world.assigned("hjarnoe", world.mette, confirmed=False, start=date(2020, 1, 1), end=date(2020, 2, 1))
    world.refuses("LKE234", confirm, assignment=past)
    world.refuses("LKE201", confirm, assignment="assignment-x")


def test_a_contact_who_has_left_meanwhile_is_not_confirmed(world):
    assignment = world.assigned("glud", world.mette, confirmed=False)
    world.do(end_employment, contact=world.mette)
    world.refuses("LKE227", confirm, assignment=assignment)
    world.do(end_contact, contact=world.mette)
    world.refuses("LKE226", confirm, assignment=assignment)


def test_a_proposal_is_taken_back_and_leaves_nothing(world):
    proposed = world.assigned("glud", world.mette, confirmed=False)
    world.do(end_assignment, assignment=proposed)
    assert world.register.find(Assignment, proposed) is None


def test_a_running_assignment_keeps_its_start_and_gets_an_end(world):
    running = world.assigned("glud", world.mette, start=date(2020, 1, 1))
    world.do(end_assignment, assignment=running, end=date(2020, 8, 1), reason="området ønsker det")
    assert world.get(Assignment, running).period == Period(date(2020, 1, 1), date(2020, 8, 1))
    world.do(end_assignment, assignment=running)
    assert world.get(Assignment, running).period.end == world.day
    world.refuses("LKE235", end_assignment, assignment=running)


def test_an_assignment_does_not_end_before_it_began(world):
    running = world.assigned("glud", world.mette, start=date(2020, 4, 1))
    world.refuses("LKE210", end_assignment, assignment=running, end=date(2020, 3, 1))


def test_an_assignment_that_lies_ahead_never_begins(world):
    ahead = world.assigned("glud", world.mette, start=date(2020, 6, 1))
    world.do(end_assignment, assignment=ahead)
    assert state_of(world.register, world.get(Assignment, ahead), date(2020, 7, 1)) is AssignmentState.ENDED
    world.refuses("LKE235", end_assignment, assignment=ahead)


def test_the_wish_for_another_contact_lives_again_when_the_successor_never_begins(world):
    running = world.assigned("glud", world.mette)
    world.do(wish_handover, assignment=running)
    world.do(hand_over, areas=["glud"], contact=world.jens, start=date(2020, 6, 1))
    assert coverage_of(world.register, "glud", world.day) is Coverage.COVERED
    world.do(end_assignment, assignment=world.get(Assignment, running).successor)
    assert world.get(Assignment, running).successor is None
    assert coverage_of(world.register, "glud", world.day) is Coverage.HANDOVER


def test_a_wish_is_noted_once_and_dropped_once(world):
    running = world.assigned("glud", world.mette)
    world.refuses("LKE255", drop_handover_wish, assignment=running)
    world.do(wish_handover, assignment=running, quote="bør videregives til ny Lokalkontakt", day=UNKNOWN)
    assert coverage_of(world.register, "glud", world.day) is Coverage.HANDOVER
    world.refuses("LKE252", wish_handover, assignment=running)
    world.do(drop_handover_wish, assignment=running)
    assert coverage_of(world.register, "glud", world.day) is Coverage.COVERED


def test_nothing_is_wished_of_an_assignment_that_is_over(world):
    running = world.assigned("glud", world.mette)
    world.do(end_assignment, assignment=running)
    world.refuses("LKE235", wish_handover, assignment=running)
    world.refuses("LKE235", drop_handover_wish, assignment=running)
