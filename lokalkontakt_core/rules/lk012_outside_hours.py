"""LK012 outside-hours: a contact has not said yes to working together outside normal hours.

Why:
    "Den enkelte medarbejder skal være interesseret i at indgå i samarbejde på tidspunkter uden for normal
    arbejdstid." (Lokalkontakten – samarbejde med lokalsamfundene, 2019.)

Breaks the rule:
    A contact with an area who was never asked, or who has said no.

Keeps the rule:
    The contact has said yes, on a known day.

Cannot be judged:
    The contact has said yes, and nobody has told us when.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class Declaration(enum.StrEnum):
    """What stands in the way; the words are in the catalogues."""

    NOT_ASKED = "not_asked"
    SAID_NO = "said_no"


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        if not any(held.binding for held in all_held):
            continue
        contact = register.get(Contact, contact_id)
        subject = contact.ref
        said = contact.outside_hours
        if said is None or not said.yes:
            declaration = Declaration.NOT_ASKED if said is None else Declaration.SAID_NO
            yield Finding(RULE.code, subject, {"contact": subject, "declaration": declaration})
        elif not isinstance(said.day, date):
            missing = {"contact": subject, "missing": (Fact.OUTSIDE_HOURS_DAY,)}
            yield Finding(RULE.code, subject, missing, unjudged=True)


RULE = Rule("LK012", "outside-hours", Kind.WARNING, _check, remedies=("record_outside_hours", "hand_over", "accept"))
