"""Collecting everything that is wrong with a form, each with its path, so that all of it is told in one go."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from lokalkontakt_core.errors import FormError

MOST_PROBLEMS = 1_000
"""More than this are counted but not kept."""


def nearest(name: str, known: "tuple[str, ...] | frozenset[str] | Mapping[str, Any]") -> str:
    """Give the known name most like the one written, '' when none is near."""
    lowered = {item.lower(): item for item in known}
    found = get_close_matches(name.strip().lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""


class Problems:
    """The problems of one form in the order found.

    Attributes:
        found: One coded error each, with `path` and what its texts need.
        count: How many there were, also those not kept.
    """

    def __init__(self, lines: Mapping[int, int] | None = None) -> None:
        """Start empty; `lines` gives the line of the file at which each row of the survey begins."""
        self.found: list[FormError] = []
        self.count = 0
        self._lines = lines or {}

    def add(self, code: str, path: str, /, row: int = 0, **values: Any) -> None:
        """Note a problem at a path such as `survey[12].relevant`."""
        self.count += 1
        if len(self.found) < MOST_PROBLEMS:
            place = {"path": path, "line": self._lines[row]} if row in self._lines else {"path": path}
            told = {name: value for name, value in values.items() if value != ""}
            self.found.append(FormError(code, **place, **told))

    def take(self, problem: FormError, path: str, /, row: int = 0, **values: Any) -> None:
        """Note a problem that was raised elsewhere, at a path."""
        self.add(problem.code, path, row, **{**values, **problem.values})

    def raise_if_any(self, form: str) -> None:
        """End here when anything was found.

        Raises:
            FormError: SF000 with every problem in its details.
        """
        if self.count:
            raise FormError("SF000", details=self.found, form=form, count=self.count)
