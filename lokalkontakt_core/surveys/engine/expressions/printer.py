"""Print a syntax tree as text that parses to the same tree."""

from lokalkontakt_core.surveys.engine.expressions.syntax import (
    LEVELS,
    NEGATION_LEVEL,
    Call,
    Chain,
    Negation,
    Node,
    Number,
    Path,
    Reference,
    Start,
    Step,
    String,
)

_TIGHTEST = 9


def _level(node: Node) -> int:
    if isinstance(node, Chain):
        return LEVELS[node.operators[0]]
    return NEGATION_LEVEL if isinstance(node, Negation) else _TIGHTEST


def _within(node: Node, level: int) -> str:
    text = print_tree(node)
    return text if _level(node) > level else f"({text})"


def _predicates(nodes: tuple[Node, ...]) -> str:
    return "".join(f"[{print_tree(node)}]" for node in nodes)


def _step(step: Step) -> str:
    return step.name + _predicates(step.predicates)


def _path(node: Path) -> str:
    steps = "/".join(_step(step) for step in node.steps)
    if node.start is Start.RELATIVE:
        return steps
    if node.start is Start.ROOT:
        return f"/{steps}"
    start = "." if isinstance(node.start, Start) else print_tree(node.start)
    start += _predicates(node.predicates)
    return f"{start}/{steps}" if steps else start


def print_tree(node: Node) -> str:  # noqa: PLR0911 - one return a kind of node
    """Give the expression of a tree with single blanks round operators and no bracket that is not needed."""
    match node:
        case Number():
            return node.text
        case String():
            return f'"{node.value}"' if "'" in node.value else f"'{node.value}'"
        case Reference():
            return f"${{{'last-saved#' if node.last_saved else ''}{node.name}}}"
        case Path():
            return _path(node)
        case Call():
            return f"{node.name}({', '.join(print_tree(argument) for argument in node.arguments)})"
        case Negation():
            return "-" * node.times + _within(node.operand, NEGATION_LEVEL)
        case Chain():
            level = _level(node)
            first, *others = (_within(operand, level) for operand in node.operands)
            pairs = zip(node.operators, others, strict=True)
            return first + "".join(f" {operator} {operand}" for operator, operand in pairs)
