"""A slow evaluator that walks the tree: the table of semantics written down a second time, as plainly as possible.

It knows questions outside repeats, and of the functions those that need no world. Tests compare compiled code with it.
"""

# ruff: noqa: C901, PLR0911, PLR0912 - one case under the other is how a table reads

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Negation,
    Number,
    Path,
    Reference,
    Start,
    String,
)

NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)


def number(value):
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    return float(value) if NUMBER.fullmatch(value) else math.nan


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if abs(value) < 1e21 and value == math.floor(value):
        return f"{int(value)}"
    shown = repr(value)
    if "e" in shown and 1e-6 <= abs(value) < 1e21:
        return f"{Decimal(shown):f}"
    mantissa, _, exponent = shown.partition("e")
    return f"{mantissa}e{'+' if int(exponent) > 0 else '-'}{abs(int(exponent))}" if exponent else shown


def boolean(value):
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return not math.isnan(value) and value != 0
    return value != ""


def equals(one, other):
    if isinstance(one, bool) or isinstance(other, bool):
        return boolean(one) == boolean(other)
    if isinstance(one, float) or isinstance(other, float):
        a, b = number(one), number(other)
        return a == b or abs(a - b) < 1e-12
    return one == other


def operate(operator, one, other):
    match operator:
        case "=":
            return equals(one, other)
        case "!=":
            return not equals(one, other)
        case "<":
            return number(one) < number(other)
        case "<=":
            return number(one) <= number(other)
        case ">":
            return number(one) > number(other)
        case ">=":
            return number(one) >= number(other)
    a, b = number(one), number(other)
    match operator:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
        case "div":
            if b == 0:
                if a == 0 or math.isnan(a):
                    return math.nan
                return math.inf if (math.copysign(1, a) > 0) == (math.copysign(1, b) > 0) else -math.inf
            return a / b
        case "mod":
            if b == 0 or math.isnan(a) or math.isnan(b) or math.isinf(a):
                return math.nan
            return math.fmod(a, b)
    raise AssertionError(operator)


def round_half_away(value):
    if math.isnan(value) or math.isinf(value):
        return value
    return float(Decimal(repr(value)).to_integral_value(ROUND_HALF_UP))


def call(node, values, own):
    def argument(index):
        return evaluate(node.arguments[index], values, own)

    def all_texts():
        return [text(argument(index)) for index in range(len(node.arguments))]

    match node.name:
        case "if":
            return argument(1) if boolean(argument(0)) else argument(2)
        case "true" | "false":
            return node.name == "true"
        case "not":
            return not boolean(argument(0))
        case "boolean":
            return boolean(argument(0))
        case "number":
            return number(argument(0))
        case "string":
            return text(argument(0))
        case "coalesce":
            first = text(argument(0))
            return first if first != "" else text(argument(1))
        case "concat":
            return "".join(all_texts())
        case "string-length":
            return float(len(text(argument(0))))
        case "contains":
            return text(argument(1)) in text(argument(0))
        case "selected":
            chosen, wanted = text(argument(0)).split(), text(argument(1)).strip()
            return wanted in chosen or (not chosen and wanted == "")
        case "count-selected":
            return float(len(text(argument(0)).split()))
        case "int":
            value = number(argument(0))
            return value if math.isnan(value) or math.isinf(value) else float(math.trunc(value))
        case "round":
            return round_half_away(number(argument(0)))
        case "sum":
            total = 0.0
            for item in all_texts():
                total += number(item)
            return total
        case "min" | "max":
            numbers = [number(item) for item in all_texts()]
            if any(map(math.isnan, numbers)):
                return math.nan
            return min(numbers) if node.name == "min" else max(numbers)
    raise AssertionError(node.name)


def evaluate(node, values, own=""):
    match node:
        case Number():
            return float(node.text)
        case String():
            return node.value
        case Reference():
            return values[node.name]
        case Path(start=Start.HERE):
            return own
        case Negation():
            value = number(evaluate(node.operand, values, own))
            return -value if node.times % 2 else value
        case Call():
            return call(node, values, own)
        case Chain(operators=operators, operands=operands) if operators[0] in {"or", "and"}:
            results = [boolean(evaluate(operand, values, own)) for operand in operands]
            return any(results) if operators[0] == "or" else all(results)
        case Chain(operators=operators, operands=operands):
            result = evaluate(operands[0], values, own)
            for operator, operand in zip(operators, operands[1:], strict=True):
                result = operate(operator, result, evaluate(operand, values, own))
            return result
    raise AssertionError(print_tree(node))


def stored(value):
    return "" if isinstance(value, float) and math.isnan(value) else text(value)
