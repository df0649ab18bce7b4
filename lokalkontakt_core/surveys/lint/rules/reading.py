"""What rules read in expressions: the question a part names, and comparisons."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Chain,
    Node,
    Path,
    Reference,
    Start,
)
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.lint.subject import LogicCell, Subject

ORDERS = frozenset({"<", "<=", ">", ">="})


def question_at(subject: Subject, node: Node, cell: LogicCell) -> Element | None:
    """Give the question a part names: by `${name}`, or by `.` in a cell that judges its own question."""
    if isinstance(node, Reference) and not node.last_saved:
        target = subject.resolver.target(node, cell.host)
        return target.element if target.element.question is not None and target.single else None
    own = isinstance(node, Path) and node.start is Start.HERE and not node.steps and not node.predicates
    return cell.host if own and cell.cell is Cell.CONSTRAINT else None


def comparisons(cell: LogicCell) -> Iterator[tuple[Chain, Node, Node]]:
    """Give every comparison of two sides, with one side and the other in both orders."""
    for node in cell.nodes:
        if isinstance(node, Chain) and len(node.operators) == 1 and node.operators[0] in {"=", "!=", *ORDERS}:
            one, other = node.operands
            yield node, one, other
            yield node, other, one
