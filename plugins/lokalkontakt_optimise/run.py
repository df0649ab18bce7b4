"""One solving: begins with a good plan, bounds every plan from below, and closes the gap between the two."""

import math
import time

from attrs import evolve

from lokalkontakt_core.coordination.suggestion.engines import Found
from lokalkontakt_core.coordination.suggestion.plans import Plan, breaches, cost_of, missing_departments
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.problem import Problem
from lokalkontakt_core.coordination.suggestion.search import Search
from lokalkontakt_optimise.chosen import Column, Layout, plan_of
from lokalkontakt_optimise.columns import choices_of
from lokalkontakt_optimise.packages import TooManyError, list_packages
from lokalkontakt_optimise.programme import FEW_AREAS, Duals, Programme
from lokalkontakt_optimise.promising import TOLERANCE
from lokalkontakt_optimise.whole import solve_whole, within

_MOST_COLUMNS = 150_000
_FEW_COLUMNS = 25_000
"""How many columns the first search among whole packages is given."""
_FOR_WHOLE = 0.4
"""The share of the time that is kept for whole packages."""
_AT_FIRST = 0.7
"""The share of what is left of the time that the first search among whole packages gets."""
_STEPS_PER_AREA = 80
_MOST_CUTTING = 25
_LEAST_GAINED = 0.02
"""Cutting stops when a round gains less than this share of what all rounds have gained."""


def solve(pricing: Pricing, engine: str, seconds: float) -> Found:
    """Find a plan; see `Optimise.solve`.

    Args:
        pricing: The problem with its prices.
        engine: The name to give.
        seconds: How long to work at most, about.
    """
    end = time.monotonic() + seconds
    problem = pricing.problem
    first = Search(_steps(problem)).solve(pricing)
    try:
        layout = Layout(choices_of(list_packages(_loosened(problem))))
    except TooManyError:
        better = Search().solve(pricing)
        return Found(better.plan, better.cost, floor_of(pricing), engine)
    run = _Run(pricing, layout, first.plan, first.cost, end)
    run.work()
    if run.bound < run.cost and missing_departments(problem, run.plan):
        run.improve(run.plan)
    bound = run.bound if layout.choices.packages.complete else floor_of(pricing)
    return Found(run.plan, run.cost, min(run.cost, max(bound, floor_of(pricing))), engine)


def floor_of(pricing: Pricing) -> int:
    """Give what every plan costs at least, looking at each area by itself."""
    problem, settings = pricing.problem, pricing.problem.settings
    floor = 0
    for place in problem.places:
        pairs = (
            sum(item.points for item in pricing.pair(one, place))
            for one in problem.candidates
            if (one.only is None or place.id in one.only) and place.id not in one.barred
        )
        # A cluster that nobody serves is not split: it costs one share less.
        nobody = settings.uncovered - (settings.split if place.cluster is not None else 0)
        floor += min(nobody, *pairs, nobody)
    return floor


def _loosened(problem: Problem) -> Problem:
    """Give a big problem without its departments: nearly every plan has them all, and there are far fewer kinds.

    What every plan costs at least without them it costs at least with them too.
    """
    return evolve(problem, departments=()) if len(problem.places) > FEW_AREAS else problem


def _steps(problem: Problem) -> int:
    return _STEPS_PER_AREA * len(problem.places)


def _constant(problem: Problem) -> int:
    return -problem.settings.split * len(problem.clusters)


class _Run:
    """One solving.

    Attributes:
        plan: The best plan so far.
        cost: What it costs.
        bound: What every plan costs at least, as far as is proven.
    """

    def __init__(self, pricing: Pricing, layout: Layout, plan: Plan, cost: int, end: float) -> None:
        self._pricing = pricing
        self._layout = layout
        self._constant = _constant(pricing.problem)
        self._end = end
        self._kept = _FOR_WHOLE * (end - time.monotonic())
        self.plan, self.cost = plan, cost
        self.bound = -(10**12)

    @property
    def _left(self) -> float:
        return max(0.0, self._end - time.monotonic())

    def work(self) -> None:
        """Bound from below, then search whole plans among what is left, first a little, then all."""
        programme = Programme(self._layout, self._columns())
        self._bounded(programme)
        duals = programme.best
        if self.bound >= self.cost:
            return
        self._round(programme)
        columns = programme.columns
        if len(columns) > _FEW_COLUMNS:
            columns, _complete = within(self._layout, duals, self._gap(duals), _FEW_COLUMNS)
        self._search(columns, _AT_FIRST * self._left)
        if self.bound >= self.cost or not self._left:
            return
        self._close(duals)

    def _gap(self, duals: Duals) -> float:
        return self.cost - self._constant - duals.bound

    def _round(self, programme: Programme) -> None:
        """Begin a plan with what there is most of in the programme's solution, and make it better by steps."""
        plan = Plan(plan_of(self._layout, programme.rounded()))
        if next(breaches(self._pricing, plan), None) is None:
            self.improve(plan)

    def improve(self, plan: Plan) -> None:
        """Make a plan better by steps, which look at the departments too."""
        found = Search(_steps(self._pricing.problem)).better(self._pricing, plan)
        if found.cost < self.cost:
            self.plan, self.cost = found.plan, found.cost

    def _bounded(self, programme: Programme) -> None:
        """Solve the programme until neither a column nor a cut is missing, or cutting gains little."""
        self._grow(programme)
        begun = programme.best.bound
        for _round in range(_MOST_CUTTING):
            before = programme.best.bound
            if self.bound >= self.cost or self._left <= self._kept or not programme.cut():
                break
            self._grow(programme)
            if programme.best.bound - before < _LEAST_GAINED * (programme.best.bound - begun):
                break

    def _grow(self, programme: Programme) -> None:
        """Solve the programme until no column could make it cheaper."""
        growing = True
        while growing and self._left > self._kept and self.bound < self.cost:
            growing = programme.step()
            self.bound = max(self.bound, math.ceil(programme.best.bound - TOLERANCE) + self._constant)

    def _search(self, columns: list[Column], seconds: float) -> float:
        """Look for a better plan among some columns, and give what every plan of them costs at least."""
        start = self._columns()
        known = set(columns)
        everything = [*columns, *(column for column in start if column not in known)]
        target = self.cost - self._constant
        found = solve_whole(self._layout, everything, start, seconds=seconds, at_most=target)
        if found.columns is not None:
            plan = Plan(plan_of(self._layout, found.columns))
            cost = cost_of(self._pricing, plan)
            if cost < self.cost:
                self.plan, self.cost = plan, cost
        return found.bound

    def _close(self, duals: Duals) -> None:
        """Prove the best plan, or find a better one, where all columns that could make one are few enough."""
        columns, complete = within(self._layout, duals, self._gap(duals), _MOST_COLUMNS)
        if complete:
            least = self._search(columns, self._left)
            # A plan with any other column costs as much as the best one known.
            self.bound = max(self.bound, min(self.cost, math.ceil(least - TOLERANCE) + self._constant))

    def _columns(self) -> list[Column]:
        """Give the columns of the best plan so far."""
        choices = self._layout.choices
        problem = self._pricing.problem
        number = {place.id: index for index, place in enumerate(problem.places)}
        rows = _rows_of(self._layout)
        own = {
            (int(contact), int(row)): int(cost)
            for contact, row, cost in zip(choices.own_contact, choices.own_row, choices.own_cost, strict=True)
        }
        columns = []
        for index, candidate in enumerate(problem.candidates):
            package = tuple(sorted(number[area] for area in self.plan.package_of(candidate.id)))
            if not package:
                continue
            row, pool = rows[package], choices.pool_of[index]
            if (index, row) in own:
                columns.append(Column(row, None, index, own[index, row]))
            elif pool is not None:
                columns.append(Column(row, pool, None, int(choices.costs[choices.pools[pool].profile][row])))
        return columns


def _rows_of(layout: Layout) -> dict[tuple[int, ...], int]:
    nobody = len(layout.choices.packages.problem.places)
    return {
        tuple(area for area in areas if area != nobody): row
        for row, areas in enumerate(layout.choices.packages.rows.tolist())
    }
