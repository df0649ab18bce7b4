"""A draft of who is to cover what: whom each area would have, what each contact would take on, and the sums."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import define, field

from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.suggestion.engines import Found
from lokalkontakt_core.coordination.suggestion.gathering import Gathered, Include, Wanted, gather, today_of
from lokalkontakt_core.coordination.suggestion.plans import Plan, cost_of
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.suggesting import Suggestion
from lokalkontakt_core.coordination.workload import granted_on, minutes_of_area
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

Draft = Mapping[str, str | None]
"""Areas to the contacts they are to have; None for an area that is to have nobody."""


@frozen
class Load:
    """What a contact would take on.

    Attributes:
        kept: Areas the contact has, or has been promised, and keeps.
        new: Areas that would come.
        gone: Areas that would go.
        minutes: What the first two are estimated to take a week.
        granted: The minutes a week the department has granted; None when it has said nothing.
    """

    kept: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    minutes: int
    granted: int | None

    @property
    def over(self) -> int:
        """How many minutes a week it is more than what is granted; 0 when nothing is known."""
        return max(0, self.minutes - self.granted) if self.granted is not None else 0


@frozen
class Sums:
    """How the whole municipality stands.

    Attributes:
        handover: Areas with a contact and a wish for another.
        disputed: Areas with an open question on whether they are covered.
        uncovered: Areas with nobody.
        over: Contacts with more than what is granted.
        minutes: What all areas with a contact are estimated to take a week.
    """

    handover: int
    disputed: int
    uncovered: int
    over: int
    minutes: int


def _stands(register: Register, day: date) -> Mapping[str, tuple[str, ...]]:
    areas = existing_areas(register, day)
    return {area.id: tuple(dict.fromkeys(one.contact for one in today_of(register, area.id, day))) for area in areas}


def _gathered(register: Register, day: date) -> tuple[Gathered, Pricing]:
    gathered = gather(register, day, Wanted(include=Include.UNANSWERED))
    return gathered, Pricing(gathered.problem)


def stands_on(register: Register, day: date) -> Mapping[str, tuple[str, ...]]:
    """Give the contacts each area of the day has, else has been promised, else has proposed."""
    return register.derived(_stands, day)


@define(frozen=True, slots=False, eq=False)
class Distribution:
    """A register on a day with a draft laid over it.

    Attributes:
        register: The register.
        day: The day.
        draft: The draft; what does not fit the register (any more) is left out of account.
    """

    register: Register
    day: date
    draft: Draft = field(factory=dict)

    @cached_property
    def stands(self) -> Mapping[str, tuple[str, ...]]:
        """The contacts each area stands with without the draft."""
        return stands_on(self.register, self.day)

    @cached_property
    def changes(self) -> Draft:
        """The part of the draft that differs from how it stands."""
        return {
            area: contact
            for area, contact in self.draft.items()
            if area in self.stands and self._usable(contact) and self._differs(area, contact)
        }

    def _usable(self, contact: str | None) -> bool:
        if contact is None:
            return True
        found = self.register.find(Contact, contact)
        return found is not None and (found.ended is None or found.ended > self.day)

    def _differs(self, area: str, contact: str | None) -> bool:
        """Tell whether a draft changes anything; where several share an area, giving it to one of them does."""
        stands = self.stands[area]
        return bool(stands) if contact is None else stands != (contact,)

    def holders(self, area: str) -> tuple[str, ...]:
        """Give the contacts an area would have."""
        if area in self.changes:
            contact = self.changes[area]
            return () if contact is None else (contact,)
        return self.stands.get(area, ())

    @cached_property
    def _before(self) -> Mapping[str, frozenset[str]]:
        return _by_contact(self.stands)

    @cached_property
    def _after(self) -> Mapping[str, frozenset[str]]:
        return _by_contact({area: self.holders(area) for area in self.stands})

    def load(self, contact: str) -> Load:
        """Give what a contact would take on."""
        before = self._before.get(contact, frozenset[str]())
        after = self._after.get(contact, frozenset[str]())
        return Load(
            kept=tuple(sorted(before & after)),
            new=tuple(sorted(after - before)),
            gone=tuple(sorted(before - after)),
            minutes=self.minutes(after),
            granted=granted_on(self.register.get(Contact, contact), self.day),
        )

    def minutes(self, areas: frozenset[str]) -> int:
        """Give what areas are estimated to take a week."""
        return sum(minutes_of_area(self.register, self.register.get(Area, area)) for area in areas)

    @cached_property
    def before(self) -> Sums:
        """How it stands."""
        return self._sums({}, self._before)

    @cached_property
    def after(self) -> Sums:
        """How it would stand when all of the draft is confirmed."""
        return self._sums(self.changes, self._after)

    def _sums(self, changes: Draft, by_contact: Mapping[str, frozenset[str]]) -> Sums:
        counts: dict[Coverage, int] = defaultdict(int)
        for area in self.stands:
            coverage = coverage_of(self.register, area, self.day)
            if area in changes and coverage is not Coverage.DISPUTED:
                coverage = Coverage.UNCOVERED if changes[area] is None else Coverage.COVERED
            counts[coverage] += 1
        loads = {contact: self.minutes(areas) for contact, areas in by_contact.items()}
        granted = {contact: granted_on(self.register.get(Contact, contact), self.day) for contact in loads}
        over = sum(limit is not None and loads[contact] > limit for contact, limit in granted.items())
        return Sums(
            counts[Coverage.HANDOVER], counts[Coverage.DISPUTED], counts[Coverage.UNCOVERED], over, sum(loads.values())
        )

    def priced(self, instead: Draft | None = None) -> Suggestion:
        """Give the draft as a plan with its prices, so that reasons and alternatives can be asked for.

        Contacts who could be given nothing, and areas that said no, are in no plan.

        Args:
            instead: Areas and whom they are to have, over what the draft says.
        """
        gathered, pricing = self.register.derived(_gathered, self.day)
        problem, other = pricing.problem, instead or {}
        packages: dict[str, set[str]] = defaultdict(set)
        for place in problem.places:
            holder = other[place.id] if place.id in other else next(iter(self.holders(place.id)), None)
            if holder is not None and holder in problem.candidate:
                packages[holder].add(place.id)
        plan = Plan({contact: frozenset(areas) for contact, areas in packages.items()})
        return Suggestion(gathered, pricing, Found(plan, cost_of(pricing, plan), None, "draft"))


def _by_contact(holders: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for area, contacts in holders.items():
        for contact in contacts:
            found[contact].add(area)
    return {contact: frozenset(areas) for contact, areas in found.items()}
