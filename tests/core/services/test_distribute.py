"""Distributing: a draft of hand-overs, proposals and areas taken off becomes one change set."""

from datetime import UTC, datetime

import pytest

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.coordination.suggestion.gathering import today_of
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_own_yes
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.distribute import distribute
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace

NOON = datetime(2020, 5, 1, 10, tzinfo=UTC)


def states(world, area):
    return {(one.contact, state_of(world.register, one, world.day)) for one in of_area(world.register, area)}


def hold(world, area, contact):
    held = world.new(assign, area=area, contact=contact)
    world.do(confirm, assignment=held.id)


def make_ready(world, contact):
    world.do(record_own_yes, contact=contact, yes=True)
    world.do(record_manager_yes, contact=contact, yes=True, by=world.anna)
    world.do(grant_time, contact=contact, minutes_per_week=300)


def test_areas_with_a_contact_are_handed_over_and_those_without_get_a_proposal_in_one_change(world):
    hold(world, "glud", world.mette)
    change = world.do(distribute, pairs=[("glud", world.jens), ("hjarnoe", world.jens)], reason="Mødet 7. april")
    assert (change.verb, change.reason) == ("distribute", "Mødet 7. april")
    assert (world.jens, AssignmentState.ACTIVE) in states(world, "glud")
    assert states(world, "hjarnoe") == {(world.jens, AssignmentState.PROPOSED)}


def test_an_area_taken_off_ends_on_the_first_day(world):
    hold(world, "glud", world.mette)
    change = world.do(distribute, vacated=["glud"])
    assert states(world, "glud") <= {(world.mette, AssignmentState.ENDED)}
    assert [ref.id for ref in change.about] == ["glud"]


def test_a_proposal_taken_off_is_gone(world):
    world.do(assign, area="glud", contact=world.mette)
    world.do(distribute, vacated=["glud"])
    assert of_area(world.register, "glud") == ()


def test_proposals_are_confirmed_at_once_only_where_nothing_is_missing(world):
    make_ready(world, world.mette)
    pairs = [("glud", world.mette), ("hjarnoe", world.jens)]
    world.do(distribute, pairs=pairs, confirm=True)
    assert states(world, "glud") == {(world.mette, AssignmentState.ACTIVE)}
    assert states(world, "hjarnoe") == {(world.jens, AssignmentState.PROPOSED)}


def test_proposals_stay_proposals_unless_confirming_is_asked_for(world):
    make_ready(world, world.mette)
    world.do(distribute, pairs=[("glud", world.mette)])
    assert states(world, "glud") == {(world.mette, AssignmentState.PROPOSED)}


def test_one_contact_can_be_taken_off_an_area_and_get_another_at_once(world):
    hold(world, "glud", world.mette)
    world.do(distribute, pairs=[("hjarnoe", world.mette)], vacated=["glud"])
    assert today_of(world.register, "glud", world.day) == ()
    assert [one.contact for one in today_of(world.register, "hjarnoe", world.day)] == [world.mette]


def test_an_empty_draft_is_refused(world):
    world.refuses("LKE239", distribute)


def test_an_area_nobody_has_cannot_be_taken_off(world):
    assert world.refuses("LKE780", distribute, vacated=["glud"]).values["area"].id == "glud"


def test_an_area_cannot_both_get_a_contact_and_be_left_without(world):
    world.refuses("LKE781", distribute, pairs=[("glud", world.mette)], vacated=["glud"])


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_distribution_can_be_undone(world, confirmed):
    hold(world, "glud", world.mette)
    make_ready(world, world.jens)
    store = memory_store()
    everything = ChangeSet("test", tuple(Edit(None, record) for record in world.register))
    store.register.commit(everything, base=0, actor="anna", instant=NOON)
    clock = FixedClock(NOON)
    desk = Workspace(store, actor="anna", clock=clock, ids=CountedIds(900), rules=RULES, day=world.day)
    before = sorted(desk.register, key=lambda one: str(one.ref))
    desk.do(distribute, pairs=[("hjarnoe", world.jens)], vacated=["glud"], confirm=confirmed)
    assert sorted(desk.register, key=lambda one: str(one.ref)) != before
    desk.undo()
    assert sorted(desk.register, key=lambda one: str(one.ref)) == before
