"""LK033 team-meetings: the team of a pilot does not meet every month.

Why:
    "afholder teamet månedlige møder hvor der evalueres og opsamles erfaringer" (Ideoplæg til forsøgs- og
    udviklingsprojekt Lokalkontakten).

Breaks the rule:
    A running pilot whose team met on 4 February and meets again on 1 April; or no meeting of which is planned. A week
    is let pass. A meeting of the team that names no pilot counts for all.

Keeps the rule:
    Meetings a month apart from the pilot's start on, with one to come until its last month.

Cannot be judged:
    No meeting of the team is registered, and nobody has told us when the pilot began.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.meetings import regular_meetings
from lokalkontakt_core.coordination.parameters import TEAM_MONTHS, TEAM_TOLERANCE
from lokalkontakt_core.coordination.pilot_time import running_pilots
from lokalkontakt_core.coordination.rhythm import chain, first_gap
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule
from lokalkontakt_core.rules.lk018_meeting_interval import lack_of


def _judge(register: Register, pilot: Pilot, day: date) -> Finding | None:
    period = pilot.period
    assert period is not None  # noqa: S101 - a pilot that runs has one
    start = period.start if isinstance(period.start, date) else None
    end = period.end if isinstance(period.end, date) else None
    meetings = regular_meetings(register, day, MeetingType.PILOT_TEAM)
    days = [one.day for one in meetings if one.pilot in {None, pilot.id} and (end is None or one.day < end)]
    if not days and start is None:
        return Finding(RULE.code, pilot.ref, {"pilot": pilot.ref, "missing": (Fact.MEETINGS,)}, unjudged=True)
    interval = Interval(months=TEAM_MONTHS.of(register))
    gap = first_gap(chain(days, day, start), interval, TEAM_TOLERANCE.of(register), day=day, until=end)
    if gap is None:
        return None
    return Finding(RULE.code, pilot.ref, {"pilot": pilot.ref, "last": gap.last, "by": gap.by, "lack": lack_of(gap)})


def _check(register: Register, day: date) -> Iterator[Finding]:
    for pilot in running_pilots(register, day):
        found = _judge(register, pilot, day)
        if found is not None:
            yield found


RULE = Rule(
    "LK033",
    "team-meetings",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    parameters=(TEAM_MONTHS, TEAM_TOLERANCE),
    remedies=("plan_meetings", "accept"),
)
