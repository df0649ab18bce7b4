"""LK031 three-profiles: the contacts of the pilots do not stand for the three profiles between them.

Why:
    "Der udpeges 3 lokalkontakter med forskellige jobprofiler og udgangspunkt: den ene fx en institutionsleder i
    området, den anden medarbejder fra Fritid og Fællesskab samt den tredje medarbejder, skal være fra andet
    kerneområde med proceskonsulent kompetencer." (Ideoplæg til forsøgs- og udviklingsprojekt Lokalkontakten.) It
    counts while the scheme as a whole is in the pilot phase.

Breaks the rule:
    Three contacts with a profile each, and two of them stand for the same.

Keeps the rule:
    A leader of an institution, an employee of a department and one with the skills of a process consultant.

Cannot be judged:
    The profiles of some contacts are not told, or a pilot has no contact yet, and the missing ones may be theirs.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.pilot_time import pilots_ahead
from lokalkontakt_core.records.pilot import Pilot, Profile
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _untold(pilot: Pilot) -> int:
    """Count the places in a pilot whose profile is not told."""
    told = {slot.contact for slot in pilot.profiles}
    return len(set(pilot.contacts) - told) if pilot.contacts or told else 1


def _check(register: Register, day: date) -> Iterator[Finding]:
    pilots = pilots_ahead(register, day)
    if not pilots:
        return
    there = {slot.profile for pilot in pilots for slot in pilot.profiles}
    lacking = tuple(profile for profile in Profile if profile not in there)
    if len(lacking) > sum(map(_untold, pilots)):
        yield Finding(RULE.code, register.scheme.ref, {"lacking": lacking})
    elif lacking:
        yield Finding(RULE.code, register.scheme.ref, {"missing": (Fact.PROFILES,)}, unjudged=True)


RULE = Rule(
    "LK031",
    "three-profiles",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    remedies=("set_profile", "edit_pilot", "accept"),
)
