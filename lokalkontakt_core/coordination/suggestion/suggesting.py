"""A suggestion: who could cover what, with the reasons, the price of every alternative, and what would change."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from attrs import define

from lokalkontakt_core.coordination.suggestion.drafts import Draft
from lokalkontakt_core.coordination.suggestion.engines import Engine, Found
from lokalkontakt_core.coordination.suggestion.gathering import Gathered, Stance, Wanted, gather
from lokalkontakt_core.coordination.suggestion.pins import refuse_impossible
from lokalkontakt_core.coordination.suggestion.plans import breaches, cost_of
from lokalkontakt_core.coordination.suggestion.pricing import Bar, Pricing
from lokalkontakt_core.coordination.suggestion.reasons import Reason, reasons_for
from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Alternative:
    """Another contact for an area, all else staying as the plan has it.

    Attributes:
        contact: The contact's id.
        points: By how much the plan would cost more, or less where several changes would have to go together; None
            when the contact cannot be given the area like that.
        bar: Why not.
    """

    contact: str
    points: int | None
    bar: Bar | None = None


@frozen
class Choice:
    """What is suggested for one area.

    Attributes:
        area: The area's id.
        contact: The contact's id; None when nobody is suggested.
        stance: What the area has answered.
        today: The contacts it has, or has been promised, today.
        reasons: Why; their points add up to `points`.
        points: What the area costs the plan.
    """

    area: str
    contact: str | None
    stance: Stance
    today: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """What the area costs the plan."""
        return sum(reason.points for reason in self.reasons)

    @property
    def changes(self) -> bool:
        """Tell whether the area would go to somebody else than today."""
        return self.contact is not None and self.contact not in self.today


@define(frozen=True, slots=False, eq=False)
class Suggestion:
    """A plan for a register on a day.

    Attributes:
        gathered: The problem, and what was left out of it.
        pricing: Its prices.
        found: The plan, and what is proven about it.
    """

    gathered: Gathered
    pricing: Pricing
    found: Found

    @cached_property
    def _draft(self) -> Draft:
        draft = Draft(self.pricing)
        draft.take(self.found.plan.packages)
        return draft

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """What is suggested for every area of the day, also those that do not want a contact, by id."""
        return tuple(self.choice(area) for area in sorted(self.gathered.answers))

    @property
    def changes(self) -> tuple[Choice, ...]:
        """The areas that would go to somebody else than today."""
        return tuple(choice for choice in self.choices if choice.changes)

    def choice(self, area: str) -> Choice:
        """Give what is suggested for an area of the day."""
        place = self.pricing.problem.place.get(area)
        return Choice(
            area,
            self.found.plan.contact_of.get(area),
            self.gathered.answers[area],
            place.today if place is not None else (),
            reasons_for(self.pricing, self.gathered, self.found.plan, area),
        )

    def alternatives(self, area: str) -> tuple[Alternative, ...]:
        """Give every other candidate for an area, cheapest first, those it cannot be given to last.

        There are none for an area that is not to be distributed.
        """
        if area not in self.pricing.problem.place or area in self.gathered.fixed:
            return ()
        return tuple(sorted(self._alternatives(area), key=lambda one: (one.points is None, one.points or 0)))

    def _alternatives(self, area: str) -> Iterator[Alternative]:
        problem, plan = self.pricing.problem, self.found.plan
        holder = plan.contact_of.get(area)
        for candidate in problem.candidates:
            if candidate.id == holder:
                continue
            step = {candidate.id: plan.package_of(candidate.id) | {area}}
            if holder is not None:
                step[holder] = plan.package_of(holder) - {area}
            bars = (self.pricing.bar(problem.candidate[contact], package) for contact, package in step.items())
            bar = next((bar for bar in bars if bar is not None), None)
            yield Alternative(candidate.id, self._draft.change(step) if bar is None else None, bar)


def suggest(register: Register, day: date, engine: Engine, wanted: Wanted | None = None) -> Suggestion:
    """Suggest who could cover what.

    Args:
        register: The register.
        day: The day.
        engine: What finds the plan.
        wanted: What is asked for beside what the scheme holds.

    Raises:
        NotFoundError: LKE201 when a pin, ban or wish names an area or contact there is not.
        RefusedError: What `pins.refuse_impossible` refuses.
        PluginError: LKE287 when the engine gives a plan that is not allowed, or says it costs something else.
    """
    asked = wanted or Wanted()
    gathered = gather(register, day, asked)
    pricing = Pricing(gathered.problem)
    refuse_impossible(register, day, asked, gathered, pricing)
    found = engine.solve(pricing)
    if next(breaches(pricing, found.plan), None) is not None or cost_of(pricing, found.plan) != found.cost:
        raise PluginError("LKE287", name=found.engine)
    return Suggestion(gathered, pricing, found)
