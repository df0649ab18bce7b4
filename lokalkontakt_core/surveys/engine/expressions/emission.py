"""From syntax tree to code: names become reads of known mappings, functions calls of the fixed set."""

import ast
import re
from collections.abc import Callable

from lokalkontakt_core.surveys.engine.expressions import code, operators
from lokalkontakt_core.surveys.engine.expressions.calls import SPECIAL
from lokalkontakt_core.surveys.engine.expressions.code import Code
from lokalkontakt_core.surveys.engine.expressions.context import Context
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS, Function
from lokalkontakt_core.surveys.engine.expressions.kinds import Kind
from lokalkontakt_core.surveys.engine.expressions.resolution import (
    Resolver,
    Rows,
    Target,
    common,
)
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Negation,
    Node,
    Number,
    Path,
    Reference,
    Start,
    String,
    children,
)
from lokalkontakt_core.surveys.engine.outline import Element

CUT = 16
"""A tree higher than this is cut into functions of their own."""

_VALUE = re.compile(r"x[0-9]+")

Spell = Callable[[Element], ast.expr]
"""Gives the code that reads the visible value of a question in the same instances."""


class Emitter:
    """Writes code for the expressions of one form.

    Attributes:
        parts: Functions cut out of high trees, as statements.
        constants: Values the code reads by name: places of the form.
        walks: Whether some code walks through the instances, and so needs the current frame.
    """

    def __init__(self, resolver: Resolver, spell: Spell, own: Spell | None = None) -> None:
        """Take what finds names, how values are read, and how the own value is; the variable `dot` when None."""
        self.resolver = resolver
        self.spell = spell
        self.own = own or (lambda _: code.name("dot"))
        self.walks = False
        self.parts: list[ast.stmt] = []
        self.constants: dict[str, object] = {}
        self._cut: dict[tuple[int, int], Code] = {}

    def emit_tree(self, tree: Node, context: Context) -> Code:
        """Give the code of a whole expression; deep parts first, so that Python's stack stays flat."""
        order = [(tree, context)]
        for node, here in order:
            order.extend(self.inner(node, here))
        heights: dict[int, int] = {}
        for node, here in reversed(order):
            height = 1 + max((heights[id(child)] for child in children(node)), default=0)
            if height >= CUT and node is not tree:
                self._cut[id(node), here.depth] = self._part(node, here)
                height = 0
            heights[id(node)] = height
        result = self.emit(tree, context)
        self._cut.clear()
        return result

    def _part(self, node: Node, context: Context) -> Code:
        emitted = self.emit(node, context)
        identifier = f"p{len(self.parts)}"
        read = {inner.id for inner in ast.walk(emitted.node) if isinstance(inner, ast.Name)}
        variables = tuple(sorted(name for name in read if name in context.variables or _VALUE.fullmatch(name)))
        self.parts.append(define(identifier, variables, emitted.node))
        return Code(code.call(identifier, *(code.name(variable) for variable in variables)), emitted.kind)

    def inner(self, node: Node, context: Context) -> list[tuple[Node, Context]]:
        """Give the direct parts of a node with the context each stands in, as `children` orders them."""
        if not isinstance(node, Path):
            return [(child, context) for child in children(node)]
        found: list[tuple[Node, Context]] = [] if isinstance(node.start, Start) else [(node.start, context)]
        standing, held = self.resolver.start(node, context.host, context.standing)
        found.extend((predicate, context.inside(standing)) for predicate in node.predicates)
        skipped = len(node.steps) - len(self.resolver.steps(node))
        for index, step in enumerate(node.steps):
            if index >= skipped and step.name != "*":
                standing, held = self.resolver.enter(standing, step, held)
            found.extend((predicate, context.inside(standing)) for predicate in step.predicates)
        return found

    def emit(self, node: Node, context: Context) -> Code:  # noqa: PLR0911 - one return a kind of node
        """Give the code of a part."""
        done = self._cut.get((id(node), context.depth))
        if done is not None:
            return done
        match node:
            case Number():
                return Code(code.constant(float(node.text)), Kind.NUMBER)
            case String():
                return Code(code.constant(node.value), Kind.TEXT)
            case Reference() if node.last_saved:
                return Code(code.method(code.name("e"), "last_saved", code.constant(node.name)), Kind.TEXT)
            case Reference():
                return self.read(self.resolver.target(node, context.host), context)
            case Negation():
                number = code.as_number(self.emit(node.operand, context))
                return Code(ast.UnaryOp(ast.USub(), number) if node.times % 2 else number, Kind.NUMBER)
            case Chain():
                return operators.chain(node.operators, [self.emit(operand, context) for operand in node.operands])
            case Path():
                return self.path(node, context)
            case Call():
                return self.call(node, context)

    def constant(self, element: Element) -> ast.expr:
        """Read a place of the form by a name of ours."""
        identifier = f"k{element.number}"
        self.constants[identifier] = element
        return code.name(identifier)

    def read(self, target: Target, context: Context) -> Code:
        """Give the code that reads a place."""
        element = target.element
        if not target.single or target.indexed:
            self.walks = True
            node = code.method(code.name("e"), "values", self.constant(element), code.constant(target.held))
            return Code(node, Kind.NODES)
        if element.question is None:
            return Code(code.constant(""), Kind.TEXT)
        if element is context.host:
            return Code(self.own(element), Kind.TEXT)
        return Code(self.spell(element), Kind.TEXT)

    def path(self, path: Path, context: Context) -> Code:
        """Give the code of a path: a plain read where it can be told beforehand, else a walk."""
        steps = path.steps
        plain = not path.predicates and not any(step.predicates or step.name == "*" for step in steps)
        own = isinstance(path.start, Start) and path.start is not Start.ROOT
        if own and isinstance(context.standing, Rows):
            if plain and len(steps) == 1 and steps[0].name not in {"..", "."}:
                owner = code.name(context.row) if context.row else code.attribute(self._spot(context), "columns")
                return Code(code.method(owner, "get", code.constant(steps[0].name), code.constant("")), Kind.TEXT)
        elif plain and (not own or context.depth == 0):
            standing, held = self.resolver.start(path, context.host, context.standing)
            for step in self.resolver.steps(path):
                standing, held = self.resolver.enter(standing, step, held)
            if isinstance(standing, Element) and standing.parent is not None:
                if path.start is Start.ROOT:
                    held = max(held, common(standing, context.host))
                return self.read(Target(standing, min(held, standing.depth) if standing.is_repeat else held), context)
        return Code(code.call("texts", self.spots(path, context)), Kind.NODES)

    def frame(self) -> ast.expr:
        """Read the current instance, to walk from it."""
        self.walks = True
        return code.attribute(code.name("e"), "frame")

    def _spot(self, context: Context) -> ast.expr:
        return code.name(f"n{context.depth}")

    def spots(self, path: Path, context: Context) -> ast.expr:
        """Give code for the places a path leads to."""
        inner = self.inner(path, context)
        predicates = iter(inner if isinstance(path.start, Start) else inner[1:])
        found = self._filtered(self._origin(path, context), len(path.predicates), predicates)
        skipped = len(path.steps) - len(self.resolver.steps(path))
        for index, step in enumerate(path.steps):
            if index >= skipped:
                found = code.call("step", found, code.constant(step.name))
            found = self._filtered(found, len(step.predicates), predicates)
        return found

    def _origin(self, path: Path, context: Context) -> ast.expr:
        frame, surroundings = self.frame(), code.name("e")
        if path.start is Start.ROOT:
            return code.method(surroundings, "places", self.constant(self.resolver.outline.root), code.constant(1))
        if isinstance(path.start, Start) and context.depth:
            return code.sequence([self._spot(context)])
        if isinstance(path.start, Reference):
            target = self.resolver.target(path.start, context.host)
            return code.method(surroundings, "places", self.constant(target.element), code.constant(target.held))
        if isinstance(path.start, Call) and path.start.name == "instance":
            return code.method(surroundings, "list_spots", code.constant(self.resolver.rows(path.start).name))
        return code.sequence([code.call("Place", frame, self.constant(context.host))])

    def _filtered(self, found: ast.expr, count: int, predicates: "object") -> ast.expr:
        for _ in range(count):
            predicate, context = next(predicates)  # type: ignore[call-overload]
            arguments = _parameters(context.variables[-3:])
            value = self.emit(predicate, context).node
            if isinstance(predicate, Reference):
                value = code.call("index_or_truth", value)
            found = code.method(code.name("e"), "choose", found, ast.Lambda(arguments, value))
        return found

    def call(self, call: Call, context: Context) -> Code:
        """Give the code of a function call."""
        special = SPECIAL.get(call.name)
        found = special(self, call, context) if special else None
        if found is not None:
            return found
        function = FUNCTIONS[call.name]
        identifier = f"f_{call.name.replace('-', '_').replace(':', '_')}"
        return Code(code.call(identifier, *self._arguments(function, call, context)), function.result)

    def _arguments(self, function: Function, call: Call, context: Context) -> list[ast.expr]:
        given = [self.emit(argument, context) for argument in call.arguments]
        arguments = [code.name("e")] if function.surroundings else []
        for index, kind in enumerate(function.arguments):
            if kind is Kind.NODES:
                arguments.append(code.as_nodes_together(given[index:]))
            elif index < len(given):
                arguments.append(code.as_kind(given[index], kind))
        return arguments


def _parameters(names: tuple[str, ...]) -> ast.arguments:
    return ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])


def define(identifier: str, variables: tuple[str, ...], body: ast.expr) -> ast.stmt:
    """Give the statement that defines a function of one expression."""
    target = ast.Name(identifier, ast.Store())
    return ast.Assign([target], ast.Lambda(_parameters(variables), body))
