"""The engine that needs nothing installed: build a plan, then make it better by steps; good, and not proven best.

It counts the steps it has priced, never the time, so the same register gives the same suggestion on every machine.
"""

from collections.abc import Iterable, Iterator
from random import Random

from lokalkontakt_core.coordination.suggestion.building import fill
from lokalkontakt_core.coordination.suggestion.drafts import Draft, Step
from lokalkontakt_core.coordination.suggestion.engines import Found
from lokalkontakt_core.coordination.suggestion.plans import Plan, cost_of
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Problem

STEPS = 1_200_000
"""How many steps are priced at most when nothing else is said."""

_STEPS_PER_AREA = 4_000
"""How many steps are priced at most for each area: a small municipality is done sooner."""

_LEEWAY = 2
"""How many areas that change contact a plan may cost more than the best one, on the way to a better one."""

_LAST_SHARE = 10
"""The last steps get this part of all steps, beyond them."""

_MOST_TORN_DOWN = 12
"""How many areas at most are taken out and put back at once."""

_LEAST_TORN_DOWN = 2


class Search:
    """The engine of the library.

    Args:
        steps: How many steps it prices at most, besides building the first plan.
    """

    name = "search"

    def __init__(self, steps: int = STEPS) -> None:
        self._steps = steps

    def solve(self, pricing: Pricing) -> Found:
        """Find a plan: today's and the pins, the rest beside its neighbours, then better step by step."""
        return self._from(pricing, _begun(pricing))

    def better(self, pricing: Pricing, plan: Plan) -> Found:
        """Find a plan that is no dearer than another one, which is allowed."""
        draft = Draft(pricing)
        draft.take(plan.packages)
        return self._from(pricing, draft)

    def _from(self, pricing: Pricing, draft: Draft) -> Found:
        order = _walk(pricing.problem)
        fill(draft, pricing.problem, order)
        steps = min(self._steps, _STEPS_PER_AREA * len(order))
        end = draft.tried + steps
        if order:
            _improve(draft, order, end)
            _rebuild(draft, pricing.problem, order, end)
            _wander(draft, pricing.problem, order, end)
            _improve(draft, order, end + steps // _LAST_SHARE)
        plan = draft.plan()
        return Found(plan, cost_of(pricing, plan), None, self.name)


def _begun(pricing: Pricing) -> Draft:
    problem, draft = pricing.problem, Draft(pricing)
    for candidate in problem.candidates:
        if candidate.pinned:
            draft.take({candidate.id: candidate.pinned})
    for candidate in problem.candidates:
        free = frozenset(area for area in problem.today_of(candidate.id) if area not in draft.holder)
        step = {candidate.id: free | candidate.pinned}
        if free and draft.change(step) is not None:
            draft.take(step)
    return draft


def _walk(problem: Problem) -> list[str]:
    """Give the areas so that each comes near its neighbours."""
    order: dict[str, None] = {}
    for place in problem.places:
        waiting = [place.id]
        while waiting:
            area = waiting.pop()
            if area not in order:
                order[area] = None
                waiting.extend(sorted(problem.tied.get(area, NOTHING) - order.keys(), reverse=True))
    return [area for area in order if area in problem.place]


def _best(draft: Draft, steps: Iterable[Step], below: int = 0) -> tuple[int, Step] | None:
    """Give the step that takes off the most points, None when none takes the cost below what is given."""
    best: tuple[int, Step] | None = None
    for step in steps:
        change = draft.change(step)
        if change is not None and change < below:
            below, best = change, (change, step)
    return best


def _given_to_somebody(draft: Draft, area: str) -> Iterator[Step]:
    for contact in draft.who_could(area):
        yield {contact: draft.package(contact) | {area}}


def _steps_about(draft: Draft, area: str) -> Iterator[Step]:
    """Give the steps that change who has an area: moved, exchanged for another, or passed on with all the rest."""
    holder = draft.holder.get(area)
    if holder is None:
        yield from _given_to_somebody(draft, area)
        return
    package = draft.package(holder)
    rest = package - {area}
    yield {holder: rest}
    for contact in draft.who_could(area):
        if contact == holder:
            continue
        theirs = draft.package(contact)
        yield {holder: rest, contact: theirs | {area}}
        if not theirs:
            yield {holder: NOTHING, contact: package}
            continue
        yield {holder: theirs, contact: package}
        yield {holder: package | theirs, contact: NOTHING}
        for other in sorted(theirs):
            yield {holder: rest | {other}, contact: theirs - {other} | {area}}


def _improve(draft: Draft, order: Iterable[str], end: int) -> bool:
    """Take the best step about each area in turn until a whole round finds none."""
    any_found = False
    found = True
    while found and draft.tried < end:
        found = False
        for area in order:
            if draft.tried >= end:
                break
            if best := _best(draft, _steps_about(draft, area)):
                draft.take(best[1])
                found = any_found = True
    return any_found


def _torn_down(draft: Draft, problem: Problem, area: str, most: int = _MOST_TORN_DOWN) -> Step:
    """Give the step that empties the packages around an area, pins left where they are."""
    step: dict[str, frozenset[str]] = {}
    areas = 0
    for near in (area, *sorted(problem.tied.get(area, NOTHING))):
        holder = draft.holder.get(near)
        if holder is None or holder in step:
            continue
        areas += len(draft.package(holder))
        if areas > most and step:
            break
        step[holder] = problem.candidate[holder].pinned
    return step


def _freed(draft: Draft, problem: Problem, area: str, down: Step) -> list[str]:
    """Give the areas around one that nobody has, or would have after a step that takes packages away."""
    freed = {one for contact, left in down.items() for one in draft.package(contact) - left}
    freed.update(near for near in (area, *problem.tied.get(area, NOTHING)) if near not in draft.holder)
    return sorted(freed)


def _rebuild(draft: Draft, problem: Problem, order: list[str], end: int) -> bool:
    """Tear down what stands around each area in turn and build it again; what is not cheaper is taken back."""
    any_found = False
    # Areas nobody has weigh most, so they come first while there are steps left.
    for area in sorted(order, key=lambda one: one in draft.holder):
        if draft.tried >= end:
            break
        down = _torn_down(draft, problem, area)
        freed = _freed(draft, problem, area, down)
        for again in _orders(problem, area, freed):
            change = draft.change(down)
            if change is None:
                break
            before = dict(draft.packages)
            draft.take(down)
            change += fill(draft, problem, again)
            if change < 0:
                any_found = True
                break
            draft.restore(before)
    return any_found


def _wander(draft: Draft, problem: Problem, order: list[str], end: int) -> None:
    """Tear down and build again here and there, a little dearer at times, less so towards the end; keep the best."""
    chance = Random(0)  # noqa: S311 - the same one every time, so that the plan is
    begun, now, best = draft.tried, 0, 0
    cheapest = dict(draft.packages)
    while draft.tried < end:
        leeway = _LEEWAY * problem.settings.moved * (end - draft.tried) // (end - begun)
        area = chance.choice(order)
        down = _torn_down(draft, problem, area, chance.randint(_LEAST_TORN_DOWN, _MOST_TORN_DOWN))
        again = _freed(draft, problem, area, down)
        chance.shuffle(again)
        change = draft.change(down)
        if change is None:
            continue
        before = dict(draft.packages)
        draft.take(down)
        change += fill(draft, problem, again, chance)
        if now + change > best + leeway:
            draft.restore(before)
            continue
        now += change
        if now < best:
            best, cheapest = now, dict(draft.packages)
    draft.restore(cheapest)


def _orders(problem: Problem, area: str, freed: Iterable[str]) -> Iterator[list[str]]:
    """Give the orders to build in: from the area outwards, the bigger areas first, and the other way round."""
    near = problem.tied.get(area, NOTHING)
    yield sorted(freed, key=lambda one: (one != area, one not in near, one))
    yield sorted(freed, key=lambda one: (-problem.place[one].minutes, one))
    yield sorted(freed, key=lambda one: (one in near, one == area, one))
