"""The engine with HiGHS: proven best means that no plan of all there are is cheaper."""

import subprocess
import sys

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from lokalkontakt_core.coordination.suggestion.plans import breaches
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.problem import Candidate, Place, Problem
from lokalkontakt_core.coordination.suggestion.search import Search
from lokalkontakt_core.extension.host import Host
from tests.core.coordination.suggestion.instances import allowed, best, cost, problems

pytest.importorskip("highspy")

from lokalkontakt_optimise import packages, programme, run
from lokalkontakt_optimise.engine import Optimise
from lokalkontakt_optimise.packages import list_packages
from lokalkontakt_optimise.run import floor_of

RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(problems(most_areas=5, most_contacts=3))
def test_a_small_problem_is_proven_and_nothing_is_cheaper(problem):
    found = Optimise().solve(Pricing(problem))
    assert found.proven
    assert found.gap == 0
    assert found.cost == found.bound == best(problem)


@RELAXED
@given(problems(most_areas=10, most_contacts=7))
def test_every_plan_is_allowed_costs_what_it_says_and_is_no_dearer_than_the_search(problem):
    pricing = Pricing(problem)
    found = Optimise().solve(pricing)
    packages_of = found.plan.packages
    assert all(allowed(problem, one, packages_of.get(one.id, frozenset())) for one in problem.candidates)
    assert list(breaches(pricing, found.plan)) == []
    assert found.cost == cost(problem, packages_of)
    assert found.bound <= found.cost <= Search(2000).solve(pricing).cost


@pytest.fixture
def as_with_many_areas(monkeypatch):
    """Take the ways that pay off with many areas: from the inside, without departments."""
    for module in (programme, run):
        monkeypatch.setattr(module, "FEW_AREAS", 0)


@pytest.mark.usefixtures("as_with_many_areas")
@settings(RELAXED, max_examples=30)
@given(problems(most_areas=5, most_contacts=3))
def test_the_ways_of_many_areas_give_allowed_plans_and_promise_no_more_than_there_is(problem):
    pricing = Pricing(problem)
    found = Optimise().solve(pricing)
    assert list(breaches(pricing, found.plan)) == []
    assert found.bound <= best(problem) <= found.cost == cost(problem, found.plan.packages)


@RELAXED
@given(problems(most_areas=5, most_contacts=3))
def test_looking_at_each_area_by_itself_never_promises_too_much(problem):
    assert floor_of(Pricing(problem)) <= best(problem)


@RELAXED
@given(problems(most_areas=6, most_contacts=3))
def test_each_package_is_listed_once(problem):
    listed = list_packages(problem)
    rows = [tuple(row) for row in listed.rows.tolist()]
    assert len(set(rows)) == len(rows)


def lonely(areas, contacts):
    """Areas nobody has told us the neighbours of, and contacts without a limit of time."""
    places = tuple(Place(id=f"a{number:03}") for number in range(areas))
    return Problem(places, tuple(Candidate(id=f"c{number:03}") for number in range(contacts)))


def test_a_plan_that_is_not_proven_says_how_far_off_it_may_be(monkeypatch):
    monkeypatch.setattr(packages, "MOST_PACKAGES", 50)
    found = Optimise().solve(Pricing(lonely(12, 4)))
    assert not found.proven
    assert found.bound is not None
    assert 0 < found.gap <= 1


def test_with_all_neighbours_unknown_contacts_get_their_areas_one_by_one_while_there_are_enough():
    found = Optimise().solve(Pricing(lonely(8, 8)))
    assert found.proven
    assert sorted(map(len, found.plan.packages.values())) == [1] * 8


def test_the_more_there_is_of_today_the_less_is_listed_and_nothing_is_claimed():
    problem = lonely(12, 3)
    everything = tuple(evolve(place, today=("c000",)) for place in problem.places)
    found = Optimise().solve(Pricing(evolve(problem, places=everything)))
    assert found.bound is not None
    assert found.bound <= found.cost
    assert found.plan.package_of("c000")


def test_no_area_and_no_candidate_are_solved_too():
    assert Optimise().solve(Pricing(Problem((), ()))).cost == 0
    nobody = Optimise().solve(Pricing(Problem((Place(id="a"),), ())))
    assert (nobody.cost, nobody.proven) == (10_000, True)


def test_the_plugin_answers_the_hook_lokalkontakt_suggestion_engines_and_comes_before_the_search():
    assert list(Host().engines()) == ["optimise", "search"]


def test_the_solver_is_imported_only_when_a_suggestion_is_worked_out():
    code = (
        "import sys; from lokalkontakt_core.extension.host import Host; Host().engines();"
        "print([name for name in sys.modules if name.partition('.')[0] in {'highspy', 'numpy'}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.strip() == "[]"
