"""Expressions read from SurveyJS without what is only needed there: brackets, and guards against unanswered questions.

There an unanswered question counts as 0 in a sum or comparison of numbers, so that conditions demand an answer first.
Here such a sum is no number, and a comparison with it is false, so that the demand says nothing more.
"""

from collections.abc import Iterable

from attrs import evolve

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.parser import parse
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Chain, Negation, Node, Number, String

_SUMS = frozenset({"+", "-", "*", "div", "mod"})
_ORDERING = frozenset({"<", "<=", ">", ">="})
_IF = "if"


def _is_sum(node: Node) -> bool:
    return isinstance(node, Chain) and node.operators[0] in _SUMS


def _summed(node: Node) -> set[Node]:
    """Give what is read as a number wherever a sum or comparison of numbers works with the node."""
    if isinstance(node, Chain):
        return {one for operand in node.operands for one in _summed(operand)} if _is_sum(node) else set()
    if isinstance(node, Negation):
        return _summed(node.operand)
    return set() if isinstance(node, Number | String | Call) else {node}


def _demands(node: Node) -> set[Node]:
    """Give what must be answered for a comparison to be true."""
    if not isinstance(node, Chain) or len(node.operators) > 1:
        return set()
    if node.operators[0] in _ORDERING:
        return _summed(node.operands[0]) | _summed(node.operands[1])
    return _summed_beside("=", node)


def _summed_beside(operator: str, node: Node) -> set[Node]:
    """Give what sums read on the sides of an equation; `!=` with a sum is true where one of these is unanswered."""
    if not isinstance(node, Chain) or node.operators != (operator,):
        return set()
    return {one for side in node.operands if _is_sum(side) for one in _summed(side)}


def _asked(node: Node, operator: str) -> Node | None:
    """Give what a node compares with '', None when it does something else."""
    if not isinstance(node, Chain) or node.operators != (operator,):
        return None
    asked, text = node.operands
    return asked if isinstance(text, String) and not text.value else None


def _without(parts: list[Node], operator: str, known: Iterable[set[Node]]) -> list[Node]:
    needless = set[Node]().union(*known)
    kept = [part for part in parts if _asked(part, operator) not in needless or _asked(part, operator) is None]
    return kept or parts


def _joined(node: Chain) -> Node:
    word = node.operators[0]
    parts: list[Node] = []
    for operand in map(simplified, node.operands):
        inner = isinstance(operand, Chain) and operand.operators[0] == word
        parts.extend(operand.operands if inner and isinstance(operand, Chain) else (operand,))
    if word == "and":
        parts = _without(parts, "!=", map(_demands, parts))
    else:
        parts = _without(parts, "=", (_summed_beside("!=", part) for part in parts))
    return Chain((word,) * (len(parts) - 1), tuple(parts)) if len(parts) > 1 else parts[0]


def _chosen(node: Call) -> Node:
    """Give a choice between a sum and nothing as the sum, which is nothing by itself when an answer is missing."""
    condition, first, second = node.arguments
    guards = condition.operands if isinstance(condition, Chain) and condition.operators[0] == "and" else (condition,)
    asked = [_asked(guard, "!=") for guard in guards]
    nothing = isinstance(second, String) and not second.value
    return first if nothing and _is_sum(first) and set(asked) <= _summed(first) else node


def simplified(node: Node) -> Node:
    """Give an expression that means the same, without what says nothing here."""
    if isinstance(node, Chain):
        if node.operators[0] in {"and", "or"}:
            return _joined(node)
        return evolve(node, operands=tuple(map(simplified, node.operands)))
    if isinstance(node, Negation):
        return evolve(node, operand=simplified(node.operand))
    if isinstance(node, Call):
        call = evolve(node, arguments=tuple(map(simplified, node.arguments)))
        return _chosen(call) if call.name == _IF and len(call.arguments) == len(("if", "then", "else")) else call
    return node


def tidied(text: str) -> str:
    """Give the text of an expression without brackets and guards that say nothing; one that cannot be read stays."""
    try:
        return print_tree(simplified(parse(text).tree))
    except FormError:
        return text
