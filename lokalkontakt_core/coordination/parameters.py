"""Parameters: the figures of a rule that a municipality chooses in `[rules.<code>]` of its scheme."""

from datetime import date
from typing import Any, Generic, TypeVar

from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

V = TypeVar("V")

MOST_DAYS = 3660
"""The longest wait a rule can be given: ten years."""


@frozen
class Parameter(Generic[V]):
    """One figure of one rule.

    Attributes:
        code: The rule's code.
        name: The key under `[rules.<code>]`.
        default: What holds when the scheme says nothing, or something that cannot be used.
        wanted: The type a value must have, exactly: `True` is no number of days.
        least: The least usable value; None for no bound.
        most: The greatest usable value; None for no bound.
    """

    code: str
    name: str
    default: V
    wanted: type
    least: Any = None
    most: Any = None

    def usable(self, value: Any) -> bool:
        """Tell whether a value has the right type and lies within the bounds."""
        if type(value) is not self.wanted:
            return False
        above = self.least is None or value >= self.least
        return bool(above and (self.most is None or value <= self.most))

    def of(self, register: Register) -> V:
        """Give the value that holds in a register."""
        value: Any = register.scheme.rules.get(self.code, {}).get(self.name)
        chosen: V = value if self.usable(value) else self.default
        return chosen


AGREEMENT_DAYS: Parameter[int] = Parameter("LK013", "days", 60, int, 0, MOST_DAYS)
"""How long after the start of an assignment a cooperation agreement is to be there, in days."""

WISH_DEADLINE: Parameter[date | None] = Parameter("LK038", "deadline", None, date)
"""The last day by which every area that wants a contact is to have one; None while the scheme names none."""
