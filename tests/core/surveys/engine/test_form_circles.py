import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from tests.core.surveys.engine.helpers import form_of, only_problem, row, text

CYCLES = [
    ([("a", "${b} = 1"), ("b", "${a} = 1")], "a → b → a"),
    ([("a", "${b} = 1"), ("b", "${c} = 1"), ("c", "${a} = 1")], "a → b → c → a"),
]


@pytest.mark.parametrize(("relevants", "cycle"), CYCLES)
def test_a_circle_is_told_as_a_path(relevants, cycle):
    problem = only_problem(*(text(name, relevant=relevant) for name, relevant in relevants))
    shown = problem.values["cycle"].split(" → ")
    assert problem.code == "SF065"
    assert shown[0] == shown[-1]
    assert set(shown) == set(cycle.split(" → "))
    assert len(shown) == len(cycle.split(" → "))


def test_a_circle_through_a_group_and_a_calculation_is_found():
    problem = only_problem(
        row("calculate", "c", calculation="${inner} + 1"),
        row("begin_group", "g", relevant="${c} > 2"),
        row("integer", "inner", label="i"),
        row("end_group"),
    )
    assert problem.code == "SF065"
    assert set(problem.values["cycle"].split(" → ")) == {"c", "g", "inner"}


def test_a_constraint_may_read_its_own_answer_by_dot_and_by_name():
    form = form_of(row("integer", "a", label="a", constraint=". > 3 and ${a} < 9"))
    interview = Interview(form)
    assert interview.answer("2")
    assert interview.answer("9")
    assert not interview.answer("5")


def _computed(name, calculation):
    return f'\n[[survey]]\ntype = "calculate"\nname = "{name}"\ncalculation = "{calculation}"\n'


@pytest.mark.parametrize(
    "rows",
    [
        _computed("a", "${b}") + _computed("b", "${a}"),
        _computed("a", "1") + _computed("b", "${c}") + _computed("c", "${a} + ${b}"),
        '\n[[survey]]\ntype = "begin_group"\nname = "g"\nrelevant = "${a} = 1"\n'
        + _computed("a", "1")
        + '\n[[survey]]\ntype = "end_group"\n',
        '\n[[survey]]\ntype = "begin_repeat"\nname = "r"\nrepeat_count = "${a}"\n'
        + _computed("a", "1")
        + '\n[[survey]]\ntype = "end_repeat"\n',
    ],
)
def test_a_circle_is_found_wherever_a_row_reads_further_down(rows):
    with pytest.raises(FormError) as refused:
        load_form('[form]\nform_id = "f"\n' + rows)
    assert [problem.code for problem in refused.value.details] == ["SF065"]


def test_reading_further_down_alone_is_no_circle():
    form = load_form('[form]\nform_id = "f"\n' + _computed("a", "${b}") + _computed("b", "1"))
    assert [question.key for question in form.questions()] == ["a", "b"]


def _has_circle(reads):
    done = set()
    while True:
        free = [name for name in reads if name not in done and set(reads[name]) <= done]
        if not free:
            return len(done) < len(reads)
        done.update(free)


_NAMES = ("a", "b", "c", "d", "e")


_READS = st.fixed_dictionaries({name: st.lists(st.sampled_from(_NAMES), max_size=2) for name in _NAMES})


@given(_READS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_form_is_refused_for_a_circle_exactly_when_there_is_one(reads):
    apart = {name: [other for other in others if other != name] for name, others in reads.items()}
    rows = "".join(
        _computed(name, " + ".join(f"${{{other}}}" for other in others) or "1") for name, others in apart.items()
    )
    text = '[form]\nform_id = "f"\n' + rows
    if not _has_circle(apart):
        assert len(load_form(text).questions()) == len(_NAMES)
        return
    with pytest.raises(FormError) as told:
        load_form(text)
    assert [detail.code for detail in told.value.details] == ["SF065"]
