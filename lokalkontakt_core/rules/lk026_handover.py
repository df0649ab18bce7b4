"""LK026 handover: it is wanted that an area goes to another contact, and nobody has taken over.

Why:
    "bør videregives til ny Lokalkontakt" (Lokalkontakten – samarbejde med lokalsamfundene, 2019, Bilag 1).

Breaks the rule:
    An assignment with the wish and no successor, or with one who is only proposed.

Keeps the rule:
    A confirmed assignment takes over, from today or a later day.

Cannot be judged:
    The assignment has an end that nobody has told us: the area may have been handed over.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _handed_over(register: Register, assignment: Assignment) -> bool:
    successor = register.find(Assignment, assignment.successor)
    return successor is not None and successor.confirmation is not None


def _check(register: Register, day: date) -> Iterator[Finding]:
    standing = standing_on(register, day)
    for area in existing_areas(register, day):
        for held in standing.of_area(area.id):
            assignment = held.assignment
            if assignment.handover_wish is None or _handed_over(register, assignment):
                continue
            about = {"area": area.ref, "contact": Ref("contact", assignment.contact)}
            if assignment.period.end is UNKNOWN:
                yield Finding(RULE.code, area.ref, {**about, "missing": (Fact.END,)}, unjudged=True)
            else:
                yield Finding(RULE.code, area.ref, about)


RULE = Rule("LK026", "handover", Kind.WARNING, _check, remedies=("hand_over", "drop_handover_wish", "accept"))
