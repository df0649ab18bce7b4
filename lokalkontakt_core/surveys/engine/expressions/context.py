"""Where a piece of an expression stands while its code is written."""

from attrs import evolve, frozen

from lokalkontakt_core.surveys.engine.expressions.resolution import Standing
from lokalkontakt_core.surveys.engine.outline import Element


@frozen
class Context:
    """Where a piece of an expression stands.

    Attributes:
        host: The place the expression belongs to.
        standing: What `.` is: the host, or inside a predicate the place that is judged.
        depth: How many predicates lie around; 0 is none.
        variables: Names of the variables that can be read there.
        row: The variable that holds a choice row, in a choice filter.
    """

    host: Element
    standing: Standing
    variables: tuple[str, ...]
    depth: int = 0
    row: str = ""

    def inside(self, standing: Standing) -> "Context":
        """Give the context of a predicate on a place."""
        depth = self.depth + 1
        added = (f"n{depth}", f"i{depth}", f"z{depth}")
        return evolve(self, standing=standing, depth=depth, variables=(*self.variables, *added), row="")
