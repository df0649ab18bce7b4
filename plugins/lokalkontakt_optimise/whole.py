"""Whole packages: the columns a cheaper plan could be made of, and the best plan made of them."""

from collections.abc import Sequence

import highspy
import numpy as np
from attrs import frozen

from lokalkontakt_optimise.chosen import Column, Layout
from lokalkontakt_optimise.packages import Array
from lokalkontakt_optimise.programme import Duals
from lokalkontakt_optimise.reduced import own_column, own_reduced, pool_worth, reduced_by_profile, without
from lokalkontakt_optimise.solver import add, with_rows

_HALF = 0.5
_OWN = -1
"""Stands for the contacts' own columns where others have the number of a pool."""


@frozen
class Whole:
    """What a search among some columns gave.

    Attributes:
        columns: The columns of the best plan found; None when none was found.
        bound: What every plan of these columns costs at least.
    """

    columns: tuple[Column, ...] | None
    bound: float


def within(layout: Layout, duals: Duals, gap: float, most: int) -> tuple[list[Column], bool]:
    """Give the columns a plan can hold that costs less than the programme and the gap together.

    Args:
        layout: The rows, and what can be chosen.
        duals: Of the programme with all its columns.
        gap: How much dearer than the programme a plan may be.
        most: How many columns are given at most, those that promise most.

    Returns:
        The columns, and whether these are all.
    """
    choices = layout.choices
    by_profile = reduced_by_profile(layout, duals.rows)
    nearest = _Nearest(gap, most)
    for index, pool in enumerate(choices.pools):
        reduced = without(by_profile[pool.profile], pool.excluded) - pool_worth(layout, duals.rows, index)
        nearest.add(index, reduced)
    nearest.add(_OWN, own_reduced(layout, duals.rows))
    columns = []
    for pool_index, row in nearest.rows():
        if pool_index == _OWN:
            columns.append(own_column(layout, row))
        else:
            cost = choices.costs[choices.pools[pool_index].profile][row]
            columns.append(Column(row, pool_index, None, int(cost)))
    return columns, nearest.complete


class _Nearest:
    """Rows of several lists with the lowest values, kept as arrays: there may be millions, and few are wanted.

    Attributes:
        complete: Whether every row within the limit is among them.
    """

    def __init__(self, limit: float, most: int) -> None:
        self._limit, self._most = limit, most
        self._kept = np.empty((0, 3))
        self.complete = True

    def add(self, source: int, values: Array) -> None:
        """Take in the rows of one list."""
        rows = np.flatnonzero(values <= self._limit)
        new = np.column_stack((values[rows], np.full(len(rows), source), rows))
        self._kept = np.concatenate((self._kept, new))
        if len(self._kept) > self._most:
            self.complete = False
            self._kept = self._kept[np.argpartition(self._kept[:, 0], self._most)[: self._most]]
            self._limit = float(self._kept[:, 0].max(initial=0.0))

    def rows(self) -> list[tuple[int, int]]:
        """Give the lists and rows, the lowest values first."""
        order = np.lexsort((self._kept[:, 2], self._kept[:, 1], self._kept[:, 0]))
        return [(int(source), int(row)) for source, row in self._kept[order, 1:].tolist()]


def solve_whole(
    layout: Layout, columns: Sequence[Column], start: Sequence[Column], *, seconds: float, at_most: float
) -> Whole:
    """Find the best plan made of some columns.

    Args:
        layout: The rows.
        columns: The columns.
        start: A plan among them, to begin with.
        seconds: When to stop.
        at_most: A plan that costs this, or more, is of no use.
    """
    solver = with_rows(layout)
    slack = int(solver.getNumCol())
    add(solver, layout, columns)
    count = slack + len(columns)
    kinds = np.full(count, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
    # All costs are whole numbers: two plans differ by 1 at least, or not at all.
    for option, value in (("time_limit", seconds), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99)):
        solver.setOptionValue(option, value)
    _begin_with(solver, layout, columns, start, slack)
    solver.run()
    info = solver.getInfo()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Whole(None, at_most)
    bound = float(info.mip_dual_bound)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Whole(None, bound)
    values = np.array(solver.getSolution().col_value)[slack:]
    return Whole(tuple(column for column, value in zip(columns, values, strict=True) if value > _HALF), bound)


def _begin_with(
    solver: highspy.Highs, layout: Layout, columns: Sequence[Column], start: Sequence[Column], slack: int
) -> None:
    index = {column: slack + number for number, column in enumerate(columns)}
    if not all(column in index for column in start):
        return
    values = np.zeros(slack + len(columns))
    values[[index[column] for column in start]] = 1
    covered = {row for column in start for row in layout.rows_of(column)}
    _costs, rows = layout.slack()
    values[:slack] = [0 if row in covered else 1 for row in rows.tolist()]
    solver.setSolution(len(values), np.arange(len(values), dtype=np.int32), values)
