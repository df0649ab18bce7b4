"""A year of operation on the screen: the chapters of `operation`, by the keys of the full-screen program."""

from datetime import date

import pytest

from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.coordination.attestations import confirmed_on
from lokalkontakt_core.coordination.knowledge import balance_of, unanswered
from lokalkontakt_core.coordination.meetings import next_meeting
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.knowledge import Direction, Knowledge
from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.meeting_series import MeetingSeries
from lokalkontakt_core.records.pilot import Continuation, Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from lokalkontakt_tui.screens.meeting_run import MeetingRunScreen
from tests.story import rollout
from tests.story.living_scheme import Scheme
from tests.story.on_screen import AtTheScreen

pytestmark = pytest.mark.slow


@pytest.fixture
def rolled_out():
    """The register on 1 May 2020, when every area that wants a contact has one."""
    scheme = Scheme()
    for chapter in rollout.CHAPTERS:
        chapter(scheme)
    return scheme


async def test_a_pilot_is_started_refused_to_be_closed_without_evaluation_then_closed(rolled_out, at_the_desk):
    async with at_the_desk(rolled_out.desk) as somebody:
        person = AtTheScreen(somebody, rolled_out)
        await person.place("7", "f")
        await person.press("n")
        made = person.do_form(name="Rask", areas=["rask-moelle"])
        pilot = (await person.made(Pilot, made)).id
        await person.row(pilot)
        await person.button(f"start_pilot:{pilot}")
        await person.do_form()
        assert person.register.get(Pilot, pilot).period.end == date(2020, 11, 1)  # half a year (G28)
        await person.on(date(2020, 11, 2))
        assert "LK028" in rolled_out.codes(about=f"pilot/{pilot}")
        await person.place("7", "f")
        await person.row(pilot)
        await person.press("l")
        await person.fill(continuation=Continuation.NOT_CONTINUED, outcome="Klarer sig")
        await person.press("ctrl+s")
        await person.asked(RefusalDialog)
        assert "LK036" in person.seen()  # G36
        await person.place("7", "f")
        assert person.register.get(Pilot, pilot).closed is None
        await person.row(pilot)
        await person.press("e")
        await person.do_form(type="final", text="Bruges", areas=["rask-moelle"], sources=["qualitative"])
        await person.press("l")
        await person.do_form(continuation=Continuation.NOT_CONTINUED, outcome="Klarer sig")
        closed = person.register.get(Pilot, pilot)
        assert (closed.continuation, closed.closed) == (Continuation.NOT_CONTINUED, rolled_out.day)
        assert "LK036" not in rolled_out.codes()


async def test_meetings_are_planned_called_run_written_up_and_what_is_promised_is_carried_on(rolled_out, at_the_desk):
    rolled_out.on(date(2020, 11, 3))
    async with at_the_desk(rolled_out.desk) as somebody:
        person = AtTheScreen(somebody, rolled_out)
        await person.click("4 Møder")
        await person.press("s")
        await person.made(MeetingSeries, person.do_form(interval=2))
        await person.do_form(until=date(2021, 12, 31))
        planned = sorted(meeting.day for meeting in person.register.all(Meeting))
        assert planned == [
            date(2020, 11, 3), date(2021, 1, 5), date(2021, 3, 2), date(2021, 5, 4),
            date(2021, 7, 6), date(2021, 9, 7), date(2021, 11, 2),
        ]  # fmt: skip
        meeting = next_meeting(person.register, rolled_out.day).id
        await person.place("4")
        await person.row(meeting)
        await person.button(f"run_meeting:{meeting}")
        await person.until(lambda: isinstance(person.screen, MeetingRunScreen), "the meeting")
        await person.press("f4")
        action = (await person.made(Action, person.do_form(text="Ring", due=date(2020, 12, 1), areas=["glud"]))).id
        await person.write("Glud bygger")
        await person.press("ctrl+s")
        await person.confirm()
        first = person.register.get(Meeting, meeting)
        assert first.minutes_state is MinutesState.FINAL
        assert "Glud bygger" in {item.note for item in first.agenda}
        await person.on(date(2020, 12, 20))
        second = next_meeting(person.register, rolled_out.day)
        await person.place("4")
        await person.row(second.id)
        await person.button(f"call_meeting:{second.id}")
        await person.confirm()
        called = person.register.get(Meeting, second.id)
        assert called.called == rolled_out.day
        ref = person.register.get(Action, action).ref
        assert len([item for item in called.agenda if ref in item.about]) == 1
        await person.place("1")
        await person.row(f"actions_late:{action}")
        await person.press("enter")
        await person.button(f"finish_action:{action}")
        await person.confirm()
        assert open_actions(person.register, rolled_out.day) == ()


async def test_knowledge_is_asked_answered_and_passed_on(rolled_out, at_the_desk):
    rolled_out.on(date(2021, 1, 10))
    async with at_the_desk(rolled_out.desk) as somebody:
        person = AtTheScreen(somebody, rolled_out)
        await person.place("7", "e")
        await person.press("n")
        asking = person.do_form(text="Cykelsti", areas=["glud"], direction=Direction.FROM_AREA, owes_answer=True)
        asked = (await person.made(Knowledge, asking)).id
        await person.press("n")
        telling = person.do_form(text="Puljen", areas=["glud"], direction=Direction.TO_AREA)
        told = (await person.made(Knowledge, telling)).id
        await person.on(date(2021, 3, 1))
        assert [one.id for one in unanswered(person.register, rolled_out.day, 30)] == [asked]
        await person.place("7", "e")
        await person.row(asked)
        await person.press("s")
        await person.do_form(answer="I 2022.")
        await person.row(told)
        await person.press("g")
        await person.do_form()
        assert unanswered(person.register, rolled_out.day) == ()
        balance = balance_of(person.register, "glud", rolled_out.day)
        assert (balance.from_area, balance.to_area) == (1, 1)


async def test_the_coordinator_joins_a_project_and_the_contact_is_told(rolled_out, at_the_desk):
    async with at_the_desk(rolled_out.desk) as somebody:
        person = AtTheScreen(somebody, rolled_out)
        await person.place("7", "j")
        await person.press("n")
        made = person.do_form(name="Skolegård", areas=["bjerre"], time_consuming=True)
        project = (await person.made(Project, made)).id
        assert "LK023" in rolled_out.codes(about=f"project/{project}")
        await person.row(project)
        for letter in ("d", "i"):
            await person.press(letter)
            await person.do_form()
        assert "LK023" not in rolled_out.codes(about=f"project/{project}")
        await person.press("l")
        await person.do_form(outcome="Den står")
        closed = person.register.get(Project, project)
        assert (closed.outcome, closed.closed) == ("Den står", rolled_out.day)


async def test_who_is_away_has_a_substitute_and_a_contact_confirms_what_they_cover(rolled_out, at_the_desk):
    rolled_out.on(date(2021, 4, 1))
    jens, bo = rolled_out.contact_called("Jens Prøve"), rolled_out.contact_called("Bo Eksempel")
    mine = sorted(one.area for one in rolled_out.register.by(Assignment, "contact")[bo])
    area = rolled_out.register.by(Assignment, "contact")[jens][0].area
    async with at_the_desk(rolled_out.desk) as somebody:
        person = AtTheScreen(somebody, rolled_out)
        await person.place("7", "c")
        await person.press("n")
        await person.do_form()
        await person.row(bo)
        await person.press("s")
        await person.do_form()
        assert {confirmed_on(person.register, one, rolled_out.day) for one in mine} == {rolled_out.day}
        await person.place("3")
        await person.row(jens)
        await person.button(f"absence:{jens}")
        await person.do_form(start=date(2021, 4, 6), back=date(2021, 5, 4), substitute=bo)
        await person.on(date(2021, 4, 10))
        substitutes = [one for one in rolled_out.active_in(area) if one.role is Role.SUBSTITUTE]
        assert [one.contact for one in substitutes] == [bo]
        await person.on(date(2021, 5, 10))
        assert [one.contact for one in rolled_out.active_in(area)] == [jens]
