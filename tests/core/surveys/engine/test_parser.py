import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.parser import GREATEST_HEIGHT, LONGEST_TEXT, parse
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import walk
from tests.core.surveys.engine.helpers import refused
from tests.core.surveys.engine.strategies import trees


@given(trees)
@settings(max_examples=150, deadline=None)
def test_what_is_printed_parses_to_the_same_tree(tree):
    assert parse(print_tree(tree)).tree == tree


PRINTED = [
    "${a} = 'yes' and (${b} > 3 or selected(${c}, 'x'))",
    "../x[position() = 2]/y",
    "instance('c')/root/item[name = ${c}]/label",
    "${r}[2]/x",
    "current()/../x",
    "-${a} | b * 3",
    "/data/*/x",
    "${last-saved#a}",
    "a-b",
    "(1 or 2) and 3",
    "-(-3)",
    "jr:choice-name(${a}, '${a}')",
    "../.",
]


@pytest.mark.parametrize("text", PRINTED)
def test_an_expression_in_plain_form_prints_as_it_was(text):
    assert print_tree(parse(text).tree) == text


WRONG = [
    ("${a} = 'x", "SF051", 8),
    ("${a b} = 1", "SF052", 1),
    ("${a", "SF052", 1),
    ("${1a}", "SF052", 1),
    ("1 + # 2", "SF050", 5),
    ("${a} = ‘ja’", "SF064", 8),
    ("${a} && ${b}", "SF053", 6),
    ("${a} || ${b}", "SF053", 6),
    ("${a} == 1", "SF053", 6),
    ("${a} <> 1", "SF053", 6),
    ("(1 + 2", "SF054", 7),
    ("selected(${a}, 'x'", "SF054", 19),
    ("1 +", "SF054", 4),
    ("", "SF054", 1),
    ("1 + )", "SF057", 5),
    ("1 2", "SF059", 3),
    ("${a} ${b}", "SF059", 6),
    ("${a} 'x'", "SF059", 6),
    ("1)", "SF057", 2),
    ("f(1]", "SF057", 4),
    ("${r}[1)", "SF057", 7),
    ("1[2]", "SF057", 2),
    ("/", "SF057", 2),
    ("a/", "SF057", 3),
    ("${a}/'x'", "SF057", 6),
    (",", "SF057", 1),
    ("1, 2", "SF057", 2),
]


@pytest.mark.parametrize(("text", "code", "column"), WRONG, ids=[case[0] or "empty" for case in WRONG])
def test_what_cannot_be_read_is_told_with_code_and_column(text, code, column):
    with pytest.raises(FormError) as raised:
        parse(text)
    assert (raised.value.code, raised.value.values["column"]) == (code, column)


def test_a_double_equals_sign_is_told_with_the_right_one():
    with pytest.raises(FormError) as raised:
        parse("1 == 2")
    assert raised.value.values["expected"] == "="


@given(st.text(max_size=60))
@example("${")
@example("'")
@settings(max_examples=150, deadline=None)
def test_any_text_is_parsed_or_refused_with_a_column_inside_it(text):
    problem = refused(parse, text)
    assert problem is None or 1 <= problem.values["column"] <= len(text) + 1


@given(
    st.lists(st.sampled_from(["(", ")", "[", "]", "${a}", "1", "'x'", "and", "not(", ",", "-", "/", "..", "*", " "]))
)
@settings(max_examples=150, deadline=None)
def test_any_row_of_tokens_is_parsed_or_refused(pieces):
    text = " ".join(pieces)
    try:
        tree = parse(text).tree
    except FormError:
        return
    assert parse(print_tree(tree)).tree == tree


def test_a_text_over_the_limit_is_refused_and_one_at_the_limit_is_read():
    assert len(walk(parse("1" + " " * (LONGEST_TEXT - 1)).tree)) == 1
    with pytest.raises(FormError) as raised:
        parse("1" + " " * LONGEST_TEXT)
    assert raised.value.code == "SF056"


def test_a_tree_over_the_height_is_refused_and_one_at_the_height_is_read():
    inner = GREATEST_HEIGHT - 1
    assert parse("not(" * inner + "1" + ")" * inner)
    for text in ("not(" * (inner + 1) + "1" + ")" * (inner + 1), "${r}[" * (inner + 1) + "1" + "]" * (inner + 1)):
        with pytest.raises(FormError) as raised:
            parse(text)
        assert raised.value.code == "SF058"


def test_nesting_far_beyond_the_limit_never_meets_pythons_own():
    assert sys.getrecursionlimit() <= 3_000
    for text in ("(" * 30_000 + "1" + ")" * 30_000, "-" * 60_000 + "1", "1" + " or 1" * 12_000, "(" * 60_000):
        problem = refused(lambda text=text: print_tree(parse(text).tree))
        assert problem is None or problem.code in {"SF054", "SF058"}
