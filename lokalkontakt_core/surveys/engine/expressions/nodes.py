"""Walking through answers and lists at run time, for paths with predicates and for references into repeats."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from lokalkontakt_core.surveys.engine.expressions.conversions import Value, number_of, truth_of
from lokalkontakt_core.surveys.engine.outline import Element

TEXT_ID = "itextId"
"""The column by which `jr:itext` finds the label of an option; XForms made of several languages have it."""


class Frame(Protocol):
    """One instance of a scope: the whole answer, or one instance of a repeat."""

    @property
    def scope(self) -> Element:
        """The root or repeat."""

    @property
    def above(self) -> "Frame | None":
        """The instance around it, None for the whole answer."""

    @property
    def number(self) -> int:
        """The position among the instances of its repeat, counted from 1."""

    @property
    def visible(self) -> dict[str, str]:
        """Key to value, '' for what is not relevant."""

    def counted(self, repeat: Element) -> "Sequence[Frame]":
        """The instances of a repeat directly inside this scope that its repeat count allows."""

    def instances(self, repeat: Element) -> "Sequence[Frame]":
        """Those of them that are relevant."""


class Place:
    """A place in the answers: an element in one instance."""

    __slots__ = ("element", "frame")

    def __init__(self, frame: Frame, element: Element) -> None:
        self.frame = frame
        self.element = element

    def text(self) -> str:
        """Give the value, '' for groups."""
        return self.frame.visible.get(self.element.key, "") if self.element.question is not None else ""

    def enter(self, name: str) -> "list[Place]":
        """Go one step."""
        if name == ".":
            return [self]
        if name == "..":
            return self._out()
        found: list[Place] = []
        for child in self.element.children:
            if name in {child.name, "*"}:
                if child.is_repeat:
                    found.extend(Place(frame, child) for frame in self.frame.instances(child))
                else:
                    found.append(Place(self.frame, child))
        return found

    def _out(self) -> "list[Place]":
        parent = self.element.parent
        if parent is None:
            return []
        above = self.frame.above if self.element.is_repeat else self.frame
        return [] if above is None else [Place(above, parent)]


class Row:
    """A place in a list: the list, one of its rows, or one column of a row."""

    __slots__ = ("columns", "level", "rows", "value")

    def __init__(
        self, rows: list[dict[str, str]], level: int, columns: dict[str, str] | None = None, value: str = ""
    ) -> None:
        self.rows = rows
        self.level = level
        self.columns = columns or {}
        self.value = value

    def text(self) -> str:
        """Give the value of a column, '' elsewhere."""
        return self.value

    def enter(self, name: str) -> "list[Row]":
        """Go one step: to the root, the rows, a column."""
        if name == ".":
            return [self]
        if name == "..":
            return [Row(self.rows, self.level - 1)] if self.level else []
        if self.level == 0:
            return [Row(self.rows, 1)]
        if self.level == 1:
            return [Row(self.rows, 2, columns) for columns in self.rows]
        if name == "*":
            return [Row(self.rows, 3, self.columns, value) for key, value in self.columns.items() if key != TEXT_ID]
        return [Row(self.rows, 3, self.columns, self.columns[name])] if name in self.columns else []


Spot = Place | Row
Predicate = Callable[[Spot, float, float], Value]


def step(spots: Iterable[Spot], name: str) -> list[Spot]:
    """Go one step from every place; the same place is met once."""
    found: list[Spot] = []
    for spot in spots:
        found.extend(spot.enter(name))
    if name == ".." and len(found) > 1:
        return list({_identity(spot): spot for spot in found}.values())
    return found


def _identity(spot: Spot) -> tuple[int, int]:
    return (id(spot.frame), spot.element.number) if isinstance(spot, Place) else (id(spot.rows), spot.level)


def choose(spots: list[Spot], predicate: Predicate) -> list[Spot]:
    """Keep the places that fit: the n-th for a number, else those for which the predicate is true."""
    kept: list[Spot] = []
    size = float(len(spots))
    for position, spot in enumerate(spots, 1):
        value = predicate(spot, float(position), size)
        fits = value == position if isinstance(value, float) else truth_of(value)
        if fits:
            kept.append(spot)
    return kept


def index_or_truth(value: Value) -> Value:
    """Give what a reference alone means as a predicate: `${r}[${n}]` is the n-th, no instance while n is empty.

    What is no number stays what it is, true when it is not empty.
    """
    number = number_of(value)
    return number if math.isfinite(number) or not truth_of(value) else value


def texts(spots: Iterable[Spot]) -> list[str]:
    """Give the value of each place."""
    return [spot.text() for spot in spots]


def above(frame: Frame, depth: int) -> Frame:
    """Give the instance around at the depth: 0 is the whole answer."""
    while frame.scope.depth > depth and frame.above is not None:
        frame = frame.above
    return frame


def frames_of(frame: Frame, scope: Element) -> list[Frame]:
    """Give the relevant instances of a scope inside an instance, itself when it is one."""
    frames = [frame]
    for repeat in scope.scopes()[frame.scope.depth + 1 :]:
        frames = [inner for outer in frames for inner in outer.instances(repeat)]
    return frames


def values(frame: Frame, element: Element, held: int) -> list[str]:
    """Give the values of a question in all instances that share the first `held` scopes with this one."""
    key = element.key
    if element.question is None:
        return [""] * len(frames_of(above(frame, held - 1), element.scope))
    return [found.visible.get(key, "") for found in frames_of(above(frame, held - 1), element.scope)]


def places(frame: Frame, element: Element, held: int) -> list[Spot]:
    """Give the places of an element in all instances that share the first `held` scopes with this one."""
    return [Place(found, element) for found in frames_of(above(frame, held - 1), element.scope)]


def indexed(frame: Frame, target: Element, pairs: tuple[tuple[Element, float], ...]) -> str:
    """Give the value of a question in the instances at the positions, counted from 1; '' where there is none."""
    chosen = dict(pairs)
    here = above(frame, pairs[0][0].depth - 1)
    for repeat in target.scopes()[here.scope.depth + 1 :]:
        found = here.counted(repeat)
        index = chosen.get(repeat, 1.0)
        if not 1 <= index < len(found) + 1:
            return ""
        here = found[int(index) - 1]
    return here.visible.get(target.key, "")


def instance_number(frame: Frame, element: Element) -> float:
    """Give the position of the instance of a repeat around this one, counted from 1; 1 where that is no repeat."""
    here = above(frame, element.depth)
    return float(here.number) if element.is_repeat and here.scope is element else 1.0


def place_number(spots: list[Spot]) -> float:
    """Give the position of the first place among the instances of its repeat, counted from 1."""
    if not spots:
        return 1.0
    first = spots[0]
    return instance_number(first.frame, first.element) if isinstance(first, Place) else 1.0
