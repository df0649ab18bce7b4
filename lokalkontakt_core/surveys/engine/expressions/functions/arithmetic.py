"""Numbers: IEEE doubles throughout; what is undefined is NaN, what is too large is Infinity, nothing raises."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from lokalkontakt_core.surveys.engine.expressions.conversions import NAN, NUMBERS

_MOST_DECIMALS = 300


def divide(one: float, other: float) -> float:
    """Divide; by nought gives Infinity with the right sign, 0 by 0 NaN."""
    if other:
        return one / other
    if one != one or other != other or not one:  # noqa: PLR0124 - the test for NaN
        return NAN
    return math.copysign(math.inf, one) * math.copysign(1.0, other)


def remainder(one: float, other: float) -> float:
    """Give what is left after division, with the sign of the number divided."""
    try:
        return math.fmod(one, other)
    except ValueError:
        return NAN


def fold(first: float, rest: tuple[tuple[str, float], ...]) -> float:
    """Work out a long chain of one level from left to right."""
    for operator, number in rest:
        first = STEPS[operator](first, number)
    return first


STEPS: dict[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "div": divide,
    "mod": remainder,
}


def safely(function: Callable[..., float]) -> Callable[..., float]:
    """Make a function of `math` give NaN outside its domain and Infinity beyond the largest number."""

    def call(*numbers: float) -> float:
        try:
            return float(function(*numbers))
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf

    return call


def whole(number: float) -> float:
    """Cut towards nought."""
    return float(math.trunc(number)) if math.isfinite(number) else number


def floor(number: float) -> float:
    """Give the next whole number downwards."""
    return float(math.floor(number)) if math.isfinite(number) else number


def ceiling(number: float) -> float:
    """Give the next whole number upwards."""
    return float(math.ceil(number)) if math.isfinite(number) else number


def rounded(number: float, decimals: float = 0.0) -> float:
    """Round half away from nought to the given decimals, which may be negative."""
    if not math.isfinite(number) or not math.isfinite(decimals):
        return number if decimals == decimals else NAN  # noqa: PLR0124 - the test for NaN
    places = int(max(-_MOST_DECIMALS, min(_MOST_DECIMALS, decimals)))
    written = repr(number)
    part = written.partition(".")[2]
    if places > 0 and "e" not in written and (len(part) != places + 1 or part[-1] != "5"):
        return round(number, places)  # no tie as written, so halves cannot be meant
    exact = Decimal(written)
    if -int(exact.as_tuple().exponent) <= places:
        return number
    unit = Decimal(1).scaleb(-places)
    return float((exact / unit).to_integral_value(ROUND_HALF_UP) * unit) if abs(exact) >= unit / 10 else 0.0


def _power(base: float, exponent: float) -> float:
    return math.pow(base, exponent)


def _square_root(number: float) -> float:
    return math.sqrt(number)


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    def call(number: float) -> float:
        if number == 0:
            return -math.inf
        return function(number)

    return call


POWER = safely(_power)
SQUARE_ROOT = safely(_square_root)
NATURAL_LOGARITHM = safely(_logarithm(math.log))
DECIMAL_LOGARITHM = safely(_logarithm(math.log10))
EXPONENTIAL = safely(math.exp)
POWER_OF_TEN = safely(lambda number: math.pow(10.0, number))
SINE, COSINE, TANGENT = safely(math.sin), safely(math.cos), safely(math.tan)
ARC_SINE, ARC_COSINE, ARC_TANGENT = safely(math.asin), safely(math.acos), safely(math.atan)
ARC_TANGENT_OF_TWO = safely(math.atan2)


def total(texts: list[str]) -> float:
    """Add up; of nothing 0, with one empty NaN."""
    result = 0.0
    for text in texts:
        result += NUMBERS[text]
    return result


def _extreme(texts: list[str], choose: Callable[[list[float]], float]) -> float:
    numbers = [NUMBERS[text] for text in texts]
    if not numbers or any(number != number for number in numbers):  # noqa: PLR0124 - the test for NaN
        return NAN
    return choose(numbers)


def least(texts: list[str]) -> float:
    """Give the smallest; of nothing or with one empty NaN."""
    return _extreme(texts, min)


def greatest(texts: list[str]) -> float:
    """Give the largest; of nothing or with one empty NaN."""
    return _extreme(texts, max)
