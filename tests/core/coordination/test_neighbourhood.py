import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.neighbourhood import are_neighbours, hang_together, work_together
from tests.core.rules.notation import register_of

REGISTER = register_of(
    "area a cluster=k\narea b cluster=k\narea c\narea d\narea e\narea f\n"
    "neighbour b c cooperation=yes\nneighbour c d cooperation=no\nneighbour a d"
)


@pytest.mark.parametrize(
    ("one", "other", "neighbours", "together"),
    [
        ("a", "b", True, True),
        ("b", "c", True, True),
        ("c", "b", True, True),
        ("c", "d", True, False),
        ("a", "d", True, None),
        ("a", "c", False, False),
        ("c", "e", False, False),
        ("e", "f", None, None),
    ],
)
def test_ties_are_yes_no_or_not_told(one, other, neighbours, together):
    assert are_neighbours(REGISTER, one, other) is neighbours
    assert work_together(REGISTER, one, other) is together


edges = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from((True, False, None)),
)


@given(edges)
def test_not_told_means_that_it_depends_on_the_ties_not_told(known):
    areas = tuple("01234")

    def tie(unknown):
        def tied(one, other):
            answer = known.get(tuple(sorted((int(one), int(other)))), False)
            return unknown if answer is None else answer

        return tied

    at_best, at_worst = hang_together(areas, tie(True)), hang_together(areas, tie(False))
    expected = at_best if at_best is at_worst else None
    assert hang_together(areas, tie(None)) is expected
