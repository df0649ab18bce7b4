"""Activities: one line of the log, light enough for the field; time is noted only where the scheme asks for it (G9)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.meeting_series import MINUTES_IN_A_DAY
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited
from lokalkontakt_core.services.fields import Check, FieldKind
from lokalkontakt_core.services.standing import refuse_ended


def _minutes(context: Context, field: str, value: Any) -> int:
    """Check how long something took; refused where the scheme does not ask contacts to note their time."""
    if not context.register.scheme.hours_logging:
        raise RefusedError("LKE760", field=field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise UsageError("LKE216", field=field, wanted=FieldKind.NUMBER, found=str(value)[:60])
    if not 0 <= value <= MINUTES_IN_A_DAY:
        raise UsageError("LKE291", field=field, minutes=value)
    return value


def past_day(context: Context, field: str, value: Any) -> date:
    """Check the day of something that has happened: not after the day of the context.

    Raises:
        UsageError: LKE761 when it lies ahead.
    """
    day = fields.day(context, field, value)
    if day > context.day:
        raise UsageError("LKE761", field=field, day=day)
    return day


ACTIVITY_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "contact": fields.reference(Contact),
        "type": fields.choice(ActivityType),
        "day": past_day,
        "minutes": fields.optional(_minutes),
        "note": fields.optional(fields.text()),
        "project": fields.optional(fields.reference(Project)),
    }
)


def log_activity(
    context: Context,
    *,
    area: str,
    type: str,  # noqa: A002 - the field's name
    minutes: int | None = None,
    note: str | None = None,
    contact: str | None = None,
    day: date | None = None,
    project: str | None = None,
) -> ChangeSet:
    """Write a line of the log. What lies outside the role (P1 to P4) is written too: rule LK014 says so.

    Args:
        context: The register and the day.
        area: The area's id.
        type: What was done, an `ActivityType`.
        minutes: How long it took, 0 to 1,440; only where the scheme asks for it.
        note: A word about it.
        contact: Who; the area's active contact when left out and there is exactly one.
        day: When; the day of the context when left out.
        project: The id of the project it belongs to.

    Raises:
        NotFoundError: LKE201 when there is no such area, contact or project.
        UsageError: LKE762 when the contact is left out and the area has none, or several; LKE763 when the project is
            of other areas; LKE761 when the day lies ahead; LKE291 when a day has not as many minutes.
        RefusedError: LKE760 when the scheme does not ask for time; LKE226 when area or contact has ended.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    register = context.register
    place = register.get(Area, area)
    refuse_ended(place, context.day)
    when = day or context.day
    given = {"type": type, "minutes": minutes, "note": note, "project": project, "day": when}
    stored = fields.checked(context, ACTIVITY_FIELDS, {**given, "contact": contact or _only_contact(context, place)})
    _refuse_elsewhere(context, place.id, stored["project"])
    line = Activity(id=context.ids.mint("activity"), area=place.id, **stored)
    return ChangeSet("log_activity", register.put(line), about=(place.ref,))


def edit_activity(context: Context, *, activity: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change a line of the log: the fields of `ACTIVITY_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such line.
        LokalkontaktError: What is wrong with a field, as for `log_activity`; LKE200 when several are.
    """
    register = context.register
    after = edited(context, register.get(Activity, activity), changes, ACTIVITY_FIELDS)
    _refuse_elsewhere(context, after.area, after.project)
    return ChangeSet("edit_activity", register.put(after), about=(register.get(Area, after.area).ref,))


def remove_activity(context: Context, *, activity: str) -> ChangeSet:
    """Take a line out of the log, as one that was written twice.

    Raises:
        NotFoundError: LKE201 when there is no such line.
    """
    line = context.register.get(Activity, activity)
    return ChangeSet(
        "remove_activity", context.register.remove(line), about=(context.register.get(Area, line.area).ref,)
    )


def _only_contact(context: Context, place: Area) -> str:
    active = active_of_area(context.register, place.id, context.day)
    if len(active) != 1:
        raise UsageError("LKE762", area=place.ref, field="contact", number=len(active))
    return active[0].contact


def _refuse_elsewhere(context: Context, area: str, project: str | None) -> None:
    if project is None:
        return
    found = context.register.get(Project, project)
    if found.areas and area not in found.areas:
        place = context.register.get(Area, area)
        raise UsageError("LKE763", field="project", project=found.ref, area=place.ref)
