"""Expressions go to SurveyJS and come back with the same meaning, and questions with what they do."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.interchange.carrying import carry_over
from lokalkontakt_core.surveys.interchange.surveyjs.reading import read_surveyjs
from lokalkontakt_core.surveys.interchange.surveyjs.writing import write_surveyjs

FORM = """
[form]
form_id = "f"
[choices.c]
ja = "Ja"
nej = "Nej"
[choices.m]
x = "X"
y = "Y"
[[survey]]
type = "integer"
name = "n"
label = "N"
[[survey]]
type = "integer"
name = "k"
label = "K"
[[survey]]
type = "select_one c"
name = "c"
label = "C"
[[survey]]
type = "select_multiple m"
name = "m"
label = "M"
[[survey]]
type = "text"
name = "last"
label = "Sidst"
required = true
relevant = "{}"
"""
NUMBERS = st.recursive(
    st.sampled_from(["${n}", "${k}", "1", "2.5", "-3"]),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "div"]), inner),
    max_leaves=3,
)
SIMPLE = st.one_of(
    st.builds("{} {} {}".format, NUMBERS, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), NUMBERS),
    st.sampled_from(["${c} = 'ja'", "${c} != 'ja'", "${n} = ''", "${c} != ''", "selected(${m}, 'x')"]),
    st.sampled_from(["selected(${c}, 'nej')", "true()", "false()"]),
)
CONDITIONS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
        inner.map("not({})".format),
    ),
    max_leaves=4,
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "n": st.sampled_from(["0", "1", "3", "-3"]),
        "k": st.sampled_from(["0", "2", "5"]),
        "c": st.sampled_from(["ja", "nej"]),
        "m": st.sampled_from(["x", "y", "x y"]),
    },
)


def there_and_back(form):
    document = write_surveyjs(load_form(form))
    return carry_over(read_surveyjs(document.text, fallback_id="f")), document


@given(CONDITIONS, st.lists(ANSWERS, min_size=3, max_size=8))
@settings(max_examples=120, deadline=None)
def test_a_condition_that_was_there_and_back_judges_every_answer_alike(condition, answers):
    form = FORM.format(condition)
    carried, document = there_and_back(form)
    assert carried.form is not None
    assert "SF253" not in {one.code for one in carried.remarks}
    if "SF242" in {one.code for one in document.remarks}:
        return
    before, after = Evaluator(load_form(form)), Evaluator(carried.form)
    for given_answers in answers:
        assert [one.path for one in before(given_answers)] == [one.path for one in after(given_answers)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("${n} + 1 > 2", "({n} notempty and ({n} + 1) > 2)"),
        ("${n} * ${k} != 2", "({n} empty or {k} empty or ({n} * {k}) <> 2)"),
        ("selected(${c}, 'ja')", "({c} = 'ja')"),
        ("selected(${m}, 'x')", "({m} contains 'x')"),
        ("not(${c} = '')", "!(({c} empty))"),
        ("${n}", "({n} notempty)"),
    ],
)
def test_a_condition_is_written_so_that_unanswered_questions_count_as_here(ours, theirs):
    _, document = there_and_back(FORM.format(ours))
    assert json.loads(document.text)["elements"][-1]["visibleIf"] == theirs


@pytest.mark.parametrize("ours", ["${c} < ${c}", "${m} = 'x'", "${n} mod 2 = 1", "today() = '2026-01-01'", "1 < 2 < 3"])
def test_a_condition_that_would_mean_something_else_there_is_told(ours):
    _, document = there_and_back(FORM.format(ours))
    assert "visibleIf" not in json.loads(document.text)["elements"][-1]
    assert [one.column for one in document.remarks if one.code == "SF242"] == ["relevant"]


REPEAT = """
[form]
form_id = "f"
[[survey]]
type = "begin_repeat"
name = "r"
repeat_count = "3"
[[survey]]
type = "integer"
name = "age"
label = "Alder"
constraint = ". > 0 and . < 120"
constraint_message = "Mellem 1 og 119"
[[survey]]
type = "note"
name = "told"
label = "I er ${age} år"
relevant = "${age} > 17"
[[survey]]
type = "end_repeat"
[[survey]]
type = "text"
name = "why"
label = "Hvorfor?"
readonly = "${r} = 1"
"""


def test_questions_of_a_repeat_are_reached_inside_their_panel_and_come_back():
    carried, document = there_and_back(REPEAT)
    panel = json.loads(document.text)["elements"][0]
    inner = panel["templateElements"]
    assert (panel["minPanelCount"], panel["maxPanelCount"]) == (3, 3)
    assert inner[1]["visibleIf"] == "({panel.age} notempty and {panel.age} > 17)"
    assert inner[1]["html"] == "I er {panel.age} år"
    went = load_form(REPEAT)
    for name in ("age", "told"):
        before = next(one for one in went.questions() if one.name == name)
        after = next(one for one in carried.form.questions() if one.name == name)
        for attribute in ("label", "constraint", "constraint_message", "relevant"):
            before_, after_ = getattr(before, attribute), getattr(after, attribute)
            assert getattr(after_, "tree", after_) == getattr(before_, "tree", before_), attribute


def read(**element):
    return carry_over(read_surveyjs(json.dumps({"elements": [{"name": "q", **element}]}), fallback_id="f"))


def text(pattern):
    return {"type": "text", "validators": [pattern]}


@pytest.mark.parametrize(
    ("element", "constraint"),
    [
        (text({"type": "numeric", "minValue": 1, "maxValue": 9}), ". >= 1 and . <= 9"),
        (text({"type": "text", "minLength": 3}), "string-length(.) >= 3"),
        (text({"type": "regex", "regex": "^[0-9]{4}$"}), "regex(., '^[0-9]{4}$')"),
        (text({"type": "expression", "expression": "{q} <> 'x'"}), ". != 'x'"),
        (text({"type": "expression", "expression": "{q} empty or ({q} <> 'x')"}), ". != 'x'"),
        ({"type": "text", "inputType": "number", "min": -2, "max": 4.5}, ". >= -2 and . <= 4.5"),
        ({"type": "text", "maxLength": 20}, "string-length(.) <= 20"),
        ({"type": "checkbox", "choices": ["a", "b"], "maxSelectedChoices": 1}, "count-selected(.) <= 1"),
    ],
)
def test_what_an_answer_must_keep_is_read_as_one_constraint(element, constraint):
    carried = read(**element)
    assert carried.remarks == ()
    assert carried.form.question("q").constraint.source == constraint


@pytest.mark.parametrize(
    ("element", "column"),
    [
        ({"type": "text", "rateMin": 1}, "rateMin"),
        ({"type": "text", "width": "50%"}, "width"),
        ({"type": "text", "isRequired": "yes"}, "isRequired"),
        ({"type": "text", "visible": "no"}, "visible"),
        ({"type": "text", "title": ["x"]}, "title"),
        ({"type": "text", "title": {"default": "x", "en": 5}}, "title.en"),
        ({"type": "text", "title": {"not a language": "x"}}, "title.not a language"),
        ({"type": "text", "visibleIf": {"a": 1}}, "visibleIf"),
        ({"type": "text", "min": "2026-01-01", "inputType": "date"}, "min"),
        ({"type": "text", "inputType": "email"}, "inputType"),
        ({"type": "text", "validators": [{"type": "email"}]}, "validators"),
        (
            {"type": "text", "validators": [{"type": "numeric", "minValue": 1, "notificationType": "x"}]},
            "validators.notificationType",
        ),
        ({"type": "text", "defaultValue": {"a": 1}}, "defaultValue"),
        ({"type": "radiogroup", "choices": ["a", "a"]}, "choices.a"),
        ({"type": "radiogroup", "choices": [{"value": "a", "visibleIf": "1 = 1"}]}, "choices.visibleIf"),
        ({"type": "radiogroup", "choices": ["a"], "choicesOrder": "asc"}, "choicesOrder"),
        ({"type": "rating", "rateMax": 5, "rateCount": 3}, "rateCount"),
        ({"type": "paneldynamic", "templateElements": [], "minPanelCount": 1}, "minPanelCount"),
        ({"type": "html", "html": "<b>x</b>"}, "html"),
        ({"type": "text", "title": "Hej {ukendt}"}, "label"),
        ({"type": "text", "setValueIf": "1 = 1"}, "setValueIf"),
    ],
)
def test_every_property_that_is_not_read_is_told_by_name(element, column):
    assert [one.column for one in read(**element).remarks if one.weight == "lost"] == [column]


def test_a_key_that_stands_twice_is_told():
    document = '{"elements": [{"type": "text", "name": "q", "title": "A", "title": "B"}]}'
    carried = carry_over(read_surveyjs(document, fallback_id="f"))
    assert [(one.code, one.column) for one in carried.remarks] == [("SF268", "title")]


def test_what_belongs_to_the_whole_form_is_told():
    document = {"elements": [], "description": "x", "showProgressBar": "top", "locale": 5}
    carried = carry_over(read_surveyjs(json.dumps(document), fallback_id="f"))
    assert {one.column for one in carried.remarks if one.code == "SF252"} == {
        "description",
        "showProgressBar",
        "locale",
    }


def test_a_reference_that_only_looks_like_ours_does_not_become_one():
    carried = read(type="text", title="Det koster ${pris}")
    assert carried.form.question("q").label.in_language("da") == "Det koster $ {pris}"
