"""Whether areas hang together: as neighbours, as villages of one cluster, by working together already (G10).

Each answer is True, False, or None where nobody has told us. An area of which at least one neighbour is marked is one
whose neighbours are known; two areas of which none is marked may be neighbours or not.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Tie:
    """What is known of two areas.

    Attributes:
        neighbours: Whether they are neighbours, or of the same cluster.
        together: Whether they already work together; villages of one cluster do.
    """

    neighbours: bool | None
    together: bool | None


_CLUSTER, _APART, _NOT_TOLD = Tie(True, True), Tie(False, False), Tie(None, None)


def tie_of(register: Register, one: str, other: str) -> Tie:
    """Give what is known of two areas."""
    cluster = register.get(Area, one).cluster
    if cluster is not None and cluster == register.get(Area, other).cluster:
        return _CLUSTER
    known = register.by(Neighbour, "areas")
    if one not in known and other not in known:
        return _NOT_TOLD
    edge = register.find(Neighbour, neighbour_id(one, other))
    return _APART if edge is None else Tie(True, edge.cooperation)


def ties_between(register: Register, areas: Sequence[str]) -> Mapping[tuple[str, str], Tie]:
    """Give what is known of each two of several areas."""
    return {(one, other): tie_of(register, one, other) for one, other in combinations(areas, 2)}


def _all_reached(areas: Sequence[str], tied: Callable[[str, str], bool]) -> bool:
    reached, waiting = {areas[0]}, [areas[0]]
    while waiting:
        here = waiting.pop()
        found = [area for area in areas if area not in reached and (tied(here, area) or tied(area, here))]
        reached.update(found)
        waiting.extend(found)
    return len(reached) == len(areas)


def hang_together(areas: Sequence[str], ties: Mapping[tuple[str, str], bool | None]) -> bool | None:
    """Tell whether one can get from each area to each other along ties.

    Args:
        areas: At least one area id, each once.
        ties: Whether two areas are tied, each pair once; pairs left out are not.

    Returns:
        None when it depends on ties nobody has told us about.
    """
    answers = set(ties.values())
    if answers == {None}:
        return None
    if _all_reached(areas, lambda one, other: ties.get((one, other), False) is True):
        return True
    if None not in answers:
        return False
    return None if _all_reached(areas, lambda one, other: ties.get((one, other), False) is not False) else False
