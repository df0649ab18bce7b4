"""Why an area goes to a contact: what speaks for it, and what each thing that speaks against it costs."""

import enum
from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import Factory

from lokalkontakt_core.coordination.suggestion.gathering import Gathered, Stance
from lokalkontakt_core.coordination.suggestion.plans import Plan
from lokalkontakt_core.coordination.suggestion.pricing import Charge, Item, Pricing
from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Candidate, Package
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.values import frozen


class Ground(enum.StrEnum):
    """What speaks for a contact, or says why an area has none; costs nothing. The words are in the catalogues."""

    PINNED = "pinned"
    STAYS = "stays"
    TAKES_OVER = "takes_over"
    BESIDE = "beside"
    CLUSTER = "cluster"
    WISHED = "wished"
    WITHIN_TIME = "within_time"
    TIME_UNKNOWN = "time_unknown"
    ONLY_TODAY = "only_today"
    PILOT = "pilot"
    FIXED = "fixed"
    SAID_NO = "said_no"
    WITHDREW = "withdrew"
    NOT_ANSWERED = "not_answered"
    NOBODY = "nobody"


@frozen
class Reason:
    """One reason.

    Attributes:
        code: A ground, or the charge it costs.
        points: What it costs; 0 for a ground.
        values: What fills the words.
    """

    code: Ground | Charge
    points: int = 0
    values: Mapping[str, object] = Factory(dict)

    @property
    def message(self) -> Message:
        """What to say."""
        return Message(f"suggestion.reason.{self.code}", {**self.values, "points": self.points})


def _refs(areas: Package) -> tuple[Ref, ...]:
    return tuple(Ref("area", area) for area in sorted(areas))


def reasons_for(pricing: Pricing, gathered: Gathered, plan: Plan, area: str) -> tuple[Reason, ...]:
    """Give the reasons for what a plan does with an area; their points add up to what the area costs there."""
    left_out = _LEFT_OUT.get(gathered.answers[area]) if area not in pricing.problem.place else None
    if left_out is not None:
        return (Reason(left_out),)
    contact = plan.contact_of.get(area)
    if contact is None:
        charge = Reason(Charge.UNCOVERED, pricing.problem.settings.uncovered)
        return (charge,) if _somebody_could(pricing, area) else (charge, Reason(Ground.NOBODY))
    candidate, package = pricing.problem.candidate[contact], plan.package_of(contact)
    return (*_grounds(pricing, candidate, package, area, gathered.fixed), *_charges(pricing, candidate, package, area))


_LEFT_OUT = {
    Stance.NO: Ground.SAID_NO,
    Stance.WITHDRAWN: Ground.WITHDREW,
    Stance.UNANSWERED: Ground.NOT_ANSWERED,
}


def _somebody_could(pricing: Pricing, area: str) -> bool:
    """Tell whether anybody could be given an area if they had nothing else."""
    return any(pricing.bar(one, one.pinned | {area}) is None for one in pricing.problem.candidates)


def _grounds(pricing: Pricing, candidate: Candidate, package: Package, area: str, fixed: Package) -> Iterator[Reason]:
    problem = pricing.problem
    place = problem.place[area]
    minutes = pricing.shape(package).minutes
    beside = problem.tied.get(area, NOTHING) & package
    kin = frozenset(one for one in beside if place.cluster is not None and problem.place[one].cluster == place.cluster)
    contact = Ref("contact", candidate.id)
    granted = candidate.minutes
    for ground, holds, values in (
        (Ground.FIXED, area in fixed, {}),
        (Ground.PINNED, area in candidate.pinned and area not in fixed, {}),
        (Ground.STAYS, candidate.id in place.today and not place.leaving, {}),
        (Ground.TAKES_OVER, place.leaving and candidate.id not in place.today, {"before": _contacts(place.today)}),
        (Ground.WISHED, candidate.id in problem.wished.get(area, NOTHING), {}),
        (Ground.PILOT, place.pilot and candidate.institution, {}),
        (Ground.CLUSTER, bool(kin), {"areas": _refs(kin)}),
        (Ground.BESIDE, bool(beside - kin), {"areas": _refs(beside - kin)}),
        (Ground.WITHIN_TIME, granted is not None and minutes <= granted, {"minutes": minutes, "granted": granted}),
        (Ground.TIME_UNKNOWN, granted is None, {"minutes": minutes}),
        (Ground.ONLY_TODAY, candidate.only is not None and candidate.going is None, {}),
    ):
        if holds:
            yield Reason(ground, 0, {"contact": contact, **values})


def _contacts(ids: tuple[str, ...]) -> tuple[Ref, ...]:
    return tuple(Ref("contact", one) for one in ids)


def _summed(items: Iterator[Item], area: str) -> Counter[Charge]:
    """Add up the charges that are for the package as a whole, or for one area."""
    points: Counter[Charge] = Counter()
    for item in items:
        if item.area in {None, area}:
            points[item.charge] += item.points
    return points


def _charges(pricing: Pricing, candidate: Candidate, package: Package, area: str) -> Iterator[Reason]:
    """Give what the package costs more with the area than without it."""
    points = _summed(pricing.items(candidate, package), area)
    points.subtract(_summed(pricing.items(candidate, package - {area}), area))
    values = {"contact": Ref("contact", candidate.id), "areas": _refs(package - {area})}
    for charge in Charge:
        if points[charge]:
            yield Reason(charge, points[charge], values)
