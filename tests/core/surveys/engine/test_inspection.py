from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.explaining import ValueRead
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.replay import replay
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.engine.violations import Fault

FORM = """
[form]
form_id = "f"
default_language = "da"

[choices.yesno]
ja = { label = { da = "Ja", en = "Yes" }, kind = "1" }
nej = { label = { da = "Nej", en = "No" }, kind = "2" }

[[survey]]
type = "select_one yesno"
name = "knows"
required = true
label = { da = "Kender I?", en = "Do you know?" }

[[survey]]
type = "begin_group"
name = "more"
relevant = "${knows} = 'ja'"

    [[survey]]
    type = "integer"
    name = "grade"
    label = "Karakter"
    relevant = "today() > '2000-01-01'"
    constraint = ". < 10 and . != ${knows}"

    [[survey]]
    type = "begin_repeat"
    name = "members"

        [[survey]]
        type = "integer"
        name = "age"
        label = "Alder"
        relevant = "${grade} > 2 and position(..) < 3"

        [[survey]]
        type = "select_one yesno"
        name = "active"
        label = "Aktiv?"
        choice_filter = "kind = ${age}"

    [[survey]]
    type = "end_repeat"

[[survey]]
type = "end_group"

[[survey]]
type = "calculate"
name = "total"
calculation = "sum(${age}) + count(${members})"

[[survey]]
type = "calculate"
name = "noted"
trigger = "${grade}"
calculation = "concat('g', ${grade})"
"""


def world():
    return World(now=lambda: datetime(2020, 1, 1, tzinfo=UTC))


@pytest.fixture
def interview():
    return Interview(load_form(FORM), world())


def at(interview, path):
    return next(one for one in interview.inspect() if one.path == path)


def cell(interview, path, column):
    return next(one for one in interview.explain(path).cells if one.column == column)


def test_every_question_and_repeat_is_listed_also_what_does_not_apply(interview):
    assert [(one.path, one.type, one.relevant, one.groups) for one in interview.inspect()] == [
        ("knows", "select_one", True, ()),
        ("grade", "integer", False, ("more",)),
        ("members", "repeat", False, ("more",)),
        ("members[1]/age", "integer", False, ("more", "members")),
        ("members[1]/active", "select_one", False, ("more", "members")),
        ("total", "calculate", True, ()),
        ("noted", "calculate", True, ()),
    ]


def test_what_was_answered_is_told_beside_what_expressions_see(interview):
    interview.answer("ja")
    interview.answer("5", "grade")
    interview.answer("nej", "knows")
    assert (at(interview, "grade").value, at(interview, "grade").kept) == ("", "5")


def test_a_demanded_answer_that_is_missing_is_told(interview):
    assert [one.fault for one in at(interview, "knows").violations] == [Fault.REQUIRED]
    interview.answer("ja")
    assert at(interview, "knows").violations == ()


def test_the_condition_of_the_group_around_is_named_as_what_hides(interview):
    hiding = interview.explain("members[1]/age").hidden_by
    assert (hiding.name, hiding.row, hiding.column, hiding.source) == ("more", 2, "relevant", "${knows} = 'ja'")
    assert hiding.reads == (ValueRead("${knows}", ""),)


def test_its_own_condition_is_named_when_the_group_applies(interview):
    interview.answer("ja")
    interview.answer("1", "grade")
    explained = interview.explain("members[1]/age")
    assert explained.hidden_by.name == "age"
    assert explained.hidden_by.reads == (ValueRead("${grade}", "1"), ValueRead("position(..)", "1"))
    assert [(one.name, one.truth) for one in explained.around] == [("more", True)]


def test_nothing_is_named_where_the_question_applies(interview):
    assert interview.explain("knows").hidden_by is None


def test_a_blank_value_of_a_question_that_does_not_apply_is_marked(interview):
    interview.answer("ja")
    interview.answer("5", "grade")
    interview.answer("nej", "knows")
    assert cell(interview, "members[1]/age", "relevant").reads[0] == ValueRead("${grade}", "", relevant=False)


def test_a_constraint_is_judged_only_where_there_is_an_answer(interview):
    interview.answer("ja")
    assert cell(interview, "grade", "constraint").truth is None
    interview.answer("5", "grade")
    constraint = cell(interview, "grade", "constraint")
    assert constraint.truth is True
    assert constraint.reads == (ValueRead(".", "5"), ValueRead("${knows}", "ja"))


def test_a_calculation_shows_sets_of_values_and_counts(interview):
    interview.answer("ja")
    interview.answer("5", "grade")
    interview.answer("44", "members[1]/age")
    interview.add_instance("members")
    interview.answer("3", "members[2]/age")
    total = cell(interview, "total", "calculation")
    assert total.result == "49"
    assert total.reads == (ValueRead("${age}", "44, 3"), ValueRead("count(${members})", "2"))


def test_a_choice_filter_tells_what_is_not_offered(interview):
    interview.answer("ja")
    interview.answer("5", "grade")
    interview.answer("2", "members[1]/age")
    explained = interview.explain("members[1]/active")
    assert (explained.inspected.offered, explained.inspected.options) == (1, 2)
    assert explained.unavailable == ("ja",)
    assert cell(interview, "members[1]/active", "choice_filter").reads == (ValueRead("${age}", "2"),)


def test_a_calculation_with_a_trigger_names_it(interview):
    assert interview.explain("noted").trigger == ("grade",)


def test_a_repeat_is_explained_too(interview):
    interview.answer("ja")
    assert interview.explain("members").inspected.value == "1"
    assert interview.explain("members").hidden_by is None


def test_labels_are_told_in_the_language_shown(interview):
    interview.speak("en")
    assert at(interview, "knows").label == "Do you know?"


def test_what_is_no_place_is_refused(interview):
    with pytest.raises(FormError, match="SF090"):
        interview.explain("members[7]/age")
    with pytest.raises(FormError, match="SF090"):
        interview.explain("nothing")


def test_looking_changes_neither_the_log_nor_its_replay(interview):
    interview.answer("ja")
    before = [dict(step) for step in interview.log]
    for one in interview.inspect():
        interview.explain(one.path)
    assert [dict(step) for step in interview.log] == before
    interview.answer("5", "grade")
    assert replay(load_form(FORM), interview.log).answers() == interview.answers()


@given(st.lists(st.tuples(st.sampled_from(["knows", "grade"]), st.sampled_from(["ja", "nej", "1", "5", ""]))))
@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_hidden_always_has_a_condition_that_is_not_true(steps):
    interview = Interview(load_form(FORM), world())
    for path, value in steps:
        if path in interview.paths():
            interview.answer(value, path)
    for one in interview.inspect():
        explained = interview.explain(one.path)
        assert one == explained.inspected
        assert (explained.hidden_by is None) == one.relevant
        assert one.relevant == interview.is_relevant(one.path) if one.type != "repeat" else True
