"""A pilot on the screen: half a year in Rask Mølle, with its profiles, its notes and reports, and its evaluation."""

from datetime import date

import pytest

from lokalkontakt_core.records.evaluation import EvaluationType
from lokalkontakt_core.records.pilot import Continuation, Pilot, Profile
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from tests.story import operation, rollout
from tests.story.living_scheme import lived_through
from tests.story.on_screen import AtTheScreen
from tests.story.rollout import NEW_PEOPLE

pytestmark = pytest.mark.slow


async def a_pilot_is_started(person):
    """Three contacts stand for the three profiles, and its time is half a year."""
    trio = [person.scheme.contact_called(name) for name in NEW_PEOPLE[:3]]
    await person.place("7", "f")
    await person.press("n")
    made = person.do_form(name="Rask Mølle", areas=["rask-moelle"], actors=["school", "shop"], cooperation="skole")
    pilot = (await person.made(Pilot, made)).id
    await person.row(pilot)
    for contact, profile in zip(trio, Profile, strict=True):
        await person.button(f"set_profile:{pilot}")
        await person.do_form(contact=contact, profile=profile)
    await person.button(f"start_pilot:{pilot}")
    await person.do_form()
    started = person.register.get(Pilot, pilot)
    assert {slot.contact: slot.profile for slot in started.profiles} == dict(zip(trio, Profile, strict=True))
    assert started.period.end == date(2020, 11, 1)  # half a year (G28)
    assert not {"LK029", "LK030", "LK031"} & person.scheme.codes(about=f"pilot/{pilot}")
    return pilot


async def its_team_writes_and_reports(person, pilot):
    """A month goes by: a note is written, the committee gets a status report, the management is told."""
    await person.place("7", "f")
    await person.row(pilot)
    await person.press("e")
    await person.do_form(text=f"Note for måned {person.scheme.day.month}.")
    await person.button(f"record_status:{pilot}")
    await person.do_form(name="Status", to="udvalget")
    await person.button(f"record_status:{pilot}")
    await person.do_form(type=ReportType.ORIENTATION, name="Orientering", to="Kommuneledelsen")


async def it_is_not_closed_without_evaluation(person, pilot):
    await person.place("7", "f")
    await person.row(pilot)
    await person.press("l")
    await person.fill(continuation=Continuation.CONTINUED, outcome="Går godt")
    await person.press("ctrl+s")
    await person.asked(RefusalDialog)
    assert "LK036" in person.seen()  # G36
    await person.place("7", "f")
    assert person.register.get(Pilot, pilot).closed is None


async def it_is_evaluated_and_closed(person, pilot):
    await person.row(pilot)
    await person.press("e")
    await person.do_form(
        type=EvaluationType.FINAL,
        text="Området bruger ordningen.",
        areas=["rask-moelle"],
        sources=["qualitative", "quantitative"],
    )
    await person.press("l")
    await person.do_form(continuation=Continuation.NOT_CONTINUED, outcome="Området klarer sig")
    closed = person.register.get(Pilot, pilot)
    assert (closed.continuation, closed.closed) == (Continuation.NOT_CONTINUED, person.scheme.day)


async def test_a_pilot_runs_for_half_a_year_and_is_closed_with_its_evaluation(at_the_desk):
    scheme = lived_through(*rollout.CHAPTERS)
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        pilot = await a_pilot_is_started(person)
        await person.on(date(2020, 7, 1))
        assert "LK033" in scheme.codes()  # no team has met (G33)
        for month in range(7, 11):
            await person.on(date(2020, month, 20))
            await its_team_writes_and_reports(person, pilot)
        await person.on(date(2020, 11, 2))
        assert "LK028" in scheme.codes(about=f"pilot/{pilot}")  # the half year is over
        await it_is_not_closed_without_evaluation(person, pilot)
        await it_is_evaluated_and_closed(person, pilot)
    assert scheme.facts == lived_through(*rollout.CHAPTERS, operation.a_pilot_runs).facts
