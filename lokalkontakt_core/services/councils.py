"""Local councils: add one, change its areas or address, end it."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, end_record, given, refuse_taken_name

COUNCIL_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "name": fields.name,
        "areas": fields.several(fields.reference(Area)),
        "email": fields.optional(fields.email),
        "chair": fields.optional(fields.reference(Person)),
    }
)


def add_council(
    context: Context, *, name: str, areas: Sequence[str] = (), email: str | None = None, chair: str | None = None
) -> ChangeSet:
    """Add a council that speaks for areas; the address is its own mailbox, not a private person's.

    Raises:
        RefusedError: LKE223 when there is a council of that name.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    values = {"name": name, "areas": tuple(areas), "email": email, "chair": chair}
    stored = fields.checked(context, COUNCIL_FIELDS, given(COUNCIL_FIELDS, values))
    refuse_taken_name(context, Council, stored["name"])
    council = Council(id=context.ids.mint("council"), **stored)
    return ChangeSet("add_council", context.register.put(council), about=(council.ref,))


def edit_council(context: Context, *, council: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a council: those of `COUNCIL_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such council.
        RefusedError: LKE223 when another council goes by the new name.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    change = edit(context, context.register.get(Council, council), changes, COUNCIL_FIELDS)
    if "name" in changes:
        refuse_taken_name(context, Council, changes["name"], own_id=council)
    return change


def end_council(context: Context, *, council: str, ended: date | None = None, reason: str | None = None) -> ChangeSet:
    """Note from which day a council no longer exists, the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such council.
        RefusedError: LKE224 when that is noted already.
    """
    return end_record(context, context.register.get(Council, council), ended, reason)
