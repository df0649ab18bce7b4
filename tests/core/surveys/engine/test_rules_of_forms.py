"""What the ODK specification says of forms, row by row: a form, answers, and what a value is then."""

import pytest

from lokalkontakt_core.surveys.engine.interview import Interview
from tests.core.surveys.engine.helpers import form_of, row, world

ASKED = row("text", "ask", label="?")
HIDDEN = row("text", "x", label="x", relevant="${ask} = 'ja'")
TOWNS = {"towns": {"glud": {"label": "Glud", "side": "a"}, "as": {"label": "As", "side": "b"}}}
FILTERED = (ASKED, row("select_one towns", "town", label="By", choice_filter="side = ${ask}"))
AGES = (row("begin_repeat", "r", label="r"), row("integer", "age", label="Alder"), row("end_repeat"))


def value_of(expression):
    return row("calculate", "result", calculation=expression)


CASES = {
    "an answer that is not relevant is blank": ([ASKED, HIDDEN, value_of("${x} = ''")], [], "true"),
    "a blank differs from any text": ([ASKED, HIDDEN, value_of("${x} != 'a'")], [], "true"),
    "what was answered is blank while it is not relevant": (
        [ASKED, HIDDEN, value_of("concat('[', ${x}, ']')")],
        [("ask", "ja"), ("x", "svar"), ("ask", "nej")],
        "[]",
    ),
    "and is there again when it is relevant again": (
        [ASKED, HIDDEN, value_of("concat('[', ${x}, ']')")],
        [("ask", "ja"), ("x", "svar"), ("ask", "nej"), ("ask", "ja")],
        "[svar]",
    ),
    "an option no longer offered reads as blank": (
        [*FILTERED, value_of("concat('[', ${town}, ']')")],
        [("ask", "a"), ("town", "glud"), ("ask", "b")],
        "[]",
    ),
    "and comes back with the option": (
        [*FILTERED, value_of("concat('[', ${town}, ']')")],
        [("ask", "a"), ("town", "glud"), ("ask", "b"), ("ask", "a")],
        "[glud]",
    ),
    "some instance is equal": (
        [*AGES, value_of("${age} = 2")],
        [("r[1]/age", "1"), ("r", None), ("r[2]/age", "2")],
        "true",
    ),
    "some instance is unequal": (
        [*AGES, value_of("${age} != 2")],
        [("r[1]/age", "1"), ("r", None), ("r[2]/age", "2")],
        "true",
    ),
    "no instance is equal": ([*AGES, value_of("${age} = 3")], [("r[1]/age", "1"), ("r", None)], "false"),
    "the sum with one empty is none": ([*AGES, value_of("sum(${age})")], [("r[1]/age", "1"), ("r", None)], ""),
    "the greatest with one empty is none": ([*AGES, value_of("max(${age})")], [("r[1]/age", "1"), ("r", None)], ""),
    "the least with one empty is none": ([*AGES, value_of("min(${age})")], [("r[1]/age", "1"), ("r", None)], ""),
    "the sum of nothing is nought": ([*AGES, value_of("sum(${age})")], [("r[1]", "remove")], "0"),
    "the least of nothing is none": ([*AGES, value_of("min(${age})")], [("r[1]", "remove")], ""),
    "an instance is read by its number": (
        [*AGES, value_of("indexed-repeat(${age}, ${r}, 2)")],
        [("r[1]/age", "1"), ("r", None), ("r[2]/age", "7")],
        "7",
    ),
    "or by a predicate": (
        [*AGES, value_of("${r}[2]/age")],
        [("r[1]/age", "1"), ("r", None), ("r[2]/age", "7")],
        "7",
    ),
    "instances are counted": ([*AGES, value_of("count(${r})")], [("r", None)], "2"),
    "a trigger runs a calculation only when it changes": (
        [ASKED, row("text", "b", label="b"), {**value_of("${b}"), "trigger": "${ask}"}],
        [("b", "1"), ("ask", "nu"), ("b", "2")],
        "1",
    ),
    "the other option has a text of its own": (
        [{**row("select_one yesno or_other", "q", label="q")}, value_of("concat(${q}, ' ', ${q_other})")],
        [("q", "other"), ("q_other", "måske")],
        "other måske",
    ),
    "a calculation that is false is a text and so true": (
        [row("calculate", "f", calculation="1 = 2"), value_of("boolean(${f})")],
        [],
        "true",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_value_is_what_the_specification_says(case):
    rows, answers, expected = CASES[case]
    interview = Interview(form_of(*rows, choices={**TOWNS, "yesno": {"ja": {"label": "Ja"}}}), world())
    for path, answer in answers:
        if answer is None:
            interview.add_instance(path)
        elif answer == "remove":
            interview.remove_instance(path)
        else:
            assert interview.answer(answer, path) == ()
    assert interview.value("result") == expected


def test_a_constraint_holds_for_an_empty_answer_and_nothing_is_demanded_that_is_not_relevant():
    demanded = {**HIDDEN, "required": "yes", "constraint": "false()"}
    interview = Interview(form_of(ASKED, {**demanded}, row("text", "y", label="y", constraint="false()")))
    assert interview.violations() == ()
    interview.answer("ja", "ask")
    assert [violation.fault for violation in interview.violations()] == ["required"]
