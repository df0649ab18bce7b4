"""A replay from the log gives the same interview, whatever was looked at between the steps."""

from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.replay import replay
from lokalkontakt_core.surveys.engine.surroundings import World
from tests.core.surveys.engine.helpers import form_of, refused, row

MANY = {"many": {f"c{n}": f"C{n}" for n in range(9)}}
BEGUN = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
PROGRAM = compile_form(
    form_of(
        row("start", "begun"),
        row("end", "ended"),
        row("text", "a", label="a", required="random() < 0.5", default="uuid()"),
        row("select_one many", "mixed", label="m", parameters="randomize=true"),
        row("select_one many", "dull", label="m", parameters="randomize=true", relevant="${a} != 'x'"),
        row("integer", "n", label="n", constraint=". < random() * 100", readonly="random() > 0.9"),
        row("calculate", "lot", calculation="random() + string-length(${a})"),
        row("calculate", "once", calculation="once(now())"),
        row("calculate", "kept", calculation="now()", trigger="${n}"),
        row("begin_repeat", "r", label="r"),
        row("text", "own", label="o", default="uuid()", required="today() > '2026-03-06'"),
        row("end_repeat"),
        choices=MANY,
    )
)
LOOKS = ("current", "violations", "review", "inspect", "explain", "save", "progress")
MOVES = ("answer", "next", "force", "back", "add", "remove", "go_to", "submit")
taken = st.lists(
    st.tuples(st.sampled_from(LOOKS + MOVES * 2), st.integers(0, 9), st.sampled_from(["", "x", "7", "c3", "c8"])),
    max_size=14,
)


def passing(seed):
    """Give a world in which every look at the clock is later and every draw is another."""
    hours, chance, numbers = count(), Random(seed), count(seed)  # noqa: S311 - sample draws
    return World(
        now=lambda: BEGUN + timedelta(hours=seed + next(hours)),
        random=chance.random,
        uuid=lambda: f"{seed}-{next(numbers)}",
    )


def look(interview, what, path):
    match what:
        case "explain":
            interview.explain(path)
        case "violations" | "review" | "inspect" | "save":
            getattr(interview, what)()
        case _:
            getattr(interview, what)


def move(interview, what, path, typed):
    match what:
        case "answer":
            interview.answer(typed, path)
        case "next" | "force":
            interview.next(check=what == "next")
        case "back":
            interview.back()
        case "add":
            interview.add_instance("r")
        case "remove":
            interview.remove_instance("r[1]")
        case "go_to":
            interview.go_to(path)
        case _:
            interview.submit()


def walk(interview, steps):
    for what, index, typed in steps:
        path = interview.paths()[index % len(interview.paths())]
        problem = refused(look, interview, what, path) if what in LOOKS else refused(move, interview, what, path, typed)
        assert problem is None or problem.code in {"SF090", "SF092", "SF093", "SF097"}


@given(taken, taken)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_replay_is_exact_whatever_was_looked_at(steps, more):
    first = Interview(PROGRAM, passing(1))
    walk(first, steps)
    again = replay(PROGRAM, first.log, passing(1_000))
    assert (again.log, again.save(), again.paths()) == (first.log, first.save(), first.paths())
    resumed = Interview.restore(PROGRAM, first.save(), passing(2))
    walk(resumed, more)
    again = replay(PROGRAM, resumed.log, passing(1_000))
    assert (again.log, again.save(), again.paths()) == (resumed.log, resumed.save(), resumed.paths())


def test_looking_notes_nothing_but_the_order_that_was_drawn():
    interview = Interview(PROGRAM, passing(1))
    interview.go_to("mixed")
    before = len(interview.log)
    for what in LOOKS * 2:
        look(interview, what, "n")
    assert [(step["do"], step["path"]) for step in interview.log[before:]] == [("shuffle", "mixed")]
    assert replay(PROGRAM, interview.log, passing(9)).save()["seeds"] == interview.save()["seeds"]


def test_a_refused_end_is_a_step_too():
    form = form_of(
        row("text", "a", label="a", required=True), row("end", "ended"), row("calculate", "c", calculation="now()")
    )
    interview = Interview(form, passing(1))
    assert refused(interview.submit).code == "SF092"
    interview.answer("x", "a")
    assert replay(form, interview.log).save() == interview.save()


def test_a_step_that_is_refused_leaves_nothing_to_the_next_one():
    form = form_of(
        row("integer", "n", label="n", readonly="random() >= 0"), row("calculate", "c", calculation="random()")
    )
    interview = Interview(form, passing(1))
    before = [dict(step) for step in interview.log]
    assert refused(interview.answer, "7", "n").code == "SF097"
    assert interview.log == before
    interview.submit()
    assert replay(form, interview.log).answers() == interview.answers()


@pytest.mark.parametrize("spoil", [lambda drawn: drawn[:-1], lambda drawn: [*drawn, drawn[-1]], lambda _: []])
def test_a_log_whose_draws_are_others_is_refused(spoil):
    log = [dict(step) for step in Interview(PROGRAM, passing(1)).log]
    log[0]["drawn"] = spoil(log[0]["drawn"])
    with pytest.raises(ValueError, match=r"now|random|uuid|begin"):
        replay(PROGRAM, log)
