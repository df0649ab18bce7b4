"""Parts of an expression by themselves: literal, steady, small enough to be looked at."""

from lokalkontakt_core.surveys.engine.expressions.conversions import number_of
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Negation,
    Node,
    Number,
    Path,
    Reference,
    Start,
    String,
    children,
    walk,
)

DEEPEST = 40
"""Parts that lie deeper than this are taken as true or false without a look."""

_LARGEST = 400
_UNSTEADY = frozenset(
    {
        "position",
        "last",
        "current",
        "instance",
        "indexed-repeat",
        "randomize",
        "once",
        "jr:itext",
        "jr:choice-name",
        "pulldata",
        "checklist",
        "weighted-checklist",
    }
)


def steady(node: Node, cell: Cell) -> bool:
    """Say whether a part says the same for the same answers and reads nothing but questions and columns of a row."""
    for part in walk(node):
        if isinstance(part, Reference) and part.last_saved:
            return False
        if isinstance(part, Call) and (part.name in _UNSTEADY or FUNCTIONS[part.name].surroundings):
            return False
        if isinstance(part, Path) and not _plain_path(part, cell):
            return False
    return True


def _plain_path(path: Path, cell: Cell) -> bool:
    if path.predicates or any(step.predicates for step in path.steps):
        return False
    if path.start is Start.HERE:
        # In a choice filter `.` is the row itself, which no value of a question stands for.
        return not path.steps and cell is not Cell.CHOICES
    return path.start is Start.RELATIVE and cell is Cell.CHOICES and len(path.steps) == 1


def shallow(node: Node) -> bool:
    """Say whether a tree is small enough to be compared and compiled by itself."""
    level, size, depth = [node], 0, 0
    while level:
        depth, size = depth + 1, size + len(level)
        if depth > DEEPEST or size > _LARGEST:
            return False
        level = [child for parent in level for child in children(parent)]
    return True


def literal(node: Node) -> str | float | None:
    """Give what a part stands for when it is a number, a text, or one of these through `date` or `number`."""
    if isinstance(node, Number):
        return float(node.text)
    if isinstance(node, String):
        return node.value
    if isinstance(node, Negation) and isinstance(node.operand, Number):
        return float(node.operand.text) * (-1.0 if node.times % 2 else 1.0)
    if isinstance(node, Call) and len(node.arguments) == 1 and isinstance(node.arguments[0], Number | String):
        inner = literal(node.arguments[0])
        if node.name == "number" and inner is not None:
            return float(number_of(inner))
        if node.name in {"date", "string"} and isinstance(inner, str):
            return inner
    return None
