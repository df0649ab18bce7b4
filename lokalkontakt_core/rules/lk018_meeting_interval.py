"""LK018 meeting-interval: the coordinating meetings lie too far apart, or none is planned.

Why:
    "Lokalkontakterne holder, med faste intervaller, koordinerende møder" and "som udgangspunkt holdes der møde hver
    anden måned" (Lokalkontakten – samarbejde med lokalsamfundene, 2019). In a pilot LK033 asks for the meetings of the
    pilots' teams instead.

Breaks the rule:
    The last meeting was on 4 February and the next one lies on 12 May; or none is planned at all. The interval is the
    scheme's, two months when it sets no other, and two weeks are let pass.

Keeps the rule:
    Meetings on 4 February and 7 April, with another one to come on each day.

Cannot be judged:
    Areas have contacts, no coordinating meeting is registered, and there is no series of them.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.meetings import regular_meetings
from lokalkontakt_core.coordination.parameters import MEETING_TOLERANCE
from lokalkontakt_core.coordination.rhythm import Gap, chain, first_gap
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class MeetingLack(enum.StrEnum):
    """What is wrong with the meeting after the last; the words are in the catalogues."""

    NONE_PLANNED = "none_planned"
    TOO_LATE = "too_late"


def lack_of(gap: Gap) -> MeetingLack:
    """Tell what a gap is: nothing planned, or too late."""
    return MeetingLack.NONE_PLANNED if gap.next is None else MeetingLack.TOO_LATE


def _series(register: Register, day: date) -> tuple[date, ...]:
    return tuple(
        series.first
        for series in register.all(MeetingSeries)
        if series.type is MeetingType.COORDINATION and (series.ended is None or series.ended > day)
    )


def _check(register: Register, day: date) -> Iterator[Finding]:
    scheme = register.scheme
    days = [meeting.day for meeting in regular_meetings(register, day, MeetingType.COORDINATION)]
    begins = min(_series(register, day), default=None)
    if not days and begins is None:
        if standing_on(register, day).by_contact:
            yield Finding(RULE.code, scheme.ref, {"missing": (Fact.MEETINGS,)}, unjudged=True)
        return
    gap = first_gap(chain(days, day, begins), scheme.meeting_interval, MEETING_TOLERANCE.of(register), day=day)
    if gap is not None:
        yield Finding(RULE.code, scheme.ref, {"last": gap.last, "by": gap.by, "lack": lack_of(gap)})


RULE = Rule(
    "LK018",
    "meeting-interval",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.OPERATION}),
    parameters=(MEETING_TOLERANCE,),
    remedies=("plan_meetings", "edit_scheme", "accept"),
)
