"""Columns worth taking in: the cheapest by their reduced cost, spread over pools, contacts and areas."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from lokalkontakt_optimise.chosen import Column, Layout
from lokalkontakt_optimise.columns import FORBIDDEN, areas_of
from lokalkontakt_optimise.packages import Array, Packages
from lokalkontakt_optimise.reduced import own_column, own_reduced, pool_worth, reduced_by_profile, without

T = TypeVar("T")

TOLERANCE = 1e-6
_PER_AREA = 2
"""How many columns with one area at most are taken in at once from each profile."""
_LOOKED_AT = 20
"""How many times as many rows of a profile are looked at as could be taken in; of more only the cheapest."""
_OF_ONE = 3
"""How many columns are taken in at once for a contact who is a kind of their own."""
_PER_AREA_IN_ALL = 8
"""How many columns with one area at most are taken in at once."""


def promising(layout: Layout, rows: Array) -> tuple[list[Column], float]:
    """Give columns that cost less than their rows are worth, and what all columns could lower the value by at most.

    Args:
        layout: The rows, and what can be chosen.
        rows: What the rows are worth.
    """
    choices = layout.choices
    least = np.zeros(len(choices.pools))
    found: list[tuple[float, Column]] = []
    by_profile = reduced_by_profile(layout, rows)
    worth = [pool_worth(layout, rows, index) for index in range(len(choices.pools))]
    cheapest = [float(reduced.min(initial=FORBIDDEN)) for reduced in by_profile]
    for index, pool in enumerate(choices.pools):
        best = cheapest[pool.profile]
        if len(pool.excluded):
            best = float(without(by_profile[pool.profile], pool.excluded).min(initial=FORBIDDEN))
        least[index] = min(0.0, best - worth[index])
    for profile, reduced in enumerate(by_profile):
        mine = [index for index, pool in enumerate(choices.pools) if pool.profile == profile]
        found.extend(_of_profile(layout, reduced, mine, worth))
    own = own_reduced(layout, rows)
    alone = np.zeros(len(choices.pool_of))
    if len(own):
        np.minimum.at(alone, choices.own_contact, own)
        found.extend(_own(layout, own))
    below = 0.0
    for contact, pool_index in enumerate(choices.pool_of):
        if pool_index is None:
            below += alone[contact]
        else:
            least[pool_index] = min(least[pool_index], alone[contact])
    below += sum(float(least[index]) * len(pool.members) for index, pool in enumerate(choices.pools))
    return _cheapest(choices.packages, found), below


def _thinned(found: Iterable[tuple[T, Sequence[int]]], areas: int, most: int) -> Iterator[T]:
    """Give things in the order they come, those left out that have an area of which there are enough already.

    Args:
        found: Things, each with its areas.
        areas: How many areas there are.
        most: How many with one area are enough.
    """
    times = [0] * areas
    for thing, mine in found:
        if all(times[area] < most for area in mine):
            yield thing
            for area in mine:
                times[area] += 1


def _cheapest(packages: Packages, found: Iterable[tuple[float, Column]]) -> list[Column]:
    """Give the most promising columns, no area in more than a few of them."""
    ordered = (column for _reduced, column in sorted(found, key=lambda pair: pair[0]))
    with_areas = ((column, tuple(areas_of(packages, column.package))) for column in ordered)
    return list(_thinned(with_areas, len(packages.problem.places), _PER_AREA_IN_ALL))


def _of_profile(
    layout: Layout, reduced: Array, pools: Sequence[int], worth: Sequence[float]
) -> Iterator[tuple[float, Column]]:
    choices = layout.choices
    together = sorted(
        (index for index in pools if not len(choices.pools[index].excluded)), key=lambda one: (-worth[one], one)
    )
    costs = choices.costs[choices.pools[pools[0]].profile] if pools else None
    if together and costs is not None:
        best = np.flatnonzero(reduced - worth[together[0]] < -TOLERANCE)
        for row in _spread(choices.packages, best, reduced):
            for index in together[:2]:
                if (value := float(reduced[row] - worth[index])) < -TOLERANCE:
                    yield value, Column(row, index, None, int(costs[row]))
    for index in pools:
        excluded = choices.pools[index].excluded
        if len(excluded) and costs is not None:
            # A kind of its own is one contact, who gets one package.
            values = without(reduced, excluded) - worth[index]
            rows = np.argpartition(values, _OF_ONE)[:_OF_ONE] if len(values) > _OF_ONE else np.arange(len(values))
            for row in rows[values[rows] < -TOLERANCE].tolist():
                yield float(values[row]), Column(row, index, None, int(costs[row]))


def _spread(packages: Packages, rows: Array, reduced: Array) -> Iterator[int]:
    """Give the cheapest of some rows, no area in more than a few of them."""
    if not len(rows):
        return
    nobody = len(packages.problem.places)
    looked_at = _LOOKED_AT * _PER_AREA * nobody
    if len(rows) > looked_at:
        rows = rows[np.argpartition(reduced[rows], looked_at)[:looked_at]]
    ordered = rows[np.argsort(reduced[rows], kind="stable")]
    padded = zip(ordered.tolist(), packages.rows[ordered].tolist(), strict=True)
    with_areas = ((row, [area for area in areas if area != nobody]) for row, areas in padded)
    yield from _thinned(with_areas, nobody, _PER_AREA)


def _own(layout: Layout, own: Array) -> Iterator[tuple[float, Column]]:
    """Give the cheapest columns of each contact that has some."""
    choices = layout.choices
    rows = np.flatnonzero(own < -TOLERANCE)
    taken: dict[int, int] = {}
    for index in rows[np.argsort(own[rows], kind="stable")].tolist():
        contact = int(choices.own_contact[index])
        taken[contact] = taken.get(contact, 0) + 1
        if taken[contact] <= _PER_AREA:
            yield float(own[index]), own_column(layout, index)
