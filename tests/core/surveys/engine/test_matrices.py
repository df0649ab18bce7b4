import pytest

from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.pages import GridRow
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.tally import kind_of

HEAD = """
[form]
form_id = "f"
default_language = "da"

[choices.agree]
"1" = { label = { da = "Enig", en = "Agree" } }
"2" = { label = { da = "Uenig", en = "Disagree" } }

[choices.other]
a = "A"
b = "B"

[[survey]]
type = "text"
name = "who"
label = "Hvem?"
"""


def row(name, look="", kind="select_one agree", more=""):
    label = f'label = {{ da = "{name} da", en = "{name} en" }}'
    return f'\n[[survey]]\ntype = "{kind}"\nname = "{name}"\nappearance = "{look}"\n{label}\n{more}\n'


def table(*rows, look="table-list"):
    begin = f'\n[[survey]]\ntype = "begin_group"\nname = "g"\nappearance = "{look}"\nlabel = "Udsagn"\n'
    return HEAD + begin + "".join(rows) + '\n[[survey]]\ntype = "end_group"\n'


BY_ROWS = HEAD + row("head", "label") + row("one", "list-nolabel") + row("two", "list-nolabel")


def controls(text):
    interview = Interview(load_form(text), World(random=lambda: 0.5))
    found = {}
    for path in interview.paths():
        interview.go_to(path)
        found[path] = interview.current.control
    return found


def test_a_group_with_table_list_is_a_grid_of_its_questions():
    interview = Interview(load_form(table(row("one"), row("two"))))
    interview.go_to("one")
    interview.answer("2")
    interview.next()
    page = interview.current
    assert page.control is Control.GRID
    assert page.grid == (GridRow("one", "one da", "2", current=False), GridRow("two", "two da", "", current=True))
    assert [option.name for option in page.options] == ["1", "2"]
    assert page.grid_label == ""
    assert page.groups == ("Udsagn",)


def test_a_label_row_over_rows_without_labels_is_the_heading_of_a_grid():
    assert controls(BY_ROWS) == {"who": Control.TEXT, "one": Control.GRID, "two": Control.GRID}
    interview = Interview(load_form(BY_ROWS), language="en")
    interview.go_to("two")
    assert interview.current.grid_label == "head en"
    assert interview.progress.total == 3


def test_the_heading_takes_no_answer_and_is_never_missing():
    form = load_form(HEAD + row("head", "label", more="required = true") + row("one", "list-nolabel") * 1)
    interview = Interview(form)
    assert interview.violations() == ()
    assert Evaluator(form)({}) == ()
    assert kind_of(form, form.question("head")) is None
    assert kind_of(form, form.question("one")) is not None


def test_rows_may_follow_a_first_row_that_shows_its_labels_itself():
    text = HEAD + row("one", "list") + row("two", "list-nolabel")
    assert controls(text) == {"who": Control.TEXT, "one": Control.GRID, "two": Control.GRID}


@pytest.mark.parametrize(
    "text",
    [
        table(row("one"), row("two", kind="select_one other")),
        table(row("one"), row("two", kind="select_multiple agree")),
        table(row("one")),
        table(row("one"), row("two"), look="field-list"),
        table(row("one"), row("two", more='choice_filter = "name != ${who}"')),
        table(row("one"), row("two", more='parameters = "randomize=true"')),
        table(row("one"), row("note", kind="note"), row("two")),
        HEAD + row("one") + row("two"),
        HEAD + row("one", "list-nolabel") + row("two", "list-nolabel"),
    ],
)
def test_what_is_no_matrix_is_asked_question_by_question(text):
    assert Control.GRID not in controls(text).values()


def test_two_lists_in_one_table_are_two_grids():
    others = [row("three", kind="select_one other"), row("four", kind="select_one other")]
    interview = Interview(load_form(table(row("one"), row("two"), *others)))
    interview.go_to("four")
    assert [line.path for line in interview.current.grid] == ["three", "four"]


def test_only_rows_that_apply_stand_in_the_grid():
    text = table(row("one"), row("two", more="relevant = \"${one} = '1'\""), row("three"))
    interview = Interview(load_form(text))
    interview.go_to("one")
    assert [line.path for line in interview.current.grid] == ["one", "three"]
    interview.answer("1")
    assert [line.path for line in interview.current.grid] == ["one", "two", "three"]


def test_a_row_that_is_missing_is_told_as_a_row_of_a_grid():
    interview = Interview(load_form(table(row("one", more="required = true"), row("two"))))
    interview.go_to("one")
    (violation,) = interview.next()
    assert violation.message.id == "answer.required-grid"


def test_a_grid_inside_a_repeat_shows_the_rows_of_its_instance():
    rows = row("one") + row("two")
    text = HEAD + '\n[[survey]]\ntype = "begin_repeat"\nname = "r"\nappearance = "table-list"\n' + rows
    interview = Interview(load_form(text + '\n[[survey]]\ntype = "end_repeat"\n'))
    interview.add_instance("r")
    interview.answer("1", "r[1]/one")
    interview.go_to("r[2]/one")
    assert [(line.path, line.value) for line in interview.current.grid] == [("r[2]/one", ""), ("r[2]/two", "")]
