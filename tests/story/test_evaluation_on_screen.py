"""The scheme is evaluated on the screen: a round is put to the areas, they answer, and it is written up."""

import re
from datetime import UTC, datetime

import pytest
from textual.widgets import TextArea

from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_tui.answering.answers import AnswersScreen
from lokalkontakt_tui.answering.app import AnswerProgram
from lokalkontakt_tui.answering.receipt import ReceiptScreen
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.reader import ReaderDialog
from lokalkontakt_tui.screens.results import ResultsScreen
from tests.story import operation, rollout
from tests.story.living_scheme import lived_through
from tests.story.on_screen import AtTheScreen

pytestmark = pytest.mark.slow

BEFORE = (*rollout.CHAPTERS, *operation.CHAPTERS[:-1])
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+")
NOON = FixedClock(datetime(2021, 7, 1, 10, tzinfo=UTC))
SAID = {"contact": "1", "goon": "1"}
"""The first option is yes; every other question is gone past."""


async def a_round_is_opened(person):
    """Give the round and the codes of the areas, as they stand on the screen."""
    await person.place("5")
    await person.press("n")
    planned = person.do_form(
        name="Evaluering 2021", form_text=shipped_form_text("evaluation"), mode=WaveMode.NAMED, areas=["glud", "as"]
    )
    wave = (await person.made(Wave, planned)).id
    await person.row(wave)
    await person.button(f"open_wave:{wave}")
    await person.confirm()
    assert person.register.get(Wave, wave).state is WaveState.OPEN
    await person.button(f"wave_codes:{wave}")
    await person.asked(ReaderDialog)
    return wave, CODE.findall(person.seen())


async def an_area_answers(session):
    """Go through all questions with Enter, answer two of them, and send."""
    program, gone_through = AnswerProgram(session, NOON), set()
    async with program.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        while (page := session.interview.current) is not None:
            assert page.path not in gone_through, "Enter goes on"
            gone_through.add(page.path)
            out_of_a_longer_text = ["escape"] if isinstance(program.focused, TextArea) else []
            await pilot.press(*out_of_a_longer_text, *SAID.get(page.path.rpartition("/")[2], ""), "enter")
            await pilot.pause()
        assert isinstance(program.screen, AnswersScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(program.screen, ReceiptScreen)


async def it_is_closed_and_read(person, wave):
    await person.place("5")
    await person.row(wave)
    await person.button(f"close_wave:{wave}")
    await person.asked(ConfirmDialog)
    assert "2 af 2 har svaret" in person.seen()
    await person.confirm("left")  # what cannot be undone begins on Back
    await person.until(lambda: person.register.get(Wave, wave).state is WaveState.CLOSED, "the closed round")
    await person.place("5")
    await person.row(wave)
    await person.press("s")
    await person.until(lambda: isinstance(person.screen, ResultsScreen), "the results")
    await person.row("contact")
    await person.until(lambda: "Grundlag: 2 svar." in person.seen(), "the figures of a question")


async def it_is_written_up_and_reported(person, wave):
    await person.place("5")
    await person.row(wave)
    await person.button(f"evaluate_wave:{wave}")
    written = person.do_form(
        type=EvaluationType.FINAL,
        text="Ordningen bruges.",
        areas=["glud", "as"],
        sources=["qualitative", "professional", "quantitative"],
    )
    evaluation = await person.made(Evaluation, written)
    assert (evaluation.pilot, evaluation.wave, set(evaluation.areas)) == (None, wave, {"glud", "as"})
    assert "Ordningen bruges." in person.seen()
    await person.place("7", "r")
    await person.press("n")
    handed = person.do_form(type=ReportType.EVALUATION, name="Evaluering 2021", to="udvalget")
    report = await person.made(Report, handed)
    assert (report.to, report.day) == ("udvalget", person.scheme.day)


async def test_the_areas_evaluate_the_scheme_and_the_committee_hears_of_it(at_the_desk):
    scheme = lived_through(*BEFORE)
    async with at_the_desk(scheme.desk) as somebody:
        wave, codes = await a_round_is_opened(AtTheScreen(somebody, scheme))
    assert len(codes) == len(scheme.register.get(Wave, wave).areas) == 2
    for code in codes:
        await an_area_answers(WaveDesk(scheme.desk).answering().begin(code))
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        await it_is_closed_and_read(person, wave)
        await it_is_written_up_and_reported(person, wave)
    assert scheme.facts == lived_through(*BEFORE, operation.areas_evaluate_the_scheme).facts
