"""All packages of areas that hang together, whoever gets them, as arrays."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np
from attrs import define

from lokalkontakt_core.coordination.suggestion.problem import Problem
from lokalkontakt_core.coordination.suggestion.shapes import shape_of

MOST_PACKAGES = 600_000
"""More than this many are not listed; then nothing is proven."""

MOST_OF_TODAY = 10
"""Of up to this many areas that one contact has today, every part is listed."""

Array = np.ndarray[Any, Any]


class TooManyError(Exception):
    """There are more packages than are listed."""


@define(frozen=True, slots=False, eq=False)
class Packages:
    """Packages as rows.

    Attributes:
        problem: The problem.
        rows: The numbers of the areas, a package a row; rows are filled up with the number of areas.
        minutes: What each takes a week.
        base: What each costs whoever gets it: clusters, unknown neighbours, big areas, one more contact.
        connected: How many of the rows, from the first, hang together and keep within the limits of every contact;
            the rest are parts of what somebody has today.
        complete: Whether all packages are listed.
    """

    problem: Problem
    rows: Array
    minutes: Array
    base: Array
    connected: int
    complete: bool

    @cached_property
    def sizes(self) -> Array:
        """How many areas each has."""
        sizes: Array = (self.rows < len(self.problem.places)).sum(axis=1)
        return sizes

    @cached_property
    def _by_area(self) -> tuple[Array, Array]:
        flat = self.rows.ravel()
        order = np.argsort(flat, kind="stable")
        return order // self.rows.shape[1], np.searchsorted(flat[order], np.arange(len(self.problem.places) + 1))

    def touching(self, areas: Sequence[int]) -> Array:
        """Give the rows that hold any of some areas."""
        rows, starts = self._by_area
        found = [rows[starts[area] : starts[area + 1]] for area in areas]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)

    def sums(self, values: Array) -> Array:
        """Add up a value of each area over every package."""
        padded = np.append(values, 0)
        total: Array = padded[self.rows].sum(axis=1)
        return total


def list_packages(problem: Problem) -> Packages:
    """List the packages of a problem.

    Raises:
        TooManyError: There are more than `MOST_PACKAGES`.
    """
    number = {place.id: index for index, place in enumerate(problem.places)}
    listed = dict.fromkeys(_connected(problem, number))
    connected = len(listed)
    complete = True
    for areas in problem.today.values():
        held = sorted(number[area] for area in areas)
        parts = len(held) if len(held) <= MOST_OF_TODAY else problem.settings.areas
        complete = complete and parts == len(held)
        for size in range(1, parts + 1):
            listed.update(dict.fromkeys(combinations(held, size)))
        listed[tuple(held)] = None
        if len(listed) > MOST_PACKAGES:
            raise TooManyError
    return _as_arrays(problem, list(listed), connected, complete=complete)


def _as_arrays(problem: Problem, listed: list[tuple[int, ...]], connected: int, *, complete: bool) -> Packages:
    settings, places = problem.settings, problem.places
    width = max(map(len, listed), default=1)
    rows = np.full((len(listed), width), len(places), dtype=np.int32)
    minutes = np.zeros(len(listed), dtype=np.int64)
    base = np.zeros(len(listed), dtype=np.int64)
    for index, package in enumerate(listed):
        rows[index, : len(package)] = package
        shape = shape_of(problem, frozenset(places[area].id for area in package))
        minutes[index] = shape.minutes
        base[index] = (
            settings.used
            + settings.split * shape.clusters
            + settings.scattered * max(0, shape.clusters - 1)
            + settings.unknown * shape.unknown
            + settings.big * shape.beside_big
        )
    return Packages(problem, rows, minutes, base, connected, complete)


def _beside(problem: Problem, number: dict[str, int]) -> list[frozenset[int]]:
    """Give each area's neighbours, those that may be some too."""
    untold = frozenset(index for area, index in number.items() if area not in problem.told)
    tied = [frozenset(number[other] for other in problem.tied.get(place.id, ())) for place in problem.places]
    return [(near | untold if index in untold else near) - {index} for index, near in enumerate(tied)]


def _connected(problem: Problem, number: dict[str, int]) -> Iterator[tuple[int, ...]]:
    """Give every set of areas that hangs together, once, within the limits of the contact who has most time."""
    beside = _beside(problem, number)
    minutes = [place.minutes for place in problem.places]
    clusters = [place.cluster for place in problem.places]
    settings = problem.settings
    unlimited = any(one.minutes is None for one in problem.candidates)
    most = max((one.minutes or 0 for one in problem.candidates), default=0) + settings.spare
    count = 0
    for first in range(len(minutes)):
        # Each set is reached from its lowest area only, and each extension only through its first neighbour.
        start: tuple[int, ...] = (first,)
        waiting = [(start, frozenset(one for one in beside[first] if one > first), beside[first] | {first})]
        while waiting:
            package, open_to, seen = waiting.pop()
            fits = unlimited or sum(minutes[area] for area in package) <= most
            if not fits or len({clusters[area] for area in package} - {None}) > settings.clusters:
                continue
            count += 1
            if count > MOST_PACKAGES:
                raise TooManyError
            yield tuple(sorted(package))
            if len(package) == settings.areas:
                continue
            left = set(open_to)
            for area in sorted(open_to):
                left.discard(area)
                new = frozenset(one for one in beside[area] if one > first and one not in seen)
                waiting.append(((*package, area), frozenset(left) | new, seen | beside[area]))
