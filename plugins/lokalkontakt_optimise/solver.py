"""The solver: silent and the same every time, with the rows of what must hold and columns as they come."""

from collections.abc import Sequence

import highspy
import numpy as np

from lokalkontakt_optimise.chosen import Column, Layout


def silent() -> highspy.Highs:
    """Give a solver that writes nothing and works the same way every time."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(option, value)
    return solver


def with_rows(layout: Layout) -> highspy.Highs:
    """Give a solver with the rows, and with what may be missing as its first columns."""
    solver = silent()
    lower, upper = layout.bounds()
    none = np.empty(0, dtype=np.int32)
    solver.addRows(layout.rows, lower, upper, 0, none, none, np.empty(0))
    costs, rows = layout.slack()
    count = len(costs)
    starts = np.arange(count, dtype=np.int32)
    solver.addCols(count, costs, np.zeros(count), np.ones(count), count, starts, rows, np.ones(count))
    return solver


def add(solver: highspy.Highs, layout: Layout, columns: Sequence[Column]) -> None:
    """Add columns to a solver."""
    if not columns:
        return
    count = len(columns)
    starts, rows = layout.sparse(columns)
    costs = np.array([column.cost for column in columns], dtype=float)
    unbounded = np.full(count, highspy.kHighsInf)
    solver.addCols(count, costs, np.zeros(count), unbounded, len(rows), starts, rows, np.ones(len(rows)))
