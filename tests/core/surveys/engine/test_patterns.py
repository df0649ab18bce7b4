import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.evaluation import evaluate
from lokalkontakt_core.surveys.engine.expressions.functions.wording import compiled, matches
from lokalkontakt_core.surveys.engine.expressions.patterns.machine import LARGEST, MOST_WORK, Machine
from lokalkontakt_core.surveys.engine.expressions.patterns.tree import PatternTrouble
from tests.core.surveys.engine.helpers import form_of, row

ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\w", r"\d", r"\s", "^", "$", r"\b", r"\.", "[a-c.]"])
TIMES = st.sampled_from(["", "", "*", "+", "?", "*?", "{2}", "{1,2}", "{0}", "{2,}"])


def _larger(inner):
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.tuples(inner, TIMES).map(lambda both: f"(?:{both[0]}){both[1]}"),
    )


PATTERNS = st.recursive(ATOMS, _larger, max_leaves=6)


@settings(max_examples=300, deadline=None)
@given(PATTERNS, st.text("ab1. ", max_size=7))
def test_a_pattern_occurs_where_pythons_own_search_finds_it(pattern, text):
    assert matches(text, pattern) is (re.search(pattern, text) is not None)


@given(st.text(r"ab0[](){}^$\|?*+-.,!=:pdLu", max_size=12))
def test_any_text_is_a_pattern_or_a_coded_problem(text):
    try:
        compiled(text).occurs_in("ab0")
    except FormError as problem:
        assert problem.code == "SF069"  # noqa: PT017 - both outcomes are right


HOSTILE = [
    ("(a+)+$", "a" * 5_000 + "."),
    ("^(a|a)*$", "a" * 5_000 + "."),
    ("(.*)(.*)(.*)(.*)(.*)=$", "x" * 5_000),
    (r"^(\S+\s*){1,50}$", "ord " * 500 + "."),
    ("a?" * 60 + "a" * 60 + "$", "a" * 59 + "."),
    ("(x+x+)+y", "x" * 5_000),
    ("^((a{0,9}){0,9}){0,9}$", "a" * 700 + "."),
    ("^(a|b)*a(a|b){900}$", "ab" * 1_200 + "."),
]


@pytest.fixture
def moves(monkeypatch):
    """The work of every move that is worked out, one number a move: at how many steps the search stood."""
    done = []
    move = Machine._move
    monkeypatch.setattr(Machine, "_move", lambda *given: done.append(move(*given)) or done[-1])
    return done


@pytest.mark.parametrize(("pattern", "text"), HOSTILE, ids=[pattern[:20] for pattern, _ in HOSTILE])
def test_a_hostile_answer_does_not_hang_the_program(moves, pattern, text):
    form = form_of(row("text", "a", label="a", constraint=f"regex(., '{pattern}')"))
    violations = evaluate(form, {"a": text})
    assert [violation.fault for violation in violations] == ["constraint"]
    assert 0 < len(moves) <= len(text)
    assert sum(cost for _, cost in moves) <= MOST_WORK + LARGEST


def test_a_search_ends_when_it_has_done_its_most_work(monkeypatch):
    assert matches("a" * 1_000_000, "^a+$")
    assert matches("a" * 3_000, "^.{0,10000}$")
    monkeypatch.setattr("lokalkontakt_core.surveys.engine.expressions.patterns.machine.MOST_WORK", 1_000)
    assert [matches("a" * length, "^a+$") for length in (100, 2_000, 100)] == [True, False, True]


FITS = [
    (r"^(?!\s*$).+", "x", True),
    (r"^(?!\s*$).+", "   ", False),
    (r"^(?=.*\d)(?=.*[a-z]).{4,}$", "abc1", True),
    (r"^(?=.*\d)(?=.*[a-z]).{4,}$", "abcd", False),
    (r"[\P{L}]", "a", False),
    (r"[\P{L}]", "1", True),
    (r"^[^\p{L}]$", "ø", False),
    (r"^\p{Lu}$", "Ǻ", True),
    (r"^[[a]$", "[", True),
    (r"^[a-]$", "-", True),
    (r"^[]x]$", "]", True),
    (r"^[+--]$", ",", True),
    (r"^a$", "a\n", False),
    (r"\u00e6", "æ", True),
    ("a{,2}b", "ab", True),
    ("^{x}$", "{x}", True),
    ("", "", True),
    (r"\B", "", True),
    (r"a\Bb", "ab", True),
    (r"a\bb", "ab", False),
]


@pytest.mark.parametrize(("pattern", "text", "fits"), FITS)
def test_a_pattern_fits(pattern, text, fits):
    assert matches(text, pattern) is fits


REFUSED = [
    ("(a", PatternTrouble.BRACKET),
    ("a)", PatternTrouble.BRACKET),
    ("[a", PatternTrouble.BRACKET),
    ("\\", PatternTrouble.ESCAPE),
    (r"\q", PatternTrouble.ESCAPE),
    (r"\p{Xx}", PatternTrouble.ESCAPE),
    ("(" * 60 + ")" * 60, PatternTrouble.NESTED),
    ("*a", PatternTrouble.NOTHING_TO_REPEAT),
    ("a**", PatternTrouble.NOTHING_TO_REPEAT),
    ("^*", PatternTrouble.NOTHING_TO_REPEAT),
    ("[z-a]", PatternTrouble.RANGE),
    ("a{3,2}", PatternTrouble.RANGE),
    ("a{99999}", PatternTrouble.TOO_LARGE),
    ("((a{900}){900}){900}", PatternTrouble.TOO_LARGE),
    ("((){9999}){9999}", PatternTrouble.TOO_LARGE),
    (r"(a)\1", PatternTrouble.UNSUPPORTED),
    ("a(?=b)", PatternTrouble.UNSUPPORTED),
    ("(?<=a)b", PatternTrouble.UNSUPPORTED),
    ("^(?=a)a|b", PatternTrouble.UNSUPPORTED),
]


@pytest.mark.parametrize(("pattern", "trouble"), REFUSED, ids=[pattern[:20] for pattern, _ in REFUSED])
def test_a_pattern_that_cannot_be_used_is_refused_when_the_form_is_loaded(pattern, trouble):
    with pytest.raises(FormError) as caught:
        form_of(row("text", "a", label="a", constraint=f"regex(., '{pattern}')"))
    (problem,) = caught.value.details
    assert (problem.code, problem.values["reason"]) == ("SF069", trouble)
    assert not matches("a", pattern)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("trouble", PatternTrouble)
def test_every_reason_for_refusing_a_pattern_has_its_words(language, trouble):
    assert Catalogue(language).find(f"pattern_trouble.{trouble}")
