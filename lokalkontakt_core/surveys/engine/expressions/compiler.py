"""Compile expressions to Python functions: trees become `ast` nodes over a fixed set of names, no text is evaluated.

A compiled function takes the surroundings, the own value, and one mapping of key to visible value for the whole answer
and for each repeat around its place: `f(e, dot, v0, v1, …)`; a choice filter takes the row after the own value.
"""

import ast
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions import code
from lokalkontakt_core.surveys.engine.expressions.code import Code
from lokalkontakt_core.surveys.engine.expressions.comparison import compare, equal, judge, same_number, unequal
from lokalkontakt_core.surveys.engine.expressions.context import Context
from lokalkontakt_core.surveys.engine.expressions.conversions import (
    NAN,
    NUMBERS,
    list_of,
    number_of,
    stored,
    stored_number,
    text_of,
    text_of_number,
    truth_of,
    truth_of_number,
)
from lokalkontakt_core.surveys.engine.expressions.emission import Emitter, define
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.functions.arithmetic import divide, fold, remainder
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS
from lokalkontakt_core.surveys.engine.expressions.nodes import (
    Place,
    index_or_truth,
    indexed,
    instance_number,
    place_number,
    step,
    texts,
)
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver, Rows
from lokalkontakt_core.surveys.engine.expressions.syntax import Node
from lokalkontakt_core.surveys.engine.outline import Element

Compiled = Callable[..., Any]


class Want(Enum):
    """What the caller of a compiled function needs."""

    TRUTH = "truth"
    STORED = "stored"
    NUMBER = "number"
    NODES = "nodes"


@frozen
class Task:
    """One expression to compile.

    Attributes:
        tree: The expression.
        host: The place it belongs to.
        cell: Which kind of cell it stands in.
        want: What the function shall give: bool, the stored text, a float, or a list of texts.
    """

    tree: Node
    host: Element
    cell: Cell
    want: Want


HELPERS: dict[str, object] = {
    "NAN": NAN,
    "NUMBERS": NUMBERS,
    "Place": Place,
    "compare": compare,
    "divide": divide,
    "equal": equal,
    "float": float,
    "fold": fold,
    "index_or_truth": index_or_truth,
    "indexed": indexed,
    "instance_number": instance_number,
    "judge": judge,
    "len": len,
    "list_of": list_of,
    "number_of": number_of,
    "place_number": place_number,
    "remainder": remainder,
    "same_number": same_number,
    "step": step,
    "stored": stored,
    "stored_number": stored_number,
    "text_of": text_of,
    "text_of_number": text_of_number,
    "texts": texts,
    "truth_of": truth_of,
    "truth_of_number": truth_of_number,
    "unequal": unequal,
    **{
        f"f_{name.replace('-', '_').replace(':', '_')}": function.run
        for name, function in FUNCTIONS.items()
        if function.run is not None
    },
}
"""Every name that compiled code can reach."""


def spell_mapping(element: Element) -> ast.expr:
    """Read a value from the mapping of its scope."""
    return code.item(code.name(f"v{element.depth}"), element.key)


def convert(emitted: Code, want: Want) -> ast.expr:
    """Give the code of the value in the form wanted."""
    converters = {
        Want.TRUTH: code.as_truth,
        Want.STORED: code.as_stored,
        Want.NUMBER: code.as_number,
        Want.NODES: code.as_nodes,
    }
    return converters[want](emitted)


def context_of(task: Task) -> Context:
    """Give the context in which an expression begins."""
    around = task.host.depth if task.cell is Cell.COUNT else task.host.depth + 1
    maps = tuple(f"v{depth}" for depth in range(around))
    if task.cell is Cell.CHOICES:
        return Context(task.host, Rows("", 2), ("e", "dot", "row", *maps), row="row")
    return Context(task.host, task.host, ("e", "dot", *maps))


def run(statements: Sequence[ast.stmt], constants: dict[str, object]) -> dict[str, Any]:
    """Run definitions made of code of ours and give the names they define."""
    module = ast.fix_missing_locations(ast.Module(list(statements), []))
    namespace: dict[str, Any] = {"__builtins__": {}, **HELPERS, **constants}
    exec(compile(module, "<form>", "exec"), namespace)  # noqa: S102 - built from whitelisted nodes, never from text
    return namespace


def compile_all(tasks: Sequence[Task], resolver: Resolver) -> list[Compiled]:
    """Compile all expressions of a form in one go; the functions come in the order of the tasks."""
    emitter = Emitter(resolver, spell_mapping)
    definitions: list[ast.stmt] = []
    for number, task in enumerate(tasks):
        context = context_of(task)
        emitted = emitter.emit_tree(task.tree, context)
        definitions.append(define(f"c{number}", context.variables, convert(emitted, task.want)))
    namespace = run([*emitter.parts, *definitions], emitter.constants)
    return [namespace[f"c{number}"] for number in range(len(tasks))]
