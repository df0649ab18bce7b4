"""Guided hand-overs, from the wish to the closing."""

from datetime import date

import pytest

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handover_steps import HandoverStep, StepState, steps
from lokalkontakt_core.coordination.handovers import HandoverState, state_of_handover
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover, HandoverThing
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Attendance, Meeting
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.close_handover import close_handover
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.employment import end_employment
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.handovers import (
    begin_handover,
    carry_out_handover,
    edit_handover,
    give_up_handover,
    tick_handover,
)
from lokalkontakt_core.services.onboarding import start_onboarding, tick_item
from lokalkontakt_core.services.scheme import edit_scheme

JUNE = date(2020, 6, 1)


@pytest.fixture
def covered(world):
    """Glud and Hjarnø are Mette's."""
    for area in ("glud", "hjarnoe"):
        world.assigned(area, world.mette, start=date(2020, 1, 1))
    return world


@pytest.fixture
def begun(covered):
    """A hand-over of both areas."""
    covered.do(begin_handover, areas=["glud", "hjarnoe"], quote="bør videregives")
    (handover,) = covered.register.all(Handover)
    covered.handover = handover.id
    return covered


def put(world, *records):
    world.register = world.register.apply(ChangeSet("test", world.register.put(*records)))


def now(world):
    return world.get(Handover, world.handover)


def rows(world, **wanted):
    return [
        (row.thing, row.about.id if row.about else row.text, row.done)
        for row in checklist(world.register, now(world), wanted.get("day", world.day))
    ]


def settle(world, **changes):
    changes = {"successor": world.jens, "agreed": JUNE, **changes}
    world.do(edit_handover, handover=world.handover, changes=changes)


def tick_all(world):
    open_rows = [
        number
        for number, row in enumerate(checklist(world.register, now(world), world.day), start=1)
        if row.done is None
    ]
    world.do(tick_handover, handover=world.handover, tick=open_rows)


def test_beginning_notes_the_wish_and_takes_the_areas_off_the_list_of_what_is_to_be_handed_over(begun):
    assert [one.handover_wish.quote for one in begun.register.all(Assignment)] == ["bør videregives"] * 2
    assert coverage_of(begun.register, "glud", begun.day) is Coverage.HANDOVER
    kinds = {row.kind: row for row in due(begun.register, begun.day)}
    assert DueKind.HANDOVER not in kinds
    assert kinds[DueKind.HANDOVER_STEP].refs[0] == Ref("handover", begun.handover)
    assert name_of(begun.register, Ref("handover", begun.handover)) == "Glud, Hjarnø"


def test_an_area_is_handed_over_once_at_a_time(begun):
    refusal = begun.refuses("LKE740", begin_handover, areas=["hjarnoe"])
    assert refusal.values["handover"] == Ref("handover", begun.handover)


def test_only_an_area_with_a_contact_can_be_handed_over(world):
    world.refuses("LKE236", begin_handover, areas=["glud"])
    world.refuses("LKE239", begin_handover, areas=[])
    world.refuses("LKE201", begin_handover, areas=["atlantis"])


def test_an_area_whose_contact_has_left_can_be_handed_over_step_by_step(covered):
    covered.do(end_employment, contact=covered.mette)
    covered.do(begin_handover, areas=["glud"])
    assert len(covered.register.all(Handover)) == 1


def test_an_area_that_has_been_handed_over_for_later_is_promised(covered):
    covered.do(hand_over, areas=["glud"], contact=covered.jens, start=JUNE)
    refusal = covered.refuses("LKE231", begin_handover, areas=["glud"])
    assert refusal.values["contact"] == Ref("contact", covered.jens)


def test_the_steps_follow_one_another(begun):
    assert steps(begun.register, now(begun), begun.day)[HandoverStep.SUCCESSOR] is StepState.NOW
    settle(begun)
    found = steps(begun.register, now(begun), begun.day)
    assert found[HandoverStep.DAY] is StepState.DONE
    assert found[HandoverStep.CHECKLIST] is StepState.NOW
    assert found[HandoverStep.NOTICE] is StepState.OPEN
    assert state_of_handover(begun.register, now(begun)) is HandoverState.AGREED


def test_who_is_agreed_with_is_among_those_thought_of(begun):
    third = begun.new(add_contact, name="Bo Eksempel").id
    begun.do(edit_handover, handover=begun.handover, changes={"candidates": [third]})
    settle(begun, overlap_until=date(2020, 6, 30))
    assert now(begun).candidates == (third, begun.jens)
    assert now(begun).overlap.end == date(2020, 7, 1)


def test_another_day_keeps_the_last_day_of_the_overlap(begun):
    settle(begun, overlap_until=date(2020, 6, 30))
    begun.do(edit_handover, handover=begun.handover, changes={"agreed": date(2020, 6, 15)})
    assert (now(begun).overlap.start, now(begun).overlap.end) == (date(2020, 6, 15), date(2020, 7, 1))


def test_what_cannot_be_agreed_is_refused(begun):
    def refused(code, **changes):
        begun.refuses(code, edit_handover, handover=begun.handover, changes=changes)

    refused("LKE237", successor=begun.mette)
    refused("LKE744", overlap_until=JUNE)
    refused("LKE238", agreed=JUNE, overlap_until=date(2020, 5, 31))
    refused("LKE215", sucessor=begun.jens)
    begun.do(end_employment, contact=begun.jens, end=JUNE)
    refused("LKE227", successor=begun.jens, agreed=JUNE)


def test_the_checklist_is_what_is_open_in_the_areas(begun):
    person = begun.get(Contact, begun.mette).person
    put(
        begun,
        Project(id="hal", name="Ny hal", areas=("glud",)),
        Project(id="sti", name="Sti", areas=("glud",), closed=date(2020, 4, 1)),
        Action(id="ring", text="Ring til formanden", areas=("hjarnoe",)),
        Action(id="gjort", text="Gjort", areas=("hjarnoe",), done=date(2020, 4, 1)),
        Action(id="tegn", text="Tegning", project="hal"),
        Knowledge(id="svar", text="Hvornår kommer lyset?", day=date(2020, 4, 1), areas=("glud",), owes_answer=True),
        Knowledge(id="andet", text="Noget andet", day=date(2020, 4, 1), areas=("aale-hjortsvang",), owes_answer=True),
        Meeting(id="juni", name="Møde", day=date(2020, 6, 9), attendance=(Attendance(person=person),)),
        Meeting(id="marts", name="Møde", day=date(2020, 3, 9), attendance=(Attendance(person=person),)),
    )
    settle(begun)
    assert rows(begun) == [
        (HandoverThing.PROJECT, "hal", None),
        (HandoverThing.ACTION, "ring", None),
        (HandoverThing.ACTION, "tegn", None),
        (HandoverThing.KNOWLEDGE, "svar", None),
        (HandoverThing.MEETING, "juni", None),
        (HandoverThing.AGREEMENT, "glud", None),
        (HandoverThing.AGREEMENT, "hjarnoe", None),
        (HandoverThing.ONBOARDING, begun.jens, None),
    ]


def test_what_comes_true_by_itself_is_done_without_a_tick(begun):
    settle(begun)
    begun.do(edit_scheme, changes={"onboarding_items": ["Mød lokalrådet"]})
    begun.do(start_onboarding, contact=begun.jens)
    begun.do(tick_item, contact=begun.jens, number=1)
    begun.do(write_agreement, area="glud", text="Vi ringer sammen.", contact=begun.jens)
    assert [done for _, _, done in rows(begun)] == [begun.day, None, begun.day]


def test_a_tick_stays_when_what_it_was_about_is_closed_since(begun):
    put(begun, Project(id="hal", name="Ny hal", areas=("glud",)))
    begun.do(tick_handover, handover=begun.handover, tick=[1], add=["Nøglen til hallen"])
    put(begun, Project(id="hal", name="Ny hal", areas=("glud",), closed=begun.day))
    assert rows(begun)[0] == (HandoverThing.PROJECT, "hal", begun.day)
    assert rows(begun)[-1] == (HandoverThing.OTHER, "Nøglen til hallen", None)
    begun.do(tick_handover, handover=begun.handover, untick=[1], tick=[len(rows(begun))])
    assert rows(begun)[-1] == (HandoverThing.OTHER, "Nøglen til hallen", begun.day)
    assert all(thing is not HandoverThing.PROJECT for thing, _, _ in rows(begun))


def test_a_row_that_is_not_there_cannot_be_ticked(begun):
    begun.refuses("LKE749", tick_handover, handover=begun.handover, tick=[0])
    begun.refuses("LKE749", tick_handover, handover=begun.handover, untick=[99])
    begun.refuses("LKE218", tick_handover, handover=begun.handover, add=["  "])


def test_carrying_out_is_the_use_case_of_handing_over(begun):
    begun.refuses("LKE744", carry_out_handover, handover=begun.handover)
    settle(begun, overlap_until=date(2020, 6, 30))
    change = begun.do(carry_out_handover, handover=begun.handover)
    assert change.verb == "hand_over"
    assert {one.contact for one in active_of_area(begun.register, "glud", JUNE)} == {begun.mette, begun.jens}
    assert state_of_handover(begun.register, now(begun)) is HandoverState.HANDED_OVER
    assert NoticeKind.HANDOVER in {one.notice_kind for one in begun.register.all(Notice)}
    begun.refuses("LKE743", carry_out_handover, handover=begun.handover)
    begun.refuses("LKE743", edit_handover, handover=begun.handover, changes={"agreed": JUNE})
    begun.refuses("LKE743", give_up_handover, handover=begun.handover, reason="alligevel ikke")


def test_handing_over_past_the_guide_counts_too(begun):
    begun.do(hand_over, areas=["glud", "hjarnoe"], contact=begun.jens)
    assert state_of_handover(begun.register, now(begun)) is HandoverState.HANDED_OVER
    assert (HandoverThing.ONBOARDING, begun.jens, None) in rows(begun)


def test_a_handover_is_closed_when_both_are_done_and_nothing_is_open(begun):
    begun.refuses("LKE745", close_handover, handover=begun.handover)
    settle(begun, overlap_until=date(2020, 6, 30))
    begun.do(carry_out_handover, handover=begun.handover)
    assert begun.refuses("LKE747", close_handover, handover=begun.handover).values["day"] == date(2020, 7, 1)
    begun.day = date(2020, 7, 1)
    assert begun.refuses("LKE746", close_handover, handover=begun.handover).values["count"] == 3
    tick_all(begun)
    begun.do(close_handover, handover=begun.handover)
    assert now(begun).closed == date(2020, 7, 1)
    assert set(steps(begun.register, now(begun), begun.day).values()) == {StepState.DONE}
    begun.refuses("LKE741", close_handover, handover=begun.handover)
    begun.refuses("LKE741", tick_handover, handover=begun.handover, tick=[1])
    assert DueKind.HANDOVER_STEP not in {row.kind for row in due(begun.register, begun.day)}


def test_a_handover_that_was_given_up_says_why_and_can_begin_anew(begun):
    begun.refuses("LKE218", give_up_handover, handover=begun.handover, reason=" ")
    begun.do(give_up_handover, handover=begun.handover, reason="Mette bliver")
    assert state_of_handover(begun.register, now(begun)) is HandoverState.GIVEN_UP
    begun.refuses("LKE742", edit_handover, handover=begun.handover, changes={"agreed": JUNE})
    begun.refuses("LKE742", close_handover, handover=begun.handover)
    begun.do(begin_handover, areas=["glud"])
    assert [one.handover_wish.quote for one in begun.register.all(Assignment)] == ["bør videregives"] * 2
