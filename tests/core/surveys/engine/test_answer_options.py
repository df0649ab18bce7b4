"""Options that are answers to another question: `select_one ${name}`."""

import pytest

from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.violations import Fault
from tests.core.surveys.engine.helpers import form_of, refused, row, world

HOUSEHOLD = (
    row("begin_repeat", "people", label="Person"),
    row("text", "name", label="Navn"),
    row("integer", "age", label="Alder"),
    row("end_repeat"),
)


def problems_of(*rows):
    return [(one.code, one.values["path"]) for one in refused(form_of, *rows).details]


def fill(interview, *people):
    for number, (name, age) in enumerate(people, 1):
        if number > 1:
            interview.add_instance("people")
        interview.answer(name, f"people[{number}]/name")
        interview.answer(age, f"people[{number}]/age")


def offered(interview, path):
    interview.go_to(path)
    return [(option.name, option.label) for option in interview.current.options]


def test_the_answers_of_every_instance_are_offered_once_in_order():
    interview = Interview(form_of(*HOUSEHOLD, row("select_one ${name}", "contact", label="Hvem?")))
    assert offered(interview, "contact") == []
    fill(interview, ("Per Hansen", "40"), ("", "3"), ("Åse", "9"), ("Per Hansen", "70"))
    assert offered(interview, "contact") == [("Per Hansen", "Per Hansen"), ("Åse", "Åse")]
    assert interview.answer("Per Hansen", "contact") == ()
    (wrong,) = interview.answer("Bo", "contact")
    assert (wrong.fault, wrong.message.id) == (Fault.TYPE, "answer.not-a-choice")
    assert [line.answer for line in interview.review() if line.path == "contact"] == ["Per Hansen"]


def test_an_answer_that_is_no_longer_offered_is_blank_and_comes_back():
    interview = Interview(form_of(*HOUSEHOLD, row("select_one ${name}", "contact", label="Hvem?")))
    fill(interview, ("Per", "40"), ("Åse", "9"))
    interview.answer("Åse", "contact")
    interview.answer("Aase", "people[2]/name")
    assert interview.value("contact") == ""
    interview.answer("Åse", "people[2]/name")
    assert interview.value("contact") == "Åse"
    interview.remove_instance("people[2]")
    assert interview.value("contact") == ""


def test_the_filter_judges_each_instance():
    form = form_of(
        *HOUSEHOLD,
        row("integer", "least", label="Mindst"),
        row("select_one ${name}", "adult", label="Hvem?", choice_filter="${age} >= ${least} and ${name} != 'Bo'"),
    )
    interview = Interview(form)
    fill(interview, ("Per", "40"), ("Åse", "9"), ("Bo", "50"), ("Ib", "18"))
    assert offered(interview, "adult") == []
    interview.answer("18", "least")
    assert offered(interview, "adult") == [("Per", "Per"), ("Ib", "Ib")]
    interview.answer("30", "least")
    assert offered(interview, "adult") == [("Per", "Per")]
    interview.answer("31", "people[2]/age")
    assert offered(interview, "adult") == [("Per", "Per"), ("Åse", "Åse")]


def test_inside_the_repeat_all_instances_are_offered():
    rows = [*HOUSEHOLD[:3], row("select_one ${name}", "friend", label="Ven", choice_filter="${age} > 17"), HOUSEHOLD[3]]
    interview = Interview(form_of(*rows))
    fill(interview, ("Per", "40"), ("Åse", "9"), ("Ib", "18"))
    assert [name for name, _ in offered(interview, "people[2]/friend")] == ["Per", "Ib"]


def test_in_nested_repeats_the_instances_of_the_same_outer_one_are_offered():
    form = form_of(
        row("begin_repeat", "house", label="Hus"),
        *HOUSEHOLD,
        row("select_one ${name}", "head", label="Hvem?"),
        row("end_repeat"),
        row("select_one ${name}", "anyone", label="Hvem?"),
    )
    interview = Interview(form)
    interview.answer("Per", "house[1]/people[1]/name")
    interview.add_instance("house")
    interview.answer("Åse", "house[2]/people[1]/name")
    assert offered(interview, "house[1]/head") == [("Per", "Per")]
    assert offered(interview, "house[2]/head") == [("Åse", "Åse")]
    assert offered(interview, "anyone") == [("Per", "Per"), ("Åse", "Åse")]


def test_an_instance_that_does_not_apply_is_not_offered():
    form = form_of(
        row("integer", "n", label="n"),
        row("begin_repeat", "people", label="P", repeat_count="${n}"),
        row("text", "name", label="Navn", relevant="${n} < 3"),
        row("end_repeat"),
        row("select_one ${name}", "who", label="Hvem?"),
        row("calculate", "said", calculation="concat('[', jr:choice-name(${who}, '${who}'), ']')"),
    )
    interview = Interview(form)
    interview.answer("2", "n")
    interview.answer("A", "people[1]/name")
    interview.answer("B", "people[2]/name")
    interview.answer("B", "who")
    assert interview.value("said") == "[B]"
    interview.answer("1", "n")
    assert (offered(interview, "who"), interview.value("said")) == ([("A", "A")], "[]")
    interview.answer("3", "n")
    assert offered(interview, "who") == []


def test_several_answers_are_kept_without_blanks_inside_them():
    interview = Interview(form_of(*HOUSEHOLD, row("select_multiple ${name}", "who", label="Hvem?")))
    fill(interview, ("Per Hansen", "1"), ("Åse", "2"), ("Bo", "3"))
    assert offered(interview, "who")[0] == ("Per_Hansen", "Per Hansen")
    assert interview.answer(["Åse", "Per_Hansen"], "who") == ()
    assert interview.value("who") == "Per_Hansen Åse"
    assert [line.answer for line in interview.review() if line.path == "who"] == ["Per Hansen, Åse"]


def test_ranking_demands_every_answer():
    interview = Interview(form_of(*HOUSEHOLD, row("rank ${name}", "who", label="Hvem?")))
    fill(interview, ("Per", "1"), ("Åse", "2"))
    assert interview.answer("Åse Per", "who") == ()
    assert interview.answer("Åse", "who")[0].message.id == "answer.not-all-ranked"


def test_an_answer_that_is_an_option_is_never_a_reference():
    interview = Interview(form_of(*HOUSEHOLD, row("select_one ${name}", "who", label="Hvem?")))
    fill(interview, ("${age} [b]", "7"))
    assert offered(interview, "who") == [("${age} [b]", "${age} [b]")]
    interview.answer("${age} [b]", "who")
    assert interview.review()[-1].answer == "${age} [b]"


def test_outside_a_repeat_the_one_answer_is_the_only_option():
    form = form_of(
        row("text", "a", label="a"),
        row("select_one ${a}", "b", label="b"),
        row("select_one ${ a }", "c", label="c", choice_filter="string-length(${a}) > 2"),
    )
    interview = Interview(form)
    interview.answer("xy", "a")
    assert (offered(interview, "b"), offered(interview, "c")) == ([("xy", "xy")], [])


def test_bulk_judging_and_drafts_know_the_options():
    form = form_of(*HOUSEHOLD, row("select_one ${name}", "who", label="Hvem?", required=True))
    judge = Evaluator(form)
    answers = {"people": [{"name": "Per"}, {"name": "Åse"}], "who": "Åse"}
    assert judge(answers) == ()
    assert [found.path for found in judge({**answers, "who": "Bo"})] == ["who"]
    interview = Interview.restore(form, {"form": "prove", "answers": answers}, world())
    assert interview.submit() == answers
    seen = {one.path: (one.offered, one.options) for one in interview.inspect()}
    assert seen["who"] == (2, 2)
    assert interview.explain("who").unavailable == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (row("select_one ${nobody}", "q", label="q"), [("SF060", "survey[5].type")]),
        (row("select_one ${people}", "q", label="q"), [("SF166", "survey[5].type")]),
        (row("select_one ${q}", "q", label="q"), [("SF070", "survey[5].type")]),
        (row("select_one ${name} or_other", "q", label="q"), [("SF167", "survey[5].type")]),
        (row("select_one_from_file ${name}", "q", label="q"), [("SF041", "survey[5].type")]),
        (row("select_one ${name}", "q", label="q", choice_filter="${x} > 1"), [("SF060", "survey[5].choice_filter")]),
    ],
)
def test_what_cannot_give_options_is_told(written, found):
    assert problems_of(*HOUSEHOLD, written) == found


def test_options_that_go_in_a_circle_are_told():
    rows = [row("begin_repeat", "r", label="r"), row("select_one ${b}", "a", label="a")]
    rows += [row("select_one ${a}", "b", label="b"), row("end_repeat")]
    (problem,) = refused(form_of, *rows).details
    assert (problem.code, problem.values["cycle"]) == ("SF065", "a → b → a")


def test_a_deep_filter_is_worked_in_without_deep_recursion():
    deep = "not(" * 250 + "${age} > 3" + ")" * 250
    interview = Interview(form_of(*HOUSEHOLD, row("select_one ${name}", "q", label="q", choice_filter=deep)))
    fill(interview, ("Per", "1"), ("Åse", "9"))
    assert offered(interview, "q") == [("Åse", "Åse")]


def test_why_something_is_offered_is_explained_with_what_was_read():
    rows = [*HOUSEHOLD, row("select_one ${name}", "a", label="a"), row("integer", "least", label="l")]
    rows.append(row("select_one ${name}", "b", label="b", choice_filter="${age} >= ${least}"))
    interview = Interview(form_of(*rows))
    fill(interview, ("Per Hansen", "40"), ("Åse", "9"))
    interview.answer("18", "least")
    (plain,) = interview.explain("a").cells
    assert (plain.column, plain.source, plain.truth, plain.result) == ("type", "${name}", None, "Per Hansen, Åse")
    (filtered,) = interview.explain("b").cells
    assert (filtered.column, filtered.source) == ("choice_filter", "${age} >= ${least}")
    assert (filtered.truth, filtered.result) == (None, "Per Hansen")
