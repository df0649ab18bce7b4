import pytest

from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.lint.findings import Edit
from lokalkontakt_core.surveys.lint.fixing import apply_edits, apply_fixes

HEAD = '[form]\nform_id = "x"\n\n[[survey]]\ntype = "text"\nname = "a"\nlabel = "A"\n\n'


def second(cells):
    return f'{HEAD}[[survey]]\ntype = "text"\nname = "b"\nlabel = "B"\n{cells}\n'


CHANGED = [
    ('relevant = "${a}"', "relevant = \"${a} != ''\""),
    ('relevant = "${a} and not(${a})"', "relevant = \"${a} != '' and not(${a} != '')\""),
    ("relevant = \"${a} != '1' && ${a} != ''\"", "relevant = \"${a} != '1' and ${a} != ''\""),
    ("relevant = \"${a}!=''||${a}=''\"", "relevant = \"${a}!='' or ${a}=''\""),
    ("relevant = \"${a} == 'x'\"", "relevant = \"${a} = 'x'\""),
    ('relevant = "${a} = ‘x’"', "relevant = \"${a} = 'x'\""),
    ('relevant = "${a} = “x”"', 'relevant = "${a} = \\"x\\""'),
    ("relevant = '${a} = “x”'", "relevant = '${a} = \"x\"'"),
    ('constraint_message = "x"\nhint = "y"', 'hint = "y"'),
]


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_what_is_certain_is_put_right_and_nothing_else(before, after):
    fixed, changes = apply_fixes(second(before))
    assert fixed == second(after)
    assert changes
    assert {change.line for change in changes} == {13}
    assert apply_fixes(fixed) == (fixed, ())


KEPT = [
    "relevant = \"${a} != 'x'\"",
    "constraint = \"regex(., 'x')\"",
    "relevant = \"${aa} = 'x'\"",
    'relevant = "${a} == ‘x"',
]


@pytest.mark.parametrize("cells", KEPT)
def test_what_takes_a_person_is_not_changed(cells):
    fixed, _ = apply_fixes(second(cells))
    wanted = second(cells).replace("==", "=") if "==" in cells else second(cells)
    assert fixed.replace("‘", "'").replace('x"', 'x"') == wanted.replace("‘", "'")


def test_a_bare_condition_means_the_same_afterwards():
    text = second('relevant = "${a}"\nrequired = true')
    fixed, _ = apply_fixes(text)
    for answers in ({}, {"a": "x"}, {"a": "0"}, {"a": "x", "b": "y"}):
        before, after = (Evaluator(load_form(one))(answers) for one in (text, fixed))
        assert [(one.path, one.fault) for one in before] == [(one.path, one.fault) for one in after]


def test_lines_before_and_after_are_told():
    _, (change,) = apply_fixes(second('relevant = "${a}"'))
    assert (change.code, change.before, change.after) == ("SF100", 'relevant = "${a}"', "relevant = \"${a} != ''\"")


def test_the_ends_of_lines_stay_as_they_are():
    text = second('relevant = "${a}"').replace("\n", "\r\n")
    fixed, changes = apply_fixes(text)
    assert fixed == second("relevant = \"${a} != ''\"").replace("\n", "\r\n")
    assert len(changes) == 1


def test_a_fix_the_file_gives_a_reason_against_is_not_made():
    text = second('# allow SF100: det er med vilje\nrelevant = "${a}"')
    assert apply_fixes(text) == (text, ())


def test_edits_are_applied_from_their_places_whatever_their_order():
    assert apply_edits("abcdef", [Edit(4, 5, "E"), Edit(0, 1, ""), Edit(2, 2, "-")]) == "b-cdEf"


def test_fixes_of_a_form_that_could_not_be_used_make_it_usable():
    text = second('relevant = "${a} == ‘x’ && ${a}"')
    assert check_form(text).form is None
    fixed, changes = apply_fixes(text)
    assert check_form(fixed).form is not None
    assert [change.code for change in changes][-1] == "SF100"
