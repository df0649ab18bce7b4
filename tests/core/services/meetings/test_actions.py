from datetime import date

from lokalkontakt_core.coordination.actions import carried_to
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.services.actions import add_action, drop_action, edit_action, finish_action
from lokalkontakt_core.services.agenda import fill_agenda
from lokalkontakt_core.services.plan_meetings import add_meeting
from tests.core.services.meetings.helpers import held


def test_an_open_action_comes_to_the_agenda_of_the_next_meeting_until_it_is_done(world, planned):
    first, second, third, _ = (one.id for one in planned)
    held(world, first)
    action = world.new(add_action, text="Ring til skolen", owner=world.anna, due=date(2020, 6, 1), meeting=first)
    world.do(fill_agenda, meeting=second)
    item = world.get(Meeting, second).agenda[0]
    assert item.about == (action.ref,)
    assert carried_to(world.register, world.get(Meeting, third), world.day) == (action,)
    world.do(finish_action, action=action.id)
    assert carried_to(world.register, world.get(Meeting, third), world.day) == ()


def test_a_pilot_s_action_is_not_carried_to_the_coordinating_meeting(world, planned):
    team = world.new(add_meeting, name="Team", day=date(2020, 5, 4), type=MeetingType.PILOT_TEAM)
    world.do(add_action, text="Evaluer", meeting=team.id)
    assert carried_to(world.register, planned[0], world.day) == ()


def test_a_closed_action_is_not_closed_again(world):
    done = world.new(add_action, text="Ring").id
    world.do(finish_action, action=done, day=date(2020, 4, 30))
    assert world.get(Action, done).done == date(2020, 4, 30)
    world.refuses("LKE705", drop_action, action=done, reason="Ikke nødvendigt")
    dropped = world.new(add_action, text="Skriv").id
    world.do(drop_action, action=dropped, reason="Ikke nødvendigt")
    world.refuses("LKE705", finish_action, action=dropped)


def test_an_action_is_changed_and_its_end_is_not(world):
    action = world.new(add_action, text="Ring").id
    world.do(edit_action, action=action, changes={"remark": "Ringet to gange", "due": date(2020, 6, 2)})
    assert world.get(Action, action).remark == "Ringet to gange"
    world.refuses("LKE221", edit_action, action=action, changes={"done": date(2020, 6, 2)})
    world.refuses("LKE218", add_action, text="")
