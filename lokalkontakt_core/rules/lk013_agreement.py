"""LK013 agreement: area and contact have not agreed how they work together, and the time for it is over.

Why:
    "at aftale hvordan samarbejdet med lokalområdet/lokalområderne skal fungere, med udgangspunkt i det lokale behov"
    (Strategi for landdistriktsudvikling, 2019).

Breaks the rule:
    An assignment since 2020-01-01, 60 days to agree in, and no agreement on 2020-03-02.

Keeps the rule:
    An agreement of the area that was made with this contact or names none, or the 60 days are not over.

Cannot be judged:
    There is no agreement, and nobody has told us when the assignment began.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.agreements import agreement_deadline, has_agreement
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import AGREEMENT_DAYS
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    standing = standing_on(register, day)
    days = AGREEMENT_DAYS.of(register)
    for area in existing_areas(register, day):
        for held in standing.of_area(area.id):
            if not (held.active and held.primary) or has_agreement(register, held.assignment, day):
                continue
            deadline = agreement_deadline(held.assignment, days)
            subject = area.ref
            about = {"area": subject, "contact": Ref("contact", held.assignment.contact)}
            if deadline is None:
                yield Finding(RULE.code, subject, {**about, "missing": (Fact.START,)}, unjudged=True)
            elif deadline < day:
                yield Finding(RULE.code, subject, {**about, "deadline": deadline})


RULE = Rule(
    "LK013",
    "agreement",
    Kind.WARNING,
    _check,
    parameters=(AGREEMENT_DAYS,),
    remedies=("write_agreement", "accept"),
)
