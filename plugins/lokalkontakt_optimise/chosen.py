"""Columns of the programme: packages with a pool or a contact, as sparse columns over the rows of what must hold."""

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import define, field, frozen

from lokalkontakt_optimise.columns import Choices, areas_of
from lokalkontakt_optimise.packages import Array


@frozen
class Column:
    """A package with somebody.

    Attributes:
        package: The row of the package.
        pool: The pool; None when it is one contact's own.
        contact: The number of the contact; None when it is a pool's.
        cost: What it costs.
    """

    package: int
    pool: int | None
    contact: int | None
    cost: int


@define(slots=False, eq=False)
class Layout:
    """Where what must hold stands among the rows: areas, then pools, then contacts, then departments, then cuts.

    Attributes:
        choices: What can be chosen.
        cuts: Packages of which one at most can be in a plan, as rows of packages.
    """

    choices: Choices
    cuts: list[Array] = field(factory=list, init=False)
    pools_at: int = field(init=False)
    contacts_at: int = field(init=False)
    departments_at: int = field(init=False)
    cuts_at: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Count."""
        problem = self.choices.packages.problem
        self.pools_at = len(problem.places)
        self.contacts_at = self.pools_at + len(self.choices.pools)
        self.departments_at = self.contacts_at + len(problem.candidates)
        self.cuts_at = self.departments_at + len(problem.departments)
        self._cuts_of: dict[int, list[int]] = {}
        known = {department: index for index, department in enumerate(problem.departments)}
        self._department = [known.get(one.department or "") for one in problem.candidates]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.cuts_at + len(self.cuts)

    def cut(self, packages: Array) -> None:
        """Add a cut."""
        for package in packages.tolist():
            self._cuts_of.setdefault(package, []).append(self.rows)
        self.cuts.append(packages)

    def worth_of_packages(self, rows: Array) -> Array:
        """Give what the areas and cuts of each package are worth, by what the rows are worth."""
        worth = self.choices.packages.sums(rows[: self.pools_at])
        for packages, value in zip(self.cuts, rows[self.cuts_at :].tolist(), strict=False):
            if value:
                worth[packages] += value
        return worth

    def department_of(self, contact: int) -> int | None:
        """Give the number of a contact's department among the core ones."""
        return self._department[contact]

    def bounds(self) -> tuple[Array, Array]:
        """Give what each row must come to, at least and at most."""
        problem = self.choices.packages.problem
        lower, upper = np.zeros(self.rows), np.ones(self.rows)
        lower[: self.pools_at] = 1
        for index, pool in enumerate(self.choices.pools):
            upper[self.pools_at + index] = len(pool.members)
        for index, candidate in enumerate(problem.candidates):
            lower[self.contacts_at + index] = 1 if candidate.pinned else 0
        lower[self.departments_at : self.cuts_at] = 1
        upper[self.departments_at : self.cuts_at] = max(1, len(problem.candidates))
        return lower, upper

    def signed(self, rows: Array) -> Array:
        """Give the worth of rows with the signs it must have: what may be left undone is worth nothing or less."""
        signed = np.minimum(rows, 0.0)
        signed[: self.pools_at] = rows[: self.pools_at]
        signed[self.departments_at : self.cuts_at] = np.maximum(rows[self.departments_at : self.cuts_at], 0.0)
        for index, candidate in enumerate(self.choices.packages.problem.candidates):
            if candidate.pinned:
                signed[self.contacts_at + index] = rows[self.contacts_at + index]
        return signed

    def value_of(self, rows: Array) -> float:
        """Give what every plan costs at least by the worth of rows, looking only at what may be missing."""
        _lower, upper = self.bounds()
        upper[self.departments_at : self.cuts_at] = 1
        costs, slack = self.slack()
        return float(rows @ upper + np.minimum(0.0, costs - rows[slack]).sum())

    def rows_of(self, column: Column) -> list[int]:
        """Give the rows a column counts in."""
        found = list(areas_of(self.choices.packages, column.package))
        pool, department = column.pool, None
        if column.contact is not None:
            pool = self.choices.pool_of[column.contact]
            department = self._department[column.contact]
            found.append(self.contacts_at + column.contact)
        elif column.pool is not None:
            department = self.choices.pools[column.pool].department
        if pool is not None:
            found.append(self.pools_at + pool)
        if department is not None:
            found.append(self.departments_at + department)
        found.extend(self._cuts_of.get(column.package, ()))
        return found

    def sparse(self, columns: Iterable[Column]) -> tuple[Array, Array]:
        """Give the starts and the row numbers of columns, every entry being 1."""
        rows = [self.rows_of(column) for column in columns]
        starts = np.cumsum([0, *map(len, rows)])[:-1].astype(np.int32)
        return starts, np.array([row for one in rows for row in one], dtype=np.int32)

    def slack(self) -> tuple[Array, Array]:
        """Give the costs and rows of what may be missing: a contact of an area, a contact from a department."""
        problem = self.choices.packages.problem
        settings = problem.settings
        costs = [settings.uncovered] * len(problem.places) + [settings.department] * len(problem.departments)
        rows = [*range(len(problem.places)), *range(self.departments_at, self.cuts_at)]
        return np.array(costs, dtype=float), np.array(rows, dtype=np.int32)


def plan_of(layout: Layout, columns: Sequence[Column]) -> dict[str, frozenset[str]]:
    """Give who gets which package when some columns are chosen: the members of a pool in the order of their ids."""
    problem = layout.choices.packages.problem
    busy = {column.contact for column in columns if column.contact is not None}
    free = [[member for member in pool.members if member not in busy] for pool in layout.choices.pools]
    packages = {}
    for column in sorted(columns, key=lambda one: (one.package, one.contact or 0)):
        contact = column.contact if column.contact is not None else free[column.pool or 0].pop(0)
        areas = frozenset(problem.places[area].id for area in areas_of(layout.choices.packages, column.package))
        packages[problem.candidates[contact].id] = areas
    return packages
