"""A plan being searched for: packages that change step by step, and what each step would cost."""

from collections.abc import Mapping

from lokalkontakt_core.coordination.suggestion.plans import Plan
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Candidate, Package

Step = Mapping[str, Package]
"""Contacts to the packages they get instead."""

_Kind = tuple[int | None, str | None, bool]


class Draft:
    """Packages that change; begins with what stands today, as far as it may stay, and with the pins.

    Attributes:
        holder: The contact of each area that is covered.
        tried: How many steps were priced: the measure of work, so that a search ends at the same place everywhere.
    """

    def __init__(self, pricing: Pricing) -> None:
        self._pricing = pricing
        self._problem = pricing.problem
        self._packages: dict[str, Package] = {}
        self.holder: dict[str, str] = {}
        self._in_department: dict[str, int] = dict.fromkeys(self._problem.departments, 0)
        self._idle: dict[_Kind, list[str]] = {}
        self.tried = 0
        for candidate in self._problem.candidates:
            if candidate.only is None and not candidate.barred and not candidate.pinned:
                self._idle.setdefault(_kind(candidate), []).append(candidate.id)
        self._special = tuple(
            candidate.id
            for candidate in self._problem.candidates
            if candidate.only is None and (candidate.barred or candidate.pinned)
        )

    def package(self, contact: str) -> Package:
        """Give what a contact has."""
        return self._packages.get(contact, NOTHING)

    @property
    def packages(self) -> Step:
        """Everything as it stands."""
        return self._packages

    def restore(self, packages: Step) -> None:
        """Go back to how everything stood."""
        now = {contact: areas for contact, areas in self._packages.items() if areas != packages.get(contact, NOTHING)}
        self.take({contact: packages.get(contact, NOTHING) for contact in now})

    def plan(self) -> Plan:
        """Give the plan as it stands."""
        return Plan(dict(self._packages))

    def change(self, step: Step) -> int | None:
        """Give by how many points a step would change the cost, None when it is not allowed."""
        self.tried += 1
        problem, pricing = self._problem, self._pricing
        settings = problem.settings
        points = covered = 0
        departments: dict[str, int] = {}
        for contact, areas in step.items():
            candidate = problem.candidate[contact]
            if pricing.bar(candidate, areas) is not None:
                return None
            before = self.package(contact)
            points += pricing.price(candidate, areas) - pricing.price(candidate, before)
            covered += len(areas) - len(before)
            department = candidate.department
            if department in self._in_department and bool(areas) != bool(before):
                departments[department] = departments.get(department, 0) + (1 if areas else -1)
        for department, more in departments.items():
            now = self._in_department[department]
            points += settings.department * ((now + more == 0) - (now == 0))
        return points - settings.uncovered * covered

    def take(self, step: Step) -> Step:
        """Take a step and give the one that takes it back."""
        back = {contact: self.package(contact) for contact in step}
        for contact in step:
            for area in self.package(contact):
                self.holder.pop(area, None)
        for contact, areas in step.items():
            department = self._problem.candidate[contact].department
            if department in self._in_department:
                self._in_department[department] += bool(areas) - bool(self.package(contact))
            self._packages[contact] = areas
            self.holder.update(dict.fromkeys(areas, contact))
        return back

    def who_could(self, area: str) -> list[str]:
        """Give the contacts worth trying for an area, in a fixed order.

        Those who have, or had, something beside it, and one of each kind of those who have nothing: two of one kind
        cost the same.
        """
        problem = self._problem
        place = problem.place[area]
        found = {*place.today, *problem.wished.get(area, NOTHING), *self._special}
        beside = {*problem.tied.get(area, NOTHING)}
        if area not in problem.told:
            beside.update(other for other in self.holder if other not in problem.told)
        found.update(self.holder[other] for other in beside if other in self.holder)
        for other in problem.tied.get(area, NOTHING):
            found.update(problem.place[other].today)
        for kind in self._idle.values():
            found.update(next(([one] for one in kind if not self.package(one)), ()))
        return sorted(contact for contact in found if contact in problem.candidate)


def _kind(candidate: Candidate) -> _Kind:
    return (candidate.minutes, candidate.department, candidate.institution)
