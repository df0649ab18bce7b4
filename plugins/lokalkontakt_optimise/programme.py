"""The linear programme over some of the columns, which grows until no column left out could make it cheaper."""

from collections.abc import Iterable

import numpy as np
from attrs import frozen

from lokalkontakt_optimise.chosen import Column, Layout
from lokalkontakt_optimise.cuts import broken
from lokalkontakt_optimise.packages import Array
from lokalkontakt_optimise.promising import TOLERANCE, promising
from lokalkontakt_optimise.solver import add, with_rows

FEW_AREAS = 600
"""Beyond so many areas a way to solve it is taken that pays off in the big only."""
_SOME = 0.01
_AS_BEFORE = 0.3
"""How much of the best worth of the rows so far is kept in the one that is looked at next."""
_FIRST_PENALTY = 0.1
"""What an uncovered area costs at first, of what it costs in the end: so the worth of rows does not leap about."""
_DEARER = 4
_ROUGHLY = 1e-4
"""How well it is solved with many areas: the bound is worked out afresh from the worth of rows anyway."""
_CLOSE = 1e-6
"""The share within which the programme and the bound are taken for the same."""
_CLOSE_OF_MANY = 1e-4
"""The same share with many areas, where what is left is less than what whole packages cost more."""


@frozen(eq=False)
class Duals:
    """What the rows are worth, and what follows from it.

    Attributes:
        rows: A value for each row.
        bound: What every plan costs at least.
    """

    rows: Array
    bound: float


class Programme:
    """The programme.

    Args:
        layout: The rows, and what can be chosen.
        columns: What it begins with: those of a plan.

    Attributes:
        columns: The columns it holds.
        best: The worth of rows with the highest bound so far.
    """

    def __init__(self, layout: Layout, columns: Iterable[Column]) -> None:
        self.layout = layout
        self.columns: list[Column] = []
        self._known: set[tuple[int, int | None, int | None]] = set()
        self._solution = np.zeros(0)
        self._solver = with_rows(layout)
        self._areas = len(layout.choices.packages.problem.places)
        self._close = _CLOSE
        if self._areas > FEW_AREAS:
            self._close = _CLOSE_OF_MANY
            # From the inside of the optimal face the worth of rows jumps less, and far fewer steps are needed.
            self._solver.setOptionValue("solver", "ipm")
            self._solver.setOptionValue("run_crossover", "off")
            self._solver.setOptionValue("ipm_optimality_tolerance", _ROUGHLY)
        self._full = float(layout.choices.packages.problem.settings.uncovered)
        self._set_penalty(_FIRST_PENALTY * self._full)
        self._take(columns)
        self.best = self._looked_at(self._share_of_each())[0]

    def _set_penalty(self, points: float) -> None:
        self._penalty = min(points, self._full)
        areas = np.arange(self._areas, dtype=np.int32)
        self._solver.changeColsCost(self._areas, areas, np.full(self._areas, self._penalty))

    def _share_of_each(self) -> Array:
        """Give each area the same share of what the columns cost: a worth of rows that is not far off."""
        rows = np.zeros(self.layout.rows)
        rows[: self._areas] = sum(column.cost for column in self.columns) / max(1, self._areas)
        return rows

    def _take(self, columns: Iterable[Column]) -> bool:
        new = []
        for column in columns:
            key = (column.package, column.pool, column.contact)
            if key not in self._known:
                self._known.add(key)
                new.append(column)
        add(self._solver, self.layout, new)
        self.columns.extend(new)
        return bool(new)

    def _looked_at(self, rows: Array) -> tuple[Duals, list[Column]]:
        new, below = promising(self.layout, rows)
        return Duals(rows, self.layout.value_of(rows) + below), new

    def step(self) -> bool:
        """Solve it, take in columns that would make it cheaper, and tell whether there is more to do.

        The bound holds for any worth of the rows that has the right signs, so it does not rest on the solver.
        """
        self._solver.run()
        value = float(self._solver.getInfo().objective_function_value)
        solution = self._solver.getSolution()
        self._solution = np.array(solution.col_value)
        rows = self.layout.signed(np.array(solution.row_dual))
        before = np.pad(self.best.rows, (0, len(rows) - len(self.best.rows)))
        grown = False
        for looked_at in (_AS_BEFORE * before + (1 - _AS_BEFORE) * rows, rows):
            duals, new = self._looked_at(looked_at)
            self.best = max(self.best, duals, key=lambda one: one.bound)
            if grown := self._take(new):
                break
        if grown and value - self.best.bound > self._close * max(1.0, abs(value)):
            return True
        if self._penalty < self._full and self._solution[: self._areas].max(initial=0.0) > TOLERANCE:
            self._set_penalty(_DEARER * self._penalty)
            return True
        return False

    def _values(self) -> Array:
        """Give how much of each column is in the solution; nothing of those that came after it."""
        values = self._solution[len(self.layout.slack()[0]) :]
        return np.pad(values, (0, len(self.columns) - len(values)))

    def rounded(self) -> list[Column]:
        """Give columns that go together, those there is most of in the solution first; pins come before all."""
        layout, values = self.layout, self._values()
        _lower, room = layout.bounds()
        problem = layout.choices.packages.problem
        chosen = []
        pinned = [
            column.contact is not None and bool(problem.candidates[column.contact].pinned) for column in self.columns
        ]
        for index in np.lexsort((-values, ~np.array(pinned, dtype=bool))).tolist():
            rows = layout.rows_of(self.columns[index])
            if (values[index] > _SOME or pinned[index]) and all(room[row] >= 1 for row in rows):
                chosen.append(self.columns[index])
                room[rows] -= 1
        return chosen

    def cut(self) -> int:
        """Add the cuts the solution as it stands breaks most, and give how many."""
        layout, values = self.layout, self._values()
        slack = len(layout.slack()[0])
        used = np.flatnonzero(values > TOLERANCE)
        weights = [(self.columns[index].package, float(values[index])) for index in used.tolist()]
        mine = np.array([column.package for column in self.columns])
        before = len(layout.cuts)
        for packages in broken(layout.choices.packages, weights):
            inside = np.flatnonzero(np.isin(mine, packages)).astype(np.int32) + slack
            self._solver.addRow(0.0, 1.0, len(inside), inside, np.ones(len(inside)))
            layout.cut(packages)
        return len(layout.cuts) - before
