from datetime import UTC, datetime

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.messages import Message
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.respondent_world import respondent_world
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Column, Control, QuestionType
from lokalkontakt_tui.models.answering import fault_text
from lokalkontakt_tui.models.trial import FormProblem, LoadedForm, Trial
from lokalkontakt_tui.preview.app import PreviewProgram
from lokalkontakt_tui.preview.handed_in import HandedInScreen
from lokalkontakt_tui.preview.page import TrialQuestionScreen
from lokalkontakt_tui.preview.problems import ProblemsScreen

NOON = FixedClock(datetime(2020, 5, 1, 10, 0, tzinfo=UTC))
FORM = """
[form]
form_id = "kinds"
default_language = "da"
form_title = { da = "[b]Alle[/b] slags", en = "All kinds" }

[choices.yesno]
ja = { label = { da = "[/] Ja", en = "[/] Yes" } }
nej = { label = { da = "Nej", en = "No" } }

[[survey]]
type = "select_one yesno"
name = "knows"
required = true
label = { da = "Kender [/] I?", en = "Do you [/] know?" }

[[survey]]
type = "begin_group"
name = "more"
relevant = "${knows} = 'ja'"

    [[survey]]
    type = "integer"
    name = "grade"
    label = { da = "Karakter", en = "Grade" }
    constraint = ". <= 10"

[[survey]]
type = "end_group"

[[survey]]
type = "text"
name = "why"
label = { da = "Hvorfor?", en = "Why?" }
"""
BROKEN = (FormProblem("line 3, survey[1].relevant", "[/] {x} is nothing", "Write [b] instead", "SF060"),)


class Source:
    """A form file that a test saves."""

    name = "kinds.toml"

    def __init__(self, text=FORM):
        self.saved = text
        self.seen = None

    def read(self):
        self.seen = self.saved
        try:
            return LoadedForm(load_form(self.saved))
        except FormError:
            return LoadedForm(None, BROKEN)

    def changed(self):
        return self.seen != self.saved


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def program(source):
    return PreviewProgram(Trial(source, STANDARD, respondent_world(NOON), "da"), NOON)


def shown(app):
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def test_the_state_stands_beside_the_question_and_follows_every_answer(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        assert "[b]Alle[/b] slags" in shown(program)
        assert "Du prøver formularen. Intet gemmes." in shown(program)
        assert "skjult" in shown(program)
        await pilot.press("1")
        await pilot.pause()
        assert "skjult" not in shown(program)
        await pilot.press("2")
        await pilot.pause()
        assert "skjult" in shown(program)


async def test_it_says_why_a_question_is_hidden_with_the_values_it_read(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        await pilot.press("2", "f3", "down")
        await pilot.pause()
        seen = shown(program)
        assert "relevant (for more, række 2)  passer ikke" in seen
        assert "${knows} = 'ja'" in seen
        assert "${knows} = “nej”" in seen


async def test_in_a_narrow_window_f3_shows_the_state_instead_and_esc_leads_back(program):
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Kender [/] I?" in shown(program)
        assert "skjult" not in shown(program)
        await pilot.press("f3")
        await pilot.pause()
        assert "skjult" in shown(program)
        await pilot.press("escape")
        await pilot.pause()
        assert "skjult" not in shown(program)
        assert program.screen.page.path == "knows"


async def test_one_goes_to_a_question_from_the_state(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        await pilot.press("2", "f3", "end", "enter")
        await pilot.pause()
        assert program.screen.page.path == "why"
        assert program.session.interview.value("knows") == "nej"
        await pilot.press("f3", "up", "enter")
        await pilot.pause()
        assert program.screen.page.path == "why"
        assert "Det har ingen side lige nu." in shown(program)


async def test_what_is_wrong_with_an_answer_is_shown_in_the_state(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        program.session.answer("ja", "knows")
        program.session.interview.answer("4", "grade")
        program.session.go_to("grade")
        await program.screen.show_page()
        await pilot.pause()
        assert ". <= 10" in shown(program)
        assert "constraint  passer" in shown(program)


async def test_the_language_changes_in_questions_and_state(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "Do you [/] know?" in shown(program)
        assert "hidden" in shown(program)


async def test_one_can_begin_again(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        await pilot.press("2", "enter", "f4")
        await pilot.pause()
        assert program.screen.page.path == "knows"
        assert program.session.interview.answers() == {}


async def test_a_saved_file_is_read_anew_and_answers_stay_by_name(program, source):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        await pilot.press("2", "enter")
        source.saved = FORM.replace("Hvorfor?", "Hvorfor så?").replace("${knows} = 'ja'", "${knows} = 'nej'")
        program.look()
        await pilot.pause()
        assert program.session.interview.value("knows") == "nej"
        assert "Hvorfor så?" in shown(program)
        assert program.session.interview.is_relevant("grade")


async def test_a_file_that_was_not_saved_is_not_read_again(program, source):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        before = program.screen
        program.look()
        await pilot.pause()
        assert program.screen is before


async def test_a_broken_form_is_told_with_places_and_goes_away_when_it_is_mended(program, source):
    async with program.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        source.saved = "[form"
        program.look()
        await pilot.pause()
        assert isinstance(program.screen, ProblemsScreen)
        assert "SF060  line 3, survey[1].relevant" in shown(program)
        assert "[/] {x} is nothing" in shown(program)
        source.saved = FORM
        program.look()
        await pilot.pause()
        assert isinstance(program.screen, TrialQuestionScreen)
        assert program.session.interview.value("knows") == "nej"


async def test_from_a_broken_form_esc_goes_on_with_the_one_before(program, source):
    async with program.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        source.saved = "[form"
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert program.screen.page.path == "why"


async def test_a_form_that_is_broken_from_the_start_waits_to_be_mended(source):
    source.saved = "[form"
    program = PreviewProgram(Trial(source, STANDARD, respondent_world(NOON), "da"), NOON)
    async with program.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("escape", "f4", "ctrl+l", "ctrl+c", "f2", "f3")
        await pilot.pause()
        assert isinstance(program.screen, ProblemsScreen)
        assert "kinds.toml" in shown(program)
        source.saved = FORM
        program.look()
        await pilot.pause()
        assert program.screen.page.path == "knows"


async def test_at_the_end_it_shows_what_would_have_been_handed_in(program):
    async with program.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("1", "enter", "7", "enter", "[", "/", "]", "enter")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(program.screen, HandedInScreen)
        assert "knows = ja" in shown(program)
        assert "grade = 7" in shown(program)
        assert "why = [/]" in shown(program)
        await pilot.press("enter")
        await pilot.pause()
        assert program.screen.page.path == "knows"


async def test_ctrl_q_leaves_from_everywhere(source):
    for keys in ((), ("f1",), ("f2",), ("f3",)):
        program = PreviewProgram(Trial(source, STANDARD, respondent_world(NOON), "da"), NOON)
        async with program.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press(*keys, "ctrl+q")
            await pilot.pause()
        assert program.return_value == "paused"


async def test_a_file_saved_while_help_is_open_brings_back_the_question(program, source):
    async with program.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        source.saved = FORM.replace("Hvorfor?", "Hvorfor så?")
        program.look()
        await pilot.pause()
        assert isinstance(program.screen, TrialQuestionScreen)


async def test_the_words_of_a_plugins_question_type_come_from_its_own_catalogue(source, tmp_path, monkeypatch):
    package = tmp_path / "post_plugin"
    po = package / "locale" / "da" / "LC_MESSAGES" / "post_plugin.mo"
    po.parent.mkdir(parents=True)
    (package / "__init__.py").write_text("", "utf-8")
    with po.open("wb") as file:
        catalog = Catalog(locale="da")
        catalog.add("post.not-a-postcode", "“{typed}” er intet [b]postnummer.")
        write_mo(file, catalog)
    monkeypatch.syspath_prepend(tmp_path)

    def check(stored, question, options):
        return None if len(stored) == 4 else Message("post.not-a-postcode", {"typed": stored})

    types = STANDARD.with_types(QuestionType("postcode", Control.TEXT, Column.TEXT, check=check))
    source.saved = '[form]\nform_id = "f"\n[[survey]]\ntype = "postcode"\nname = "p"\nlabel = "Postnummer"\n'
    monkeypatch.setattr(source, "read", lambda: LoadedForm(load_form(source.saved, types=types)))
    program = PreviewProgram(Trial(source, types, respondent_world(NOON), "da", ("post_plugin",)), NOON)
    async with program.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        (violation,) = program.session.answer("87")
        assert fault_text(violation, program.screen.page, program.words) == "“87” er intet [b]postnummer."


async def test_keeping_a_text_while_the_program_closes_shows_no_state_any_more(program):
    async with program.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        await program.screen.inspector.query_one("#why").remove()
        program.screen.store("Derfor")
        program.screen.inspector.on_resize()
        assert program.session.interview.value("why") == "Derfor"
