"""Building a plan, or a part of it: areas that nobody has go where they cost least, with others of their cluster."""

from collections.abc import Iterable
from itertools import combinations
from random import Random

from lokalkontakt_core.coordination.suggestion.drafts import Draft, Step
from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Problem

_MOST_KIN = 3
"""How many areas of a cluster at most go to a contact together with another one of it."""

_ASTRAY = 100
"""Up to how many points an area a choice may be off while wandering, so that the same areas are put back otherwise."""


def _with_kin(draft: Draft, problem: Problem, area: str) -> list[frozenset[str]]:
    """Give an area that nobody has alone, and together with others of its cluster that nobody has."""
    cluster = problem.place[area].cluster
    near = sorted(problem.tied.get(area, NOTHING) - draft.holder.keys())
    kin = [one for one in near if cluster is not None and problem.place[one].cluster == cluster][:_MOST_KIN]
    return [frozenset((area, *some)) for count in range(len(kin) + 1) for some in combinations(kin, count)]


def _cheapest_an_area(draft: Draft, problem: Problem, area: str, chance: Random | None) -> tuple[int, Step] | None:
    """Give the step that covers an area for the fewest points an area, None when none is better than nobody."""
    best: tuple[int, Step] | None = None
    least = 0.0
    together = _with_kin(draft, problem, area)
    for contact in draft.who_could(area):
        package = draft.package(contact)
        for areas in together:
            change = draft.change(step := {contact: package | areas})
            if change is None or change >= 0:
                continue
            points = change / len(areas) + (chance.random() * _ASTRAY if chance is not None else 0)
            if points < least or best is None:
                least, best = points, (change, step)
    return best


def fill(draft: Draft, problem: Problem, areas: Iterable[str], chance: Random | None = None) -> int:
    """Give every area that nobody has to a contact where it costs least.

    Args:
        draft: The plan that is built; it changes.
        problem: Its problem.
        areas: The areas, in the order they are given away in.
        chance: Where given, choices may be a little off the cheapest.

    Returns:
        The change of the cost in points.
    """
    points = 0
    for area in areas:
        if area not in draft.holder and (best := _cheapest_an_area(draft, problem, area, chance)):
            points += best[0]
            draft.take(best[1])
    return points
