"""Bids: who else could have an area in a draft, and how much better or worse the whole would be."""

from collections import Counter
from collections.abc import Iterator

from lokalkontakt_core.coordination.suggestion.suggesting import Suggestion
from lokalkontakt_core.values import frozen


@frozen
class Bid:
    """Another contact for an area, all else staying as it is drafted.

    Attributes:
        contact: The contact's id.
        points: By how much the draft would be dearer; negative when it would be better.
    """

    contact: str
    points: int


def bids(priced: Suggestion, area: str) -> tuple[Bid, ...]:
    """Give every other contact who can be given an area beside what is drafted for them, the best first.

    Whether the contact the area is with in the draft may keep the rest does not count, unlike in the alternatives of
    a suggestion: a draft made by hand may break the limits, and taking an area off is a way to mend it.

    Args:
        priced: The draft as a plan.
        area: The area's id; there are no bids for one that is not to be distributed.
    """
    if area not in priced.pricing.problem.place or area in priced.gathered.fixed:
        return ()
    return tuple(sorted(_bids(priced, area), key=lambda bid: (bid.points, bid.contact)))


def _bids(priced: Suggestion, area: str) -> Iterator[Bid]:
    pricing, plan = priced.pricing, priced.found.plan
    problem = pricing.problem
    holder = problem.candidate.get(plan.contact_of.get(area, ""))
    represented = Counter(problem.candidate[contact].department for contact in plan.packages)
    freed, empty = problem.settings.uncovered, False
    if holder is not None:
        package = plan.package_of(holder.id)
        freed = pricing.price(holder, package) - pricing.price(holder, package - {area})
        empty = package == {area}
    for candidate in problem.candidates:
        if candidate is holder:
            continue
        package = plan.package_of(candidate.id)
        if pricing.bar(candidate, package | {area}) is not None:
            continue
        points = pricing.price(candidate, package | {area}) - pricing.price(candidate, package) - freed
        moves: Counter[str | None] = Counter() if package else Counter([candidate.department])
        if empty and holder is not None:
            moves.subtract([holder.department])
        for department, more in moves.items():
            if department in problem.departments:
                now = represented[department]
                points += problem.settings.department * ((now + more == 0) - (now == 0))
        yield Bid(candidate.id, points)
