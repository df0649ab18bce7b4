"""LK017 both-ways: knowledge goes only one way between an area and the administration.

Why:
    "Lokalkontakten skal være opmærksom på, at samarbejdet går begge veje" (Lokalkontakten – samarbejde med
    lokalsamfundene, 2019).

Breaks the rule:
    Three pieces of knowledge from an area in the last 180 days, and none to it.

Keeps the rule:
    Both ways, or so little that it says nothing.

Cannot be judged:
    The direction of some is not told, and whether it goes both ways depends on it.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import BALANCE_DAYS, BALANCE_LEAST, QUIET_WEEKS
from lokalkontakt_core.coordination.rhythm import days_before
from lokalkontakt_core.records.knowledge import Direction, Knowledge
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class OneWay(enum.StrEnum):
    """The only way it goes; the words are in the catalogues."""

    FROM_AREA = "from_area"
    TO_AREA = "to_area"


def _check(register: Register, day: date) -> Iterator[Finding]:
    first, least = days_before(day, BALANCE_DAYS.of(register)), BALANCE_LEAST.of(register)
    by_area = register.by(Knowledge, "areas")
    for area in existing_areas(register, day) if by_area else ():
        directions = [one.direction for one in by_area.get(area.id, ()) if first < one.day <= day]
        there, back = directions.count(Direction.FROM_AREA), directions.count(Direction.TO_AREA)
        if len(directions) < least or (there and back):
            continue
        if None in directions:
            missing = {"area": area.ref, "missing": (Fact.DIRECTION,)}
            yield Finding(RULE.code, area.ref, missing, unjudged=True)
        else:
            one_way = OneWay.FROM_AREA if there else OneWay.TO_AREA
            yield Finding(RULE.code, area.ref, {"area": area.ref, "one_way": one_way})


RULE = Rule(
    "LK017",
    "both-ways",
    Kind.WARNING,
    _check,
    parameters=(BALANCE_DAYS, BALANCE_LEAST, QUIET_WEEKS),
    remedies=("note_knowledge", "edit_knowledge", "accept"),
)
