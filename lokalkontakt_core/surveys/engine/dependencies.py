"""What depends on what in a form: the graph along which one answer travels, and its order."""

from collections.abc import Iterator
from enum import IntEnum
from heapq import heapify, heappop, heappush

from attrs import Factory, define, frozen

from lokalkontakt_core.surveys.engine.expressions.exploration import Cell, Found, explore
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver, Target, common
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Repeat
from lokalkontakt_core.surveys.engine.outline import Element, Outline


class Facet(IntEnum):
    """What of a place is worked out; the order is the order of working out when nothing else decides."""

    COUNT = 0
    INSTANCES = 1
    RELEVANT = 2
    CHOICES = 3
    TRIGGERED = 4
    VALUE = 5


_COLUMNS = {
    Facet.COUNT: "repeat_count",
    Facet.INSTANCES: "repeat_count",
    Facet.RELEVANT: "relevant",
    Facet.CHOICES: "choice_filter",
    Facet.TRIGGERED: "trigger",
    Facet.VALUE: "calculation",
}


@frozen(eq=False)
class Edge:
    """That one point depends on another.

    Attributes:
        target: The point that depends.
        everywhere: Whether a change in one instance of a repeat concerns the target in all of them.
        loose: Whether it points at another instance of the same repeat by index, which is no cycle.
    """

    target: "Point"
    everywhere: bool
    loose: bool


@define(eq=False)
class Point:
    """One facet of one place: what is worked out as a whole.

    Attributes:
        element: The place.
        facet: What of it.
        expression: What works it out, None when it follows from others.
        rank: Its position in the order of working out.
        dependents: What has to be worked out again when it changes.
    """

    element: Element
    facet: Facet
    expression: Expression | None = None
    rank: int = -1
    dependents: list[Edge] = Factory(list)

    @property
    def column(self) -> str:
        """The column its expression stands in."""
        return _COLUMNS[self.facet]

    @property
    def home(self) -> Element:
        """The scope in whose instances it is worked out."""
        if self.facet in {Facet.COUNT, Facet.INSTANCES} and self.element.parent is not None:
            return self.element.parent.scope
        return self.element.scope


class Dependencies:
    """The points of a form and what leads from one to another.

    Attributes:
        points: All points; in the order of working out once `order` has run.
    """

    def __init__(self) -> None:
        """Start without any point."""
        self.points: list[Point] = []
        self._by_place: dict[tuple[int, Facet], Point] = {}

    @classmethod
    def of(cls, outline: Outline, resolver: Resolver) -> "Dependencies":
        """Make the graph of a form whose names all point at something."""
        graph = cls()
        for element in outline.elements[1:]:
            graph._add_points(element)
        for element in outline.elements[1:]:
            graph._connect(element, resolver)
        return graph

    def point(self, element: Element, facet: Facet) -> Point | None:
        """Give the point for a facet of a place, None when the place has none."""
        return self._by_place.get((element.number, facet))

    def _add(self, element: Element, facet: Facet, expression: Expression | None = None) -> Point:
        point = Point(element, facet, expression)
        self.points.append(point)
        self._by_place[element.number, facet] = point
        return point

    def _add_points(self, element: Element) -> None:
        item = element.item
        question = element.question
        if isinstance(item, Repeat):
            if item.repeat_count is not None:
                self._add(element, Facet.COUNT, item.repeat_count)
            self._add(element, Facet.INSTANCES)
        self._add(element, Facet.RELEVANT, item.relevant if item else None)
        if question is None:
            return
        if question.options is not None or question.choice_filter is not None:
            self._add(element, Facet.CHOICES, question.options or question.choice_filter)
        if question.trigger:
            self._add(element, Facet.TRIGGERED, question.calculation)
        self._add(element, Facet.VALUE, None if question.trigger else question.calculation)

    def _connect(self, element: Element, resolver: Resolver) -> None:
        parent = element.parent
        facets = [self.point(element, facet) for facet in Facet]
        own = [point for point in facets if point is not None]
        by_facet = {point.facet: point for point in own}
        relevant = by_facet[Facet.RELEVANT]
        if parent is not None and parent.parent is not None:
            self._link(self.point(parent, Facet.RELEVANT), relevant)
        for before, after in (
            (Facet.COUNT, Facet.INSTANCES),
            (Facet.INSTANCES, Facet.RELEVANT),
            (Facet.RELEVANT, Facet.VALUE),
            (Facet.CHOICES, Facet.VALUE),
            (Facet.TRIGGERED, Facet.VALUE),
        ):
            if before in by_facet and after in by_facet:
                self._link(by_facet[before], by_facet[after])
        for point in own:
            if point.expression is not None and point.facet is not Facet.TRIGGERED:
                filters = point.facet is Facet.CHOICES and (element.question is None or not element.question.options)
                cell = Cell.CHOICES if filters else Cell.VALUE
                self._read(point, explore(resolver, point.expression.tree, element, cell), point.element)
        question = element.question
        for name in question.trigger if question else ():
            target = resolver.named(name, 1, element)
            self._read_target(by_facet[Facet.TRIGGERED], Target(target, common(target, element)), element)

    def _link(self, source: Point | None, target: Point, *, everywhere: bool = False, loose: bool = False) -> None:
        if source is not None:
            source.dependents.append(Edge(target, everywhere, loose))

    def _read(self, reader: Point, found: Found, host: Element) -> None:
        for target in found.targets:
            self._read_target(reader, target, host)
        for repeat in found.positions:
            if repeat.is_repeat:
                self._link(self.point(repeat, Facet.INSTANCES), reader, everywhere=True)

    def _read_target(self, reader: Point, target: Target, host: Element) -> None:
        element = target.element
        siblings = common(element, host) > 1 and target.held < common(element, host)
        loose = target.indexed and siblings
        scopes = element.scopes()
        for repeat in scopes[target.held :]:
            self._link(self.point(repeat, Facet.INSTANCES), reader, everywhere=True, loose=loose)
            self._link(self.point(repeat, Facet.RELEVANT), reader, everywhere=True, loose=loose)
        if element.question is not None:
            everywhere = not target.single
            self._link(self.point(element, Facet.VALUE), reader, everywhere=everywhere, loose=loose)

    def order(self) -> list[Point]:
        """Give the points so that each comes after what it depends on, in form order where that is free.

        Points in a cycle come last; `cycles.find_cycle` tells of them.
        """
        incoming = dict.fromkeys(self.points, 0)
        for point in self.points:
            for edge in firm(point):
                incoming[edge.target] += 1
        ready = [
            (point.element.number, point.facet, index) for index, point in enumerate(self.points) if not incoming[point]
        ]
        index_of = {point: index for index, point in enumerate(self.points)}
        heapify(ready)
        ordered: list[Point] = []
        while ready:
            _, _, index = heappop(ready)
            point = self.points[index]
            ordered.append(point)
            for edge in firm(point):
                incoming[edge.target] -= 1
                if not incoming[edge.target]:
                    target = edge.target
                    heappush(ready, (target.element.number, target.facet, index_of[target]))
        seen = set(ordered)
        ordered.extend(point for point in self.points if point not in seen)
        for rank, point in enumerate(ordered):
            point.rank = rank
        self.points = ordered
        return ordered


def firm(point: Point) -> Iterator[Edge]:
    """Give what depends on a point, apart from other instances of its repeat by index."""
    return (edge for edge in point.dependents if not edge.loose)
