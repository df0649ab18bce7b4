"""Cycles in a form: what depends on itself, told as the way from one place to the next."""

from lokalkontakt_core.surveys.engine.dependencies import Dependencies, Point, firm


def find_cycle(graph: Dependencies) -> list[Point]:
    """Give the points of one cycle in the order in which they depend on one another, [] when there is none."""
    state: dict[Point, int] = {}
    for first in graph.points:
        if first in state:
            continue
        trail: list[Point] = [first]
        edges = [firm(first)]
        state[first] = 1
        while trail:
            edge = next(edges[-1], None)
            if edge is None:
                state[trail.pop()] = 2
                edges.pop()
            elif state.get(edge.target) == 1:
                return _readable(trail[trail.index(edge.target) :])
            elif edge.target not in state:
                state[edge.target] = 1
                trail.append(edge.target)
                edges.append(firm(edge.target))
    return []


def _readable(cycle: list[Point]) -> list[Point]:
    """Keep one point for each place, the one with an expression where there is one, first of the form first."""
    kept: list[Point] = []
    for point in cycle:
        if kept and kept[-1].element is point.element:
            if kept[-1].expression is None:
                kept[-1] = point
        else:
            kept.append(point)
    if len(kept) > 1 and kept[0].element is kept[-1].element:
        last = kept.pop()
        kept[0] = kept[0] if kept[0].expression is not None else last
    start = min(range(len(kept)), key=lambda index: kept[index].element.number)
    return kept[start:] + kept[:start]
