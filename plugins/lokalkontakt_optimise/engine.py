"""The engine `optimise`: packages of areas, solved with HiGHS; what it needs is imported when it solves."""

from lokalkontakt_core.coordination.suggestion.engines import Found
from lokalkontakt_core.coordination.suggestion.pricing import Pricing

SECONDS = 160.0
"""How long it works at most, about; what is not proven by then is said."""


class Optimise:
    """The engine.

    Args:
        seconds: How long it works at most, about.
    """

    name = "optimise"

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds

    def solve(self, pricing: Pricing) -> Found:
        """Find a plan that is proven best, or the best one found in time with what every plan costs at least."""
        from lokalkontakt_optimise.run import solve  # noqa: PLC0415 - the solver takes long to import

        return solve(pricing, self.name, self._seconds)
