"""Plan meetings: make the single meetings of a series, or one on its own; closed days are refused or passed over."""

import enum
from collections.abc import Iterator
from datetime import date
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.cadence import days_of_series
from lokalkontakt_core.coordination.closed_days import NO_HOLIDAYS, Holidays, alternatives, closed_on
from lokalkontakt_core.coordination.meetings import meetings_in_order
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.meeting import STANDING, AgendaItem, Meeting
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType
from lokalkontakt_core.register import Register
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.meeting_fields import MEETING_FIELDS
from lokalkontakt_core.services.standing import refuse_ended

MOST_MEETINGS = 120
"""How many meetings are made of a series in one go: ten years of monthly ones."""


class OnClosed(enum.StrEnum):
    """What becomes of a meeting that falls on a closed day: another day near it, none, or the day itself."""

    MOVE = "move"
    SKIP = "skip"
    KEEP = "keep"


def day_taken(register: Register, day: date, candidate: date, *, but: str | None = None) -> bool:
    """Tell whether a day has a meeting that is not cancelled, one left out by its id."""
    return any(
        one.day == candidate and one.cancelled is None and one.id != but for one in meetings_in_order(register, day)
    )


def refuse_closed(context: Context, holidays: Holidays, day: date, *, but: str | None = None) -> None:
    """Refuse a day that is closed.

    Raises:
        RefusedError: LKE700 for a holiday, LKE712 for a day the municipality has closed; both with `alternatives`.
    """
    closed = closed_on(context.register, holidays, day)
    if closed is None:
        return
    others = alternatives(
        context.register,
        holidays,
        day,
        not_before=context.day,
        taken=lambda candidate: day_taken(context.register, context.day, candidate, but=but),
    )
    code = "LKE700" if closed.holiday else "LKE712"
    raise RefusedError(code, field="day", day=day, name=closed.name, alternatives=others)


def standing_agenda(meeting_type: MeetingType) -> tuple[AgendaItem, ...]:
    """Give the agenda a new meeting has: the three standing points where the contacts meet (G19)."""
    return tuple(AgendaItem(type=one) for one in STANDING) if meeting_type is MeetingType.COORDINATION else ()


def _distance(planned: date, other: date) -> tuple[bool, bool, int, date]:
    """Rank a day in place of a planned one: in the same month first, then on the same weekday, then how near."""
    return other.month != planned.month, other.weekday() != planned.weekday(), abs((other - planned).days), other


def _free_days(
    context: Context, series: MeetingSeries, until: date, holidays: Holidays, on_closed: OnClosed
) -> Iterator[tuple[date, date]]:
    """Give the day the series gives, and the day to meet on; months that have a meeting of the series are passed."""
    register = context.register
    made = {one.planned_for or one.day for one in register.by(Meeting, "series").get(series.id, ())}
    months = {(one.year, one.month) for one in made}
    taken = set[date]()
    for planned in days_of_series(series, until):
        if planned < context.day or (planned.year, planned.month) in months:
            continue
        day = planned
        if closed_on(register, holidays, planned) is not None and on_closed is not OnClosed.KEEP:
            near = alternatives(
                register,
                holidays,
                planned,
                not_before=context.day,
                taken=lambda one: one in taken or day_taken(register, context.day, one),
            )
            if on_closed is OnClosed.SKIP or not near:
                continue
            day = min(near, key=lambda one: _distance(planned, one))
        taken.add(day)
        yield planned, day


def plan_meetings(
    context: Context,
    *,
    meeting_series: str,
    until: date,
    holidays: Holidays = NO_HOLIDAYS,
    on_closed: OnClosed = OnClosed.MOVE,
) -> ChangeSet:
    """Make the meetings of a series from the day of the context on; those that are made already stay.

    Args:
        context: The register and the day.
        meeting_series: The series' id.
        until: The last day to make meetings for.
        holidays: The holidays of these years.
        on_closed: What becomes of a meeting that falls on a closed day.

    Raises:
        NotFoundError: LKE201 when there is no such series.
        RefusedError: LKE226 when it has ended, LKE713 when there is nothing to make until that day.
        UsageError: LKE714 when that day is past, or there would be more than `MOST_MEETINGS`.
    """
    register = context.register
    series = register.get(MeetingSeries, meeting_series)
    refuse_ended(series, context.day)
    if until < context.day:
        raise UsageError("LKE714", field="until", until=until, most=MOST_MEETINGS)
    made = list[Meeting]()
    for planned, day in _free_days(context, series, until, holidays, on_closed):
        if len(made) == MOST_MEETINGS:
            raise UsageError("LKE714", field="until", until=until, most=MOST_MEETINGS)
        made.append(_of_series(context, series, planned, day))
    if not made:
        raise RefusedError("LKE713", series=series.ref, until=until)
    return ChangeSet("plan_meetings", register.put(*made), about=(series.ref,))


def _of_series(context: Context, series: MeetingSeries, planned: date, day: date) -> Meeting:
    return Meeting(
        id=context.ids.mint("meeting"),
        name=series.name,
        type=series.type,
        series=series.id,
        planned_for=planned,
        pilot=series.pilot,
        day=day,
        starts=series.starts,
        minutes=series.minutes,
        place=series.place,
        owner=series.owner,
        agenda=standing_agenda(series.type),
    )


def add_meeting(
    context: Context,
    *,
    name: str,
    day: date,
    holidays: Holidays = NO_HOLIDAYS,
    anyway: bool = False,
    **others: Any,
) -> ChangeSet:
    """Plan one meeting on its own; also one that was held before, to write its minutes.

    Args:
        context: The register and the day.
        name: What it is called.
        day: When.
        holidays: The holidays of that year.
        anyway: Whether to meet on a closed day too.
        others: Further fields of `MEETING_FIELDS`; the coordinator owns it when nobody is named.

    Raises:
        RefusedError: LKE700 or LKE712 with `alternatives` when the day is closed.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    values = {
        "name": name,
        "day": day,
        "owner": context.register.scheme.coordinator,
        **{field: value for field, value in others.items() if value is not None},
    }
    fields.refuse_unknown(values, MEETING_FIELDS, {}, Meeting.kind)
    stored = fields.checked(context, MEETING_FIELDS, values)
    if not anyway and day >= context.day:
        refuse_closed(context, holidays, stored["day"])
    kind = stored.get("type", MeetingType.COORDINATION)
    meeting = Meeting(id=context.ids.mint("meeting"), agenda=standing_agenda(kind), **stored)
    return ChangeSet("add_meeting", context.register.put(meeting), about=(meeting.ref,))
