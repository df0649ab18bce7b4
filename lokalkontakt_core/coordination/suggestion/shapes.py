"""What a package costs and allows whoever gets it: its time, its clusters, and how it hangs together."""

from collections.abc import Iterable

from lokalkontakt_core.coordination.suggestion.problem import Package, Problem
from lokalkontakt_core.values import frozen


@frozen
class Shape:
    """A package of areas, whoever gets it.

    Attributes:
        minutes: What its areas take a week together.
        clusters: In how many clusters it has areas.
        parts: Into how many parts it falls, counting what may hang together as hanging together; 1 for a package
            that is whole.
        unknown: How many steps between its parts rest on neighbours nobody has told us about.
        beside_big: How many areas go together with a big one, for each big one.
    """

    minutes: int
    clusters: int
    parts: int
    unknown: int
    beside_big: int


def _groups(problem: Problem, areas: Package) -> Iterable[set[str]]:
    """Give the parts of a package that hang together for certain."""
    left = set(areas)
    while left:
        waiting = [left.pop()]
        group = set(waiting)
        while waiting:
            found = problem.tied.get(waiting.pop(), frozenset()) & left
            left -= found
            group |= found
            waiting.extend(found)
        yield group


def shape_of(problem: Problem, areas: Package) -> Shape:
    """Work out the shape of a package that is not empty."""
    places = [problem.place[area] for area in areas]
    groups = list(_groups(problem, areas))
    # Two areas of which no neighbour is marked may be neighbours: all parts with such an area may be one part.
    open_ended = sum(1 for group in groups if not group <= problem.told)
    unknown = max(0, open_ended - 1)
    return Shape(
        minutes=sum(place.minutes for place in places),
        clusters=len({place.cluster for place in places if place.cluster is not None}),
        parts=len(groups) - unknown,
        unknown=unknown,
        beside_big=sum(len(places) - 1 for place in places if place.big),
    )
