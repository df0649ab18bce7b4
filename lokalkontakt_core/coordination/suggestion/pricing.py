"""What a package costs a plan, item by item, and why a contact cannot be given it."""

import enum
from collections.abc import Iterator

from lokalkontakt_core.coordination.suggestion.problem import NOTHING, Candidate, Package, Place, Problem
from lokalkontakt_core.coordination.suggestion.shapes import Shape, shape_of
from lokalkontakt_core.values import frozen

QUARTER = 15
"""Minutes; the overrun is counted in quarters of an hour, begun ones too."""


class Charge(enum.StrEnum):
    """What costs points; the words are in the catalogues."""

    UNCOVERED = "uncovered"
    INSTITUTION = "institution"
    MOVED = "moved"
    KEPT = "kept"
    SPLIT = "split"
    DEPARTMENT = "department"
    SCATTERED = "scattered"
    UNKNOWN = "unknown"
    OVERRUN = "overrun"
    BIG = "big"
    WISH = "wish"
    USED = "used"


class Bar(enum.StrEnum):
    """Why a contact cannot be given a package; the words are in the catalogues."""

    LEAVES = "leaves"
    AWAY = "away"
    NOT_APPROVED = "not_approved"
    BANNED = "banned"
    PINNED_ELSEWHERE = "pinned_elsewhere"
    PIN_LEFT_OUT = "pin_left_out"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    APART = "apart"
    CLUSTERS = "clusters"


@frozen
class Item:
    """One charge.

    Attributes:
        charge: What for.
        points: How much.
        area: The area it is for; None when it is for the package as a whole.
    """

    charge: Charge
    points: int
    area: str | None = None


class Pricing:
    """Prices the packages of one problem; what does not depend on the contact is worked out once.

    Args:
        problem: The problem.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._shapes: dict[Package, Shape] = {}
        self._prices: dict[tuple[str, Package], int] = {}
        self._bars: dict[tuple[str, Package], Bar | None] = {}

    def shape(self, areas: Package) -> Shape:
        """Give the shape of a package that is not empty."""
        shape = self._shapes.get(areas)
        if shape is None:
            shape = self._shapes[areas] = shape_of(self.problem, areas)
        return shape

    def price(self, candidate: Candidate, areas: Package) -> int:
        """Give what a package costs with a contact, in points, whether or not it is allowed."""
        key = (candidate.id, areas)
        price = self._prices.get(key)
        if price is None:
            price = self._prices[key] = sum(item.points for item in self.items(candidate, areas))
        return price

    def bar(self, candidate: Candidate, areas: Package) -> Bar | None:
        """Give the first reason why a contact cannot be given a package, None when it can."""
        key = (candidate.id, areas)
        if key not in self._bars:
            self._bars[key] = self._barred(candidate, areas)
        return self._bars[key]

    def items(self, candidate: Candidate, areas: Package) -> Iterator[Item]:
        """Give the charges of a package with a contact; nothing for no areas."""
        if not areas:
            return
        settings = self.problem.settings
        shape = self.shape(areas)
        yield Item(Charge.USED, settings.used)
        for area in areas:
            yield from self.pair(candidate, self.problem.place[area])
        for charge, weight, times in (
            (Charge.SPLIT, settings.split, shape.clusters),
            (Charge.SCATTERED, settings.scattered, max(0, shape.clusters - 1)),
            (Charge.UNKNOWN, settings.unknown, shape.unknown),
            (Charge.OVERRUN, settings.overrun, quarters_over(candidate, shape.minutes)),
            (Charge.BIG, settings.big, shape.beside_big),
        ):
            if weight * times:
                yield Item(charge, weight * times)

    def pair(self, candidate: Candidate, place: Place) -> Iterator[Item]:
        """Give the charges of one area with a contact, whatever else the contact has."""
        settings = self.problem.settings
        at_hand = candidate.id in place.today
        wished = self.problem.wished.get(place.id, NOTHING)
        for charge, weight, applies in (
            (Charge.INSTITUTION, settings.institution, candidate.institution and not place.pilot),
            (Charge.MOVED, settings.moved, bool(place.today) and not at_hand and not place.leaving),
            (Charge.KEPT, settings.kept, at_hand and place.leaving),
            (Charge.WISH, settings.wish, bool(wished) and candidate.id not in wished),
        ):
            if applies and weight:
                yield Item(charge, weight, place.id)

    def _barred(self, candidate: Candidate, areas: Package) -> Bar | None:
        for bar, holds in self._fixed(candidate, areas):
            if holds:
                return bar
        # What is so today may stay so, and so may any part of it: taking areas off somebody is always possible.
        if areas <= self.problem.today_of(candidate.id):
            return None
        if len(areas) > self.problem.settings.areas:
            return Bar.TOO_MANY
        return self._unfit(candidate, self.shape(areas))

    def _fixed(self, candidate: Candidate, areas: Package) -> Iterator[tuple[Bar, bool]]:
        pinned = self.problem.pinned
        why = Bar(candidate.going.value) if candidate.going is not None else Bar.NOT_APPROVED
        yield why, candidate.only is not None and not areas <= candidate.only
        yield Bar.BANNED, bool(areas & candidate.barred)
        yield Bar.PINNED_ELSEWHERE, any(pinned.get(area, candidate.id) != candidate.id for area in areas)
        yield Bar.PIN_LEFT_OUT, not candidate.pinned <= areas

    def _unfit(self, candidate: Candidate, shape: Shape) -> Bar | None:
        settings = self.problem.settings
        if candidate.minutes is not None and shape.minutes > candidate.minutes + settings.spare:
            return Bar.TOO_LONG
        if shape.parts > 1:
            return Bar.APART
        return Bar.CLUSTERS if shape.clusters > settings.clusters else None


def quarters_over(candidate: Candidate, minutes: int) -> int:
    """Give the quarters of an hour a week, begun ones too, by which a time exceeds what is granted."""
    if candidate.minutes is None:
        return 0
    return max(0, -((candidate.minutes - minutes) // QUARTER))
