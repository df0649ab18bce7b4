"""Taking a suggestion over: proposals where nobody is, hand-overs where somebody is, in one change set."""

import pytest

from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.coordination.suggestion.gathering import Include, Wanted, gather
from lokalkontakt_core.coordination.suggestion.search import Search
from lokalkontakt_core.coordination.suggestion.suggesting import suggest
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.rules.settings import unusable_settings
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.apply_suggestion import apply_suggestion
from lokalkontakt_core.services.approvals import record_manager_yes
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.scheme import edit_scheme


def states(world, area):
    return {(one.contact, state_of(world.register, one, world.day)) for one in of_area(world.register, area)}


def approve(world, *contacts):
    for contact in contacts:
        world.do(record_manager_yes, contact=contact, yes=True, by=world.anna)


def plan(world, **wanted):
    return suggest(world.register, world.day, Search(), Wanted(**wanted))


def test_an_area_without_a_contact_gets_a_proposal(world):
    change = world.do(apply_suggestion, pairs=[("glud", world.mette)])
    assert change.verb == "apply_suggestion"
    assert states(world, "glud") == {(world.mette, AssignmentState.PROPOSED)}


def test_an_area_with_a_contact_is_handed_over_and_all_of_it_is_one_change(world):
    held = world.new(assign, area="glud", contact=world.mette)
    world.do(confirm, assignment=held.id)
    change = world.do(apply_suggestion, pairs=[("glud", world.jens), ("hjarnoe", world.mette)])
    assert states(world, "glud") == {(world.mette, AssignmentState.ENDED), (world.jens, AssignmentState.ACTIVE)}
    assert states(world, "hjarnoe") == {(world.mette, AssignmentState.PROPOSED)}
    assert len(change.edits) == len({edit.ref for edit in change.edits})


def test_a_proposal_of_somebody_else_is_taken_back_and_ones_own_is_kept(world):
    world.do(assign, area="glud", contact=world.jens)
    world.do(assign, area="hjarnoe", contact=world.mette)
    change = world.do(apply_suggestion, pairs=[("glud", world.mette), ("hjarnoe", world.mette)])
    assert states(world, "glud") == {(world.mette, AssignmentState.PROPOSED)}
    assert all(edit.ref.kind != "assignment" or (edit.after or edit.before).area == "glud" for edit in change.edits)


def test_what_stands_already_is_no_change_and_no_pair_at_all_is_refused(world):
    world.do(apply_suggestion, pairs=[("glud", world.mette)])
    assert not world.change(apply_suggestion, pairs=[("glud", world.mette)])
    world.refuses("LKE239", apply_suggestion, pairs=[])


def test_a_candidate_has_the_managers_yes_or_covers_the_area_today(world):
    assert gather(world.register, world.day, Wanted()).problem.candidates == ()
    held = world.new(assign, area="glud", contact=world.jens)
    world.do(confirm, assignment=held.id)
    approve(world, world.mette)
    candidates = gather(world.register, world.day, Wanted()).problem.candidate
    assert candidates[world.jens].only == {"glud"}
    assert candidates[world.mette].only is None


def test_while_nobody_has_answered_every_area_is_taken_and_then_only_those_that_said_yes(world):
    approve(world, world.mette)
    assert plan(world).gathered.include is Include.UNANSWERED
    assert all(choice.contact == world.mette for choice in plan(world).choices)
    world.do(record_answer, area="glud", value=AnswerValue.YES)
    chosen = {choice.area: choice.contact for choice in plan(world).choices}
    assert chosen == {"glud": world.mette, "hjarnoe": None, "aale-hjortsvang": None}
    everybody = {choice.area: choice.contact for choice in plan(world, include=Include.UNANSWERED).choices}
    assert set(everybody.values()) == {world.mette}


def test_weights_pins_and_bans_of_the_scheme_count(world):
    approve(world, world.mette, world.jens)
    rules = {"SUGGEST": {"used": 500, "unknown": 0, "pins": [f"glud={world.jens}"]}}
    world.do(edit_scheme, changes={"rules": rules})
    assert {choice.contact for choice in plan(world).choices} == {world.jens}
    rules["SUGGEST"] |= {"pins": [], "bans": [f"glud={world.jens}"]}
    world.do(edit_scheme, changes={"rules": rules})
    assert {choice.contact for choice in plan(world).choices} == {world.mette}


def test_the_points_of_an_area_are_those_of_its_reasons_and_an_alternative_says_what_it_adds(world):
    approve(world, world.mette, world.jens)
    suggestion = plan(world)
    for choice in suggestion.choices:
        assert choice.points == sum(reason.points for reason in choice.reasons)
        for other in suggestion.alternatives(choice.area):
            assert (other.points is None) == (other.bar is not None)
            assert other.points is None or other.points >= 0


@pytest.mark.parametrize("setting", [{"used": "5"}, {"moved": -1}, {"pins": ["glud"]}, {"color": 1}, {"areas": 99}])
def test_a_setting_that_cannot_be_used_is_a_finding(world, setting):
    world.do(edit_scheme, changes={"rules": {"SUGGEST": setting}})
    (finding,) = unusable_settings(world.register, ())
    assert finding.code == "LK000"
