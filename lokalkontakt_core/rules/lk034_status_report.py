"""LK034 status-report: the committee has met without a status report on a running pilot.

Why:
    "en kort statusrapport til orientering for udvalget på de månedlige møder" (Ideoplæg til forsøgs- og
    udviklingsprojekt Lokalkontakten).

Breaks the rule:
    The committee met last on 2 March, since the pilot began, and no status report was made for that meeting nor after
    the meeting before it. A report that names no pilot counts for all.

Keeps the rule:
    A status report for that meeting, or from the days between the meeting before and it.

Cannot be judged:
    No meeting of the committee is registered.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.pilot_time import running_pilots
from lokalkontakt_core.coordination.pilots import committee_meetings, meetings_without_status
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    meetings = register.derived(committee_meetings, day)
    for pilot in running_pilots(register, day):
        if not meetings:
            missing = {"pilot": pilot.ref, "missing": (Fact.COMMITTEE_DAYS,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True)
            continue
        held = [
            one for one in meetings if one.day <= day and pilot.period is not None and pilot.period.contains(one.day)
        ]
        if held and held[-1] in meetings_without_status(register, pilot, day):
            yield Finding(RULE.code, pilot.ref, {"pilot": pilot.ref, "day": held[-1].day})


RULE = Rule(
    "LK034",
    "status-report",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    remedies=("record_report", "plan_meetings", "accept"),
)
