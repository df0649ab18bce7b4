"""Everything an expression reads and everything wrong with it: names, functions, arguments, each with its column."""

from enum import Enum

from attrs import Factory, define, evolve, frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.functions import wording
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS
from lokalkontakt_core.surveys.engine.expressions.resolution import (
    Resolver,
    Rows,
    Standing,
    Target,
    common,
    indexed_parts,
    near,
    position_of,
)
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Node,
    Path,
    Reference,
    Start,
    Step,
    String,
    children,
)
from lokalkontakt_core.surveys.engine.outline import Element


class Cell(Enum):
    """Which kind of cell an expression stands in, for what `.` and bare names mean there."""

    LOGIC = "logic"
    VALUE = "value"
    CONSTRAINT = "constraint"
    CHOICES = "choices"
    COUNT = "count"


@define
class Found:
    """What an expression reads, and what is wrong with it.

    Attributes:
        targets: Every place read.
        positions: Repeats whose order is read by `position(..)`.
        itself: Whether `.` or the own name is read, outside of `once`.
        problems: Names that point nowhere, wrong numbers of arguments and the like, each with its column.
    """

    targets: list[Target] = Factory(list)
    positions: list[Element] = Factory(list)
    itself: bool = False
    problems: list[FormError] = Factory(list)


@frozen
class _Spot:
    """A part of an expression where it stands.

    Attributes:
        node: The part.
        standing: What `.` is there.
        once: Whether it lies inside `once(…)`, which may read the own value.
    """

    node: Node
    standing: Standing
    once: bool = False


class _Explorer:
    def __init__(self, resolver: Resolver, host: Element) -> None:
        self.resolver = resolver
        self.host = host
        self.found = Found()

    def explore(self, first: _Spot) -> Found:
        waiting = [first]
        while waiting:
            spot = waiting.pop()
            try:
                waiting.extend(self.visit(spot))
            except FormError as problem:
                self.found.problems.append(problem)
                if not isinstance(spot.node, Path):
                    waiting.extend(self.inside(spot))
        return self.found

    def inside(self, spot: _Spot) -> list[_Spot]:
        return [_Spot(child, spot.standing, spot.once) for child in children(spot.node)]

    def visit(self, spot: _Spot) -> list[_Spot]:
        node = spot.node
        if isinstance(node, Reference):
            target = self.resolver.target(node, self.host)
            if not node.last_saved:
                self.read(target, spot)
            return []
        if isinstance(node, Path):
            return self.path(node, spot)
        return self.call(node, spot) if isinstance(node, Call) else self.inside(spot)

    def read(self, target: Target, spot: _Spot) -> None:
        if target.element is self.host and target.single:
            self.found.itself = self.found.itself or not spot.once
        else:
            self.found.targets.append(target)

    def path(self, path: Path, spot: _Spot) -> list[_Spot]:
        standing, held = self.resolver.start(path, self.host, spot.standing)
        indexed = bool(path.predicates)
        inner = [_Spot(node, standing, spot.once) for node in path.predicates]
        if path.start is Start.RELATIVE and standing is self.host and path.steps[0].name not in {"..", "*", "."}:
            self.check_bare(path.steps[0])
        for step in self.resolver.steps(path):
            if step.name == "*":
                return inner
            standing, held = self.resolver.enter(standing, step, held)
            indexed = indexed or bool(step.predicates)
            inner.extend(_Spot(node, standing, spot.once) for node in step.predicates)
        if isinstance(standing, Element) and standing.parent is not None:
            if path.start is Start.ROOT:
                held = max(held, common(standing, self.host))
            if standing.is_repeat:
                held = min(held, standing.depth)
            self.read(Target(standing, held, indexed), spot)
        return inner

    def check_bare(self, step: Step) -> None:
        if self.host.child(step.name) is not None:
            return
        known = self.resolver.outline.names()
        suggestion = step.name if step.name in known else near(step.name, known)
        raise FormError("SF061", column=step.column, name=step.name, suggestion=suggestion)

    def call(self, call: Call, spot: _Spot) -> list[_Spot]:
        function = FUNCTIONS.get(call.name)
        if function is None:
            raise FormError("SF055", column=call.column, name=call.name, suggestion=near(call.name, FUNCTIONS))
        given, least, most = len(call.arguments), function.least, function.most
        if not least <= given <= most:
            raise FormError("SF066", column=call.column, name=call.name, least=least, most=most, given=given)
        match call.name:
            case "position":
                return self.position(call, spot)
            case "indexed-repeat":
                return self.indexed(call, spot)
            case "jr:choice-name":
                return self.choice_name(call, spot)
            case "instance":
                self.resolver.rows(call)
                return []
            case "regex" if isinstance(call.arguments[1], String):
                _check_pattern(call.arguments[1])
            case "once":
                spot = evolve(spot, once=True)
        return [_Spot(argument, spot.standing, spot.once) for argument in call.arguments]

    def position(self, call: Call, spot: _Spot) -> list[_Spot]:
        if call.arguments:
            self.found.positions.append(position_of(self.resolver, call, self.host, spot.standing))
        return []

    def indexed(self, call: Call, spot: _Spot) -> list[_Spot]:
        target, pairs = indexed_parts(self.resolver, call, self.host)
        held = min(common(target, self.host), pairs[0][0].depth)
        self.found.targets.append(Target(target, held, indexed=True))
        return [evolve(spot, node=index) for _, index in pairs]

    def choice_name(self, call: Call, spot: _Spot) -> list[_Spot]:
        question = self.resolver.choice_list_of(call.arguments[1], self.host).question
        if question is None or not (question.list_name or question.options):
            raise FormError("SF068", column=call.column, function=call.name)
        return [evolve(spot, node=call.arguments[0])]


def _check_pattern(pattern: String) -> None:
    try:
        wording.compiled(pattern.value)
    except FormError as problem:
        raise FormError("SF069", column=pattern.column, **problem.values) from problem


def explore(resolver: Resolver, tree: Node, host: Element, cell: Cell, columns: frozenset[str] = frozenset()) -> Found:
    """Find everything an expression reads and everything wrong with it.

    Args:
        resolver: Finds what names point at.
        tree: The expression.
        host: The place it belongs to.
        cell: Which kind of cell it stands in.
        columns: The columns a choice filter can read.
    """
    standing: Standing = Rows("", 2, columns) if cell is Cell.CHOICES else host
    return _Explorer(resolver, host).explore(_Spot(tree, standing))
