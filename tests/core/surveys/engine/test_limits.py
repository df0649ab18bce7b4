"""Forms and answers out of all proportion: each has a bound or a coded problem, and no traceback."""

import tracemalloc

import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.replay import replay
from lokalkontakt_core.surveys.engine.working import LONGEST_VALUE, MOST_ALTOGETHER, MOST_INSTANCES
from tests.core.surveys.engine.helpers import form_of, form_text, refused, row, value


def repeats(depth, count):
    inside = row("text", "a", label="a")
    begins = [row("begin_repeat", f"r{number}", label="r", repeat_count=count) for number in range(depth)]
    return form_of(*begins, inside, *[row("end_repeat")] * depth)


@pytest.mark.parametrize("count", ["1000000000", "1 div 0"])
def test_a_repeat_count_makes_no_more_instances_than_the_limit(count):
    assert len(Interview(repeats(1, count)).paths()) == MOST_INSTANCES


def test_repeats_inside_one_another_make_no_more_instances_than_the_limit_altogether():
    assert MOST_INSTANCES < len(Interview(repeats(2, "1000")).paths()) <= MOST_ALTOGETHER


def test_texts_that_double_and_double_are_cut():
    doubling = [row("calculate", f"c{n}", calculation=f"concat(${{c{n - 1}}}, ${{c{n - 1}}})") for n in range(1, 40)]
    interview = Interview(form_of(row("text", "c0", label="a"), *doubling))
    interview.answer("x" * 100, "c0")
    assert len(interview.value("c39")) == LONGEST_VALUE


@pytest.mark.parametrize("expression", ["concat({})", "join(', ', {})", "join(${{c}}, {})"])
def test_one_expression_that_puts_a_long_text_together_with_itself_takes_no_more_memory_than_one(expression):
    many = expression.format(", ".join(["${c}"] * 5_000))
    form = form_of(row("text", "c", label="c"), row("calculate", "all", calculation=many))
    interview = Interview(form)
    interview.answer("x" * (LONGEST_VALUE // 4), "c")
    tracemalloc.start()
    try:
        interview.answer("y" * (LONGEST_VALUE // 4), "c")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(interview.value("all")) == LONGEST_VALUE
    assert most < 20 * LONGEST_VALUE


def test_a_text_put_together_is_cut_where_it_would_be_too_long():
    assert value("concat(${a}, ${b})", a="x" * LONGEST_VALUE, b="y") == "x" * LONGEST_VALUE
    assert value("join(${g}, 'ab', ${b})", g="x" * LONGEST_VALUE, b="y") == "ab" + "x" * (LONGEST_VALUE - 2)
    assert value("join('-', ${a}, 'b')", a="x" * (LONGEST_VALUE - 2)).endswith("x-b")


@pytest.mark.parametrize("parameters", ["start=0 end=1e400", "step=1e-400", "end=1e30 step=1", "start=-1e12 end=0"])
def test_a_range_too_large_or_too_fine_to_be_judged_is_refused(parameters):
    problem = refused(form_of, row("range", "a", label="a", parameters=parameters))
    assert [detail.code for detail in problem.details] == ["SF034"]


def test_a_number_of_thousands_of_digits_in_a_form_file_is_a_coded_problem():
    problem = refused(load_form, "x = " + "9" * 5_000)
    assert [detail.code for detail in problem.details] == ["SF001"]


def test_a_form_file_may_begin_with_a_byte_order_mark():
    assert load_form("\ufeff" + form_text([row("text", "a", label="a")])).form_id == "prove"


DAMAGED = [
    ("answers", None),
    ("answers", ["a"]),
    ("answers", {1: "a"}),
    ("counts", {"r": "many"}),
    ("counts", {"r": float("inf")}),
    ("seeds", {"a": "x"}),
    ("seeds", [1]),
    ("position", 5),
    ("language", 7),
    ("version", None),
]


@pytest.mark.parametrize(("part", "value"), DAMAGED)
def test_a_damaged_draft_is_told_with_the_part(part, value):
    form = form_of(row("text", "a", label="a"))
    kept = {**Interview(form).save(), part: value}
    with pytest.raises(FormError) as caught:
        Interview.restore(form, kept)
    assert (caught.value.code, caught.value.values["part"]) == ("SF098", part)


SQUARED = (
    row("integer", "n", label="n"),
    row("begin_repeat", "r", label="r", repeat_count="${n}"),
    row("integer", "age", label="a", constraint="count(${r}[age > 3]) < 100"),
    row("calculate", "older", calculation="count(${r}[age > 3])"),
    row("end_repeat"),
)
MOST_VISITS = "lokalkontakt_core.surveys.engine.surroundings.MOST_VISITS"


def test_an_answer_that_is_too_much_work_is_refused_and_the_one_before_stands(monkeypatch):
    monkeypatch.setattr(MOST_VISITS, 2_000)
    interview = Interview(form_of(*SQUARED))
    interview.answer("9", "n")
    interview.answer("4", "r[2]/age")
    before = (interview.save(), interview.paths(), len(interview.log))
    assert refused(interview.answer, "60", "n").code == "SF168"
    assert (interview.save(), interview.paths(), len(interview.log)) == before
    assert interview.value("r[9]/older") == "1"
    interview.answer("8", "n")
    assert interview.value("r[8]/older") == "1"
    assert replay(form_of(*SQUARED), interview.log).save() == interview.save()


def test_an_instance_that_is_too_much_work_is_not_added(monkeypatch):
    monkeypatch.setattr(MOST_VISITS, 2_000)
    rows = [dict(one) for one in SQUARED[1:]]
    del rows[0]["repeat_count"]
    interview = Interview(form_of(*rows))
    added = 1
    while (problem := refused(interview.add_instance, "r")) is None:
        added += 1
    assert problem.code == "SF168"
    assert added > 10
    assert f"r[{added}]/age" in interview.paths()
    assert f"r[{added + 1}]/age" not in interview.paths()
    interview.answer("4", f"r[{added}]/age")
    assert interview.value("r[1]/older") == "1"


def test_what_is_looked_at_again_and_again_adds_up_to_nothing(monkeypatch):
    monkeypatch.setattr(MOST_VISITS, 2_000)
    form = form_of(*SQUARED)
    interview = Interview(form)
    interview.answer("9", "n")
    interview.answer("4", "r[2]/age")
    judge = Evaluator(form)
    listed = Evaluator(
        form_of(row("text", "a", label="a", constraint="count(instance('yesno')/root/item[name = 'ja']) = 1"))
    )
    for _ in range(1_100):
        assert listed({"a": "x"}) == ()
    for _ in range(60):
        assert (interview.violations(), len(interview.review()), bool(interview.inspect())) == ((), 10, True)
        assert judge({"n": "9", "r": [{"age": "5"}] * 9}) == ()


@pytest.mark.slow
def test_the_largest_repeat_may_look_at_itself_from_every_instance():
    interview = Interview(form_of(*SQUARED))
    assert interview.answer(str(MOST_INSTANCES), "n") == ()
    assert len(interview.paths()) == MOST_INSTANCES + 1
