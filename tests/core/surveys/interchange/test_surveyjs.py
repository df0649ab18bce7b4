import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.interchange.carrying import carry_over
from lokalkontakt_core.surveys.interchange.surveyjs.conditions import UnknownConditionError, read_condition
from lokalkontakt_core.surveys.interchange.surveyjs.reading import read_surveyjs
from lokalkontakt_core.surveys.interchange.surveyjs.writing import write_surveyjs
from lokalkontakt_schemas.forms import shipped_forms

NAMES = {"a": "a", "b b": "b_b"}


def carried(*elements, **document):
    return carry_over(read_surveyjs(json.dumps({"elements": elements, **document}), fallback_id="probe"))


def question(element):
    result = carried({"name": "q", **element})
    assert result.form is not None, result.remarks
    return result.form.question("q")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("{a} = 'x'", "${a} = 'x'"),
        ("{a} == 'x' && {b b} <> 2", "${a} = 'x' and ${b_b} != 2"),
        ("{a} notempty or !({b b} empty)", "${a} != '' or not((${b_b} = ''))"),
        ("{a} contains 'x'", "selected(${a}, 'x')"),
        ("{a} = true", "${a} = 'true'"),
        ("({a} + 1) * 2 >= {b b} / 3", "(${a} + 1) * 2 >= ${b_b} div 3"),
        ("iif({a} > 1, 'x', 'y')", "if(${a} > 1, 'x', 'y')"),
    ],
)
def test_a_condition_says_the_same_here(theirs, ours):
    assert read_condition(theirs, NAMES) == ours


@pytest.mark.parametrize(
    "theirs", ["{c} = 1", "{a} anyof ['x']", "age({a}) > 1", "{a} =", "(" * 99 + "1", "{panel.x} = 1"]
)
def test_a_condition_that_cannot_be_said_here_is_refused(theirs):
    with pytest.raises(UnknownConditionError):
        read_condition(theirs, NAMES)


@given(st.text(st.sampled_from("{}ab '\"()=<>!&|1.,+- andorcontainsempty"), max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_as_a_condition_or_refused(text):
    with contextlib.suppress(UnknownConditionError):
        read_condition(text, NAMES)


@pytest.mark.parametrize(
    ("element", "type_"),
    [
        ({"type": "text"}, "text"),
        ({"type": "text", "inputType": "number"}, "decimal"),
        ({"type": "text", "inputType": "date"}, "date"),
        ({"type": "comment"}, "text"),
        ({"type": "radiogroup", "choices": ["x", {"value": 2, "text": "To"}]}, "select_one"),
        ({"type": "dropdown", "choices": ["x"]}, "select_one"),
        ({"type": "checkbox", "choices": ["x"]}, "select_multiple"),
        ({"type": "boolean"}, "select_one"),
        ({"type": "rating"}, "range"),
        ({"type": "ranking", "choices": ["x", "y"]}, "rank"),
        ({"type": "html", "html": "<p>Hej</p>"}, "note"),
        ({"type": "expression", "expression": "1 + 1"}, "calculate"),
    ],
)
def test_an_element_becomes_a_question(element, type_):
    assert question(element).type == type_


def test_panels_become_groups_and_dynamic_ones_repeats():
    inner = {"type": "text", "name": "t"}
    result = carried(
        {"type": "panel", "name": "p", "title": "P", "elements": [inner]},
        {"type": "paneldynamic", "name": "r", "templateElements": [{**inner, "name": "u"}]},
    )
    assert [(item.name, type(item).__name__) for item in result.form.items] == [("p", "Group"), ("r", "Repeat")]


def test_a_matrix_becomes_a_group_of_questions():
    result = carried(
        {"type": "matrix", "name": "m", "columns": ["ja", "nej"], "rows": ["x", {"value": "y", "text": "Y"}]}
    )
    assert [(one.key, one.type) for one in result.form.questions()] == [("m_x", "select_one"), ("m_y", "select_one")]
    assert result.remarks == ()


def test_texts_in_languages_are_carried_over():
    result = carried({"type": "text", "name": "q", "title": {"default": "Hvorfor?", "en": "Why?"}}, locale="da")
    assert result.form.question("q").label.by_language == {"da": "Hvorfor?", "en": "Why?"}


def test_what_is_not_carried_over_is_told_by_name_and_property():
    result = carried(
        {"type": "signaturepad", "name": "s"},
        {"type": "text", "name": "to ord", "maskType": "numeric", "visibleIf": "age({x}) > 3"},
        triggers=[],
    )
    told = {(one.code, one.column, one.values.get("name")) for one in result.remarks}
    assert told == {
        ("SF251", "", "s"),
        ("SF252", "maskType", "to_ord"),
        ("SF254", "", "to ord"),
        ("SF253", "relevant", "to_ord"),
        ("SF252", "triggers", "probe"),
    }
    assert result.usable


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "1", "[" * 100_000, '{"pages": NaN}'])
def test_what_is_no_form_is_refused(text):
    with pytest.raises(FormError) as caught:
        read_surveyjs(text)
    assert caught.value.code == "SF250"


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["type", "name", "title", "choices", "value", "text", "rows", "columns", "items", "elements"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)
KINDS = st.sampled_from(["text", "radiogroup", "matrix", "multipletext", "rating", "panel", "boolean", "html"])


@given(st.lists(st.tuples(KINDS, JSON), max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_json_is_carried_over_without_falling_over(parts):
    elements = [{**(rest if isinstance(rest, dict) else {"choices": rest}), "type": kind} for kind, rest in parts]
    carried(*elements)


@pytest.mark.parametrize("shipped", shipped_forms(), ids=lambda form: form.name)
def test_a_shipped_form_keeps_its_questions_and_options_there_and_back(shipped):
    form = load_form(shipped.text)
    document = write_surveyjs(form)
    back = carry_over(read_surveyjs(document.text, fallback_id=form.form_id))
    assert back.form is not None
    for question in form.questions():
        twin = back.form.question(question.key)
        assert (twin.type, twin.label, twin.hint) == (question.type, question.label, question.hint)
        assert [one.name for one in back.form.choices(twin)] == [one.name for one in form.choices(question)]
        assert (twin.relevant is None) == (question.relevant is None)
