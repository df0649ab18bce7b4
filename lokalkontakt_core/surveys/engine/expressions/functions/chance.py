"""An order of chance that every ODK program gives for the same seed: Park and Miller's numbers, shuffled inside out.

The specification of ODK XForms names the way (`randomize`), so that a form with a seed shows its options in one order
wherever it is answered.
"""

import math
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

from lokalkontakt_core.surveys.engine.expressions.conversions import NUMBERS

_MODULUS = 2**31 - 1
_FACTOR = 16_807
_LARGEST = 2**63 - 1
_HASHED_BYTES = 8

Item = TypeVar("Item")


def seed_of(text: str) -> int:
    """Read a seed: a number is cut to a whole one, any other text is hashed, and '' is 0."""
    number = NUMBERS[text]
    if math.isnan(number):
        hashed = sha256(text.encode("utf-8", "replace")).digest()[:_HASHED_BYTES]
        return int.from_bytes(hashed, signed=True) if text else 0
    if math.isinf(number):
        return _LARGEST if number > 0 else -_LARGEST - 1
    return math.trunc(number)


def seed_of_draw(drawn: float) -> int:
    """Make a seed of a number from 0 up to but not including 1."""
    return int(drawn * _MODULUS)


def _numbers(seed: int) -> Iterator[float]:
    state = math.copysign(1, seed) * (abs(seed) % _MODULUS)
    now = int(state) if state > 0 else int(state) + _MODULUS - 1
    while True:
        now = now * _FACTOR % _MODULUS
        yield (now - 1) / (_MODULUS - 1)


def shuffled(items: Sequence[Item], seed: int) -> list[Item]:
    """Give the items in the order that belongs to the seed."""
    order: list[Item] = []
    for place, (item, number) in enumerate(zip(items, _numbers(seed), strict=False)):
        other = int(number * (place + 1))
        order.append(item)
        order[place], order[other] = order[other], item
    return order
