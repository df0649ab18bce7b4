"""LK001 offered: an area has not been offered a contact.

Why:
    "Alle lokalområder tilbydes en lokalkontakt" (Strategi for landdistriktsudvikling, 2019). In a pilot only the areas
    of the pilots are asked, and the rule rests.

Breaks the rule:
    Offers to other areas are registered, and none to this one, which has not answered either.

Keeps the rule:
    An offer to the area, on whichever day, or an answer: who answers was asked.

Cannot be judged:
    No offer to any area is registered: nobody has told us who was asked.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    offered = {offer.area for offer in register.all(Offer) if not isinstance(offer.day, date) or offer.day <= day}
    for area in existing_areas(register, day):
        if area.id in offered or answer_of(register, area.id, day) is not None:
            continue
        if not offered:
            yield Finding(RULE.code, register.scheme.ref, {"missing": (Fact.OFFERS,)}, unjudged=True)
            return
        yield Finding(RULE.code, area.ref, {"area": area.ref})


RULE = Rule(
    "LK001",
    "offered",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.OPERATION}),
    remedies=("record_offer", "record_answer", "accept"),
)
