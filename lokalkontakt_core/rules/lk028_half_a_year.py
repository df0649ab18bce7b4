"""LK028 half-a-year: a pilot lasts another time than it is to, or it is over and nobody has closed it.

Why:
    "Forsøgsprojektet foreslås rammesat til ½ år fra start." (Ideoplæg til forsøgs- og udviklingsprojekt
    Lokalkontakten.)

Breaks the rule:
    A pilot from 1 January with no end, or one that ends on 1 September; or one whose end has come, and it is not
    closed.

Keeps the rule:
    A pilot from 1 January to 1 July; or one that has been closed.

Cannot be judged:
    Nobody has told us when it began, or when it ends.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import PILOT_MONTHS
from lokalkontakt_core.periods import UNKNOWN, Interval
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class PilotTime(enum.StrEnum):
    """What is wrong with the time of a pilot; the words are in the catalogues."""

    OVER = "over"
    NO_END = "no_end"
    OTHER_LENGTH = "other_length"


def _judge(pilot: Pilot, months: int, day: date) -> Finding | None:
    period, about = pilot.period, {"pilot": pilot.ref, "months": months}
    if period is None:
        return None
    if period.ended(day):
        return Finding(RULE.code, pilot.ref, {**about, "time": PilotTime.OVER})
    if period.end is None:
        return Finding(RULE.code, pilot.ref, {**about, "time": PilotTime.NO_END})
    unknown = tuple(fact for fact, bound in ((Fact.START, period.start), (Fact.END, period.end)) if bound is UNKNOWN)
    if unknown:
        return Finding(RULE.code, pilot.ref, {**about, "missing": unknown}, unjudged=True)
    if isinstance(period.start, date) and period.end != Interval(months=months).after(period.start):
        return Finding(RULE.code, pilot.ref, {**about, "time": PilotTime.OTHER_LENGTH})
    return None


def _check(register: Register, day: date) -> Iterator[Finding]:
    months = PILOT_MONTHS.of(register)
    for pilot in register.all(Pilot):
        if pilot.closed is None or pilot.closed > day:
            found = _judge(pilot, months, day)
            if found is not None:
                yield found


RULE = Rule(
    "LK028",
    "half-a-year",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    parameters=(PILOT_MONTHS,),
    remedies=("close_pilot", "start_pilot", "accept"),
)
