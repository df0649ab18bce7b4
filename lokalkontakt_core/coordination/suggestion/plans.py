"""A plan: who gets which package, what the whole costs, and whether it keeps to what is fixed."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import define, field

from lokalkontakt_core.coordination.suggestion.pricing import Bar, Charge, Item, Pricing
from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Package, Problem


def _not_empty(packages: Mapping[str, Package]) -> Mapping[str, Package]:
    return {contact: packages[contact] for contact in sorted(packages) if packages[contact]}


@define(frozen=True, slots=False)
class Plan:
    """Who gets which package; areas in no package are covered by nobody.

    Attributes:
        packages: Contact id to package, in the order of the ids; contacts who get nothing are left out.
    """

    packages: Mapping[str, Package] = field(converter=_not_empty)

    @cached_property
    def contact_of(self) -> Mapping[str, str]:
        """The contact of each area that is covered."""
        return {area: contact for contact, areas in self.packages.items() for area in areas}

    def package_of(self, contact: str) -> Package:
        """Give the package of a contact."""
        return self.packages.get(contact, NOTHING)


def bill(pricing: Pricing, plan: Plan) -> Iterator[Item]:
    """Give every charge of a plan.

    A cluster counts one package as no split at all, so the item that says so takes points off.
    """
    problem = pricing.problem
    settings = problem.settings
    for place in problem.places:
        if place.id not in plan.contact_of:
            yield Item(Charge.UNCOVERED, settings.uncovered, place.id)
    for contact, areas in plan.packages.items():
        yield from pricing.items(problem.candidate[contact], areas)
    if problem.clusters and settings.split:
        yield Item(Charge.SPLIT, -settings.split * len(problem.clusters))
    for _department in missing_departments(problem, plan):
        if settings.department:
            yield Item(Charge.DEPARTMENT, settings.department)


def cost_of(pricing: Pricing, plan: Plan) -> int:
    """Give what a plan costs, in points."""
    return sum(item.points for item in bill(pricing, plan))


def missing_departments(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Give the core departments without a contact in a plan."""
    found = {problem.candidate[contact].department for contact in plan.packages}
    return tuple(department for department in problem.departments if department not in found)


def breaches(pricing: Pricing, plan: Plan) -> Iterator[tuple[str, Bar | None]]:
    """Give the contacts whose package is not allowed, and why; None where an area has two contacts, or is not known.

    A plan of an engine is held against this before anybody sees it.
    """
    problem = pricing.problem
    seen: set[str] = set()
    for contact, areas in plan.packages.items():
        if contact not in problem.candidate or not areas <= problem.place.keys() or areas & seen:
            yield contact, None
        seen |= areas
    for candidate in problem.candidates:
        areas = plan.package_of(candidate.id)
        if areas <= problem.place.keys() and (bar := pricing.bar(candidate, areas)) is not None:
            yield candidate.id, bar
