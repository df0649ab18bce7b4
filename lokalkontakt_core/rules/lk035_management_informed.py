"""LK035 management-informed: the management has not heard of a running pilot for long.

Why:
    "Kommuneledelsen orienteres løbende om projektets status." (Ideoplæg til forsøgs- og udviklingsprojekt
    Lokalkontakten.)

Breaks the rule:
    The last orientation, or the pilot's start, lies 61 days back; 60 are let pass. An orientation that names no pilot
    counts for all.

Keeps the rule:
    An orientation last month.

Cannot be judged:
    None is registered, and nobody has told us when the pilot began.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import ORIENTATION_DAYS
from lokalkontakt_core.coordination.pilot_time import running_pilots
from lokalkontakt_core.coordination.pilots import last_orientation
from lokalkontakt_core.coordination.rhythm import days_after
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    for pilot in running_pilots(register, day):
        start = pilot.period.start if pilot.period is not None else None
        known = (last_orientation(register, pilot, day), start)
        since = max((one for one in known if isinstance(one, date)), default=None)
        if since is None:
            missing = {"pilot": pilot.ref, "missing": (Fact.PERIOD,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True)
            continue
        by = days_after(since, ORIENTATION_DAYS.of(register))
        if by < day:
            yield Finding(RULE.code, pilot.ref, {"pilot": pilot.ref, "by": by})


RULE = Rule(
    "LK035",
    "management-informed",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    parameters=(ORIENTATION_DAYS,),
    remedies=("record_report", "accept"),
)
