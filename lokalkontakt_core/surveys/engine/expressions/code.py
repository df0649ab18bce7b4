"""Small pieces of Python code as `ast` nodes, and the conversions between kinds of values in such code."""

import ast
from collections.abc import Sequence
from typing import NamedTuple

from lokalkontakt_core.surveys.engine.expressions.conversions import NUMBERS, text_of, text_of_number, truth_of_number
from lokalkontakt_core.surveys.engine.expressions.kinds import Kind


class Code(NamedTuple):
    """A piece of code and the kind of value it gives."""

    node: ast.expr
    kind: Kind


def name(identifier: str) -> ast.expr:
    """Read a variable; identifiers are ours, never a user's."""
    return ast.Name(identifier, ast.Load())


def constant(value: str | float | bool) -> ast.expr:  # noqa: FBT001 - the constant itself
    """Give a constant."""
    return ast.Constant(value)


def call(function: str, *arguments: ast.expr) -> ast.expr:
    """Call a function of the fixed set."""
    return ast.Call(name(function), list(arguments), [])


def method(owner: ast.expr, attribute: str, *arguments: ast.expr) -> ast.expr:
    """Call a method of ours."""
    return ast.Call(ast.Attribute(owner, attribute, ast.Load()), list(arguments), [])


def attribute(owner: ast.expr, attribute_name: str) -> ast.expr:
    """Read an attribute of ours."""
    return ast.Attribute(owner, attribute_name, ast.Load())


def sequence(items: Sequence[ast.expr]) -> ast.expr:
    """Give a list."""
    return ast.List(list(items), ast.Load())


def pair(*items: ast.expr) -> ast.expr:
    """Give a tuple."""
    return ast.Tuple(list(items), ast.Load())


def item(owner: ast.expr, key: str) -> ast.expr:
    """Read a key of a mapping."""
    return ast.Subscript(owner, constant(key), ast.Load())


def compare(one: ast.expr, operator: ast.cmpop, other: ast.expr) -> ast.expr:
    """Compare two values."""
    return ast.Compare(one, [operator], [other])


def _constant_value(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def as_text(code: Code) -> ast.expr:
    """Give string(value)."""
    value = _constant_value(code.node)
    match code.kind:
        case Kind.TEXT:
            return code.node
        case Kind.NUMBER if isinstance(value, float):
            return constant(text_of_number(value))
        case Kind.NUMBER:
            return call("text_of_number", code.node)
        case Kind.BOOLEAN if isinstance(value, bool):
            return constant(text_of(value))
        case Kind.BOOLEAN:
            return ast.IfExp(code.node, constant("true"), constant("false"))
        case _:
            return call("text_of", code.node)


def as_number(code: Code) -> ast.expr:
    """Give number(value)."""
    value = _constant_value(code.node)
    match code.kind:
        case Kind.NUMBER:
            return code.node
        case Kind.TEXT if isinstance(value, str):
            number = NUMBERS[value]
            return constant(number) if number == number else name("NAN")  # noqa: PLR0124 - the test for NaN
        case Kind.TEXT:
            return ast.Subscript(name("NUMBERS"), code.node, ast.Load())
        case Kind.BOOLEAN:
            return ast.IfExp(code.node, constant(1.0), constant(0.0))
        case _:
            return call("number_of", code.node)


def as_truth(code: Code) -> ast.expr:
    """Give boolean(value)."""
    value = _constant_value(code.node)
    match code.kind:
        case Kind.BOOLEAN:
            return code.node
        case Kind.TEXT if isinstance(value, str):
            return constant(bool(value))
        case Kind.TEXT:
            return compare(code.node, ast.NotEq(), constant(""))
        case Kind.NUMBER if isinstance(value, float):
            return constant(truth_of_number(value))
        case Kind.NUMBER:
            return call("truth_of_number", code.node)
        case _:
            return call("truth_of", code.node)


def as_nodes(code: Code) -> ast.expr:
    """Give the value as a list of texts."""
    match code.kind:
        case Kind.NODES:
            return code.node
        case Kind.ANY:
            return call("list_of", code.node)
        case _:
            return sequence([as_text(code)])


def as_stored(code: Code) -> ast.expr:
    """Give the text under which the value is kept: NaN is ''."""
    match code.kind:
        case Kind.NUMBER:
            return call("stored_number", code.node)
        case Kind.ANY:
            return call("stored", code.node)
        case _:
            return as_text(code)


def as_kind(code: Code, kind: Kind) -> ast.expr:
    """Convert to a kind; `ANY` takes what there is."""
    converters = {Kind.TEXT: as_text, Kind.NUMBER: as_number, Kind.BOOLEAN: as_truth, Kind.NODES: as_nodes}
    converter = converters.get(kind)
    return converter(code) if converter else code.node


def as_nodes_together(codes: Sequence[Code]) -> ast.expr:
    """Give several arguments as one list of texts: node sets are spread, single values are one text each."""
    if len(codes) == 1:
        return as_nodes(codes[0])
    spread = {Kind.NODES, Kind.ANY}
    parts = (ast.Starred(as_nodes(code), ast.Load()) if code.kind in spread else as_text(code) for code in codes)
    return sequence(list(parts))
