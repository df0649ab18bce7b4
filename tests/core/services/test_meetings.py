from datetime import date

import pytest

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.actions import carried_to
from lokalkontakt_core.coordination.agenda import (
    Finding,
    automatic_items,
    heading,
    kind_of,
    minutes_to_spare,
    missing_standing,
)
from lokalkontakt_core.coordination.closed_days import Holidays
from lokalkontakt_core.coordination.meetings import MeetingState, state_of_meeting
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import ItemType, Meeting, MinutesState, Presence
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.scheme import Phase, PhaseStart
from lokalkontakt_core.services.actions import add_action, drop_action, edit_action, finish_action
from lokalkontakt_core.services.agenda import edit_item, fill_agenda, move_item, propose_item, remove_item
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.closed_days import close_days, open_days
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.meeting_series import add_meeting_series, edit_meeting_series, end_meeting_series
from lokalkontakt_core.services.meetings import cancel_meeting, edit_meeting, move_meeting
from lokalkontakt_core.services.minutes import begin_meeting, finish_item, finish_minutes, record_attendance, write_note
from lokalkontakt_core.services.plan_meetings import OnClosed, add_meeting, plan_meetings
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_core.services.undo import undo
from lokalkontakt_core.texts import Text

WHIT_MONDAY = Text({"da": "Anden pinsedag", "en": "Whit Monday"})
HOLIDAYS = Holidays({date(2020, 6, 1): WHIT_MONDAY, date(2020, 5, 8): Text.of("Store bededag")})


@pytest.fixture
def series(world):
    return world.new(add_meeting_series, name="Koordinerende møde", first=date(2020, 5, 1), minutes=90)


@pytest.fixture
def planned(world, series):
    world.do(plan_meetings, meeting_series=series.id, until=date(2020, 12, 31), holidays=HOLIDAYS)
    return sorted(world.register.all(Meeting), key=lambda one: one.day)


@pytest.fixture
def called(world, planned):
    world.assigned("glud", world.mette)
    world.do(call_meeting, meeting=planned[0].id)
    return planned[0].id


def held(world, meeting):
    """Let it be the day of a meeting."""
    world.day = world.get(Meeting, meeting).day


def notices(world, kind):
    return [one for one in world.register.all(Notice) if one.notice_kind is kind]


def undoes(world, change):
    """Tell whether undoing a change that was applied leads back to what was before it."""
    before = world.register
    commit = Commit(revision=1, instant=None, actor="x", change=change)
    after = before.apply(change)
    return after.apply(undo(Context(after, world.day, world.ids), commit=commit)) == before


# series and planning


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


# single meetings


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


def test_another_place_is_told_to_who_was_called_and_another_name_is_not(world, called):
    world.do(edit_meeting, meeting=called, changes={"name": "Fællesmøde"})
    assert notices(world, NoticeKind.MEETING_MOVED) == []
    world.do(edit_meeting, meeting=called, changes={"place": "Rådhuset"})
    assert len(notices(world, NoticeKind.MEETING_MOVED)) == 2


def test_the_day_is_changed_by_moving_only(world, called):
    assert world.refuses("LKE221", edit_meeting, meeting=called, changes={"day": date(2020, 6, 2)}).values["verb"] == (
        "move_meeting"
    )


def test_a_moved_meeting_is_told_to_everybody_who_was_called(world, called):
    world.do(move_meeting, meeting=called, day=date(2020, 5, 12), starts="10:00", reason="Mange har ferie")
    told = notices(world, NoticeKind.MEETING_MOVED)
    assert {one.recipient.id for one in told} == {world.anna, world.get_person(world.mette)}
    assert {one.reference for one in told} == {"2020-05-12T10:00"}


def test_a_meeting_is_not_moved_into_the_past_or_onto_a_holiday(world, called):
    world.refuses("LKE299", move_meeting, meeting=called, day=date(2020, 4, 30))
    world.refuses("LKE700", move_meeting, meeting=called, day=date(2020, 6, 1), holidays=HOLIDAYS)
    world.do(move_meeting, meeting=called, day=date(2020, 6, 1), holidays=HOLIDAYS, anyway=True)


def test_a_cancelled_meeting_stays_with_its_reason_and_is_told(world, called):
    world.do(cancel_meeting, meeting=called, reason="Smittefare")
    assert world.get(Meeting, called).cancelled == "Smittefare"
    assert len(notices(world, NoticeKind.MEETING_CANCELLED)) == 2
    world.refuses("LKE297", call_meeting, meeting=called)
    world.refuses("LKE297", propose_item, meeting=called, title="Nyt")


def test_cancelling_asks_for_a_reason(world, called):
    world.refuses("LKE218", cancel_meeting, meeting=called, reason="  ")


# calling


def test_the_active_contacts_of_the_day_of_the_meeting_are_called_with_the_owner(world, called):
    meeting = world.get(Meeting, called)
    assert [one.person for one in meeting.attendance] == [world.anna, world.get_person(world.mette)]
    assert [one.recipient.id for one in notices(world, NoticeKind.MEETING_CALLED)] == [world.get_person(world.mette)]
    assert meeting.called == world.day


def test_a_meeting_without_owner_cannot_be_called(world, planned):
    world.do(edit_meeting, meeting=planned[0].id, changes={"owner": None})
    world.refuses("LKE298", call_meeting, meeting=planned[0].id)


def test_a_meeting_nobody_comes_to_cannot_be_called(world, planned):
    world.refuses("LKE702", call_meeting, meeting=planned[0].id)


def test_calling_again_calls_only_who_has_joined(world, called):
    world.refuses("LKE701", call_meeting, meeting=called)
    world.assigned("hjarnoe", world.jens)
    world.do(call_meeting, meeting=called)
    assert len(world.get(Meeting, called).attendance) == 3
    assert len(notices(world, NoticeKind.MEETING_CALLED)) == 2


def test_a_meeting_that_is_over_is_not_called(world, planned):
    world.day = date(2020, 5, 6)
    world.refuses("LKE299", call_meeting, meeting=planned[0].id)


# agenda


def test_a_proposed_point_names_who_wants_it(world, planned):
    meeting = planned[0].id
    jens = world.get_person(world.jens)
    world.do(propose_item, meeting=meeting, title="Cykelstien", minutes=10, proposed_by=jens, areas=["glud"])
    item = world.get(Meeting, meeting).agenda[-1]
    assert (item.title, item.type, item.proposed_by, item.areas) == ("Cykelstien", ItemType.PROPOSED, jens, ("glud",))
    assert minutes_to_spare(world.get(Meeting, meeting)) == 80


def test_points_are_put_in_order_changed_and_taken_off(world, planned):
    meeting = planned[0].id
    world.do(propose_item, meeting=meeting, title="Cykelstien")
    world.do(move_item, meeting=meeting, number=4, to=1)
    assert heading(world.get(Meeting, meeting).agenda[0]) == "Cykelstien"
    world.do(edit_item, meeting=meeting, number=1, changes={"minutes": 5, "title": "Stien"})
    assert world.get(Meeting, meeting).agenda[0].minutes == 5
    world.do(remove_item, meeting=meeting, number=2)
    assert missing_standing(world.get(Meeting, meeting)) == (ItemType.KNOWLEDGE,)
    world.do(fill_agenda, meeting=meeting)
    assert missing_standing(world.get(Meeting, meeting)) == ()


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_point_that_is_not_there_is_named_with_how_many_there_are(world, planned, number):
    assert world.refuses("LKE295", remove_item, meeting=planned[0].id, number=number).values["count"] == 3


def test_questions_hand_overs_and_new_findings_come_by_themselves(world, planned):
    world.register = world.register.apply(
        type(world.do(close_days, name="x", first=date(2020, 7, 1)))(
            "x",
            world.register.put(
                Knowledge(id="knowledge-1", text="Hvem ejer skoven?", day=date(2020, 4, 1), owes_answer=True)
            ),
        )
    )
    findings = (Finding("LK013", ("glud",)),)
    world.do(fill_agenda, meeting=planned[0].id, findings=findings)
    points = [item for item in world.get(Meeting, planned[0].id).agenda if item.type is ItemType.AUTOMATIC]
    assert [item.about for item in points] == [(Ref("knowledge", "knowledge-1"),), (Ref("rule", "LK013"),)]
    assert [kind_of(one) for one in automatic_items(world.register, planned[1], world.day, findings)] == ["knowledge"]
    more = (Finding("LK013", ("glud", "hjarnoe")),)
    assert [kind_of(one) for one in automatic_items(world.register, planned[1], world.day, more)] == [
        "knowledge",
        "rule",
    ]


def test_what_comes_later_joins_the_point_of_its_kind(world, planned):
    first, second = planned[0].id, planned[1].id
    held(world, first)
    actions = [world.new(add_action, text=text, meeting=first).ref for text in ("Ring", "Skriv")]
    world.do(fill_agenda, meeting=second)
    actions.append(world.new(add_action, text="Spørg", meeting=first).ref)
    world.do(fill_agenda, meeting=second)
    agenda = world.get(Meeting, second).agenda
    assert [kind_of(one) for one in agenda].count("action") == 1
    assert set(agenda[0].about) == set(actions)


# minutes


def test_notes_are_kept_and_begin_the_draft(world, called):
    held(world, called)
    world.do(write_note, meeting=called, number=1, note="Skolen lukker.\nStien åbner.", done=True)
    meeting = world.get(Meeting, called)
    assert meeting.agenda[0].note == "Skolen lukker.\nStien åbner."
    assert meeting.agenda[0].done
    assert (meeting.held, meeting.minutes_state) == (True, MinutesState.DRAFT)
    assert state_of_meeting(meeting, world.day) is MeetingState.RUNNING


def test_minutes_are_not_written_before_the_day(world, called):
    world.refuses("LKE703", write_note, meeting=called, number=1, note="For tidligt")
    world.refuses("LKE703", begin_meeting, meeting=called)
    world.refuses("LKE703", finish_minutes, meeting=called)
    world.refuses("LKE703", record_attendance, meeting=called, present=[world.anna])


def test_an_excuse_can_be_noted_before_the_day_and_who_comes_uncalled_is_listed(world, called):
    mette, jens = world.get_person(world.mette), world.get_person(world.jens)
    world.do(record_attendance, meeting=called, excused=[mette])
    assert world.get(Meeting, called).minutes_state is None
    held(world, called)
    world.do(record_attendance, meeting=called, present=[world.anna, jens])
    said = {one.person: one.presence for one in world.get(Meeting, called).attendance}
    assert said == {world.anna: Presence.PRESENT, mette: Presence.EXCUSED, jens: Presence.PRESENT}


def test_a_point_with_a_note_is_not_taken_off(world, called):
    held(world, called)
    world.do(write_note, meeting=called, number=1, note="Ja")
    world.refuses("LKE715", remove_item, meeting=called, number=1)


def test_a_meeting_that_has_begun_is_neither_moved_nor_cancelled(world, called):
    held(world, called)
    world.do(begin_meeting, meeting=called)
    world.refuses("LKE706", move_meeting, meeting=called, day=date(2020, 6, 2))
    world.refuses("LKE706", cancel_meeting, meeting=called, reason="Nej")


def test_final_minutes_are_not_changed_any_more(world, called):
    held(world, called)
    world.refuses("LKE716", finish_minutes, meeting=called)
    world.do(finish_item, meeting=called, number=1)
    world.do(finish_minutes, meeting=called)
    assert world.get(Meeting, called).minutes_final == world.day
    for service, given in (
        (write_note, {"number": 1, "note": "Senere"}),
        (finish_item, {"number": 1}),
        (record_attendance, {"excused": [world.anna]}),
        (propose_item, {"title": "Nyt"}),
        (edit_meeting, {"changes": {"name": "Andet"}}),
        (move_meeting, {"day": date(2020, 6, 2)}),
        (cancel_meeting, {"reason": "Nej"}),
        (fill_agenda, {}),
        (finish_minutes, {}),
    ):
        world.refuses("LKE296", service, meeting=called, **given)


# actions


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


# undo


def test_every_change_of_meetings_and_actions_can_be_taken_back(world, series, called):
    action = world.new(add_action, text="Ring", meeting=called).id
    world.do(close_days, name="Ferie", first=date(2020, 7, 1))
    for service, given in (
        (add_meeting_series, {"name": "Team"}),
        (edit_meeting_series, {"meeting_series": series.id, "changes": {"place": "Rådhuset"}}),
        (end_meeting_series, {"meeting_series": series.id}),
        (plan_meetings, {"meeting_series": series.id, "until": date(2021, 5, 31)}),
        (add_meeting, {"name": "Møde", "day": date(2020, 5, 7)}),
        (edit_meeting, {"meeting": called, "changes": {"place": "Rådhuset"}}),
        (move_meeting, {"meeting": called, "day": date(2020, 5, 12)}),
        (cancel_meeting, {"meeting": called, "reason": "Sygdom"}),
        (propose_item, {"meeting": called, "title": "Nyt"}),
        (edit_item, {"meeting": called, "number": 1, "changes": {"minutes": 5}}),
        (move_item, {"meeting": called, "number": 1, "to": 2}),
        (remove_item, {"meeting": called, "number": 1}),
        (record_attendance, {"meeting": called, "excused": [world.anna]}),
        (add_action, {"text": "Skriv"}),
        (edit_action, {"action": action, "changes": {"text": "Skriv"}}),
        (finish_action, {"action": action}),
        (drop_action, {"action": action, "reason": "Nej"}),
        (close_days, {"name": "Jul", "first": date(2020, 12, 24)}),
        (open_days, {"name": "Ferie"}),
    ):
        change = world.change(service, **given)
        assert change, service.__name__
        assert undoes(world, change), service.__name__
    held(world, called)
    for service, given in (
        (begin_meeting, {}),
        (write_note, {"number": 1, "note": "Ja"}),
        (finish_item, {"number": 1}),
    ):
        assert undoes(world, world.change(service, meeting=called, **given)), service.__name__
    world.do(write_note, meeting=called, number=1, note="Ja")
    assert undoes(world, world.change(finish_minutes, meeting=called))


def test_a_series_stands_in_the_register(world, series):
    assert world.get(MeetingSeries, series.id).weekday is Weekday.TUESDAY
