"""Pilots on a day: how far each is, what it lacks, and which notes and reports it owes (G27 to G36, S2)."""

import enum
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from lokalkontakt_core.coordination.parameters import PILOT_MONTHS, TEAM_MONTHS
from lokalkontakt_core.periods import Interval, Period
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot, Profile
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.register import Register


class PilotState(enum.StrEnum):
    """Where a pilot stands on a day, in the order of its life; derived, never stored."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CLOSED = "closed"


def state_of_pilot(pilot: Pilot, day: date) -> PilotState:
    """Give the state of a pilot: over means that its time is up and nobody has closed it yet."""
    if pilot.closed is not None and pilot.closed <= day:
        return PilotState.CLOSED
    if pilot.period is None:
        return PilotState.PROPOSED
    if pilot.period.begins_after(day):
        return PilotState.PLANNED
    return PilotState.OVER if pilot.period.ended(day) else PilotState.RUNNING


def planned_end(register: Register, start: date) -> date:
    """Give the first day after a pilot that begins on a day, if it runs as long as a pilot is meant to."""
    return Interval(months=PILOT_MONTHS.of(register)).after(start)


def contacts_without_profile(pilot: Pilot) -> tuple[str, ...]:
    """Give the contacts of a pilot whose profile nobody has told us."""
    told = {slot.contact for slot in pilot.profiles}
    return tuple(contact for contact in pilot.contacts if contact not in told)


def missing_profiles(register: Register, day: date) -> tuple[Profile, ...]:
    """Give the profiles that nobody stands for in any pilot that is not closed, in the order of the scheme (G31).

    The pilots have the three profiles between them: "den ene fx en institutionsleder i området, den anden …" (S2).
    """
    filled = {slot.profile for pilot in open_pilots(register, day) for slot in pilot.profiles}
    return tuple(profile for profile in Profile if profile not in filled)


def evaluations_of(register: Register, pilot: str, kind: EvaluationType) -> tuple[Evaluation, ...]:
    """Give the notes, or the final evaluations, of a pilot, oldest first."""
    found = (one for one in register.by(Evaluation, "pilot").get(pilot, ()) if one.type is kind)
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def final_evaluation(register: Register, pilot: str) -> Evaluation | None:
    """Give the newest final evaluation of a pilot; None when there is none (G36)."""
    found = evaluations_of(register, pilot, EvaluationType.FINAL)
    return found[-1] if found else None


def areas_without_voice(pilot: Pilot, evaluation: Evaluation) -> tuple[str, ...]:
    """Give the areas of a pilot that took no part in an evaluation (G36: "sammen med de berørte lokalområder")."""
    return tuple(area for area in pilot.areas if area not in evaluation.areas)


def note_due(register: Register, pilot: Pilot, day: date) -> date | None:
    """Give the day the next evaluation note of a running pilot is due, counted from its last one, or its start.

    The team meets once a month "hvor der evalueres" (S2), so notes have the interval of its meetings. None when the
    pilot does not run on the day, ends before, or began on a day nobody told us and has no note yet.
    """
    if pilot.period is None or state_of_pilot(pilot, day) is not PilotState.RUNNING:
        return None
    notes = [one.day for one in evaluations_of(register, pilot.id, EvaluationType.NOTE) if one.day <= day]
    since = notes[-1] if notes else pilot.period.start
    if not isinstance(since, date):
        return None
    wanted = Interval(months=TEAM_MONTHS.of(register)).after(since)
    return None if pilot.period.ended(wanted) else wanted


def committee_meetings(register: Register, day: date) -> tuple[Meeting, ...]:
    """Give the meetings of the political committee that are not cancelled, by day; past and planned ones.

    The day is not looked at: it lets the register keep the answer.
    """
    del day
    found = (one for one in register.all(Meeting) if one.type is MeetingType.COMMITTEE and one.cancelled is None)
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def meetings_without_status(register: Register, pilot: Pilot, day: date) -> tuple[Meeting, ...]:
    """Give the committee meetings in the time of a pilot that got no status report of it, also ones ahead (G34).

    A status report counts for the meeting it names; one that names none counts for the first meeting on its day or
    after it.
    """
    if pilot.period is None:
        return ()
    meetings = register.derived(committee_meetings, day)
    statuses = [report for report in reports_of(register, pilot, ReportType.STATUS) if report.day <= day]
    named = {report.meeting for report in statuses}
    loose = [report.day for report in statuses if report.meeting is None]
    return tuple(
        meeting
        for meeting, after, until in _with_spans(meetings)
        if _in_time(pilot.period, pilot, meeting.day)
        and meeting.id not in named
        and not any(after < report <= until for report in loose)
    )


def _with_spans(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, date, date]]:
    """Give each meeting with the day before which nothing counts for it, and its own."""
    if meetings:
        yield meetings[0], date.min, meetings[0].day
    for before, meeting in pairwise(meetings):
        yield meeting, before.day, meeting.day


def _in_time(period: Period, pilot: Pilot, day: date) -> bool:
    return period.contains(day) and (pilot.closed is None or day <= pilot.closed)


def reports_of(register: Register, pilot: Pilot, kind: ReportType) -> tuple[Report, ...]:
    """Give the reports of a type about a pilot, or about all pilots at once, oldest first."""
    found = (one for one in register.all(Report) if one.type is kind and one.pilot in {None, pilot.id})
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def last_orientation(register: Register, pilot: Pilot, day: date) -> date | None:
    """Give the day the management was last told of a pilot; None when it never was (G35)."""
    days = [report.day for report in reports_of(register, pilot, ReportType.ORIENTATION) if report.day <= day]
    return days[-1] if days else None


def open_pilots(register: Register, day: date) -> tuple[Pilot, ...]:
    """Give the pilots that are not closed, running and over ones before proposed ones, then by name and id."""
    order = (PilotState.OVER, PilotState.RUNNING, PilotState.PLANNED, PilotState.PROPOSED)
    found = [(state_of_pilot(pilot, day), pilot) for pilot in register.all(Pilot)]
    standing = [(order.index(state), pilot) for state, pilot in found if state is not PilotState.CLOSED]
    return tuple(pilot for _, pilot in sorted(standing, key=lambda one: (one[0], one[1].name, one[1].id)))


def days_left(pilot: Pilot, day: date) -> timedelta | None:
    """Give how long a pilot still runs; None when its end is not known or it does not run."""
    if pilot.period is None or not isinstance(pilot.period.end, date) or not pilot.period.contains(day):
        return None
    return pilot.period.end - day
