"""Equality and order: between node sets some pair of nodes must fit, numbers are equal within a tolerance."""

from collections.abc import Callable
from operator import ge, gt, le, lt

from lokalkontakt_core.surveys.engine.expressions.conversions import (
    NUMBERS,
    TOLERANCE,
    Value,
    list_of,
    number_of,
    truth_of,
)

ORDERS: dict[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def same_number(one: float, other: float) -> bool:
    """Say whether two numbers are equal; NaN equals nothing."""
    return one == other or abs(one - other) < TOLERANCE


def equal(one: Value, other: Value) -> bool:
    """Compare as booleans if one side is a boolean, else as numbers if one side is a number, else as texts."""
    if isinstance(one, bool) or isinstance(other, bool):
        return truth_of(one) is truth_of(other)
    if isinstance(one, list) or isinstance(other, list):
        numeric = isinstance(one, float) or isinstance(other, float)
        if numeric:
            return any(same_number(a, b) for a in _numbers(one) for b in _numbers(other))
        texts = set(list_of(other))
        return any(text in texts for text in list_of(one))
    if isinstance(one, float) or isinstance(other, float):
        return same_number(number_of(one), number_of(other))
    return one == other


def unequal(one: Value, other: Value) -> bool:
    """Say whether the sides differ; with node sets, whether some pair does."""
    if isinstance(one, bool) or isinstance(other, bool):
        return truth_of(one) is not truth_of(other)
    if isinstance(one, list) or isinstance(other, list):
        if isinstance(one, float) or isinstance(other, float):
            return any(not same_number(a, b) for a in _numbers(one) for b in _numbers(other))
        return any(a != b for a in list_of(one) for b in list_of(other))
    return not equal(one, other)


def _numbers(value: Value) -> list[float]:
    if isinstance(value, list):
        return [NUMBERS[text] for text in value]
    return [number_of(value)]


def compare(operator: str, one: Value, other: Value) -> bool:
    """Compare as numbers, whatever the sides are; an empty side or one that is no number is never in order."""
    order = ORDERS[operator]
    if isinstance(one, list) or isinstance(other, list):
        return any(order(a, b) for a in _numbers(one) for b in _numbers(other))
    return order(number_of(one), number_of(other))


def judge(first: Value, rest: tuple[tuple[str, Value], ...]) -> bool:
    """Work out a long chain of comparisons from left to right."""
    for operator, other in rest:
        if operator == "=":
            first = equal(first, other)
        elif operator == "!=":
            first = unequal(first, other)
        else:
            first = compare(operator, first, other)
    return truth_of(first)
