from datetime import UTC, datetime

import pytest
from textual.widgets import Button, Input, Static, TextArea

from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.answering import Answering
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_schemas.forms import shipped_form
from lokalkontakt_tui.answering.answers import AnswersScreen
from lokalkontakt_tui.answering.app import AnswerProgram
from lokalkontakt_tui.answering.help import HelpScreen
from lokalkontakt_tui.answering.page import QuestionScreen
from lokalkontakt_tui.answering.receipt import ReceiptScreen
from lokalkontakt_tui.answering.scale import Scale
from tests.tui.conftest import until

NOON = FixedClock(datetime(2020, 5, 1, 10, 0, tzinfo=UTC))
EVERY_KIND = """
[form]
form_id = "kinds"
version = "1"
default_language = "da"
form_title = { da = "Alle slags", en = "All kinds" }

[choices.many]
a = { label = { da = "[/] a", en = "[/] a" } }
b = { label = { da = "[@click=app.quit]b", en = "b" } }
c = { label = { da = "[klub]", en = "c" } }
d = { label = { da = "d", en = "d" } }
e = { label = { da = "e", en = "e" } }
f = { label = { da = "f", en = "f" } }
g = { label = { da = "g", en = "g" } }
h = { label = { da = "h", en = "h" } }
i = { label = { da = "i", en = "i" } }
j = { label = { da = "Tiende", en = "Tenth" } }
dk = { label = { da = "Ved ikke", en = "Don't know" }, missing = true }

[[survey]]
type = "select_one many"
name = "one"
required = true
label = { da = "Vælg [/] én", en = "Choose [/] one" }

[[survey]]
type = "select_multiple many"
name = "several"
label = { da = "Vælg flere", en = "Choose several" }

[[survey]]
type = "range"
name = "scale"
parameters = "start=0 end=10 step=1"
label = { da = "Hvor meget?", en = "How much?" }

[[survey]]
type = "decimal"
name = "number"
constraint = ". <= 10"
constraint_message = { da = "Højst 10", en = "At most 10" }
label = { da = "Et tal", en = "A number" }

[[survey]]
type = "date"
name = "day"
label = { da = "En dag", en = "A day" }

[[survey]]
type = "text"
name = "words"
appearance = "multiline"
label = { da = "Skriv", en = "Write" }

[[survey]]
type = "image"
name = "photo"
label = { da = "Et billede", en = "A picture" }

[[survey]]
type = "acknowledge"
name = "seen"
label = { da = "Læst", en = "Read" }
"""


class Round:
    """One wave with one invitation, and the program that answers it."""

    def __init__(self, form, mode=WaveMode.NAMED):
        self.responses = memory_store().responses
        labels = {"i": "[/] Korning"} if mode is WaveMode.NAMED else {}
        self.responses.open_wave(WaveSetup("w", mode, form, "Runde", ("i",), labels))
        self.code = self.responses.codes("w")["i"]

    def program(self, language="da"):
        return AnswerProgram(Answering(self.responses).begin(self.code, language=language), NOON)

    @property
    def answers(self):
        return [response.answers for response in self.responses.scan("w")]


@pytest.fixture
def kinds():
    return Round(EVERY_KIND)


def shown(app):
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def test_every_kind_of_question_is_answered_with_digits_and_enter(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("1", "0", "enter")
        await pilot.press("1", "3", "enter")
        await pilot.press("1", "0", "enter")
        await pilot.press("1", "comma", "5", "enter")
        await pilot.press("1", "slash", "4", "enter")
        await pilot.press("H", "e", "j", "enter", "D", "escape", "enter")
        await pilot.press("enter")
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AnswersScreen)
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ReceiptScreen)
        assert "kl. 12.00" in shown(app)
        await pilot.press("enter")
    assert app.return_value == "submitted"
    assert kinds.answers == [
        {
            "one": "j",
            "several": "a c",
            "scale": "10",
            "number": "1.5",
            "day": "2020-04-01",
            "words": "Hej\nD",
            "seen": "OK",
        }
    ]


async def test_the_first_page_says_under_whose_name_one_answers(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)):
        assert "I svarer under navn: [/] Korning." in shown(app)
    anonymous_round = Round(EVERY_KIND, WaveMode.ANONYMOUS)
    app = anonymous_round.program()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Svarene er anonyme" in shown(app)
        await pilot.press("1", "enter")
        assert "anonyme" not in shown(app)


async def test_a_demanded_answer_is_asked_for_and_can_be_given_by_v(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.screen.page.path == "one"
        assert "tryk V" in shown(app)
        await pilot.press("v", "enter")
        assert app.screen.page.path == "several"
        assert app.session.interview.value("one") == "dk"


async def test_a_demanded_answer_can_be_skipped_and_then_holds_back_the_sending(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#skip")
        assert app.screen.page.path == "several"
        app.session.go_to("")
        await app.screen.show_page()
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert app.screen.page.path == "one"
        assert kinds.answers == []


async def test_arrows_choose_and_delete_takes_the_choice_back(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "down", "up")
        assert app.session.interview.value("one") == "b"
        await pilot.press("delete")
        assert app.session.interview.value("one") == ""
        await pilot.press("end")
        assert app.session.interview.value("one") == "dk"


async def test_the_mouse_alone_is_enough(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.click("#control", offset=(6, 2))
        assert app.session.interview.value("one") == "b"
        await pilot.click("#next")
        await pilot.click("#control", offset=(6, 0))
        await pilot.click("#control", offset=(6, 4))
        assert app.session.interview.value("several") == "a c"
        await pilot.click("#next")
        await pilot.click(Scale, offset=(7, 1))
        assert app.session.interview.value("scale") == "1"
        await pilot.click("#back")
        assert app.screen.page.path == "several"
        await pilot.click("#keys", offset=(1, 0))
        await pilot.pause()
        assert app.screen.page.path == "scale"


async def test_what_is_wrong_stays_on_the_page_and_is_said_under_it(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.go_to("number")
        await app.screen.show_page()
        await pilot.press("1", "2", "enter")
        assert app.screen.page.path == "number"
        assert "✗ Højst 10" in shown(app)
        assert app.screen.query_one(Input).value == "12"
        await pilot.press("backspace", "enter")
        assert app.screen.page.path == "day"
        await pilot.press(*"snart", "enter")
        assert app.screen.page.path == "day"
        await pilot.press("ctrl+u", *"30/2", "enter")
        assert app.screen.page.path == "day"
        assert app.session.interview.value("day") == ""


async def test_a_date_is_said_in_full_while_it_is_typed(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.go_to("day")
        await app.screen.show_page()
        await pilot.press("1", "slash", "4")
        assert "onsdag den 1. april 2020" in shown(app)


async def test_every_answer_is_kept_at_once_and_the_same_code_goes_on(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter")
        # No farewell: the program is gone, as after kill -9.
    again = kinds.program()
    async with again.run_test(size=(80, 24)):
        assert again.session.resumed
        assert again.screen.page.path == "several"
        assert again.session.interview.value("one") == "b"


async def test_a_text_is_kept_while_it_is_written_and_when_one_takes_a_break(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.go_to("words")
        await app.screen.show_page()
        await pilot.press(*"halv")
        await until(pilot, lambda: kinds.program().session.interview.value("words") == "halv")
        await pilot.press(*"vejs", "ctrl+q")
    assert app.return_value == "paused"
    assert kinds.program().session.interview.value("words") == "halvvejs"


async def test_the_language_can_be_changed_on_any_screen(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "Question 1 of 7" in shown(app)
        await pilot.press("f1")
        assert "You answer one question at a time" in shown(app)
        await pilot.press("ctrl+l")
        assert "I svarer på ét spørgsmål ad gangen" in shown(app)
        await pilot.press("escape", "f2", "ctrl+l")
        assert "All questions" in shown(app)


async def test_what_people_write_is_never_markup(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 30)) as pilot:
        assert all(
            text in shown(app) for text in ("[/] a", "[@click=app.quit]b", "[klub]", "[/] Korning", "Vælg [/] én")
        )
        app.session.answer("[/] x [@click=app.quit]z :smile:", "words")
        await pilot.press("f2")
        assert "[/] x [@click=app.quit]z" in shown(app)
        await pilot.click("#answers", offset=(50, 6))
    assert app.return_value is None


async def test_the_overview_goes_to_any_question_and_back(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", "down", "down", "enter")
        assert app.screen.page.path == "scale"
        await pilot.press("f2", "f2")
        assert app.screen.page.path == "scale"


KEYS = [
    *(f"ctrl+{letter}" for letter in "abdefghijkmnoprtuvwxyz"),
    *(f"f{number}" for number in range(1, 13)),
    "ctrl+backslash", "ctrl+p", "ctrl+at", "question_mark", "slash", "colon", "tab", "shift+tab", "insert", "home",
    "pagedown",     "ctrl+c", "n", "r", "t", "o", "a", "d", "l", "q", "s",
]  # fmt: skip


async def test_no_key_leads_anywhere_but_to_the_survey(kinds):
    app = kinds.program()
    ours = (QuestionScreen, AnswersScreen, HelpScreen, ReceiptScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in KEYS:
            await pilot.press(key)
            assert isinstance(app.screen, ours), key
            assert not app.query("CommandPalette, DirectoryTree, HelpPanel"), key
            if not isinstance(app.screen, QuestionScreen):
                await pilot.press("escape")
                await pilot.pause()
        names = {
            binding.action
            for screen in ours
            for bindings in (app._bindings, screen._merge_bindings())
            for found in bindings.key_to_bindings.values()
            for binding in found
        }
    assert names <= {
        "app.help", "language", "pause", "tell", "next", "back", "overview", "send", "close", "theme", "help_quit",
        "quit", "app.focus_next", "app.focus_previous", "screen.copy_text", "command_palette", "suspend_process",
    }  # fmt: skip
    assert app.ENABLE_COMMAND_PALETTE is False
    assert kinds.answers == []


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 50)])
async def test_every_page_of_the_shipped_evaluation_fits_the_window(size):
    app = Round(shipped_form("evaluation").text).program()
    async with app.run_test(size=size) as pilot:
        app.session.answer("yes", "contact")
        seen = 0
        for path in app.session.interview.paths():
            app.session.go_to(path)
            await app.screen.show_page()
            await pilot.pause()
            seen += 1
            button = app.screen.query_one("#next", Button)
            column = app.screen.query_one("#column")
            assert column.max_scroll_y == 0 or size[1] < 24 or button.region.bottom <= column.region.bottom, path
            assert app.screen.query_one("#label", Static).region.height >= 1
        assert seen > 20


async def test_text_fields_take_only_so_much(kinds):
    app = kinds.program()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.go_to("words")
        await app.screen.show_page()
        app.screen.query_one(TextArea).text = "x" * 30_000
        await pilot.pause()
        assert len(app.screen.query_one(TextArea).text) == 20_000


async def test_when_the_wave_closes_meanwhile_the_person_is_told():
    form = EVERY_KIND.replace("required = true\n", "")
    survey = Round(form)
    app = survey.program()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.go_to("")
        await app.screen.show_page()
        await pilot.pause()
        survey.responses.seal("w")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, AnswersScreen)
        assert "✗" in shown(app)
