"""The linear programme over some of the columns, which grows until no column left out could make it cheaper."""

from collections.abc import Iterable, Iterator, Sequence

import highspy
import numpy as np
from attrs import frozen

from lokalkontakt_optimise.chosen import Column, Layout
from lokalkontakt_optimise.columns import FORBIDDEN, areas_of
from lokalkontakt_optimise.cuts import broken
from lokalkontakt_optimise.packages import Array

TOLERANCE = 1e-6
_FEW_AREAS = 600
_SOME = 0.01
_PER_AREA = 2
"""How many columns with one area at most are taken in at once from each profile."""
_OF_ONE = 3
"""How many columns are taken in at once for a contact who is a kind of their own."""
_PER_AREA_IN_ALL = 8
"""How many columns with one area at most are taken in at once."""


@frozen(eq=False)
class Duals:
    """What the rows are worth, and what follows from it.

    Attributes:
        rows: A value for each row.
        bound: What every plan costs at least.
    """

    rows: Array
    bound: float


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


class Programme:
    """The programme.

    Args:
        layout: The rows, and what can be chosen.
        columns: What it begins with.
    """

    def __init__(self, layout: Layout, columns: Iterable[Column]) -> None:
        self.layout = layout
        self.columns: list[Column] = []
        self._known: set[tuple[int, int | None, int | None]] = set()
        self._solver = with_rows(layout)
        if len(layout.choices.packages.problem.places) > _FEW_AREAS:
            # From the inside of the optimal face the worth of rows jumps less, and far fewer steps are needed.
            self._solver.setOptionValue("solver", "ipm")
            self._solver.setOptionValue("run_crossover", "off")
        self._take(columns)

    def _take(self, columns: Iterable[Column]) -> int:
        new = []
        for column in columns:
            key = (column.package, column.pool, column.contact)
            if key not in self._known:
                self._known.add(key)
                new.append(column)
        add(self._solver, self.layout, new)
        self.columns.extend(new)
        return len(new)

    def step(self) -> tuple[Duals, bool]:
        """Solve it, take in columns that would make it cheaper, and tell whether there were any."""
        self._solver.run()
        # The bound holds for any worth of the rows that has the right signs, so it does not rest on the solver.
        rows = self.layout.signed(np.array(self._solver.getSolution().row_dual))
        new, below = self._promising(rows)
        return Duals(rows, self.layout.value_of(rows) + below), self._take(new) > 0

    def rounded(self) -> list[Column]:
        """Give columns that go together, those there is most of in the solution first; pins come before all."""
        layout = self.layout
        slack = int(self._solver.getNumCol()) - len(self.columns)
        values = np.array(self._solver.getSolution().col_value)[slack:]
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
        layout = self.layout
        slack = int(self._solver.getNumCol()) - len(self.columns)
        values = np.array(self._solver.getSolution().col_value)[slack:]
        used = np.flatnonzero(values > TOLERANCE)
        weights = [(self.columns[index].package, float(values[index])) for index in used.tolist()]
        before = len(layout.cuts)
        for packages in broken(layout.choices.packages, weights):
            mine = set(packages.tolist())
            inside = [index for index, column in enumerate(self.columns) if column.package in mine]
            indices = np.array(inside, dtype=np.int32) + slack
            self._solver.addRow(0.0, 1.0, len(inside), indices, np.ones(len(inside)))
            layout.cut(packages)
        return len(layout.cuts) - before

    def _promising(self, rows: Array) -> tuple[list[Column], float]:
        """Give columns that cost less than their rows are worth, and by how much all of them could lower the value."""
        layout, choices = self.layout, self.layout.choices
        least = np.zeros(len(choices.pools))
        found: list[tuple[float, Column]] = []
        by_pool = reduced_by_profile(layout, rows)
        worth = [pool_worth(layout, rows, index) for index in range(len(choices.pools))]
        for index, pool in enumerate(choices.pools):
            reduced = by_pool[pool.profile]
            values = reduced if not len(pool.excluded) else _without(reduced, pool.excluded)
            least[index] = min(0.0, float(values.min(initial=FORBIDDEN)) - worth[index])
        for profile, reduced in enumerate(by_pool):
            mine = [index for index, pool in enumerate(choices.pools) if pool.profile == profile]
            found.extend(self._of_profile(reduced, mine, worth))
        own = own_reduced(layout, rows)
        alone = np.zeros(len(choices.pool_of))
        if len(own):
            np.minimum.at(alone, choices.own_contact, own)
            found.extend(self._own(own))
        below = 0.0
        for contact, pool_index in enumerate(choices.pool_of):
            if pool_index is None:
                below += alone[contact]
            else:
                least[pool_index] = min(least[pool_index], alone[contact])
        below += sum(float(least[index]) * len(pool.members) for index, pool in enumerate(choices.pools))
        return self._cheapest(found), below

    def _cheapest(self, found: list[tuple[float, Column]]) -> list[Column]:
        """Give the most promising columns, no area in more than a few of them."""
        packages = self.layout.choices.packages
        times = [0] * len(packages.problem.places)
        chosen = []
        for _reduced, column in sorted(found, key=lambda pair: pair[0]):
            areas = list(areas_of(packages, column.package))
            if all(times[area] < _PER_AREA_IN_ALL for area in areas):
                chosen.append(column)
                for area in areas:
                    times[area] += 1
        return chosen

    def _of_profile(
        self, reduced: Array, pools: Sequence[int], worth: Sequence[float]
    ) -> Iterator[tuple[float, Column]]:
        choices = self.layout.choices
        together = sorted(
            (index for index in pools if not len(choices.pools[index].excluded)), key=lambda one: (-worth[one], one)
        )
        costs = choices.costs[choices.pools[pools[0]].profile] if pools else None
        if together and costs is not None:
            best = np.flatnonzero(reduced - worth[together[0]] < -TOLERANCE)
            for row in self._spread(best, reduced):
                for index in together[:2]:
                    if (value := float(reduced[row] - worth[index])) < -TOLERANCE:
                        yield value, Column(row, index, None, int(costs[row]))
        for index in pools:
            excluded = choices.pools[index].excluded
            if len(excluded) and costs is not None:
                # A kind of its own is one contact, who gets one package.
                values = _without(reduced, excluded) - worth[index]
                rows = np.argpartition(values, _OF_ONE)[:_OF_ONE] if len(values) > _OF_ONE else np.arange(len(values))
                for row in rows[values[rows] < -TOLERANCE].tolist():
                    yield float(values[row]), Column(row, index, None, int(costs[row]))

    def _spread(self, rows: Array, reduced: Array) -> Iterator[int]:
        """Give the cheapest of some rows, no area in more than a few of them."""
        packages = self.layout.choices.packages
        if not len(rows):
            return
        nobody = len(packages.problem.places)
        times = [0] * (nobody + 1)
        most = _PER_AREA * nobody
        if len(rows) > 20 * most:
            rows = rows[np.argpartition(reduced[rows], 20 * most)[: 20 * most]]
        ordered = rows[np.argsort(reduced[rows], kind="stable")]
        for row, padded in zip(ordered.tolist(), packages.rows[ordered].tolist(), strict=True):
            areas = [area for area in padded if area != nobody]
            if all(times[area] < _PER_AREA for area in areas):
                for area in areas:
                    times[area] += 1
                yield row

    def _own(self, own: Array) -> Iterator[tuple[float, Column]]:
        """Give the cheapest columns of each contact that has some."""
        choices = self.layout.choices
        rows = np.flatnonzero(own < -TOLERANCE)
        taken: dict[int, int] = {}
        for index in rows[np.argsort(own[rows], kind="stable")].tolist():
            contact = int(choices.own_contact[index])
            taken[contact] = taken.get(contact, 0) + 1
            if taken[contact] <= _PER_AREA:
                yield float(own[index]), own_column(self.layout, index)


def own_column(layout: Layout, index: int) -> Column:
    """Give a column of one contact."""
    choices = layout.choices
    return Column(int(choices.own_row[index]), None, int(choices.own_contact[index]), int(choices.own_cost[index]))


def _without(values: Array, excluded: Array) -> Array:
    kept = values.copy()
    kept[excluded] = FORBIDDEN
    return kept


def reduced_by_profile(layout: Layout, rows: Array) -> list[Array]:
    """Give what each package costs with each profile beyond what its areas are worth."""
    choices = layout.choices
    worth = layout.worth_of_packages(rows)
    return [costs - worth for costs in choices.costs]


def pool_worth(layout: Layout, rows: Array, index: int) -> float:
    """Give what somebody of a pool is worth, whatever package it is."""
    department = layout.choices.pools[index].department
    worth = rows[layout.pools_at + index]
    return float(worth + (rows[layout.departments_at + department] if department is not None else 0.0))


def own_reduced(layout: Layout, rows: Array) -> Array:
    """Give what each package with a contact of its own costs beyond what its rows are worth."""
    choices = layout.choices
    contacts = np.zeros(len(choices.pool_of))
    for contact, pool in enumerate(choices.pool_of):
        department = layout.department_of(contact)
        contacts[contact] = rows[layout.contacts_at + contact]
        contacts[contact] += rows[layout.pools_at + pool] if pool is not None else 0.0
        contacts[contact] += rows[layout.departments_at + department] if department is not None else 0.0
    worth = layout.worth_of_packages(rows)
    reduced: Array = choices.own_cost - worth[choices.own_row] - contacts[choices.own_contact]
    return reduced
