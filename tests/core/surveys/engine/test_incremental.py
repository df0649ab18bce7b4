"""What travels along the dependency graph must give the same as working out everything from scratch."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.evaluation import Evaluator
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.frames import all_frames
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import compile_form
from tests.core.surveys.engine.helpers import form_of, form_text, refused, row
from tests.core.surveys.engine.samples import sample_answers, sample_text

TANGLED = compile_form(
    form_of(
        row("integer", "n", label="n"),
        row("text", "a", label="a"),
        row("begin_group", "g", relevant="${a} != 'x'"),
        row("integer", "b", label="b", relevant="${n} > 1"),
        row("begin_repeat", "r", label="r"),
        row("integer", "age", label="age"),
        row("calculate", "older", calculation="${age} + ${n}"),
        row("calculate", "place", calculation="position(..)"),
        row("calculate", "before", calculation="indexed-repeat(${age}, ${r}, position(..) - 1)"),
        row("text", "why", label="w", relevant="${age} > 5 and ${b} != 3"),
        row("begin_repeat", "s", label="s", repeat_count="${age}"),
        row("text", "t", label="t"),
        row("calculate", "path", calculation="concat(${t}, ${why}, ${a}, count(${r}))"),
        row("end_repeat"),
        row("end_repeat"),
        row("end_group"),
        row("calculate", "total", calculation="sum(${older})"),
        row("calculate", "all", calculation="join(',', ${path})"),
        row("calculate", "large", calculation="count(${r}[age > ${n}])"),
        row("select_one c", "pick", label="p", choice_filter="size <= ${total} or ${total} = ''"),
        row("calculate", "picked", calculation="concat(${pick}, '/', ${large})"),
        row("text", "end", label="e", relevant="${pick} != '' or ${all} = ''"),
        choices={"c": {"small": {"label": "s", "size": 1}, "big": {"label": "b", "size": 9}}},
    )
)


def snapshot(interview):
    state = interview._state
    found = []
    for scope in (element for element in TANGLED.outline.elements if element.is_repeat or element.parent is None):
        found.extend(
            (frame.path(), dict(frame.visible), dict(frame.relevant), dict(frame.offered), dict(frame.counts))
            for frame in all_frames(state.root, scope)
        )
    return found, interview.paths(), interview.answers(), interview.violations()


steps = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.sampled_from(["", "0", "1", "2", "3", "6", "x", "y", "small", "big"]),
        st.sampled_from(["answer"] * 8 + ["add", "remove", "next", "speak"]),
    ),
    max_size=25,
)


def take(interview, step, index, value, path):
    match step:
        case "answer":
            interview.answer(value, path)
        case "add":
            interview.add_instance("r")
        case "remove":
            interview.remove_instance(f"r[{index % 3 + 1}]")
        case "speak":
            interview.speak("da")
        case _:
            interview.next(check=False)


@given(steps)
@settings(max_examples=120, deadline=None)
def test_many_steps_give_what_working_out_from_scratch_gives(taken):
    interview = Interview(TANGLED)
    for index, value, step in taken:
        paths = interview.paths()
        path = paths[index % len(paths)]
        problem = refused(take, interview, step, index, value, path)
        assert problem is None or problem.code in {"SF090", "SF093", "SF097"}
        before = snapshot(interview)
        interview._state.work_out()
        assert snapshot(interview) == before
    resumed = Interview.restore(TANGLED, interview.save())
    assert snapshot(resumed) == snapshot(interview)


def test_one_answer_works_out_only_what_depends_on_it(monkeypatch):
    rows = [row("integer", f"q{n}", label="q", relevant=f"${{q{n - 1}}} > 0" if n % 10 else "") for n in range(300)]
    interview = Interview(load_form(form_text(rows)))
    evaluated = []
    original = interview._state._evaluate
    monkeypatch.setattr(
        interview._state, "_evaluate", lambda point, *rest: evaluated.append(point) or original(point, *rest)
    )
    interview.answer("1", "q50")
    assert {point.element.name for point in evaluated} == {"q50", "q51"}
    assert len(evaluated) <= 4


@pytest.fixture(scope="module")
def sample():
    return compile_form(load_form(sample_text()))


def faults(violations):
    return [(violation.path, violation.fault, violation.message) for violation in violations]


def test_bulk_judging_says_what_an_interview_says(sample):
    evaluator = Evaluator(sample)
    random = Random(20)  # noqa: S311 - sample answers
    seen = set()
    for _ in range(400):
        record = sample_answers(random)
        interview = Interview.restore(sample, {"form": "evaluering-25", "answers": record})
        found = faults(interview.violations())
        assert faults(evaluator(record)) == found
        seen.update(fault for _, fault, _ in found)
        seen.add(not found)
    assert {"required", "constraint", "type", True, False} <= seen


def test_bulk_judging_of_a_form_with_repeats_says_what_an_interview_says():
    form = form_of(
        row("begin_repeat", "r", label="r"),
        row("integer", "age", label="age", required=True, constraint=". < 100"),
        row("end_repeat"),
        row("calculate", "total", calculation="sum(${age})"),
        row("text", "why", label="w", required=True, relevant="${total} > 100"),
    )
    violations = Evaluator(form)({"r": [{"age": "99"}, {}, {"age": "200"}]})
    assert [(found.path, found.fault) for found in violations] == [("r[2]/age", "required"), ("r[3]/age", "constraint")]
    assert [found.path for found in Evaluator(form)({"r": [{"age": "99"}, {"age": "9"}]})] == ["why"]


def test_bulk_judging_keeps_nothing_of_one_record_for_the_next(sample):
    evaluator = Evaluator(sample)
    random = Random(7)  # noqa: S311 - sample answers
    records = [sample_answers(random) for _ in range(50)]
    first = [evaluator(record) for record in records]
    assert [evaluator(record) for record in reversed(records)] == list(reversed(first))
