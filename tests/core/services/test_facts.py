from datetime import date

import pytest

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.agreements import edit_agreement, write_agreement
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.areas import end_area
from lokalkontakt_core.services.contacts import end_contact
from lokalkontakt_core.services.offers import record_offer
from lokalkontakt_core.services.onboarding import start_onboarding, tick_item, untick_item
from lokalkontakt_core.services.scheme import edit_scheme


def test_an_offer_is_recorded_for_each_area_once(world):
    change = world.do(record_offer, areas=["glud", "hjarnoe", "glud"], via="møde for alle lokalråd", by=world.anna)
    assert [edit.after.area for edit in change.edits] == ["glud", "hjarnoe"]
    assert {offer.day for offer in world.register.all(Offer)} == {world.day}


def test_an_offer_to_nobody_by_nobody_or_to_an_ended_area_is_refused(world):
    world.refuses("LKE239", record_offer, areas=[])
    world.refuses("LKE201", record_offer, areas=["atlantis"])
    world.refuses("LKE201", record_offer, areas=["glud"], by="person-x")
    world.do(end_area, area="glud")
    world.refuses("LKE226", record_offer, areas=["hjarnoe", "glud"])


@pytest.mark.parametrize("value", [*AnswerValue, "no"])
def test_an_answer_is_recorded_with_day_channel_and_capacity(world, value):
    answer = world.new(record_answer, area="glud", value=value, day=date(2020, 1, 14), via="DFL", respondent="formand")
    assert answer_of(world.register, "glud", world.day) == answer
    assert (answer.value, answer.via, answer.respondent) == (AnswerValue(value), "DFL", "formand")


def test_the_latest_answer_holds_and_the_earlier_one_stays(world):
    world.do(record_answer, area="glud", value="yes", day=UNKNOWN)
    world.do(record_answer, area="glud", value="withdrawn", day=date(2020, 4, 1))
    assert answer_of(world.register, "glud", world.day).value is AnswerValue.WITHDRAWN
    assert answer_of(world.register, "glud", date(2020, 3, 1)).value is AnswerValue.YES


def test_no_from_a_covered_area_is_recorded_and_ends_nothing(world):
    world.assigned("glud", world.mette)
    world.do(record_answer, area="glud", value=AnswerValue.NO)
    assert coverage_of(world.register, "glud", world.day) is Coverage.COVERED


def test_an_answer_that_is_none_is_refused_with_what_is_possible(world):
    refusal = world.refuses("LKE217", record_answer, area="glud", value="maybe")
    assert refusal.values["options"] == ("yes", "no", "withdrawn")
    world.refuses("LKE201", record_answer, area="atlantis", value="yes")
    world.refuses("LKE200", record_answer, area="glud", value="maybe", via="x" * 201)


def test_an_agreement_is_made_with_the_areas_contact_unless_another_is_named(world):
    world.assigned("glud", world.mette)
    assert world.new(write_agreement, area="glud", text="Vi mødes\n\nhver måned.").contact == world.mette
    assert world.new(write_agreement, area="glud", text="Ny aftale", contact=world.jens).contact == world.jens
    assert world.new(write_agreement, area="hjarnoe", text="Uden kontakt").contact is None
    assert len(world.register.all(Agreement)) == 3


def test_an_agreement_needs_words_and_has_a_limit(world):
    world.refuses("LKE218", write_agreement, area="glud", text=" \n ")
    world.refuses("LKE219", write_agreement, area="glud", text="x" * (typed.TEXT_LIMIT + 1))
    world.refuses("LKE201", write_agreement, area="glud", text="x", contact="contact-x")
    world.do(end_area, area="glud")
    world.refuses("LKE226", write_agreement, area="glud", text="x")


def test_an_agreement_is_corrected(world):
    agreement = world.new(write_agreement, area="glud", text="Vi mødes hver måneb.")
    world.do(edit_agreement, agreement=agreement.id, changes={"text": "Vi mødes hver måned.", "day": date(2020, 4, 1)})
    assert world.get(Agreement, agreement.id).day == date(2020, 4, 1)
    world.refuses("LKE218", edit_agreement, agreement=agreement.id, changes={"text": ""})
    world.refuses("LKE215", edit_agreement, agreement=agreement.id, changes={"area": "hjarnoe"})


def test_onboarding_begins_with_the_schemes_checklist(world):
    world.refuses("LKE250", start_onboarding, contact=world.mette)
    world.do(edit_scheme, changes={"onboarding_items": ["Møde med koordinatoren", "Besøg i området"]})
    checklist = world.new(start_onboarding, contact=world.mette)
    assert [item.text for item in checklist.items] == ["Møde med koordinatoren", "Besøg i området"]
    world.refuses("LKE253", start_onboarding, contact=world.mette)


def test_items_are_ticked_on_a_day_and_unticked(world):
    checklist = world.new(start_onboarding, contact=world.mette, items=["Et", "To"])
    world.do(tick_item, contact=world.mette, number=2, day=date(2020, 4, 2))
    world.do(tick_item, contact=world.mette, number=1)
    done = world.get(Onboarding, checklist.id)
    assert (done.complete, [item.done for item in done.items]) == (True, [world.day, date(2020, 4, 2)])
    world.do(untick_item, contact=world.mette, number=1)
    assert not world.get(Onboarding, checklist.id).complete


@pytest.mark.parametrize("number", [0, 3, -1])
def test_an_item_that_is_not_on_the_list_is_not_found(world, number):
    world.do(start_onboarding, contact=world.mette, items=["Et", "To"])
    assert world.refuses("LKE251", tick_item, contact=world.mette, number=number).values["count"] == 2


def test_a_contact_without_a_checklist_has_nothing_to_tick(world):
    world.refuses("LKE251", untick_item, contact=world.mette, number=1)
    world.do(end_contact, contact=world.jens)
    world.refuses("LKE226", start_onboarding, contact=world.jens, items=["Et"])
