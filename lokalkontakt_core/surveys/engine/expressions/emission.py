"""From syntax tree to code: names become reads of known mappings, functions calls of the fixed set."""

import ast
import re
from collections.abc import Callable

from attrs import evolve, frozen

from lokalkontakt_core.surveys.engine.expressions import code, operators
from lokalkontakt_core.surveys.engine.expressions.code import Code
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS, Function
from lokalkontakt_core.surveys.engine.expressions.kinds import Kind
from lokalkontakt_core.surveys.engine.expressions.resolution import (
    Resolver,
    Rows,
    Standing,
    Target,
    common,
    indexed_parts,
    position_of,
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

CUT = 24
"""A tree higher than this is cut into functions of their own."""

_VALUE = re.compile(r"x[0-9]+")

Spell = Callable[[Element], ast.expr]
"""Gives the code that reads the visible value of a question in the same instances."""


@frozen
class Context:
    """Where a piece of an expression stands.

    Attributes:
        host: The place the expression belongs to.
        standing: What `.` is: the host, or inside a predicate the place that is judged.
        depth: How many predicates lie around; 0 is none.
        variables: Names of the variables that can be read there.
        row: The variable that holds a choice row, in a choice filter.
    """

    host: Element
    standing: Standing
    variables: tuple[str, ...]
    depth: int = 0
    row: str = ""

    def inside(self, standing: Standing) -> "Context":
        """Give the context of a predicate on a place."""
        depth = self.depth + 1
        added = (f"n{depth}", f"i{depth}", f"z{depth}")
        return evolve(self, standing=standing, depth=depth, variables=(*self.variables, *added), row="")


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
            frame = self._frame()
            node = code.call("values", frame, self.constant(element), code.constant(target.held))
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

    def _frame(self) -> ast.expr:
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
        frame = self._frame()
        if path.start is Start.ROOT:
            return code.call("places", frame, self.constant(self.resolver.outline.root), code.constant(1))
        if isinstance(path.start, Start) and context.depth:
            return code.sequence([self._spot(context)])
        if isinstance(path.start, Reference):
            target = self.resolver.target(path.start, context.host)
            return code.call("places", frame, self.constant(target.element), code.constant(target.held))
        if isinstance(path.start, Call) and path.start.name == "instance":
            return code.method(code.name("e"), "list_spots", code.constant(self.resolver.rows(path.start).name))
        return code.sequence([code.call("Place", frame, self.constant(context.host))])

    def _filtered(self, found: ast.expr, count: int, predicates: "object") -> ast.expr:
        for _ in range(count):
            predicate, context = next(predicates)  # type: ignore[call-overload]
            arguments = _parameters(context.variables[-3:])
            found = code.call("choose", found, ast.Lambda(arguments, self.emit(predicate, context).node))
        return found

    def call(self, call: Call, context: Context) -> Code:
        """Give the code of a function call."""
        special = getattr(self, f"call_{call.name.replace('-', '_').replace(':', '_')}", None)
        if special is not None:
            found: Code | None = special(call, context)
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

    def call_true(self, _call: Call, _context: Context) -> Code:
        """`true()`."""
        return Code(code.constant(True), Kind.BOOLEAN)

    def call_false(self, _call: Call, _context: Context) -> Code:
        """`false()`."""
        return Code(code.constant(False), Kind.BOOLEAN)

    def call_not(self, call: Call, context: Context) -> Code:
        """`not(x)`."""
        return Code(ast.UnaryOp(ast.Not(), code.as_truth(self.emit(call.arguments[0], context))), Kind.BOOLEAN)

    def call_boolean(self, call: Call, context: Context) -> Code:
        """`boolean(x)`."""
        return Code(code.as_truth(self.emit(call.arguments[0], context)), Kind.BOOLEAN)

    def call_number(self, call: Call, context: Context) -> Code:
        """`number(x)`."""
        return Code(code.as_number(self.emit(call.arguments[0], context)), Kind.NUMBER)

    def call_string(self, call: Call, context: Context) -> Code:
        """`string(x)`."""
        return Code(code.as_text(self.emit(call.arguments[0], context)), Kind.TEXT)

    def call_jr_itext(self, call: Call, context: Context) -> Code:
        """`jr:itext(x)`: texts by id are a matter of XForms; the id is given."""
        return self.call_string(call, context)

    def call_if(self, call: Call, context: Context) -> Code:
        """`if(test, then, else)`: only one branch is worked out."""
        test, then, other = (self.emit(argument, context) for argument in call.arguments)
        kind = then.kind if then.kind is other.kind else Kind.ANY
        return Code(ast.IfExp(code.as_truth(test), then.node, other.node), kind)

    def call_coalesce(self, call: Call, context: Context) -> Code:
        """`coalesce(a, b)`: the first that is not empty."""
        either = [code.as_text(self.emit(argument, context)) for argument in call.arguments]
        return Code(ast.BoolOp(ast.Or(), either), Kind.TEXT)

    def call_once(self, call: Call, context: Context) -> Code:
        """`once(x)`: the own value if there is one already."""
        value = code.as_stored(self.emit(call.arguments[0], context))
        return Code(ast.BoolOp(ast.Or(), [self.own(context.host), value]), Kind.TEXT)

    def call_selected(self, call: Call, context: Context) -> Code | None:
        """`selected(list, 'name')` without a call where the name is known."""
        names, wanted = call.arguments
        if not isinstance(wanted, String) or len(wanted.value.split()) != 1:
            return None
        chosen = code.method(code.as_text(self.emit(names, context)), "split")
        return Code(code.compare(code.constant(wanted.value.strip()), ast.In(), chosen), Kind.BOOLEAN)

    def call_position(self, call: Call, context: Context) -> Code:
        """`position(..)` of an instance, or `position()` inside a predicate."""
        if not call.arguments:
            return Code(code.name(f"i{context.depth}") if context.depth else code.constant(1.0), Kind.NUMBER)
        argument = call.arguments[0]
        relative = isinstance(argument, Path) and isinstance(argument.start, Start)
        if context.depth and relative and isinstance(argument, Path):
            return Code(code.call("place_number", self.spots(argument, context)), Kind.NUMBER)
        element = position_of(self.resolver, call, context.host, context.host)
        frame = self._frame()
        return Code(code.call("instance_number", frame, self.constant(element)), Kind.NUMBER)

    def call_last(self, _call: Call, context: Context) -> Code:
        """`last()` inside a predicate."""
        return Code(code.name(f"z{context.depth}") if context.depth else code.constant(1.0), Kind.NUMBER)

    def call_current(self, _call: Call, context: Context) -> Code:
        """`current()`: the own value."""
        return Code(self.own(context.host) if context.host.question else code.constant(""), Kind.TEXT)

    def call_instance(self, _call: Call, _context: Context) -> Code:
        """`instance('list')` alone has no value."""
        return Code(code.sequence([code.constant("")]), Kind.NODES)

    def call_indexed_repeat(self, call: Call, context: Context) -> Code:
        """`indexed-repeat(${x}, ${r}, i, …)`."""
        target, pairs = indexed_parts(self.resolver, call, context.host)
        indexes = (
            code.pair(self.constant(repeat), code.as_number(self.emit(index, context))) for repeat, index in pairs
        )
        frame = self._frame()
        return Code(code.call("indexed", frame, self.constant(target), code.pair(*indexes)), Kind.TEXT)

    def call_randomize(self, call: Call, context: Context) -> Code:
        """`randomize(nodes, seed)`."""
        nodes = code.as_nodes(self.emit(call.arguments[0], context))
        seeds = [code.as_number(self.emit(seed, context)) for seed in call.arguments[1:]]
        return Code(code.method(code.name("e"), "shuffled", nodes, *seeds), Kind.NODES)

    def call_jr_choice_name(self, call: Call, context: Context) -> Code:
        """`jr:choice-name(value, '${question}')`: the label in the language shown."""
        question = self.resolver.choice_list_of(call.arguments[1], context.host).question
        list_name = question.list_name if question else ""
        value = code.as_text(self.emit(call.arguments[0], context))
        return Code(code.method(code.name("e"), "choice_name", code.constant(list_name), value), Kind.TEXT)


def _parameters(names: tuple[str, ...]) -> ast.arguments:
    return ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])


def define(identifier: str, variables: tuple[str, ...], body: ast.expr) -> ast.stmt:
    """Give the statement that defines a function of one expression."""
    target = ast.Name(identifier, ast.Store())
    return ast.Assign([target], ast.Lambda(_parameters(variables), body))
