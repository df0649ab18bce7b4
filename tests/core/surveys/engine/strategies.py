"""Hypothesis strategies for expressions."""

from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Negation,
    Number,
    Path,
    Reference,
    Start,
    Step,
    String,
)

NAMES = ("a", "b", "c-d", "e.f")
LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
FIXED = {
    "not": 1,
    "boolean": 1,
    "number": 1,
    "string": 1,
    "string-length": 1,
    "count-selected": 1,
    "int": 1,
    "round": 1,
    "abs": 1,
    "floor": 1,
    "ceiling": 1,
    "normalize-space": 1,
    "boolean-from-string": 1,
}
PAIRS = (
    "coalesce",
    "contains",
    "selected",
    "selected-at",
    "starts-with",
    "ends-with",
    "substring-before",
    "substring-after",
)
MANY = ("concat", "sum", "min", "max", "count-non-empty")

numbers = st.from_regex(r"\A(?:[0-9]{1,3}|[0-9]{1,2}\.[0-9]{1,2}|\.[0-9]{1,2})\Z").map(Number)
DAYS = ("2026-03-05", "1969-12-31", "2024-02-29", "2026-02-29", "0001-01-01")
strings = st.sampled_from(
    ["", "a", "b", "a b", "1", "1.0", "2", "x'y", 'q"', "ÆØ", "-3", "0x1g", "1e2", "0x1F", " 7 ", "Infinity", *DAYS]
).map(String)
references = st.sampled_from(NAMES).map(Reference)
here = st.just(Path(Start.HERE))
leaves = st.one_of(numbers, strings, references, here)


def _chains(inner):
    def of_level(level):
        operators = st.lists(st.sampled_from(level), min_size=1, max_size=4).map(tuple)
        return operators.flatmap(
            lambda chosen: st.lists(inner, min_size=len(chosen) + 1, max_size=len(chosen) + 1).map(
                lambda operands: Chain(chosen, tuple(operands))
            )
        )

    return st.sampled_from(LEVELS).flatmap(of_level)


def _calls(inner):
    fixed = st.sampled_from(sorted(FIXED)).flatmap(lambda name: st.tuples(inner).map(lambda given: Call(name, given)))
    pairs = st.sampled_from(PAIRS).flatmap(lambda name: st.tuples(inner, inner).map(lambda given: Call(name, given)))
    many = st.sampled_from(MANY).flatmap(
        lambda name: st.lists(inner, min_size=1, max_size=4).map(lambda given: Call(name, tuple(given)))
    )
    glued = st.lists(inner, min_size=2, max_size=4).map(lambda given: Call("join", tuple(given)))
    triples = st.tuples(st.sampled_from(["if", "translate"]), st.tuples(inner, inner, inner)).map(
        lambda parts: Call(*parts)
    )
    return st.one_of(fixed, pairs, many, glued, triples, st.sampled_from(["true", "false"]).map(Call))


def _negations(inner):
    return st.tuples(inner, st.integers(1, 3)).map(lambda pair: Negation(pair[0], pair[1]))


expressions = st.recursive(
    leaves, lambda inner: st.one_of(_chains(inner), _calls(inner), _negations(inner)), max_leaves=25
)
"""Expressions over the questions of `NAMES` that the slow reference understands."""


def _paths(inner):
    predicates = st.lists(inner, max_size=2).map(tuple)
    steps = st.lists(st.builds(Step, st.sampled_from(["..", "x", "y-z", "*"]), predicates), min_size=1, max_size=3)
    relative = steps.map(lambda found: Path(Start.RELATIVE, (), tuple(found)))
    rooted = steps.map(lambda found: Path(Start.ROOT, (), tuple(found)))
    instance = st.builds(Call, st.just("instance"), st.tuples(strings))
    starts = st.one_of(references, instance, st.just(Call("current")))
    based = st.tuples(starts, predicates, steps).map(lambda parts: Path(parts[0], parts[1], tuple(parts[2])))
    filtered = st.tuples(references, inner).map(lambda parts: Path(parts[0], (parts[1],)))
    return st.one_of(relative, rooted, based, filtered)


def _unions(inner):
    return st.lists(inner, min_size=2, max_size=3).map(lambda parts: Chain(("|",) * (len(parts) - 1), tuple(parts)))


trees = st.recursive(
    leaves,
    lambda inner: st.one_of(_chains(inner), _calls(inner), _negations(inner), _paths(inner), _unions(inner)),
    max_leaves=25,
)
"""Any expression of the grammar, whether its names exist or not."""
