"""Code for the functions the compiler knows itself: those that are lazy, that walk, or that become plain Python."""

import ast
from collections.abc import Callable
from typing import Protocol

from lokalkontakt_core.surveys.engine.expressions import code
from lokalkontakt_core.surveys.engine.expressions.code import Code
from lokalkontakt_core.surveys.engine.expressions.context import Context
from lokalkontakt_core.surveys.engine.expressions.kinds import Kind
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver, indexed_parts, position_of
from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Node, Path, Start, String
from lokalkontakt_core.surveys.engine.outline import Element


class Writer(Protocol):
    """What the functions here need of the emitter."""

    resolver: Resolver
    own: Callable[[Element], ast.expr]

    def emit(self, node: Node, context: Context) -> Code:
        """Give the code of a part."""

    def spots(self, path: Path, context: Context) -> ast.expr:
        """Give code for the places a path leads to."""

    def constant(self, element: Element) -> ast.expr:
        """Read a place of the form."""

    def frame(self) -> ast.expr:
        """Read the current instance."""


Special = Callable[[Writer, Call, Context], Code | None]


def _true(_emitter: Writer, _call: Call, _context: Context) -> Code:
    """`true()`."""
    return Code(code.constant(True), Kind.BOOLEAN)


def _false(_emitter: Writer, _call: Call, _context: Context) -> Code:
    """`false()`."""
    return Code(code.constant(False), Kind.BOOLEAN)


def _not(emitter: Writer, call: Call, context: Context) -> Code:
    """`not(x)`."""
    return Code(ast.UnaryOp(ast.Not(), code.as_truth(emitter.emit(call.arguments[0], context))), Kind.BOOLEAN)


def _boolean(emitter: Writer, call: Call, context: Context) -> Code:
    """`boolean(x)`."""
    return Code(code.as_truth(emitter.emit(call.arguments[0], context)), Kind.BOOLEAN)


def _number(emitter: Writer, call: Call, context: Context) -> Code:
    """`number(x)`."""
    return Code(code.as_number(emitter.emit(call.arguments[0], context)), Kind.NUMBER)


def _string(emitter: Writer, call: Call, context: Context) -> Code:
    """`string(x)`."""
    return Code(code.as_text(emitter.emit(call.arguments[0], context)), Kind.TEXT)


def _jr_itext(emitter: Writer, call: Call, context: Context) -> Code:
    """`jr:itext(id)`: the text that stands under the id in the XForm of this form, in the language shown."""
    identifier = code.as_text(emitter.emit(call.arguments[0], context))
    return Code(code.method(code.name("e"), "itext", identifier), Kind.TEXT)


def _if(emitter: Writer, call: Call, context: Context) -> Code:
    """`if(test, then, else)`: only one branch is worked out."""
    test, then, other = (emitter.emit(argument, context) for argument in call.arguments)
    kind = then.kind if then.kind is other.kind else Kind.ANY
    return Code(ast.IfExp(code.as_truth(test), then.node, other.node), kind)


def _coalesce(emitter: Writer, call: Call, context: Context) -> Code:
    """`coalesce(a, b)`: the first that is not empty."""
    either = [code.as_text(emitter.emit(argument, context)) for argument in call.arguments]
    return Code(ast.BoolOp(ast.Or(), either), Kind.TEXT)


def _once(emitter: Writer, call: Call, context: Context) -> Code:
    """`once(x)`: the own value if there is one already."""
    value = code.as_stored(emitter.emit(call.arguments[0], context))
    return Code(ast.BoolOp(ast.Or(), [emitter.own(context.host), value]), Kind.TEXT)


def _selected(emitter: Writer, call: Call, context: Context) -> Code | None:
    """`selected(list, 'name')` without a call where the name is known."""
    names, wanted = call.arguments
    if not isinstance(wanted, String) or len(wanted.value.split()) != 1:
        return None
    chosen = code.method(code.as_text(emitter.emit(names, context)), "split")
    return Code(code.compare(code.constant(wanted.value.strip()), ast.In(), chosen), Kind.BOOLEAN)


def _position(emitter: Writer, call: Call, context: Context) -> Code:
    """`position(..)` of an instance, or `position()` inside a predicate."""
    if not call.arguments:
        return Code(code.name(f"i{context.depth}") if context.depth else code.constant(1.0), Kind.NUMBER)
    argument = call.arguments[0]
    relative = isinstance(argument, Path) and isinstance(argument.start, Start)
    if context.depth and relative and isinstance(argument, Path):
        return Code(code.call("place_number", emitter.spots(argument, context)), Kind.NUMBER)
    element = position_of(emitter.resolver, call, context.host, context.host)
    frame = emitter.frame()
    return Code(code.call("instance_number", frame, emitter.constant(element)), Kind.NUMBER)


def _last(_emitter: Writer, _call: Call, context: Context) -> Code:
    """`last()` inside a predicate."""
    return Code(code.name(f"z{context.depth}") if context.depth else code.constant(1.0), Kind.NUMBER)


def _current(emitter: Writer, _call: Call, context: Context) -> Code:
    """`current()`: the own value."""
    return Code(emitter.own(context.host) if context.host.question else code.constant(""), Kind.TEXT)


def _instance(_emitter: Writer, _call: Call, _context: Context) -> Code:
    """`instance('list')` alone has no value."""
    return Code(code.sequence([code.constant("")]), Kind.NODES)


def _indexed_repeat(emitter: Writer, call: Call, context: Context) -> Code:
    """`indexed-repeat(${x}, ${r}, i, …)`."""
    target, pairs = indexed_parts(emitter.resolver, call, context.host)
    indexes = (
        code.pair(emitter.constant(repeat), code.as_number(emitter.emit(index, context))) for repeat, index in pairs
    )
    frame = emitter.frame()
    return Code(code.call("indexed", frame, emitter.constant(target), code.pair(*indexes)), Kind.TEXT)


def _randomize(emitter: Writer, call: Call, context: Context) -> Code:
    """`randomize(nodes, seed)`."""
    nodes = code.as_nodes(emitter.emit(call.arguments[0], context))
    seeds = [code.as_text(emitter.emit(seed, context)) for seed in call.arguments[1:]]
    return Code(code.method(code.name("e"), "shuffled", nodes, *seeds), Kind.NODES)


def _jr_choice_name(emitter: Writer, call: Call, context: Context) -> Code:
    """`jr:choice-name(value, '${question}')`: the label in the language shown."""
    question = emitter.resolver.choice_list_of(call.arguments[1], context.host).question
    list_name = question.list_name if question else ""
    value = code.as_text(emitter.emit(call.arguments[0], context))
    if question is not None and question.options is not None:  # an answer that is an option is its own label
        return Code(value, Kind.TEXT)
    return Code(code.method(code.name("e"), "choice_name", code.constant(list_name), value), Kind.TEXT)


def _string_length(emitter: Writer, call: Call, context: Context) -> Code:
    """`string-length(x)`: code points."""
    text = code.as_text(emitter.emit(call.arguments[0], context))
    return Code(code.call("float", code.call("len", text)), Kind.NUMBER)


def _count_selected(emitter: Writer, call: Call, context: Context) -> Code:
    """`count-selected(x)`."""
    chosen = code.method(code.as_text(emitter.emit(call.arguments[0], context)), "split")
    return Code(code.call("float", code.call("len", chosen)), Kind.NUMBER)


SPECIAL: dict[str, Special] = {
    "true": _true,
    "false": _false,
    "not": _not,
    "boolean": _boolean,
    "number": _number,
    "string": _string,
    "jr:itext": _jr_itext,
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "selected": _selected,
    "position": _position,
    "last": _last,
    "current": _current,
    "instance": _instance,
    "indexed-repeat": _indexed_repeat,
    "randomize": _randomize,
    "jr:choice-name": _jr_choice_name,
    "string-length": _string_length,
    "count-selected": _count_selected,
}
"""What writes the code of each function the compiler knows itself."""
