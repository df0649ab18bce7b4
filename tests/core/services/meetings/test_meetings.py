from datetime import date

from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingSeries, Weekday
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.services.actions import add_action, drop_action, edit_action, finish_action
from lokalkontakt_core.services.agenda import edit_item, move_item, propose_item, remove_item
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.closed_days import close_days, open_days
from lokalkontakt_core.services.meeting_series import add_meeting_series, edit_meeting_series, end_meeting_series
from lokalkontakt_core.services.meetings import cancel_meeting, edit_meeting, move_meeting
from lokalkontakt_core.services.minutes import begin_meeting, finish_item, finish_minutes, record_attendance, write_note
from lokalkontakt_core.services.plan_meetings import add_meeting, plan_meetings
from tests.core.services.meetings.helpers import HOLIDAYS, held, notices, undoes


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
