"""What finds a plan: the promise an engine keeps, and what it gives."""

from typing import Protocol

from lokalkontakt_core.coordination.suggestion.plans import Plan
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.values import frozen


@frozen
class Found:
    """What an engine found.

    Attributes:
        plan: The plan.
        cost: What it costs, in points.
        bound: What every plan costs at least, as far as the engine has proven; None when it has proven nothing.
        engine: The name of the engine.
    """

    plan: Plan
    cost: int
    bound: int | None
    engine: str

    @property
    def proven(self) -> bool:
        """Tell whether no plan is cheaper."""
        return self.bound is not None and self.bound >= self.cost

    @property
    def gap(self) -> float | None:
        """The share by which the plan may be dearer than the best one; None when nothing is proven."""
        if self.bound is None:
            return None
        return max(0, self.cost - self.bound) / max(1, abs(self.cost))


class Engine(Protocol):
    """Finds a plan for a problem; the same problem gives the same plan."""

    @property
    def name(self) -> str:
        """What it is called, for example `search`."""
        ...

    def solve(self, pricing: Pricing) -> Found:
        """Find a plan that `plans.breaches` has nothing against, as cheap as can be found.

        Args:
            pricing: The problem with its prices. Pins can be kept: that was looked at before.
        """
        ...
