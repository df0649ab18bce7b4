"""LK027 three-pilots: the trial has not the pilots, places and contacts it is to have.

Why:
    "3 forsøgsprojekter i 3 lokalområder (klynger af landsbyer)" and "Der udpeges 3 lokalkontakter" (Ideoplæg til
    forsøgs- og udviklingsprojekt Lokalkontakten). It counts while the scheme as a whole is in the pilot phase.

Breaks the rule:
    Two pilots; or three of which one names no area, or with two contacts between them.

Keeps the rule:
    Three pilots, each with its area or its cluster of areas, and three contacts.

Cannot be judged:
    No pilot is registered at all.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import PILOTS
from lokalkontakt_core.coordination.pilot_time import pilots_ahead
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    scheme, wanted = register.scheme.ref, PILOTS.of(register)
    if not register.all(Pilot):
        yield Finding(RULE.code, scheme, {"missing": (Fact.PILOTS,)}, unjudged=True)
        return
    pilots = pilots_ahead(register, day)
    places = sum(bool(pilot.areas) for pilot in pilots)
    contacts = len({contact for pilot in pilots for contact in pilot.contacts})
    if len(pilots) != wanted or places < wanted or contacts < wanted:
        values = {"pilots": len(pilots), "places": places, "contacts": contacts, "wanted": wanted}
        yield Finding(RULE.code, scheme, values)


RULE = Rule(
    "LK027",
    "three-pilots",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    parameters=(PILOTS,),
    remedies=("edit_pilot", "edit_scheme", "accept"),
)
