"""LK010 several-areas: a contact has several areas that are not small neighbours which already work together.

Why:
    "mere end et lokalområde at arbejde i, dette især hvis det er små områder, hvor der er en naturlig sammenhæng
    mellem naboområder, og hvor der i forvejen er et samarbejde" (Lokalkontakten – samarbejde med lokalsamfundene,
    2019).

Breaks the rule:
    Two areas at once of which one is not small, or that are not neighbours, or do not work together yet.

Keeps the rule:
    One area; or several small ones that hang together as neighbours or as one cluster, and work together.

Cannot be judged:
    Nothing known breaks the rule, and a size, the neighbours or the cooperation are not known.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.neighbourhood import hang_together, ties_between
from lokalkontakt_core.coordination.standing import areas_ahead, standing_on
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class Spread(enum.StrEnum):
    """What speaks against one contact for these areas; the words are in the catalogues."""

    NOT_SMALL = "not_small"
    NOT_NEIGHBOURS = "not_neighbours"
    NO_COOPERATION = "no_cooperation"


def _weighed(register: Register, areas: tuple[str, ...]) -> tuple[tuple[Spread, ...], tuple[Fact, ...]]:
    """Give what speaks against the areas, and what is not known about them."""
    sizes = [register.get(Area, area).size for area in areas]
    small = False if {Size.MEDIUM, Size.LARGE} & set(sizes) else None if None in sizes else True
    ties = ties_between(register, areas)
    joined = hang_together(areas, {pair: tie.neighbours for pair, tie in ties.items()})
    together = hang_together(areas, {pair: tie.together for pair, tie in ties.items()})
    judged = [(small, Spread.NOT_SMALL, Fact.SIZE), (joined, Spread.NOT_NEIGHBOURS, Fact.NEIGHBOURS)]
    if joined is not False:  # areas that do not hang together cannot be expected to work together
        judged.append((together, Spread.NO_COOPERATION, Fact.COOPERATION))
    against = tuple(spread for answer, spread, _ in judged if answer is False)
    unknown = tuple(fact for answer, _, fact in judged if answer is None)
    return against, unknown


def _judge(register: Register, contact: str, areas: tuple[str, ...]) -> Finding | None:
    against, unknown = _weighed(register, areas)
    subject = Ref(Contact.kind, contact)
    about = {"contact": subject, "areas": tuple(Ref(Area.kind, area) for area in areas)}
    if against:
        return Finding(RULE.code, subject, {**about, "against": against})
    if unknown:
        return Finding(RULE.code, subject, {**about, "missing": unknown}, unjudged=True)
    return None


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact, all_held in standing_on(register, day).by_contact.items():
        sets = [areas for areas in areas_ahead(all_held, day) if len(areas) > 1]
        findings = [finding for areas in sets if (finding := _judge(register, contact, areas)) is not None]
        if findings:
            # What is broken goes before what is not known, the larger set of areas before the smaller.
            yield max(findings, key=lambda finding: (not finding.unjudged, len(finding.values["areas"])))


RULE = Rule(
    "LK010",
    "several-areas",
    Kind.WARNING,
    _check,
    remedies=("hand_over", "mark_neighbours", "edit_area", "accept"),
)
