"""A year of operation on the screen: meetings, knowledge and projects, by the keys of the full-screen program.

Each chapter begins where the use cases have led, and ends with the facts they lead to.
"""

from datetime import date

import pytest

from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.coordination.knowledge import balance_of, unanswered
from lokalkontakt_core.coordination.meetings import next_meeting
from lokalkontakt_core.coordination.time_spent import time_of_contact
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType
from lokalkontakt_core.records.meeting import Meeting, MinutesState, Presence
from lokalkontakt_core.records.meeting_series import MeetingSeries
from lokalkontakt_core.records.project import Project
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.screens.meeting_run import MeetingRunScreen
from tests.story import operation, rollout
from tests.story.living_scheme import lived_through
from tests.story.on_screen import AtTheScreen

pytestmark = pytest.mark.slow


def before(chapter):
    """Give the chapters that have gone by when a chapter of operation begins."""
    return *rollout.CHAPTERS, *operation.CHAPTERS[: operation.CHAPTERS.index(chapter)]


async def meetings_are_planned(person):
    await person.click("4 Møder")
    await person.press("s")
    await person.made(MeetingSeries, person.do_form(interval=2))
    await person.do_form(until=date(2021, 12, 31))
    planned = sorted(meeting.day for meeting in person.register.all(Meeting))
    assert planned == [
        date(2020, 11, 3), date(2021, 1, 5), date(2021, 3, 2), date(2021, 5, 4),
        date(2021, 7, 6), date(2021, 9, 7), date(2021, 11, 2),
    ]  # fmt: skip
    assert "LK018" not in person.scheme.codes()


async def the_first_is_prepared(person, anna, mette):
    """A point is proposed, the contacts are called, and who came is noted."""
    meeting = next_meeting(person.register, person.scheme.day).id
    await person.place("4")
    await person.row(meeting)
    await person.button(f"propose_item:{meeting}")
    await person.do_form(title="Sommerens landsbyfest", minutes=10, proposed_by=mette)
    await person.button(f"call_meeting:{meeting}")
    await person.confirm()
    called = person.register.get(Meeting, meeting)
    assert called.called == person.scheme.day
    assert mette in {one.person for one in called.attendance}
    assert "Sommerens landsbyfest" in {item.title for item in called.agenda}
    await person.button(f"attendance:{meeting}")
    await person.do_form(present=[anna, mette])
    said = {one.person: one.presence for one in person.register.get(Meeting, meeting).attendance}
    assert {one for one, presence in said.items() if presence is Presence.PRESENT} == {anna, mette}
    return meeting


async def it_is_held(person, meeting, mette):
    """Point by point: a note, an action, and minutes that nobody changes any more."""
    await person.button(f"run_meeting:{meeting}")
    await person.until(lambda: isinstance(person.screen, MeetingRunScreen), "the meeting")
    await person.press("f4")
    promised = person.do_form(text="Ring til Glud", owner=mette, due=date(2020, 12, 1), areas=["glud"])
    action = await person.made(Action, promised)
    await person.write("Glud bygger forsamlingshus.")
    await person.press("f8")
    await person.until(lambda: person.register.get(Meeting, meeting).agenda[0].done, "the next point")
    await person.press("ctrl+s")
    await person.confirm()
    first = person.register.get(Meeting, meeting)
    assert first.minutes_state is MinutesState.FINAL
    assert (first.agenda[0].note, first.agenda[0].done) == ("Glud bygger forsamlingshus.", True)
    await person.until(lambda: not isinstance(person.screen, MeetingRunScreen), "the way back")
    return action


async def what_was_promised_is_carried_on_and_done(person, action):
    meeting = next_meeting(person.register, person.scheme.day).id
    await person.place("4")
    await person.row(meeting)
    await person.button(f"call_meeting:{meeting}")
    await person.confirm()
    agenda = person.register.get(Meeting, meeting).agenda
    assert len([item for item in agenda if action.ref in item.about]) == 1
    await person.place("1")
    await person.row(f"actions_late:{action.id}")
    await person.open()
    await person.button(f"finish_action:{action.id}")
    await person.confirm()
    assert open_actions(person.register, person.scheme.day) == ()


async def test_meetings_are_planned_called_run_written_up_and_what_is_promised_is_carried_on(at_the_desk):
    scheme = lived_through(*before(operation.meetings_are_held))
    scheme.on(date(2020, 11, 3))
    anna = scheme.register.scheme.coordinator
    mette = scheme.register.get(Contact, scheme.contact_called("Mette Øvig")).person
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        await meetings_are_planned(person)
        meeting = await the_first_is_prepared(person, anna, mette)
        action = await it_is_held(person, meeting, mette)
        await person.on(date(2020, 12, 20))
        await what_was_promised_is_carried_on_and_done(person, action)
    assert scheme.facts == lived_through(*before(operation.knowledge_goes_both_ways)).facts


async def test_knowledge_is_asked_answered_and_passed_on(at_the_desk):
    scheme = lived_through(*before(operation.knowledge_goes_both_ways))
    scheme.on(date(2021, 1, 10))
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        await person.place("7", "e")
        await person.press("n")
        asking = person.do_form(
            text="Hvornår kommer cykelstien?",
            areas=["glud"],
            direction=Direction.FROM_AREA,
            type=KnowledgeType.QUESTION,
            owes_answer=True,
        )
        asked = (await person.made(Knowledge, asking)).id
        await person.press("n")
        telling = person.do_form(text="Puljen åbner 1. marts.", areas=["glud"], direction=Direction.TO_AREA)
        told = (await person.made(Knowledge, telling)).id
        await person.on(date(2021, 3, 1))
        assert "LK024" in {one.finding.code for one in scheme.desk.judged()}  # it has waited too long (R19)
        assert [one.id for one in unanswered(person.register, scheme.day, 30)] == [asked]
        await person.place("7", "e")
        await person.row(asked)
        await person.press("s")
        await person.do_form(answer="I 2022.")
        await person.row(told)
        await person.press("g")
        await person.do_form()
        assert person.register.get(Knowledge, told).passed_on == scheme.day
        assert unanswered(person.register, scheme.day) == ()
        balance = balance_of(person.register, "glud", scheme.day)
        assert (balance.from_area, balance.to_area) == (1, 1)
    assert scheme.facts == lived_through(*before(operation.a_project_takes_time)).facts


async def the_coordinator_joins_and_the_contact_is_told(person):
    await person.place("7", "j")
    await person.press("n")
    made = person.do_form(name="Ny skolegård", areas=["bjerre"], time_consuming=True)
    project = (await person.made(Project, made)).id
    assert "LK023" in person.scheme.codes(about=f"project/{project}")
    await person.row(project)
    for letter in ("g", "i"):
        await person.press(letter)
        await person.do_form()
    assert "LK023" not in person.scheme.codes(about=f"project/{project}")
    return project


async def time_is_noted_where_that_is_chosen(person):
    """Hours are not asked for until the municipality chooses it; then what cannot be is told under the field."""
    await person.place("7", "k")
    await person.press("n")
    await person.asked(FormDialog)
    assert "minutes" not in {box.field.name for box in person.screen.boxes}
    await person.place("7", "i")
    await person.do_form(hours_logging=True)
    await person.place("7", "k")
    await person.press("n")
    await person.fill(area="bjerre")
    for wrong in (-1, 200 * 60):
        await person.fill(minutes=wrong)
        await person.press("ctrl+s")
        told = f"Du skrev {wrong}."
        await person.until(lambda told=told: told in person.seen(), told)
    visit = await person.made(Activity, person.do_form(minutes=60))
    assert (visit.area, visit.type, visit.minutes) == ("bjerre", ActivityType.VISIT, 60)
    assert time_of_contact(person.register, visit.contact, person.scheme.day).noted.minutes == 60


async def test_a_project_takes_time_and_the_daily_work_is_not_the_contact_s(at_the_desk):
    scheme = lived_through(*before(operation.a_project_takes_time))
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        project = await the_coordinator_joins_and_the_contact_is_told(person)
        await time_is_noted_where_that_is_chosen(person)
        await person.press("n")
        await person.do_form(area="bjerre", type=ActivityType.DAILY_WORK)
        assert "LK014" in scheme.codes()  # not the daily work of the council (P1)
        await person.place("7", "j")
        await person.row(project)
        await person.press("l")
        await person.do_form(outcome="Skolegården står.")
        closed = person.register.get(Project, project)
        assert (closed.outcome, closed.closed) == ("Skolegården står.", scheme.day)
    assert scheme.facts == lived_through(*before(operation.somebody_is_away_and_somebody_leaves)).facts
