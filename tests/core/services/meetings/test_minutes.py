from datetime import date

from lokalkontakt_core.coordination.meetings import MeetingState, state_of_meeting, waiting_for_minutes
from lokalkontakt_core.records.meeting import Meeting, MinutesState, Presence
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.services.agenda import fill_agenda, propose_item, remove_item
from lokalkontakt_core.services.meetings import cancel_meeting, edit_meeting, move_meeting
from lokalkontakt_core.services.minutes import begin_meeting, finish_item, finish_minutes, record_attendance, write_note
from lokalkontakt_core.services.plan_meetings import add_meeting
from tests.core.services.meetings.helpers import held


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


def test_a_meeting_that_others_write_up_is_over_and_waits_for_nothing(world):
    theirs = world.new(add_meeting, name="Udvalget", type=MeetingType.COMMITTEE, day=world.day)
    ours = world.new(add_meeting, name="Koordinerende møde", type=MeetingType.COORDINATION, day=world.day)
    later = date(2020, 5, 2)
    states = [state_of_meeting(one, later) for one in (theirs, ours)]
    assert states == [MeetingState.OVER, MeetingState.UNWRITTEN]
    assert waiting_for_minutes(world.register, later) == (ours,)
