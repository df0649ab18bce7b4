"""Areas: add one, change what is known of it, end it."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import of_area
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.assignment_ends import ended_or_withdrawn
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, given, new_slug, refuse_taken_name
from lokalkontakt_core.services.standing import end

AREA_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "name": fields.name,
        "villages": fields.several(fields.name),
        "size": fields.optional(fields.choice(Size)),
        "cluster": fields.optional(fields.reference(Cluster)),
        "minutes_per_week": fields.optional(fields.minutes),
        "status_note": fields.optional(fields.line()),
    }
)


def add_area(
    context: Context,
    *,
    name: str,
    villages: Sequence[str] = (),
    size: Size | str | None = None,
    cluster: str | None = None,
    minutes_per_week: int | None = None,
    status_note: str | None = None,
) -> ChangeSet:
    """Add an area.

    Raises:
        RefusedError: LKE223 when there is an area of that name.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    values = {
        "name": name,
        "villages": tuple(villages),
        "size": size,
        "cluster": cluster,
        "minutes_per_week": minutes_per_week,
        "status_note": status_note,
    }
    stored = fields.checked(context, AREA_FIELDS, given(AREA_FIELDS, values))
    refuse_taken_name(context, Area, stored["name"])
    area = Area(id=new_slug(context.register, Area, stored["name"]), **stored)
    return ChangeSet("add_area", context.register.put(area), about=(area.ref,))


def edit_area(context: Context, *, area: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of an area: those of `AREA_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such area.
        RefusedError: LKE223 when another area goes by the new name.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    change = edit(context, context.register.get(Area, area), changes, AREA_FIELDS)
    if "name" in changes:
        refuse_taken_name(context, Area, changes["name"], own_id=area)
    return change


def end_area(context: Context, *, area: str, ended: date | None = None, reason: str | None = None) -> ChangeSet:
    """End an area, and with it its assignments; what was only proposed is taken back.

    Args:
        context: The register and the day.
        area: The area's id.
        ended: The first day it is no longer an area of its own; the day of the context when left out.
        reason: Why.

    Raises:
        NotFoundError: LKE201 when there is no such area.
        RefusedError: LKE224 when it has ended already.
    """
    register = context.register
    day = ended or context.day
    gone = end(register.get(Area, area), day)
    return ChangeSet(
        "end_area",
        (*register.put(gone), *ended_or_withdrawn(context, of_area(register, area), day)),
        about=(gone.ref,),
        reason=typed.optional_lines("reason", reason),
    )
