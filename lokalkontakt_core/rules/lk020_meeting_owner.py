"""LK020 meeting-owner: nobody, or not the coordinator, answers for a meeting, or its minutes are overdue.

Why:
    "Landdistriktskoordinator har ansvaret for indkaldelse af de koordinerende møder og opsamling/opfølgning herfra"
    (Lokalkontakten – samarbejde med lokalsamfundene, 2019).

Breaks the rule:
    A meeting that is called without an owner: that is refused. An owner who is not the coordinator, a planned meeting
    without an owner, and minutes that are not final seven days after the meeting are told as a warning: the
    coordinator may be away, and can say so.

Keeps the rule:
    The coordinator owns the meeting, and the minutes are final within a week.

Cannot be judged:
    A meeting to come has an owner, and the scheme does not say who its coordinator is.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.meetings import minutes_deadline, regular_meetings
from lokalkontakt_core.coordination.parameters import MINUTES_BACK, MINUTES_DAYS
from lokalkontakt_core.coordination.rhythm import days_before
from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class OwnerLack(enum.StrEnum):
    """What is wrong with the responsibility for a meeting; the words are in the catalogues."""

    NO_OWNER = "no_owner"
    NO_OWNER_YET = "no_owner_yet"
    ANOTHER_OWNER = "another_owner"
    MINUTES_OVERDUE = "minutes_overdue"


def _ahead(meeting: Meeting, coordinator: str | None, day: date) -> Finding | None:
    about = {"meeting": meeting.ref, "day": meeting.day}
    if meeting.owner is None:
        if meeting.called is not None and meeting.called <= day:
            return Finding(RULE.code, meeting.ref, {**about, "lack": OwnerLack.NO_OWNER}, concerns=(meeting.ref,))
        # Without `concerns`, so that to call the meeting as it is brings a finding there was not before.
        return Finding(RULE.code, meeting.ref, {**about, "lack": OwnerLack.NO_OWNER_YET}, weight=Kind.WARNING)
    if coordinator is not None and meeting.owner != coordinator:
        return Finding(RULE.code, meeting.ref, {**about, "lack": OwnerLack.ANOTHER_OWNER}, weight=Kind.WARNING)
    return None


def _check(register: Register, day: date) -> Iterator[Finding]:
    coordinator, days = register.scheme.coordinator, MINUTES_DAYS.of(register)
    first, unjudged = days_before(day, MINUTES_BACK.of(register)), False
    for meeting in regular_meetings(register, day, MeetingType.COORDINATION):
        if meeting.day >= day:
            found = _ahead(meeting, coordinator, day)
            if found is not None:
                yield found
            unjudged = unjudged or (meeting.owner is not None and coordinator is None)
        elif (
            meeting.minutes_state is not MinutesState.FINAL
            and meeting.day >= first
            and minutes_deadline(meeting, days) < day
        ):
            values = {"meeting": meeting.ref, "day": meeting.day, "lack": OwnerLack.MINUTES_OVERDUE}
            yield Finding(RULE.code, meeting.ref, values, weight=Kind.WARNING)
    if unjudged:
        yield Finding(RULE.code, register.scheme.ref, {"missing": (Fact.COORDINATOR,)}, unjudged=True)


RULE = Rule(
    "LK020",
    "meeting-owner",
    Kind.HARD,
    _check,
    guards=frozenset({"call_meeting"}),
    parameters=(MINUTES_DAYS, MINUTES_BACK),
    remedies=("edit_meeting", "finish_minutes", "edit_scheme", "accept"),
)
