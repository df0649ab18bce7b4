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
    value = value.strip()
    if NUMBER.fullmatch(value):
        return float(value)
    if re.fullmatch("[+-]?Infinity", value):
        return -math.inf if value.startswith("-") else math.inf
    if re.fullmatch("0[xX][0-9a-fA-F]+", value):
        return float(sum("0123456789abcdef".index(sign) * 16**n for n, sign in enumerate(reversed(value[2:].lower()))))
    return days(value)


def days(value):
    """Count from 1970-01-01 to a day by going through the years and months."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value, re.ASCII)
    if not found:
        return math.nan
    year, month, day = map(int, found.groups())
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= length_of_month(year, month)):
        return math.nan
    whole = sum(365 + is_leap(past) for past in range(1970, year)) - sum(365 + is_leap(y) for y in range(year, 1970))
    return float(whole + sum(length_of_month(year, past) for past in range(1, month)) + day - 1)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length_of_month(year, month):
    return (31, 28 + is_leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


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
        case "join":
            glue, *parts = all_texts()
            return "".join(part if index == 0 else glue + part for index, part in enumerate(parts))
        case "starts-with":
            return all_texts()[0][: len(all_texts()[1])] == all_texts()[1]
        case "ends-with":
            whole, end = all_texts()
            return len(end) <= len(whole) and whole[len(whole) - len(end) :] == end
        case "substring-before" | "substring-after":
            whole, part = all_texts()
            place = next((n for n in range(len(whole)) if whole[n : n + len(part)] == part), None)
            if node.name == "substring-before":
                return "" if place is None else whole[:place]
            return whole if not part else "" if place is None else whole[place + len(part) :]
        case "translate":
            whole, signs, others = all_texts()
            return "".join(
                (others[signs.index(sign) :] + "\0")[0].strip("\0") if sign in signs else sign for sign in whole
            )
        case "normalize-space":
            return re.sub(r"\s+", " ", text(argument(0))).strip()
        case "count-non-empty":
            return float(len([item for item in all_texts() if item != ""]))
        case "abs":
            value = number(argument(0))
            return -value if value < 0 else value
        case "floor" | "ceiling":
            value = number(argument(0))
            if math.isnan(value) or math.isinf(value):
                return value
            cut = float(math.trunc(value))
            if node.name == "floor":
                return cut - 1 if cut > value else cut
            return cut + 1 if cut < value else cut
        case "boolean-from-string":
            return text(argument(0)).strip().lower() in ("1", "true")
        case "selected-at":
            chosen, place = text(argument(0)).split(), number(argument(1))
            return chosen[int(place)] if 0 <= place < len(chosen) else ""
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
