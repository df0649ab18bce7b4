"""A question type of a plugin that breaks is told about by its name and stops no interview."""

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.question_types import Column, Control, QuestionType
from lokalkontakt_core.surveys.engine.violations import Fault
from lokalkontakt_core.surveys.question_types import collect_types
from tests.core.surveys.engine.helpers import form_text, row

PRIVATE = "hemmeligt svar"


def breaks(given, question, options):
    raise ZeroDivisionError(given)


def keeps(given, question, options):
    return given


def finds_nothing(given, question, options):
    return None


def program_with(normalise, check, column=Column.TEXT, **cells):
    types = collect_types({"plejehjem": [QuestionType("odd", Control.TEXT, column, normalise, check)]})
    form = load_form(form_text([row("odd", "q", label="q", **cells), row("text", "after", label="a")]), types=types)
    return compile_form(form, types)


BROKEN = [
    (breaks, finds_nothing, "ZeroDivisionError"),
    (keeps, breaks, "ZeroDivisionError"),
    (lambda *_: 7, finds_nothing, "int"),
    (keeps, lambda *_: True, "bool"),
]


@pytest.mark.parametrize(("normalise", "check", "trouble"), BROKEN)
def test_an_answer_that_cannot_be_read_is_told_with_plugin_and_type(normalise, check, trouble):
    interview = Interview(program_with(normalise, check))
    (wrong,) = interview.answer(PRIVATE)
    assert (wrong.fault, wrong.message.id) == (Fault.TYPE, "answer.type-failed")
    assert wrong.message.values == {"type": "odd", "owner": "plejehjem", "trouble": trouble}
    for language in ("da", "en"):
        said = Catalogue(language).text(wrong.message.id, **wrong.message.values)
        assert "SF165" in said
        assert "plejehjem" in said
        assert PRIVATE not in said
    assert interview.value("q") == ""
    interview.next()
    assert interview.current.path == "after"
    assert interview.submit() == {}


@pytest.mark.parametrize("column", [Column.TEXT, Column.INTEGER])
def test_judging_records_and_drafts_survives_a_type_that_breaks(column):
    program = program_with(keeps, breaks, column)
    assert [found.message.id for found in Evaluator(program)({"q": PRIVATE})] == ["answer.type-failed"]
    resumed = Interview.restore(program, {"form": "prove", "answers": {"q": PRIVATE}})
    assert [found.message.id for found in resumed.violations()] == ["answer.type-failed"]
    assert resumed.review()[0].value == PRIVATE
    assert resumed.inspect()[0].violations


@pytest.mark.parametrize(("normalise", "check", "trouble"), BROKEN)
def test_a_default_that_cannot_be_read_is_a_problem_of_the_form(normalise, check, trouble):
    with pytest.raises(FormError) as caught:
        program_with(normalise, check, default="x")
    (problem,) = caught.value.details
    assert problem.code == "SF165"
    assert problem.values["path"] == "survey[1].default"
    assert (problem.values["owner"], problem.values["type"], problem.values["trouble"]) == ("plejehjem", "odd", trouble)


def test_a_type_that_works_is_asked_as_it_is():
    interview = Interview(program_with(lambda typed, *_: typed.upper(), finds_nothing))
    assert interview.answer("abc") == ()
    assert interview.value("q") == "ABC"
