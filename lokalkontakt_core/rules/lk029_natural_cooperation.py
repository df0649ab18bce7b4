"""LK029 natural-cooperation: a pilot's areas do nothing together yet.

Why:
    "hvor man i forvejen har naturlige samarbejder omkring fx skole, fritidsaktiviteter, dagligvarehandel mm" (Ideoplæg
    til forsøgs- og udviklingsprojekt Lokalkontakten).

Breaks the rule:
    A pilot, running or to come, of which it is told that its areas cooperate in nothing.

Keeps the rule:
    A pilot whose areas share a school; or a pilot that is over.

Cannot be judged:
    Nobody has told us what the areas do together.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.pilot_time import pilots_ahead
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    for pilot in pilots_ahead(register, day):
        if pilot.cooperation is None:
            missing = {"pilot": pilot.ref, "missing": (Fact.LOCAL_COOPERATION,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True)
        elif not pilot.cooperation:
            yield Finding(RULE.code, pilot.ref, {"pilot": pilot.ref})


RULE = Rule(
    "LK029",
    "natural-cooperation",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    remedies=("edit_pilot", "accept"),
)
