"""LK030 central-actors: no school, institution or care home plays a central part in a pilot's areas.

Why:
    "Det er en forudsætning at skole, institution eller plejecenter i lokalområdet er centrale aktører" (Ideoplæg til
    forsøgs- og udviklingsprojekt Lokalkontakten).

Breaks the rule:
    A pilot, running or to come, whose central actors are an association and a shop.

Keeps the rule:
    A school, an institution or a care home is among them.

Cannot be judged:
    Nobody has told us who the central actors are.

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
        if pilot.actors is None:
            missing = {"pilot": pilot.ref, "missing": (Fact.ACTORS,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True)
        elif not any(actor.is_institution for actor in pilot.actors):
            yield Finding(RULE.code, pilot.ref, {"pilot": pilot.ref})


RULE = Rule(
    "LK030",
    "central-actors",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    remedies=("edit_pilot", "accept"),
)
