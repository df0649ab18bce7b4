"""What meetings and actions ask of the coordinator: the rows of the work list."""

from collections.abc import Iterator
from datetime import date, timedelta

from lokalkontakt_core.coordination.actions import overdue_actions
from lokalkontakt_core.coordination.due_row import Due, DueKind, row_of
from lokalkontakt_core.coordination.meetings import (
    OWN,
    call_by,
    minutes_deadline,
    next_meeting,
    regular_meetings,
    upcoming,
    waiting_for_minutes,
)
from lokalkontakt_core.coordination.parameters import CALL_DAYS, MINUTES_BACK, MINUTES_DAYS
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType
from lokalkontakt_core.register import Register

_SOON = timedelta(days=7)


def _to_come(register: Register, day: date) -> Iterator[Due]:
    for meeting in upcoming(register, day):
        last = call_by(meeting, CALL_DAYS.of(register))
        if meeting.type in OWN and meeting.called is None and last <= day + _SOON:
            yield Due(DueKind.MEETING_UNCALLED, (meeting.ref,), "call_meeting", last)


def _none_planned(register: Register, day: date) -> Iterator[Due]:
    """Give a row when the contacts have met, or are to meet, and no next time is planned."""
    met = regular_meetings(register, day, MeetingType.COORDINATION)
    series = [one for one in register.all(MeetingSeries) if one.type is MeetingType.COORDINATION]
    running = [one for one in series if one.ended is None or one.ended > day]
    if (met or running) and next_meeting(register, day, MeetingType.COORDINATION) is None:
        wanted = register.scheme.meeting_interval.after(met[-1].day) if met else None
        yield Due(DueKind.NO_MEETING, (), "plan_meetings", wanted)


def meeting_rows(register: Register, day: date) -> Iterator[Due]:
    """Give a row for each meeting to be called soon and each without minutes, one for overdue actions.

    A register with neither meetings nor series gives none: whoever keeps meetings elsewhere is not asked for them.
    Minutes are asked for as long as rule LK020 does.
    """
    days, back = MINUTES_DAYS.of(register), MINUTES_BACK.of(register)
    for meeting in waiting_for_minutes(register, day):
        if meeting.type in OWN and (day - meeting.day).days <= back:
            yield Due(DueKind.MINUTES, (meeting.ref,), "finish_minutes", minutes_deadline(meeting, days))
    yield from _to_come(register, day)
    yield from _none_planned(register, day)
    overdue = overdue_actions(register, day)
    yield from row_of(
        DueKind.ACTIONS, (one.ref for one in overdue), "finish_action", overdue[0].due if overdue else None
    )
