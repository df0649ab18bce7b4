"""Code for operators: specialised where the kinds of both sides are known, general where they are not."""

import ast
from collections.abc import Iterable, Sequence

from lokalkontakt_core.surveys.engine.expressions import code
from lokalkontakt_core.surveys.engine.expressions.code import Code
from lokalkontakt_core.surveys.engine.expressions.conversions import TOLERANCE
from lokalkontakt_core.surveys.engine.expressions.kinds import Kind

LONGEST_INLINE = 8
"""Chains with more operators than this are worked out by a loop."""

_ORDERS: dict[str, type[ast.cmpop]] = {"<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE}
_PLAIN: dict[str, type[ast.operator]] = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult}
_CALLED = {"div": "divide", "mod": "remainder"}
_SETS = {Kind.NODES, Kind.ANY}


def _same_number(one: Code, other: Code) -> ast.expr:
    """Compare numbers within the tolerance; with a constant on one side without a call."""
    for left, right in ((one, other), (other, one)):
        if isinstance(right.node, ast.Constant) and right.kind is Kind.NUMBER:
            difference = ast.BinOp(code.as_number(left), ast.Sub(), right.node)
            return ast.Compare(code.constant(-TOLERANCE), [ast.Lt(), ast.Lt()], [difference, code.constant(TOLERANCE)])
    return code.call("same_number", code.as_number(one), code.as_number(other))


def equality(operator: str, one: Code, other: Code) -> Code:
    """Give code for `=` and `!=`."""
    kinds = {one.kind, other.kind}
    negated = operator == "!="
    if Kind.ANY in kinds or (Kind.NODES in kinds and Kind.BOOLEAN not in kinds):
        node = code.call("unequal" if negated else "equal", one.node, other.node)
        return Code(node, Kind.BOOLEAN)
    if Kind.BOOLEAN in kinds:
        test: ast.cmpop = ast.IsNot() if negated else ast.Is()
        return Code(code.compare(code.as_truth(one), test, code.as_truth(other)), Kind.BOOLEAN)
    if Kind.NUMBER in kinds:
        same = _same_number(one, other)
        return Code(ast.UnaryOp(ast.Not(), same) if negated else same, Kind.BOOLEAN)
    return Code(code.compare(one.node, ast.NotEq() if negated else ast.Eq(), other.node), Kind.BOOLEAN)


def order(operator: str, one: Code, other: Code) -> Code:
    """Give code for `<`, `<=`, `>` and `>=`: always numbers."""
    if {one.kind, other.kind} & _SETS:
        return Code(code.call("compare", code.constant(operator), one.node, other.node), Kind.BOOLEAN)
    node = code.compare(code.as_number(one), _ORDERS[operator](), code.as_number(other))
    return Code(node, Kind.BOOLEAN)


def calculation(operators: Sequence[str], operands: Sequence[Code]) -> Code:
    """Give code for a chain of `+ -` or of `* div mod`."""
    first = code.as_number(operands[0])
    if len(operators) > LONGEST_INLINE:
        rest = (
            code.pair(code.constant(sign), code.as_number(operand)) for sign, operand in _pairs(operators, operands)
        )
        return Code(code.call("fold", first, code.pair(*rest)), Kind.NUMBER)
    for sign, operand in _pairs(operators, operands):
        number = code.as_number(operand)
        first = ast.BinOp(first, _PLAIN[sign](), number) if sign in _PLAIN else code.call(_CALLED[sign], first, number)
    return Code(first, Kind.NUMBER)


def _pairs(operators: Sequence[str], operands: Sequence[Code]) -> Iterable[tuple[str, Code]]:
    return zip(operators, operands[1:], strict=True)


def judgement(operators: Sequence[str], operands: Sequence[Code]) -> Code:
    """Give code for a chain of `= !=` or of `< <= > >=`, from left to right."""
    if len(operators) > LONGEST_INLINE:
        rest = (code.pair(code.constant(sign), operand.node) for sign, operand in _pairs(operators, operands))
        return Code(code.call("judge", operands[0].node, code.pair(*rest)), Kind.BOOLEAN)
    result = operands[0]
    for sign, operand in _pairs(operators, operands):
        result = equality(sign, result, operand) if sign in {"=", "!="} else order(sign, result, operand)
    return result


def chain(operators: Sequence[str], operands: Sequence[Code]) -> Code:
    """Give code for operands joined by operators of one level."""
    match operators[0]:
        case "or" | "and":
            joint: ast.boolop = ast.Or() if operators[0] == "or" else ast.And()
            return Code(ast.BoolOp(joint, [code.as_truth(operand) for operand in operands]), Kind.BOOLEAN)
        case "|":
            return Code(code.as_nodes_together(operands), Kind.NODES)
        case "+" | "-" | "*" | "div" | "mod":
            return calculation(operators, operands)
        case _:
            return judgement(operators, operands)
