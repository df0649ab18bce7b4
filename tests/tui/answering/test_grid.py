from datetime import UTC, datetime

import pytest

from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.answering import Answering
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_tui.answering.app import AnswerProgram
from lokalkontakt_tui.answering.choices import Choices
from lokalkontakt_tui.answering.grid import GridChoices
from lokalkontakt_tui.models.grid import grid_of
from lokalkontakt_tui.models.lines import plain_text, width_of

NOON = FixedClock(datetime(2020, 5, 1, 10, 0, tzinfo=UTC))
FORM = """
[form]
form_id = "matrix"
default_language = "da"
form_title = "Matrix"

[choices.agree]
"1" = "Helt enig"
"2" = "Delvist enig"
"3" = "Hverken eller"
"4" = "Delvist uenig"
"5" = "Helt uenig"
dk = { label = "Ved ikke", missing = true }

[[survey]]
type = "begin_group"
name = "g"
appearance = "table-list"
label = "Hvor enige er I?"

    [[survey]]
    type = "select_one agree"
    name = "a"
    required = true
    label = "Vi får hurtigere svar [/] end før."

    [[survey]]
    type = "select_one agree"
    name = "b"
    label = "Det er lettere at finde den rigtige i kommunen, når vi har noget på hjerte nu og i årene, der kommer."

    [[survey]]
    type = "select_one agree"
    name = "c"
    label = "Kommunen er tættere på."

[[survey]]
type = "end_group"
"""


@pytest.fixture
def responses():
    store = memory_store().responses
    store.open_wave(WaveSetup("w", WaveMode.NAMED, FORM, "Runde", ("i",), {"i": "Glud"}))
    return store


@pytest.fixture
def app(responses):
    return AnswerProgram(Answering(responses).begin(responses.codes("w")["i"]), NOON)


def shown(app):
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def page():
    return Interview(load_form(FORM)).current


def test_every_line_of_a_grid_has_the_same_width_and_every_statement_its_signs():
    grid = grid_of(page(), 76)
    widths = {width_of(one.text) for one in grid.lines if "( )" in plain_text(one.text)}
    assert len(widths) == 1
    assert max(widths) <= 76
    assert [plain_text(one.text).count("( )") for one in grid.lines if one.row is not None].count(6) == 3


def test_a_grid_that_does_not_fit_is_none():
    assert grid_of(page(), 60) is None


def test_a_statement_that_is_too_long_is_cut_where_one_sees_it():
    assert "…" in "".join(plain_text(one.text) for one in grid_of(page(), 76).lines)


async def test_arrows_and_digits_choose_and_up_and_down_change_the_statement(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen.query_one("#control"), GridChoices)
        assert "Vi får hurtigere svar [/] end før." in shown(app)
        assert "navn: Glud" in shown(app)
        await pilot.press("right", "right", "down")
        await pilot.pause()
        assert app.screen.page.path == "b"
        assert "Udsagn 2 af 3   ✓ » ○   Hvor enige er I?" in shown(app)
        await pilot.press("5", "left", "enter")
        await pilot.pause()
        await pilot.press("v", "up")
        await pilot.pause()
        assert app.screen.page.path == "b"
        assert app.session.interview.answers() == {"a": "2", "b": "4", "c": "dk"}
        await pilot.press("delete")
        assert app.session.interview.value("b") == ""


async def test_every_answer_is_kept_at_once(app, responses):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("3", "down")
        await pilot.pause()
    again = Answering(responses).begin(responses.codes("w")["i"])
    assert again.interview.value("a") == "3"


async def test_a_demanded_answer_that_is_missing_keeps_one_at_its_statement(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.page.path == "a"
        assert "tryk V" in shown(app)


async def test_a_click_answers_also_in_another_statement(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        control = app.screen.query_one(GridChoices)
        grid = control._grid()
        row = next(number for number, one in enumerate(grid.lines) if one.row == 2)
        await pilot.click(control, offset=(1 + grid.statement + grid.column + 1, row))
        await pilot.pause()
        assert app.screen.page.path == "c"
        assert app.session.interview.answers() == {"c": "2"}
        await pilot.click(app.screen.query_one(GridChoices), offset=(3, row))
        await pilot.pause()
        assert app.session.interview.answers() == {"c": "2"}


async def test_in_a_narrow_window_the_statements_are_asked_one_by_one_with_the_way_made_visible(app):
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert isinstance(app.screen.query_one("#control"), Choices)
        assert "Udsagn 2 af 3   ✓ » ○" in shown(app)
        assert "Vælg med ↑ ↓ eller et tal." in shown(app)
        await pilot.press("down")
        assert app.session.interview.answers() == {"a": "2", "b": "1"}


async def test_a_grid_comes_and_goes_with_the_width_of_the_window(app):
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.resize_terminal(110, 30)
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen.query_one("#control"), GridChoices)
        assert app.session.interview.value("a") == "2"
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen.query_one("#control"), Choices)
