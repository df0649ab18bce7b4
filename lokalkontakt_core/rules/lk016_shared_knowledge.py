"""LK016 shared-knowledge: notes have been kept to oneself for long.

Why:
    "Den viden Lokalkontakten får om området stilles til rådighed for andre relevante, kommunale kolleger"
    (Lokalkontakten – samarbejde med lokalsamfundene, 2019).

Breaks the rule:
    A private note about an area from 1 March, on 15 April; a note may be kept for 30 days. The finding says how many
    there are and since when, never what they say.

Keeps the rule:
    A note that contacts or colleagues may read, or a private one of last week.

Cannot be judged:
    The scheme sorts knowledge by fields of work, and shared knowledge belongs to none: whether it reaches the
    colleagues it is relevant to cannot be seen.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import PRIVATE_DAYS
from lokalkontakt_core.coordination.rhythm import days_before
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge, Visibility
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    scheme, limit = register.scheme, days_before(day, PRIVATE_DAYS.of(register))
    kept: dict[Ref, list[Knowledge]] = {}
    unsorted = 0
    for one in register.all(Knowledge):
        if one.visibility is not Visibility.PRIVATE:
            unsorted += not one.fields_of_work and one.day <= day
        elif one.day < limit:
            for subject in tuple(Ref("area", area) for area in one.areas) or (scheme.ref,):
                kept.setdefault(subject, []).append(one)
    for subject, notes in kept.items():
        values = {"about": subject, "number": len(notes), "since": min(one.day for one in notes)}
        yield Finding(RULE.code, subject, values, concerns=tuple(one.ref for one in notes))
    if scheme.fields_of_work and unsorted:
        missing = {"number": unsorted, "missing": (Fact.FIELDS_OF_WORK,)}
        yield Finding(RULE.code, scheme.ref, missing, unjudged=True)


RULE = Rule(
    "LK016",
    "shared-knowledge",
    Kind.WARNING,
    _check,
    parameters=(PRIVATE_DAYS,),
    remedies=("edit_knowledge", "accept"),
)
