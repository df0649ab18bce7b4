"""Meeting series: who meets how often, on which weekday of the month; meetings are made of them by `plan_meetings`."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.cadence import usual_interval
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, end_record, given
from lokalkontakt_core.services.fields import FieldKind

MOST_MONTHS = 24
"""The longest time from one meeting of a series to the next, in months."""


def _months(_context: Context, field: str, value: Any) -> Interval:
    interval = Interval(months=value) if type(value) is int else value
    if not isinstance(interval, Interval):
        raise UsageError("LKE216", field=field, wanted=FieldKind.NUMBER, found=str(value)[:60])
    if interval.days or not 1 <= interval.months <= MOST_MONTHS:
        raise UsageError("LKE293", field=field, months=interval.months, most=MOST_MONTHS)
    return interval


def whole_number(_context: Context, field: str, value: Any) -> int:
    """Check a number whose bounds the record itself knows."""
    if type(value) is not int:
        raise UsageError("LKE216", field=field, wanted=FieldKind.NUMBER, found=str(value)[:60])
    return value


SERIES_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "name": fields.name,
        "type": fields.choice(MeetingType),
        "pilot": fields.optional(fields.reference(Pilot)),
        "interval": _months,
        "weekday": fields.choice(Weekday),
        "week": whole_number,
        "starts": fields.line(),
        "minutes": whole_number,
        "place": fields.optional(fields.line()),
        "first": fields.day,
        "owner": fields.optional(fields.reference(Person)),
    }
)


def add_meeting_series(
    context: Context,
    *,
    name: str,
    first: date | None = None,
    type: MeetingType | None = None,  # noqa: A002 - the record's field
    interval: Interval | int | None = None,
    **others: Any,
) -> ChangeSet:
    """Begin a series.

    Args:
        context: The register and the day.
        name: What it is called.
        first: Its month has the first meeting; the day of the context when left out.
        type: Who meets; the coordinating meeting when left out.
        interval: Months from one meeting to the next; what is usual for these people in this phase when left out.
        others: Further fields of `SERIES_FIELDS`; the coordinator owns it when nobody is named.

    Raises:
        UsageError: LKE293 for an interval of other than whole months, LKE292 for a week not every month has, LKE290
            for a time of day, LKE291 for a length.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    begun = first or context.day
    who = type or MeetingType.COORDINATION
    usual = usual_interval(context.register, who, begun)
    values = {
        "name": name,
        "first": begun,
        "type": who,
        "interval": interval if interval is not None else usual,
        "owner": context.register.scheme.coordinator,
        **{field: value for field, value in others.items() if value is not None},
    }
    fields.refuse_unknown(values, SERIES_FIELDS, {}, MeetingSeries.kind)
    stored = fields.checked(context, SERIES_FIELDS, given(SERIES_FIELDS, values))
    series = MeetingSeries(id=context.ids.mint("series"), **stored)
    return ChangeSet("add_meeting_series", context.register.put(series), about=(series.ref,))


def edit_meeting_series(context: Context, *, meeting_series: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a series: those of `SERIES_FIELDS`; meetings that were made of it stay as they are.

    Raises:
        NotFoundError: LKE201 when there is no such series.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    series = context.register.get(MeetingSeries, meeting_series)
    after = edit(context, series, changes, SERIES_FIELDS)
    return ChangeSet("edit_meeting_series", after.edits, about=after.about)


def end_meeting_series(
    context: Context, *, meeting_series: str, ended: date | None = None, reason: str | None = None
) -> ChangeSet:
    """End a series; meetings that are planned stay, and can be cancelled.

    Raises:
        NotFoundError: LKE201 when there is no such series.
        RefusedError: LKE224 when it has ended already.
    """
    series = context.register.get(MeetingSeries, meeting_series)
    after = end_record(context, series, ended, reason)
    return ChangeSet("end_meeting_series", after.edits, about=after.about, reason=after.reason)
