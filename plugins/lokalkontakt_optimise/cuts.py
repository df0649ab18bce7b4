"""Cuts: of the packages that hold two of the same three areas, a plan has one at most, which halves break."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import numpy as np

from lokalkontakt_optimise.packages import Array, Packages

_BY = 0.05
"""How far a cut must be broken to be worth a row."""

_MOST_AT_ONCE = 150
_PER_AREA = 0.5
"""How many cuts are added at once at most, if that is more: so many for each area."""
_MOST_EACH = 5
"""How many new cuts may hold the same area."""


def broken(packages: Packages, weights: Iterable[tuple[int, float]]) -> Iterator[Array]:
    """Give the packages of each cut that is broken, the worst first.

    Args:
        packages: The packages.
        weights: Rows of packages with how much of each is in the solution; a row may stand several times.
    """
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    triples: dict[tuple[int, int, int], float] = defaultdict(float)
    beside: dict[int, set[int]] = defaultdict(set)
    nobody = len(packages.problem.places)
    for row, weight in weights:
        areas = sorted(area for area in packages.rows[row].tolist() if area != nobody)
        for one, other in combinations(areas, 2):
            pairs[one, other] += weight
            beside[one].add(other)
            beside[other].add(one)
        for three in combinations(areas, 3):
            triples[three] += weight
    found = []
    for one, other, third in _threes(beside):
        # A package with all three stands in three pairs, and counts once.
        in_pairs = pairs.get((one, other), 0.0) + pairs.get((one, third), 0.0) + pairs.get((other, third), 0.0)
        total = in_pairs - 2 * triples.get((one, other, third), 0.0)
        if total > 1 + _BY:
            found.append((-total, (one, other, third)))
    times: dict[int, int] = defaultdict(int)
    most = max(_MOST_AT_ONCE, _PER_AREA * nobody)
    chosen = 0
    for _total, three in sorted(found):
        if chosen < most and all(times[area] < _MOST_EACH for area in three):
            chosen += 1
            for area in three:
                times[area] += 1
            yield _holding_two(packages, three)


def _threes(beside: Mapping[int, set[int]]) -> set[tuple[int, int, int]]:
    found = set()
    for area, near in beside.items():
        for two in combinations(near, 2):
            one, other, third = sorted((area, *two))
            found.add((one, other, third))
    return found


def _holding_two(packages: Packages, three: tuple[int, ...]) -> Array:
    rows = packages.touching(list(three))
    marks = np.isin(packages.rows[rows], three).sum(axis=1)
    two = 2
    found: Array = rows[marks >= two]
    return found
