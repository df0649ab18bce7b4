"""What can be chosen: packages with a kind of contact, and packages with one contact who has something of their own."""

from collections.abc import Iterator

import numpy as np
from attrs import define, field, frozen

from lokalkontakt_core.coordination.suggestion.pricing import QUARTER
from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Candidate, Package, Place, Problem
from lokalkontakt_optimise.packages import Array, Packages


@frozen(eq=False)
class Pool:
    """Contacts among whom it makes no difference who gets a package.

    Attributes:
        members: Their numbers.
        profile: The number of the costs they share.
        department: The number of their department among the core ones; None for none of these.
        excluded: Rows of packages that none of them can be given at the shared cost.
    """

    members: tuple[int, ...]
    profile: int
    department: int | None
    excluded: Array


@frozen
class Profile:
    """What the cost of a package depends on, for contacts with nothing of their own.

    Attributes:
        minutes: The granted time; None when nobody told us.
        institution: Whether they work in a local institution.
    """

    minutes: int | None
    institution: bool


@define(slots=False, eq=False)
class Choices:
    """Everything that can be chosen.

    Attributes:
        packages: The packages.
        profiles: The profiles.
        costs: What each package costs with each profile; above `FORBIDDEN` when it cannot be given.
        pools: The kinds of contacts.
        pool_of: The number of each contact's pool; None when it has none.
        own_row: Packages with a contact of their own: the package.
        own_contact: The contact.
        own_cost: The cost.
    """

    packages: Packages
    profiles: list[Profile] = field(factory=list)
    costs: list[Array] = field(factory=list)
    pools: list[Pool] = field(factory=list)
    pool_of: list[int | None] = field(factory=list)
    own_row: Array = field(factory=lambda: np.empty(0, dtype=np.int64))
    own_contact: Array = field(factory=lambda: np.empty(0, dtype=np.int64))
    own_cost: Array = field(factory=lambda: np.empty(0, dtype=np.int64))


FORBIDDEN = 10**12
"""A cost no package has: it marks those that cannot be given."""


def choices_of(packages: Packages) -> Choices:
    """Work out what can be chosen."""
    choices = Choices(packages)
    problem = packages.problem
    number = {place.id: index for index, place in enumerate(problem.places)}
    away = np.array([_away(problem, place) for place in problem.places], dtype=np.int64)
    inside = np.array([0 if place.pilot else problem.settings.institution for place in problem.places], dtype=np.int64)
    pinned = packages.touching([number[area] for area in sorted(problem.pinned)])
    shared = packages.base + packages.sums(away)
    _make_pools(choices, number, shared, packages.sums(inside), pinned)
    rows, contacts, costs = [], [], []
    for index, candidate in enumerate(problem.candidates):
        mine = _own_rows(packages, candidate, number, pinned)
        cost = (
            shared[mine]
            + _specials(packages, candidate, number, mine)
            + _overrun(problem, candidate.minutes, packages.minutes[mine])
        )
        if candidate.institution:
            cost = cost + np.append(inside, 0)[packages.rows[mine]].sum(axis=1)
        rows.append(mine)
        contacts.append(np.full(len(mine), index, dtype=np.int64))
        costs.append(cost)
    if rows:
        choices.own_row, choices.own_contact, choices.own_cost = map(np.concatenate, (rows, contacts, costs))
    return choices


def _away(problem: Problem, place: Place) -> int:
    """Give what an area costs with somebody it is not used to and nobody wished for."""
    settings = problem.settings
    moved = settings.moved if place.today and not place.leaving else 0
    return moved + (settings.wish if problem.wished.get(place.id) else 0)


def _overrun(problem: Problem, granted: int | None, minutes: Array) -> Array:
    if granted is None:
        return np.zeros(len(minutes), dtype=np.int64)
    over: Array = np.maximum(0, -((granted - minutes) // QUARTER)) * problem.settings.overrun
    return over


def _special_areas(problem: Problem, candidate: Candidate) -> Package:
    """Give the areas that cost something else with this contact than with others of the kind."""
    wished = frozenset(area for area, contact in problem.wishes if contact == candidate.id)
    return problem.today_of(candidate.id) | wished | candidate.pinned


def _specials(packages: Packages, candidate: Candidate, number: dict[str, int], rows: Array) -> Array:
    problem = packages.problem
    values = np.zeros(len(problem.places) + 1, dtype=np.int64)
    for place in problem.places:
        index = number[place.id]
        if candidate.id in place.today:
            values[index] += problem.settings.kept if place.leaving else -problem.settings.moved
        if candidate.id in problem.wished.get(place.id, NOTHING):
            values[index] -= problem.settings.wish
    total: Array = values[packages.rows[rows]].sum(axis=1)
    return total


def _make_pools(choices: Choices, number: dict[str, int], shared: Array, inside: Array, pinned: Array) -> None:
    packages, problem = choices.packages, choices.packages.problem
    departments = {department: index for index, department in enumerate(problem.departments)}
    profiles: dict[Profile, int] = {}
    pools: dict[object, tuple[int, int | None, Array, list[int]]] = {}
    for index, candidate in enumerate(problem.candidates):
        if candidate.only is not None or candidate.pinned:
            continue
        kind = Profile(candidate.minutes, candidate.institution)
        profile = profiles.setdefault(kind, len(profiles))
        department = departments.get(candidate.department or "")
        leaving = {area for area in problem.today_of(candidate.id) if problem.place[area].leaving}
        barred = sorted(number[area] for area in candidate.barred | leaving)
        # Who cannot be given some packages at the shared cost is a kind of their own.
        key = (profile, department, index if barred else None)
        pools.setdefault(key, (profile, department, packages.touching(barred), []))[3].append(index)
    choices.profiles = list(profiles)
    choices.pools = [
        Pool(tuple(members), profile, department, excluded) for profile, department, excluded, members in pools.values()
    ]
    choices.pool_of = [None] * len(problem.candidates)
    for pool_index, pool in enumerate(choices.pools):
        for member in pool.members:
            choices.pool_of[member] = pool_index
    for one in profiles:
        cost = shared + _overrun(problem, one.minutes, packages.minutes) + (inside if one.institution else 0)
        if one.minutes is not None:
            cost[packages.minutes > one.minutes + problem.settings.spare] = FORBIDDEN
        cost[packages.connected :] = FORBIDDEN
        cost[pinned] = FORBIDDEN
        choices.costs.append(cost)


def _own_rows(packages: Packages, candidate: Candidate, number: dict[str, int], pinned: Array) -> Array:
    """Give the packages that a contact can be given and that cost something else, or can be given to nobody else."""
    problem = packages.problem
    special = _special_areas(problem, candidate) | (candidate.only or NOTHING)
    rows = packages.touching([number[area] for area in sorted(special)])
    if not len(rows):
        return rows
    of_today = _within(packages, rows, problem.today_of(candidate.id), number)
    fits = np.full(len(rows), fill_value=True)
    if candidate.minutes is not None:
        fits = packages.minutes[rows] <= candidate.minutes + problem.settings.spare
    keep = of_today | (fits & (rows < packages.connected))
    if candidate.only is not None:
        keep &= _within(packages, rows, candidate.only, number)
    if candidate.barred:
        keep &= ~np.isin(rows, packages.touching([number[area] for area in sorted(candidate.barred)]))
    if candidate.pinned:
        keep &= _count(packages, rows, candidate.pinned, number) == len(candidate.pinned)
        elsewhere = [number[area] for area in sorted(problem.pinned.keys() - candidate.pinned)]
        keep &= ~np.isin(rows, packages.touching(elsewhere))
    else:
        keep &= ~np.isin(rows, pinned)
    return rows[keep]


def _count(packages: Packages, rows: Array, areas: Package, number: dict[str, int]) -> Array:
    marks = np.zeros(len(packages.problem.places) + 1, dtype=np.int64)
    marks[[number[area] for area in areas]] = 1
    total: Array = marks[packages.rows[rows]].sum(axis=1)
    return total


def _within(packages: Packages, rows: Array, areas: Package, number: dict[str, int]) -> Array:
    inside: Array = _count(packages, rows, areas, number) == packages.sizes[rows]
    return inside


def areas_of(packages: Packages, row: int) -> Iterator[int]:
    """Give the numbers of the areas of a package."""
    return (int(area) for area in packages.rows[row] if area < len(packages.problem.places))
