from datetime import date

import pytest

from lokalkontakt_core.coordination.closed_days import Holidays
from lokalkontakt_core.coordination.meetings import MeetingState, state_of_meeting
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.meeting import ItemType
from lokalkontakt_core.records.meeting_series import MeetingType, Weekday
from lokalkontakt_core.records.scheme import Phase, PhaseStart
from lokalkontakt_core.services.closed_days import close_days, open_days
from lokalkontakt_core.services.meeting_series import add_meeting_series, edit_meeting_series, end_meeting_series
from lokalkontakt_core.services.meetings import move_meeting
from lokalkontakt_core.services.plan_meetings import OnClosed, add_meeting, plan_meetings
from lokalkontakt_core.services.scheme import edit_scheme
from tests.core.services.meetings.helpers import HOLIDAYS, WHIT_MONDAY


def test_a_series_has_the_scheme_s_interval_in_operation_and_a_month_in_the_phase_of_pilots(world, series):
    assert series.interval == Interval(months=2)
    world.do(edit_scheme, changes={"phases": (PhaseStart(phase=Phase.PILOT, start=date(2020, 1, 1)),)})
    assert world.new(add_meeting_series, name="Team").interval == Interval(months=1)


def test_a_pilot_s_team_meets_every_month_whatever_the_phase(world):
    team = world.new(add_meeting_series, name="Team", type=MeetingType.PILOT_TEAM)
    assert team.interval == Interval(months=1)


def test_a_series_is_owned_by_the_coordinator_when_nobody_is_named(world, series):
    assert series.owner == world.anna


@pytest.mark.parametrize("interval", [0, 25, -1, Interval(days=14), Interval(months=1, days=1)])
def test_an_interval_of_other_than_whole_months_is_refused(world, interval):
    world.refuses("LKE293", add_meeting_series, name="Møde", interval=interval)


def test_a_week_that_is_not_in_every_month_is_refused(world):
    world.refuses("LKE292", add_meeting_series, name="Møde", week=5)


def test_a_field_a_series_does_not_have_is_refused(world):
    world.refuses("LKE215", add_meeting_series, name="Møde", colour="red")


def test_meetings_fall_on_the_weekday_every_second_month(planned):
    assert [one.day for one in planned] == [date(2020, m, d) for m, d in ((5, 5), (7, 7), (9, 1), (11, 3))]
    assert {one.minutes for one in planned} == {90}
    assert planned[0].agenda[0].type is ItemType.KNOWLEDGE


def test_planning_again_makes_only_what_is_missing(world, series, planned):
    world.refuses("LKE713", plan_meetings, meeting_series=series.id, until=date(2020, 12, 31))
    change = world.do(plan_meetings, meeting_series=series.id, until=date(2021, 1, 31))
    assert [edit.after.day for edit in change.edits] == [date(2021, 1, 5)]


def test_a_moved_meeting_is_not_made_a_second_time(world, series, planned):
    world.do(move_meeting, meeting=planned[1].id, day=date(2020, 8, 4))
    world.refuses("LKE713", plan_meetings, meeting_series=series.id, until=date(2020, 12, 31))


@pytest.mark.parametrize(
    ("on_closed", "days"),
    [
        (OnClosed.MOVE, [date(2020, 5, 4), date(2020, 6, 8)]),
        (OnClosed.SKIP, [date(2020, 5, 4)]),
        (OnClosed.KEEP, [date(2020, 5, 4), date(2020, 6, 1)]),
    ],
)
def test_a_meeting_that_falls_on_a_holiday_is_moved_left_out_or_kept(world, on_closed, days):
    monthly = world.new(add_meeting_series, name="Team", interval=1, weekday=Weekday.MONDAY)
    change = world.do(
        plan_meetings, meeting_series=monthly.id, until=date(2020, 6, 30), holidays=HOLIDAYS, on_closed=on_closed
    )
    assert [edit.after.day for edit in change.edits] == days


def test_a_series_that_has_ended_gives_no_meetings(world, series):
    world.do(end_meeting_series, meeting_series=series.id)
    world.refuses("LKE226", plan_meetings, meeting_series=series.id, until=date(2021, 1, 1))


def test_meetings_before_today_or_without_end_are_not_planned(world, series):
    world.refuses("LKE714", plan_meetings, meeting_series=series.id, until=date(2020, 4, 30))
    world.do(edit_meeting_series, meeting_series=series.id, changes={"interval": 1})
    world.refuses("LKE714", plan_meetings, meeting_series=series.id, until=date(9999, 12, 31))


def test_a_meeting_on_a_holiday_is_refused_with_days_near_it_and_can_be_held_to(world):
    refusal = world.refuses("LKE700", add_meeting, name="Møde", day=date(2020, 6, 1), holidays=HOLIDAYS)
    assert refusal.values["alternatives"] == (date(2020, 5, 25), date(2020, 6, 2), date(2020, 6, 8))
    assert refusal.values["name"] is WHIT_MONDAY
    kept = world.new(add_meeting, name="Møde", day=date(2020, 6, 1), holidays=HOLIDAYS, anyway=True)
    assert kept.day == date(2020, 6, 1)


def test_a_day_the_municipality_has_closed_is_refused_also_next_year(world):
    world.do(close_days, name="Grundlovsdag", first=date(2020, 6, 5), yearly=True)
    assert world.refuses("LKE712", add_meeting, name="Møde", day=date(2021, 6, 5)).values["name"] == "Grundlovsdag"


def test_closed_days_are_opened_by_their_name(world):
    world.do(close_days, name="Uge 42", first=date(2020, 10, 12), last=date(2020, 10, 16))
    world.refuses("LKE718", close_days, name="Uge 42", first=date(2020, 10, 12), last=date(2020, 10, 16))
    world.refuses("LKE719", open_days, name="Uge 7")
    world.do(open_days, name="uge 42")
    assert world.register.scheme.closed_days == ()


def test_days_that_end_before_they_begin_are_not_closed(world):
    world.refuses("LKE717", close_days, name="Ferie", first=date(2020, 7, 2), last=date(2020, 7, 1))
    world.refuses("LKE717", close_days, name="Ferie", first=date(2020, 7, 2), last=date(2022, 7, 1))


def test_a_meeting_that_was_held_can_be_written_down_afterwards(world):
    past = world.new(
        add_meeting, name="Møde", day=date(2020, 4, 13), holidays=Holidays({date(2020, 4, 13): WHIT_MONDAY})
    )
    assert state_of_meeting(past, world.day) is MeetingState.UNWRITTEN
