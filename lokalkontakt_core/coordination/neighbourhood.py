"""Whether areas hang together: as neighbours, as villages of one cluster, by working together already (G10).

Each answer is True, False, or None where nobody has told us. An area of which at least one neighbour is marked is one
whose neighbours are known; two areas of which none is marked may be neighbours or not.
"""

from collections.abc import Callable, Sequence

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.register import Register

Tie = Callable[[str, str], bool | None]


def are_neighbours(register: Register, one: str, other: str) -> bool | None:
    """Tell whether two areas are neighbours or in the same cluster."""
    if _same_cluster(register, one, other) or register.find(Neighbour, neighbour_id(one, other)) is not None:
        return True
    return _absent(register, one, other)


def work_together(register: Register, one: str, other: str) -> bool | None:
    """Tell whether two areas already work together; those of one cluster do."""
    if _same_cluster(register, one, other):
        return True
    edge = register.find(Neighbour, neighbour_id(one, other))
    return edge.cooperation if edge is not None else _absent(register, one, other)


def _same_cluster(register: Register, one: str, other: str) -> bool:
    cluster = register.get(Area, one).cluster
    return cluster is not None and cluster == register.get(Area, other).cluster


def _absent(register: Register, one: str, other: str) -> bool | None:
    """Tell what a missing edge means: no, when the neighbours of either area are known."""
    known = register.by(Neighbour, "areas")
    return False if one in known or other in known else None


def _all_reached(areas: Sequence[str], tied: Callable[[str, str], bool]) -> bool:
    reached, waiting = {areas[0]}, [areas[0]]
    while waiting:
        here = waiting.pop()
        found = [area for area in areas if area not in reached and tied(here, area)]
        reached.update(found)
        waiting.extend(found)
    return len(reached) == len(areas)


def hang_together(areas: Sequence[str], tie: Tie) -> bool | None:
    """Tell whether one can get from each area to each other along ties.

    Args:
        areas: At least one area id, each once.
        tie: Whether two areas are tied.

    Returns:
        None when it depends on ties nobody has told us about.
    """
    if _all_reached(areas, lambda one, other: tie(one, other) is True):
        return True
    return None if _all_reached(areas, lambda one, other: tie(one, other) is not False) else False
