"""LK019 standing-items: a coordinating meeting is called or held without one of its three standing items.

Why:
    "koordinerende møder med videndeling, drøftelse af udfordringer og opsamling af erfaringer" (Lokalkontakten –
    samarbejde med lokalsamfundene, 2019).

Breaks the rule:
    A meeting that has been called, and its agenda has no item for the challenges.

Keeps the rule:
    An agenda with an item for knowledge, one for challenges and one for experience; or a meeting not called yet.

Cannot be judged:
    A meeting of the last 60 days of which no agenda is registered.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.meetings import regular_meetings
from lokalkontakt_core.coordination.parameters import AGENDA_DAYS
from lokalkontakt_core.coordination.rhythm import days_before
from lokalkontakt_core.records.meeting import STANDING
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    first = days_before(day, AGENDA_DAYS.of(register))
    for meeting in regular_meetings(register, day, MeetingType.COORDINATION):
        called = meeting.called is not None and meeting.called <= day
        if meeting.day < first or not (called or meeting.day < day):
            continue
        about = {"meeting": meeting.ref, "day": meeting.day}
        if meeting.day < day and not meeting.agenda:
            yield Finding(RULE.code, meeting.ref, {**about, "missing": (Fact.AGENDA,)}, unjudged=True)
            continue
        types = {item.type for item in meeting.agenda}
        lacking = tuple(item for item in STANDING if item not in types)
        if lacking:
            yield Finding(RULE.code, meeting.ref, {**about, "lacking": lacking})


RULE = Rule(
    "LK019",
    "standing-items",
    Kind.WARNING,
    _check,
    parameters=(AGENDA_DAYS,),
    remedies=("edit_agenda", "accept"),
)
