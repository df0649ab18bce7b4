from datetime import date

import pytest

from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.areas import end_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.contacts import add_contact, end_contact
from lokalkontakt_core.services.employment import end_employment
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.handover_wish import wish_handover


@pytest.fixture
def covered(world):
    """Glud and Hjarnø are Mette's, and are wanted to go to somebody else."""
    for area in ("glud", "hjarnoe"):
        world.do(wish_handover, assignment=world.assigned(area, world.mette, start=date(2020, 1, 1)))
    return world


def who(world, area, day):
    return {one.contact for one in active_of_area(world.register, area, day)}


def test_areas_go_from_one_contact_to_another_on_a_day(covered):
    covered.do(hand_over, areas=["glud", "hjarnoe"], contact=covered.jens, start=date(2020, 6, 1), reason="aftalt")
    for area in ("glud", "hjarnoe"):
        assert who(covered, area, date(2020, 5, 31)) == {covered.mette}
        assert who(covered, area, date(2020, 6, 1)) == {covered.jens}
        assert coverage_of(covered.register, area, covered.day) is Coverage.COVERED


def test_the_old_assignment_knows_its_successor_and_keeps_the_wish(covered):
    covered.do(hand_over, areas=["glud"], contact=covered.jens)
    old, new = sorted(covered.assignments("glud"), key=lambda one: one.period.start)
    assert (old.successor, old.period.end, old.handover_wish is not None) == (new.id, covered.day, True)
    assert new.confirmation.day == covered.day


def test_both_are_on_until_the_last_day_of_the_overlap(covered):
    covered.do(hand_over, areas=["glud"], contact=covered.jens, start=date(2020, 6, 1), overlap_until=date(2020, 6, 30))
    assert who(covered, "glud", date(2020, 6, 30)) == {covered.mette, covered.jens}
    assert who(covered, "glud", date(2020, 7, 1)) == {covered.jens}


def test_an_overlap_does_not_prolong_an_assignment_that_ends_earlier(world):
    old = world.assigned("glud", world.mette, end=date(2020, 6, 10))
    world.do(hand_over, areas=["glud"], contact=world.jens, start=date(2020, 6, 1), overlap_until=date(2020, 6, 30))
    assert world.get(Assignment, old).period.end == date(2020, 6, 10)


def test_each_council_is_told_once_an_area_and_each_contact_once(covered):
    before = {notice.id for notice in covered.register.all(Notice)}
    covered.do(hand_over, areas=["glud", "hjarnoe"], contact=covered.jens, start=date(2020, 6, 1))
    new = [notice for notice in covered.register.all(Notice) if notice.id not in before]
    people = {covered.get(Contact, contact).person for contact in (covered.mette, covered.jens)}
    assert sorted(str(notice.recipient) for notice in new) == sorted(
        [f"council/{covered.council}", "None", *(f"person/{person}" for person in people)]
    )
    assert {(notice.notice_kind, notice.reference) for notice in new} == {(NoticeKind.HANDOVER, "2020-06-01")}
    assert len({(notice.about, notice.recipient) for notice in new}) == len(new)


def test_an_area_whose_contact_has_left_can_be_handed_over(world):
    world.assigned("glud", world.mette, start=date(2020, 1, 1))
    world.do(end_employment, contact=world.mette)
    world.do(hand_over, areas=["glud"], contact=world.jens)
    assert who(world, "glud", world.day) == {world.jens}


def test_an_area_without_a_contact_is_assigned_not_handed_over(world):
    world.refuses("LKE236", hand_over, areas=["glud"], contact=world.jens)
    world.do(assign, area="glud", contact=world.mette)
    world.refuses("LKE236", hand_over, areas=["glud"], contact=world.jens)


def test_one_area_that_cannot_go_keeps_all_back(covered):
    refusal = covered.refuses("LKE236", hand_over, areas=["glud", "aale-hjortsvang"], contact=covered.jens)
    assert refusal.values["area"] == Ref("area", "aale-hjortsvang")


def test_an_area_does_not_go_to_the_contact_it_has(covered):
    covered.refuses("LKE237", hand_over, areas=["glud"], contact=covered.mette)


def test_an_area_that_was_promised_is_not_handed_over_again(covered):
    covered.do(hand_over, areas=["glud"], contact=covered.jens, start=date(2020, 6, 1))
    third = covered.new(add_contact, name="Bo Eksempel").id
    refusal = covered.refuses("LKE231", hand_over, areas=["glud"], contact=third, start=date(2020, 5, 15))
    assert refusal.values["contact"] == Ref("contact", covered.jens)


def test_dates_in_the_wrong_order_are_refused(covered):
    covered.refuses(
        "LKE238",
        hand_over,
        areas=["glud"],
        contact=covered.jens,
        start=date(2020, 6, 1),
        overlap_until=date(2020, 5, 31),
    )
    covered.refuses("LKE210", hand_over, areas=["glud"], contact=covered.jens, start=date(2019, 12, 1))


def test_nobody_is_handed_anything_who_is_not_there(covered):
    covered.refuses("LKE239", hand_over, areas=[], contact=covered.jens)
    covered.refuses("LKE201", hand_over, areas=["atlantis"], contact=covered.jens)
    covered.refuses("LKE201", hand_over, areas=["glud"], contact="contact-x")
    covered.do(end_employment, contact=covered.jens, end=date(2020, 6, 1))
    covered.refuses("LKE227", hand_over, areas=["glud"], contact=covered.jens, start=date(2020, 6, 1))
    covered.do(end_contact, contact=covered.jens)
    covered.refuses("LKE226", hand_over, areas=["glud"], contact=covered.jens)


def test_an_area_that_has_ended_is_not_handed_over(covered):
    covered.do(end_area, area="glud", ended=date(2020, 6, 1))
    covered.refuses("LKE226", hand_over, areas=["glud"], contact=covered.jens, start=date(2020, 6, 1))
