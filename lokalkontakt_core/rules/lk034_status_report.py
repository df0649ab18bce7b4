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
from lokalkontakt_core.coordination.meetings import regular_meetings
from lokalkontakt_core.coordination.pilot_time import running_pilots
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _is_reported(register: Register, pilot: Pilot, meeting: Meeting, before: Meeting | None) -> bool:
    after = before.day if before is not None else date.min
    return any(
        report.type is ReportType.STATUS
        and report.pilot in {None, pilot.id}
        and (report.meeting == meeting.id if report.meeting is not None else after < report.day <= meeting.day)
        for report in register.all(Report)
    )


def _check(register: Register, day: date) -> Iterator[Finding]:
    meetings = regular_meetings(register, day, MeetingType.COMMITTEE)
    held = [meeting for meeting in meetings if meeting.day <= day]
    for pilot in running_pilots(register, day):
        start = pilot.period.start if pilot.period is not None else None
        if not meetings:
            missing = {"pilot": pilot.ref, "missing": (Fact.COMMITTEE_DAYS,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True)
        elif held and not (isinstance(start, date) and held[-1].day < start):
            before = held[-2] if len(held) > 1 else None
            if not _is_reported(register, pilot, held[-1], before):
                yield Finding(RULE.code, pilot.ref, {"pilot": pilot.ref, "day": held[-1].day})


RULE = Rule(
    "LK034",
    "status-report",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.PILOT}),
    remedies=("record_report", "plan_meetings", "accept"),
)
