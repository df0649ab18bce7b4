"""The engine of the library, held against an evaluator of its own and, for small problems, against every plan."""

from hypothesis import HealthCheck, given, settings

from lokalkontakt_core.coordination.suggestion.drafts import Draft
from lokalkontakt_core.coordination.suggestion.plans import bill, breaches, cost_of
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.search import Search
from tests.core.coordination.suggestion.instances import allowed, best, cost, problems

RELAXED = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(problems(most_areas=9, most_contacts=6))
def test_every_plan_is_allowed_and_costs_what_it_says(problem):
    found = Search(steps=3000).solve(Pricing(problem))
    packages = found.plan.packages
    assert all(allowed(problem, one, packages.get(one.id, frozenset())) for one in problem.candidates)
    assert sum(map(len, packages.values())) == len(set().union(*packages.values()))
    assert found.cost == cost(problem, packages)
    assert found.bound is None
    assert not found.proven


@RELAXED
@given(problems(most_areas=5, most_contacts=3))
def test_no_plan_is_cheaper_than_the_cheapest_of_all(problem):
    assert Search(4000).solve(Pricing(problem)).cost >= best(problem)


@RELAXED
@given(problems(most_areas=9, most_contacts=6))
def test_the_same_problem_gives_the_same_plan_with_fresh_prices(problem):
    assert Search(steps=2000).solve(Pricing(problem)).plan == Search(steps=2000).solve(Pricing(problem)).plan


@RELAXED
@given(problems())
def test_the_items_of_the_bill_add_up_to_the_cost_and_nothing_is_breached(problem):
    pricing = Pricing(problem)
    found = Search(steps=500).solve(pricing)
    assert sum(item.points for item in bill(pricing, found.plan)) == cost_of(pricing, found.plan) == found.cost
    assert list(breaches(pricing, found.plan)) == []


@settings(RELAXED, max_examples=60)
@given(problems(most_areas=5, most_contacts=3))
def test_a_draft_prices_a_step_as_the_difference_of_two_plans(problem):
    pricing = Pricing(problem)
    draft = Draft(pricing)
    draft.take(Search(steps=200).solve(pricing).plan.packages)
    for place in problem.places:
        for candidate in problem.candidates:
            holder = draft.holder.get(place.id)
            if holder == candidate.id:
                continue
            step = {candidate.id: draft.package(candidate.id) | {place.id}}
            if holder is not None:
                step[holder] = draft.package(holder) - {place.id}
            before, change = cost_of(pricing, draft.plan()), draft.change(step)
            packages = {**draft.packages, **step}
            fits = all(
                allowed(problem, one, packages.get(one.id, frozenset())) for one in problem.candidates if one.id in step
            )
            assert (change is not None) == fits
            if change is not None:
                assert cost(problem, packages) - before == change
