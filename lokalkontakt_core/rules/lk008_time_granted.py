"""LK008 time-granted: the department has not granted a contact time, or no longer does.

Why:
    "Det er en forudsætning, at den afdeling som Lokalkontakten arbejder i, kan sikre tiden til funktionen som
    Lokalkontakt" (Lokalkontakten – samarbejde med lokalsamfundene, 2019). In a pilot the rule rests: "derfor
    udarbejdes der ikke på forhånd aftaler om arbejdstid og beskrivelse af funktionen" (Ideoplæg til forsøgs- og
    udviklingsprojekt).

Breaks the rule:
    A contact with an area, and no minutes a week are granted, or the grant ran out on 2020-03-31. It is a warning on
    what stands; to confirm such a contact for an area, or to hand an area over to one, is refused.

Keeps the rule:
    The department has granted time that has not run out. Whether it is enough is for LK009.

Cannot be judged:
    Time is granted, and nobody has told us by whom.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.coordination.workload import granted_on
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import CONFIRMING, Finding, Kind, Rule
from lokalkontakt_core.rules.settings import counting


class TimeLack(enum.StrEnum):
    """In what way the time is lacking; the words are in the catalogues."""

    NOT_GRANTED = "not_granted"
    RUN_OUT = "run_out"


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        concerns = tuple(held.ref for held in counting(register, RULE, all_held, day))
        if not concerns:
            continue
        contact = register.get(Contact, contact_id)
        subject = contact.ref
        grant = contact.granted
        if granted_on(contact, day) is None:
            over = grant is not None and grant.until is not None and grant.until < day
            lack = TimeLack.RUN_OUT if over else TimeLack.NOT_GRANTED
            yield Finding(RULE.code, subject, {"contact": subject, "lack": lack}, concerns=concerns)
        elif grant is not None and grant.by is None:
            missing = {"contact": subject, "missing": (Fact.GRANTED_BY,)}
            yield Finding(RULE.code, subject, missing, unjudged=True, concerns=concerns)


RULE = Rule(
    "LK008",
    "time-granted",
    Kind.WARNING,
    _check,
    guards=CONFIRMING,
    phases=frozenset({Phase.OPERATION}),
    remedies=("grant_time", "hand_over", "accept"),
)
