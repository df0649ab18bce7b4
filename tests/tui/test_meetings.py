"""Meetings in the full-screen program: planned, called, run, written up; the year wheel."""

from datetime import date, timedelta

import pytest

from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting, MinutesState, Presence
from lokalkontakt_core.records.meeting_series import MeetingSeries
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.agenda import edit_item
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.closed_days import close_days
from lokalkontakt_core.services.meeting_series import add_meeting_series
from lokalkontakt_core.services.minutes import finish_minutes, record_attendance, write_note
from lokalkontakt_core.services.plan_meetings import add_meeting, plan_meetings
from lokalkontakt_tui.screens.meetings import MeetingsScreen
from tests.tui.conftest import TODAY

FIRST = date(2020, 5, 5)


@pytest.fixture
def planned(practised):
    """The example with a series on the first Tuesday of every second month, made until the end of the year."""
    practised.do(add_meeting_series, name="Koordinerende møde", minutes=90, place="Rådhuset")
    (series,) = practised.register.all(MeetingSeries)
    practised.do(plan_meetings, meeting_series=series.id, until=date(2020, 12, 31))
    return practised


@pytest.fixture
def today(planned):
    """The same on the day of the first meeting, which was called."""
    meeting = first(planned)
    planned.do(call_meeting, meeting=meeting.id)
    planned.do(edit_item, meeting=meeting.id, number=1, changes={"minutes": 20})
    planned.read_on(FIRST)
    return planned


def first(workspace):
    return min(workspace.register.all(Meeting), key=lambda one: one.day)


def now(person):
    return first(person.workspace)


async def test_the_list_shows_meetings_by_month_and_the_detail_what_one_can_do(at_the_desk, planned):
    async with at_the_desk(planned) as person:
        await person.press("4")
        seen = person.seen()
        for text in ("Maj 2020", "November 2020", "Koordinerende møde", "Indkald mødet", "Videndeling", "Rådhuset"):
            assert text in seen


async def test_without_meetings_the_way_to_begin_is_said(at_the_desk, practised):
    async with at_the_desk(practised) as person:
        await person.press("4")
        assert "Her er ingen møder endnu" in person.seen()


async def test_a_series_is_begun_and_its_meetings_made(at_the_desk, practised):
    async with at_the_desk(practised) as person:
        await person.press("4", "s")
        await person.press("ctrl+s", "enter")
        await person.press("ctrl+s", "enter")
        assert len(person.register.all(MeetingSeries)) == 1
        assert [one.day for one in person.register.all(Meeting)][:1] == [FIRST]


async def test_a_meeting_is_called_and_taken_back(at_the_desk, planned):
    async with at_the_desk(planned) as person:
        before = len(person.register.all(Notice))
        await person.press("4")
        await person.do(f"call_meeting:{now(person).id}")
        await person.press("enter")
        assert now(person).called == TODAY
        assert len(person.register.all(Notice)) > before
        await person.press("ctrl+z", "enter")
        assert now(person).called is None


async def test_a_meeting_that_is_to_come_is_not_run(at_the_desk, planned):
    async with at_the_desk(planned) as person:
        await person.press("4", "k")
        assert "Koordinerende møde er først" in person.message


async def test_notes_are_saved_and_f8_goes_to_the_next_point(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        assert "1 af" in person.seen()
        await person.write("Skolen lukker")
        await person.press("f8")
        meeting = now(person)
        assert (meeting.agenda[0].note, meeting.agenda[0].done) == ("Skolen lukker", True)
        assert meeting.minutes_state is MinutesState.DRAFT
        assert "2 af" in person.seen()
        await person.write("Stien")
        await person.press("escape")
        assert now(person).agenda[1].note == "Stien"
        assert not now(person).agenda[1].done


async def test_f7_goes_back_to_the_point_before_and_its_note_stands_there(at_the_desk, today):
    async with at_the_desk(today, size=(80, 24)) as person:
        await person.press("4")
        await person.do(f"run_meeting:{now(person).id}")
        await person.write("Skolen")
        await person.press("f8", "f7")
        assert "1 af" in person.seen()
        assert person.app.screen.notes.text == "Skolen"


async def test_what_is_typed_is_saved_without_a_key(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        await person.write("Ja")
        person.app.screen.save()
        await person.pilot.pause()
        assert now(person).agenda[0].note == "Ja"
        assert person.app.screen.notes.text == "Ja"


async def test_one_is_back_at_the_meetings_when_the_minutes_are_final(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        await person.write("Ja")
        await person.press("ctrl+s", "enter")
        assert now(person).minutes_final is not None
        assert isinstance(person.app.screen, MeetingsScreen)
        assert person.app.screen.rows.has_focus


async def test_the_arrow_of_the_agenda_and_enter_go_to_a_point(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        await person.write("Ja")
        await person.press("escape", "down", "down", "enter")
        assert "3 af" in person.seen()
        assert now(person).agenda[0].note == "Ja"


async def test_what_somebody_else_wrote_there_meanwhile_is_kept(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        await person.write("Mit")
        person.workspace.do(write_note, meeting=now(person).id, number=1, note="Deres")
        person.app.screen.save()
        await person.pilot.pause()
        assert now(person).agenda[0].note == "Deres\n\nMit"
        assert person.app.screen.notes.text == "Deres\n\nMit"


async def test_an_action_and_knowledge_are_written_down_from_inside_the_notes(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        await person.write("Ja")
        await person.press("f4")
        await person.write("Ring til skolen")
        await person.press("ctrl+s", "enter")
        (action,) = person.register.all(Action)
        assert (action.text, action.meeting) == ("Ring til skolen", now(person).id)
        known = len(person.register.all(Knowledge))
        await person.press("f9")
        await person.write("Stien er lukket")
        await person.press("ctrl+s", "enter")
        assert len(person.register.all(Knowledge)) == known + 1
        assert person.app.screen.notes.text == "Ja"
        assert "Ring til skolen" in person.seen()


async def test_the_time_left_of_a_point_is_said_in_minutes(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        assert "20 af 20\N{NO-BREAK SPACE}min tilbage" in person.seen()
        began = person.workspace.clock.instant
        for minutes, text in ((6, "14 af 20\N{NO-BREAK SPACE}min tilbage"), (23, "3\N{NO-BREAK SPACE}min over")):
            person.workspace.clock = FixedClock(began + timedelta(minutes=minutes))
            person.app.screen._show_point()
            await person.pilot.pause()
            assert text in person.seen()


async def test_the_minutes_are_made_final_and_then_only_read(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4", "k")
        await person.write("Alt er sagt")
        await person.press("ctrl+s", "enter")
        assert now(person).minutes_state is MinutesState.FINAL
        await person.press("escape", "escape")
        await person.do(f"run_meeting:{now(person).id}")
        assert "Alt er sagt" in person.seen()
        await person.press("f8")
        await person.write("x")
        assert now(person).agenda[0].note == "Alt er sagt"


async def test_who_came_is_noted(at_the_desk, today):
    async with at_the_desk(today) as person:
        await person.press("4")
        await person.do(f"attendance:{now(person).id}")
        await person.press("space", "ctrl+s", "enter")
        assert Presence.PRESENT in {one.presence for one in now(person).attendance}


async def test_a_meeting_on_a_closed_day_is_warned_of_and_moved(at_the_desk, planned):
    planned.do(close_days, name="Uge 19", first=date(2020, 5, 4), last=date(2020, 5, 8))
    async with at_the_desk(planned) as person:
        await person.press("4")
        seen = person.seen()
        assert "Uge 19" in seen
        assert "Flyt til tir. 12/5" in seen
        await person.do(f"move_meeting_to:{now(person).id}|2020-05-12")
        await person.press("enter")
        assert now(person).day == date(2020, 5, 12)


async def test_a_move_to_a_closed_day_is_refused_with_other_days_and_kept_on_request(at_the_desk, planned):
    planned.do(close_days, name="Uge 20", first=date(2020, 5, 11), last=date(2020, 5, 15))
    async with at_the_desk(planned) as person:
        await person.press("4")
        await person.do(f"move_meeting_to:{now(person).id}|2020-05-12")
        assert "Uge 20" in person.seen()
        assert "Hold mødet den dag alligevel" in person.seen()


async def test_a_new_meeting_on_a_closed_day_is_told_of_at_the_day_and_what_was_typed_stays(at_the_desk, planned):
    planned.do(close_days, name="Uge 20", first=date(2020, 5, 11), last=date(2020, 5, 15))
    async with at_the_desk(planned) as person:
        await person.do("new_meeting:")
        await person.press("tab")
        await person.write("12.5.2020")
        await person.press("ctrl+s")
        seen = " ".join(person.seen().split())
        assert "Uge 20" in seen
        assert "12.5.2020" in seen
        assert "Ledige" in seen  # the days follow, over the lines of the form


async def test_points_are_moved_and_taken_off(at_the_desk, planned):
    async with at_the_desk(planned) as person:
        await person.press("4")
        meeting = now(person).id
        await person.do(f"item_to:{meeting}|1|2")
        assert [one.type.value for one in now(person).agenda][:2] == ["challenges", "knowledge"]
        await person.do(f"remove_item:{meeting}|1")
        await person.press("enter")
        assert len(now(person).agenda) == 2


async def test_an_action_is_looked_at_and_done(at_the_desk, today):
    today.do(add_action, text="Ring til skolen", due=date(2020, 5, 1), meeting=first(today).id)
    (action,) = today.register.all(Action)
    async with at_the_desk(today) as person:
        await person.do(f"actions_late:{action.id}")
        assert "over tiden" in person.seen()
        await person.do(f"finish_action:{action.id}")
        await person.press("enter")
        assert person.register.get(Action, action.id).done == FIRST


async def test_the_year_wheel_shows_marks_and_closed_days_and_turns(at_the_desk, planned):
    planned.do(close_days, name="Sommerferie", first=date(2020, 7, 20), last=date(2020, 7, 31), yearly=True)
    async with at_the_desk(planned) as person:
        await person.press("4", "å")
        seen = person.seen()
        for text in ("Årshjul 2020", "jan", "dec", "»5", "○7", "░", "Sommerferie"):
            assert text in seen
        await person.press("right")
        assert "Årshjul 2021" in person.seen()
        await person.press("left", "escape")
        assert "Årshjul 2020" not in person.seen()


async def test_a_narrow_window_shows_half_the_year_and_the_point_as_one_line(at_the_desk, today):
    async with at_the_desk(today, size=(80, 24)) as person:
        await person.press("4", "y")
        seen = person.seen()
        assert "jun" in seen
        assert "aug" not in seen
        await person.press("right")
        assert "dec" in person.seen()
        await person.press("escape")
        await person.do(f"run_meeting:{now(person).id}")
        assert "1 af" in person.seen()
        assert "Videndeling" in person.seen()


async def test_the_overview_leads_to_what_meetings_ask_for(at_the_desk, planned):
    async with at_the_desk(planned) as person:
        assert "er ikke indkaldt" in person.seen()
    planned.read_on(date(2020, 5, 6))
    async with at_the_desk(planned, size=(160, 50)) as person:
        assert "mangler referat" in person.seen()


async def test_hostile_names_stay_text(at_the_desk, practised):
    practised.do(add_meeting, name="[b]x[/b] {0}", day=TODAY)
    (meeting,) = practised.register.all(Meeting)
    practised.do(write_note, meeting=meeting.id, number=1, note="[red]{note}[/]")
    practised.do(record_attendance, meeting=meeting.id, present=[practised.register.scheme.coordinator])
    practised.do(finish_minutes, meeting=meeting.id)
    async with at_the_desk(practised) as person:
        await person.press("4")
        await person.do("place:meetings")
        await person.do(f"meeting:{meeting.id}")
        assert "[b]x[/b] {0}" in person.seen()
        assert "[red]{note}[/]" in person.seen()


def test_pointers_to_rules_have_no_record():
    assert str(Ref("rule", "LK013")) == "rule/LK013"
