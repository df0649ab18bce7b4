import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.neighbourhood import Tie, hang_together, tie_of
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
    assert tie_of(REGISTER, one, other) == tie_of(REGISTER, other, one) == Tie(neighbours, together)


pairs = st.tuples(st.sampled_from("01234"), st.sampled_from("01234")).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.sampled_from((True, False, None))))
def test_not_told_means_that_it_depends_on_the_ties_not_told(ties):
    areas = "01234"
    at_best = hang_together(areas, {pair: tie is not False for pair, tie in ties.items()})
    at_worst = hang_together(areas, {pair: tie is True for pair, tie in ties.items()})
    assert None not in {at_best, at_worst}
    # Every pair but the ones not told is known, so a mapping of nothing but None is short of pairs that are apart.
    known = {(one, other): ties.get((one, other), False) for one in areas for other in areas if one < other}
    assert hang_together(areas, known) is (at_best if at_best is at_worst else None)


@given(st.permutations("01234"), st.sets(pairs))
def test_the_order_of_the_areas_decides_nothing(order, tied):
    ties = dict.fromkeys(tied, True)
    assert hang_together(order, ties) is hang_together("01234", ties)
