import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import Repeat
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Column, Control, QuestionType
from tests.core.surveys.engine.helpers import form_of, form_text, problems_of, row, text
from tests.core.surveys.engine.samples import sample_text


def test_the_sample_form_is_read_whole():
    form = load_form(sample_text())
    assert (form.form_id, form.version, form.languages) == ("evaluering-25", "1", ("da", "en"))
    assert form.title.in_language("en") == "Evaluation of the local contact"
    asked = [question for question in form.questions() if question.type not in {"note", "calculate"}]
    assert len(asked) == 25
    assert len(form.questions()) == 27
    agree = form.lists["agree"]
    assert [choice.score for choice in agree.choices] == [1, 2, 3, 4, 5, None]
    assert [choice.missing for choice in agree.choices] == [False] * 5 + [True]
    assert form.lists["town"].choices[2].columns == {"part": "syd"}


def test_a_plain_label_is_in_the_default_language():
    form = form_of(text("a", label="Hej"), default_language="en")
    assert form.question("a").label.by_language == {"en": "Hej"}


def test_groups_and_repeats_nest_and_give_the_question_its_place():
    form = form_of(
        row("begin_group", "g"), row("begin repeat", "r"), text("a"), row("end_repeat"), text("b"), row("end group")
    )
    (group,) = form.items
    repeat, after = group.items
    assert isinstance(repeat, Repeat)
    assert (repeat.key, repeat.items[0].key, after.key) == ("r", "a", "b")


def test_two_questions_of_one_name_in_different_groups_have_their_paths_as_keys():
    form = form_of(
        row("begin_group", "g"), text("a"), row("end_group"), row("begin_group", "h"), text("a"), row("end_group")
    )
    assert [question.key for question in form.questions()] == ["g/a", "h/a"]


BOOLEANS = [("yes", True), ("true", True), (True, True), ("no", False), (False, False), ("", False)]


@pytest.mark.parametrize(("written", "wanted"), BOOLEANS)
def test_required_is_read_in_every_spelling(written, wanted):
    assert Interview(form_of(text("a", required=written))).current.required is wanted


@pytest.mark.slow
def test_a_form_of_ten_thousand_rows_is_read():
    rows = [text(f"q{n}", relevant=f"${{q{n - 1}}} = 'x'" if n else "") for n in range(10_000)]
    assert len(load_form(form_text(rows)).questions()) == 10_000


def test_or_other_adds_the_choice_and_the_question():
    form = form_of(row("select_one yesno or_other", "q", label="q"))
    assert [choice.name for choice in form.lists["yesno"].choices] == ["ja", "nej", "other"]
    interview = Interview(form)
    assert interview.paths() == ("q",)
    interview.answer("other")
    assert interview.paths() == ("q", "q_other")


def test_a_reference_in_the_label_of_an_option_is_checked():
    text_of_form = form_text([row("select_one a", "q", label="q")], choices={"a": {"x": "Hej ${nobody}"}})
    assert problems_of(text_of_form) == [("SF060", "choices.a.x.label.da")]


@pytest.mark.parametrize("default", ["Hedensted (kommune)", "a + b", "3 - 4", "fx. noget(andet)", "."])
def test_a_default_that_calls_no_known_function_is_plain_text(default):
    assert form_of(text("a", default=default)).question("a").default == default


def test_a_plugin_adds_a_question_type_and_may_not_take_a_name():
    kind = QuestionType("cvr", Control.TEXT, Column.TEXT)
    types = STANDARD.with_types(kind)
    assert load_form(form_text([row("cvr", "a", label="a")]), types=types).question("a").type == "cvr"
    with pytest.raises(FormError) as raised:
        STANDARD.with_types(QuestionType("text", Control.TEXT, Column.TEXT))
    assert raised.value.code == "SF095"


def test_choices_from_a_file_are_the_rows_of_the_table():
    form = load_form(
        form_text([row("select_one_from_file byer.csv", "by", label="By")]),
        tables={"byer.csv": [{"name": "a", "label": "As", "people": "9"}]},
    )
    assert form.choices(form.question("by"))[0].columns["people"] == "9"
