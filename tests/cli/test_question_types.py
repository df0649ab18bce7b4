"""A question type of a plugin: from the form file to the results and to other programs."""

import sys
import types
from importlib.metadata import EntryPoint

import pytest

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_core.errors import FormError, PluginError
from lokalkontakt_core.extension.hooks import ENTRY_POINTS, hookimpl
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import PluginState
from lokalkontakt_core.ports.response_store import Response, WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.answering import Answering
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Column, Control, QuestionType
from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.result_values import ResultKind
from lokalkontakt_core.surveys.results import results_of
from lokalkontakt_core.testing.memory import memory_store
from tests.cli.conftest import POINTS

POSTCODE = EntryPoint("postcode", "tests.cli.postcode_plugin", ENTRY_POINTS)
FORM = """\
[form]
form_id = "home"
version = "1"
default_language = "da"
form_title = "Hjemme"

[[survey]]
type = "postcode"
name = "where"
label = "Hvad er jeres postnummer?"

[[survey]]
type = "text"
name = "why"
relevant = "${where} = '8722'"
label = "Hvorfor dér?"
"""


@pytest.fixture
def known():
    return Host([POSTCODE]).question_types()


@pytest.fixture
def knowing(cli):
    """The command line with the plugin installed."""
    cli.points = (*POINTS, POSTCODE)
    return cli


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "home.toml"
    path.write_text(FORM, "utf-8")
    return path


@pytest.fixture
def giving(monkeypatch):
    """Make an entry point of a plugin that gives these types."""

    def make(name, function):
        module = types.ModuleType(f"plugin_{name}")
        module.LOKALKONTAKT_API = "1"
        module.lokalkontakt_question_types = hookimpl(function)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return EntryPoint(name, module.__name__, ENTRY_POINTS)

    return make


def named(name):
    return QuestionType(name, Control.TEXT, Column.TEXT)


def test_without_the_plugin_its_type_is_unknown():
    with pytest.raises(FormError) as refused:
        load_form(FORM)
    assert refused.value.details[0].code == "SF020"


def test_an_answer_is_read_and_checked_by_the_type(known):
    interview = Interview(compile_form(load_form(FORM, types=known), known))
    assert interview.current.control is Control.TEXT
    (violation,) = interview.answer("87222")
    assert violation.message.values == {"typed": "87222"}
    assert interview.value("where") == ""
    assert interview.answer("DK-8722") == ()
    assert interview.value("where") == "8722"
    assert interview.is_relevant("why")


def test_the_answers_are_counted_by_the_column_of_the_type(known):
    form = load_form(FORM, types=known)
    responses = [Response(str(number), {"where": code}, "da") for number, code in enumerate(("8722", "8723"))]
    results = results_of(form, responses, threshold=1, anonymous=False, types=known)
    assert [(one.key, one.kind) for one in results.questions] == [
        ("where", ResultKind.NUMBER),
        ("why", ResultKind.TEXT),
    ]


def test_a_respondent_answers_it_with_a_code(known):
    responses = memory_store().responses
    responses.open_wave(WaveSetup("w", WaveMode.NAMED, FORM, "Hjemme", ("i",), {"i": "Glud"}))
    session = Answering(responses, types=known).begin(responses.codes("w")["i"])
    assert session.answer("glud")
    assert session.answer("8723") == ()
    session.submit()
    assert [one.answers for one in responses.scan("w")] == [{"where": "8723"}]


def test_the_linter_knows_it(known):
    assert "SF020" not in {finding.code for finding in check_form(FORM, types=known).findings}
    assert "SF020" in {finding.code for finding in check_form(FORM).findings}


def test_a_round_with_it_is_planned_opened_and_read(knowing, file):
    assert knowing("wave", "plan", "Hjemme", "--form", file, "--mode", "named").code == ExitCode.OK
    assert knowing("wave", "open", "Hjemme").code == ExitCode.OK
    results = knowing("wave", "results", "Hjemme", "--format", "json")
    assert results.code == ExitCode.OK
    assert [one["kind"] for one in results.json["questions"]] == ["number", "text"]


def test_a_round_with_it_is_refused_where_the_plugin_is_missing(cli, file):
    ran = cli("wave", "plan", "Hjemme", "--form", file, "--mode", "named")
    assert ran.code == ExitCode.FINDINGS
    assert "SF020" in ran.err


def test_form_check_knows_it(knowing, file):
    assert "SF020" not in knowing("form", "check", file).out


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_it_goes_to_a_spreadsheet_and_comes_back(knowing, file, tmp_path, ending):
    sheet, back = tmp_path / f"home{ending}", tmp_path / "back.toml"
    assert knowing("form", "export", file, "--to", sheet).code == ExitCode.OK
    assert knowing("form", "import", sheet, "--to", back).code == ExitCode.OK
    assert load_form(back.read_text("utf-8"), types=Host([POSTCODE]).question_types()).question("where").type == (
        "postcode"
    )


def test_a_name_that_is_taken_is_refused_naming_both_owners(giving):
    with pytest.raises(PluginError) as refused:
        Host([giving("one", lambda: (named("text"),))]).question_types()
    assert (refused.value.code, refused.value.values["other"]) == ("LKE323", "lokalkontakt")
    with pytest.raises(PluginError) as refused:
        Host([giving("one", lambda: (named("a"),)), giving("two", lambda: (named("a"),))]).question_types()
    assert refused.value.values == {"type": "a", "owner": "two", "other": "one"}


def test_a_spelling_in_use_for_another_type_is_taken_too(giving):
    with pytest.raises(PluginError):
        Host([giving("one", lambda: (named("photo"),))]).question_types()


def test_a_plugin_that_fails_gives_no_types_and_is_shown_as_broken(giving):
    def fail():
        raise RuntimeError

    host = Host([giving("bad", fail), POSTCODE])
    assert host.question_types().find("postcode") is not None
    assert {one.name: one.state for one in host.outcomes()} == {
        "bad": PluginState.BROKEN,
        "postcode": PluginState.LOADED,
    }


def test_without_plugins_there_are_the_types_of_xlsform():
    assert Host([]).question_types() == STANDARD
