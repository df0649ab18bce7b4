"""The syntax tree of an expression: frozen values that know where they stood, compared without regard to it.

Chains of operators of one level are n-ary (`a or b or c` is one node), so the height of a tree grows with brackets
and function calls only.
"""

from enum import Enum

from attrs import field, frozen


class Start(Enum):
    """Where a path begins when it begins at no expression."""

    HERE = "."
    ROOT = "/"
    RELATIVE = ""


@frozen
class Number:
    """A number as it was written, for example `3.0`."""

    text: str
    column: int = field(default=0, eq=False)


@frozen
class String:
    """A text in quotes; there are no escapes, so it never holds both kinds of quotes."""

    value: str
    column: int = field(default=0, eq=False)


@frozen
class Reference:
    """`${name}`: a question, group or repeat by name; with `last-saved#` the value of the answer given before."""

    name: str
    last_saved: bool = False
    column: int = field(default=0, eq=False)


@frozen
class Step:
    """One step of a path: a name, `..`, `.` or `*`, with predicates."""

    name: str
    predicates: "tuple[Node, ...]" = ()
    column: int = field(default=0, eq=False)


@frozen
class Path:
    """A way through the answers or a choice list: a start, its predicates, and steps.

    Attributes:
        start: `Start`, or the reference or call the path begins at.
        predicates: Conditions on the start, only where the start is a reference or a call.
        steps: The steps; for `Start.RELATIVE` and `Start.ROOT` at least one.
    """

    start: "Start | Reference | Call"
    predicates: "tuple[Node, ...]" = ()
    steps: tuple[Step, ...] = ()
    column: int = field(default=0, eq=False)


@frozen
class Call:
    """A function with its arguments."""

    name: str
    arguments: "tuple[Node, ...]" = ()
    column: int = field(default=0, eq=False)


@frozen
class Chain:
    """Operands joined by operators of one level, worked out from left to right.

    Attributes:
        operators: One fewer than operands, all of one level of binding.
        operands: At least two.
    """

    operators: tuple[str, ...]
    operands: "tuple[Node, ...]"
    column: int = field(default=0, eq=False)


@frozen
class Negation:
    """One or more minus signs before an operand; `times` is how many."""

    operand: "Node"
    times: int = 1
    column: int = field(default=0, eq=False)


Node = Number | String | Reference | Path | Call | Chain | Negation

LEVELS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
"""How tightly an operator binds; loosest first."""

NEGATION_LEVEL = 7
"""The minus sign binds tighter than `*` and looser than `|`."""


@frozen
class Expression:
    """What stands in a logic cell: the text as written, and its tree."""

    source: str
    tree: Node


def children(node: Node) -> tuple[Node, ...]:
    """Give the direct parts of a node, predicates included, in the order written."""
    match node:
        case Chain():
            return node.operands
        case Call():
            return node.arguments
        case Negation():
            return (node.operand,)
        case Path():
            inner = (predicate for step in node.steps for predicate in step.predicates)
            start = () if isinstance(node.start, Start) else (node.start,)
            return (*start, *node.predicates, *inner)
        case _:
            return ()


def walk(tree: Node) -> list[Node]:
    """Give every node of a tree, each before its parts, without recursion."""
    found: list[Node] = []
    waiting: list[Node] = [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(children(node)))
    return found
