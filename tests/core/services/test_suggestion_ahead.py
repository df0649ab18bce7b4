"""A suggestion looks ahead: who leaves in the weeks that are planned, or is away all of them, is given nothing."""

from datetime import date, timedelta

import pytest

from lokalkontakt_core.coordination.suggestion.gathering import Wanted, gather
from lokalkontakt_core.coordination.suggestion.going import Going, going_of
from lokalkontakt_core.coordination.suggestion.notes import notes_on
from lokalkontakt_core.coordination.suggestion.pricing import Bar
from lokalkontakt_core.coordination.suggestion.search import Search
from lokalkontakt_core.coordination.suggestion.suggesting import suggest
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.absences import record_absence
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.approvals import record_manager_yes
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import end_contact
from lokalkontakt_core.services.scheme import edit_scheme

WEEKS = 26


def going(world, contact, weeks=WEEKS):
    return going_of(world.register, world.register.get(Contact, contact), world.day, weeks)


def plan(world, **wanted):
    return suggest(world.register, world.day, Search(), Wanted(**wanted))


def held(world, area, contact):
    one = world.new(assign, area=area, contact=contact)
    world.do(confirm, assignment=one.id)


def approve(world):
    for contact in (world.mette, world.jens):
        world.do(record_manager_yes, contact=contact, yes=True, by=world.anna)


@pytest.mark.parametrize(("days", "expected"), [(1, Going.LEAVES), (WEEKS * 7, Going.LEAVES), (WEEKS * 7 + 1, None)])
def test_who_leaves_in_the_planned_weeks_cannot_be_counted_on(world, days, expected):
    world.do(end_contact, contact=world.mette, ended=world.day + timedelta(days))
    assert going(world, world.mette) is expected
    assert going(world, world.jens) is None


@pytest.mark.parametrize(
    ("back", "expected"), [(date(2020, 6, 1), None), (date(2020, 10, 29), None), (date(2020, 10, 30), Going.AWAY)]
)
def test_who_is_away_all_of_them_cannot_be_counted_on_and_who_is_back_before_can(world, back, expected):
    world.do(record_absence, contact=world.mette, start=world.day, back=back)
    assert going(world, world.mette) is expected


def test_absences_one_after_the_other_count_as_one_and_no_day_back_means_away(world):
    world.do(record_absence, contact=world.mette, start=world.day, back=date(2020, 7, 1))
    assert going(world, world.mette) is None
    world.do(record_absence, contact=world.mette, start=date(2020, 7, 1))
    assert going(world, world.mette) is Going.AWAY
    assert going(world, world.mette, weeks=0) is None


def test_the_areas_of_who_leaves_are_taken_over_and_the_reason_is_said(world):
    approve(world)
    held(world, "glud", world.mette)
    assert plan(world).choice("glud").contact == world.mette
    world.do(end_contact, contact=world.mette, ended=date(2020, 8, 1))
    suggestion = plan(world)
    choice = suggestion.choice("glud")
    assert choice.contact == world.jens
    assert choice.changes
    assert {"takes_over"} <= {reason.code.value for reason in choice.reasons}
    assert "moved" not in {reason.code.value for reason in choice.reasons}
    (mette,) = [one for one in suggestion.alternatives("glud") if one.contact == world.mette]
    assert (mette.points, mette.bar) == (None, Bar.LEAVES)
    notes = {note.id: note.values for note in notes_on(suggestion)}
    assert [one.id for one in notes["suggestion.note.leaves"]["contacts"]] == [world.mette]


def test_who_is_away_keeps_what_is_not_distributed(world):
    approve(world)
    held(world, "glud", world.mette)
    world.do(record_answer, area="hjarnoe", value=AnswerValue.YES)
    world.do(record_absence, contact=world.mette, start=world.day)
    gathered = gather(world.register, world.day, Wanted())
    assert gathered.fixed == {"glud"}
    assert gathered.problem.candidate[world.mette].only == {"glud"}
    suggestion = plan(world)
    assert suggestion.choice("glud").contact == world.mette
    assert "only_today" not in {reason.code.value for reason in suggestion.choice("glud").reasons}
    assert suggestion.choice("hjarnoe").contact == world.jens


def test_a_pin_to_who_leaves_is_refused_and_how_far_ahead_is_a_setting(world):
    approve(world)
    world.do(end_contact, contact=world.mette, ended=date(2020, 8, 1))
    with pytest.raises(RefusedError) as caught:
        plan(world, pins=(("glud", world.mette),))
    assert caught.value.code == "LKE279"
    world.do(edit_scheme, changes={"rules": {"SUGGEST": {"weeks": 4}}})
    assert plan(world, pins=(("glud", world.mette),)).choice("glud").contact == world.mette
