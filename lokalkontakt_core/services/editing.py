"""What adding, editing and ending have in common for every kind of record."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.fields import Check, checked, refuse_unknown
from lokalkontakt_core.services.standing import end, stands
from lokalkontakt_core.services.suggest import fold

R = TypeVar("R", bound=Record)

NOTHING: Mapping[str, str] = MappingProxyType({})


def given(checks: Mapping[str, Check], values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a new record that have a check, without those left out (None); a name cannot be left out."""
    return {
        field: value for field, value in values.items() if field in checks and (value is not None or field == "name")
    }


def edited(
    context: Context,
    record: R,
    changes: Mapping[str, Any],
    checks: Mapping[str, Check],
    own_verbs: Mapping[str, str] = NOTHING,
) -> R:
    """Give a record with changed fields.

    Args:
        context: The register and the day.
        record: The record as it is.
        changes: Field to new value.
        checks: The fields that can be edited.
        own_verbs: The fields that another use case writes, and its verb.

    Raises:
        UsageError: LKE215, LKE221 or LKE222 for a field that cannot be edited; LKE200 when there are several.
        LokalkontaktError: What the checks say.
    """
    refuse_unknown(changes, checks, own_verbs, record.kind)
    # What stays as it is needs no check: a form may hand back a department that has ended since.
    new = {field: value for field, value in changes.items() if getattr(record, field) != value}
    return evolve(record, **checked(context, checks, new))


def edit(
    context: Context,
    record: Record,
    changes: Mapping[str, Any],
    checks: Mapping[str, Check],
    own_verbs: Mapping[str, str] = NOTHING,
) -> ChangeSet:
    """Give the change set `edit_<kind>` that changes fields of a record; see `edited`."""
    after = edited(context, record, changes, checks, own_verbs)
    return ChangeSet(f"edit_{record.kind}", context.register.put(after), about=(record.ref,))


def end_record(context: Context, record: Record, ended: date | None, reason: str | None) -> ChangeSet:
    """Give the change set `end_<kind>` that ends a record.

    Raises:
        RefusedError: LKE224 when it has ended already.
    """
    after = end(record, ended or context.day)
    return ChangeSet(
        f"end_{record.kind}",
        context.register.put(after),
        about=(record.ref,),
        reason=typed.optional_lines("reason", reason),
    )


def refuse_taken_name(context: Context, record_type: type[Record], name: str, *, own_id: str | None = None) -> None:
    """Refuse a name that a standing record of the kind goes by already.

    Raises:
        RefusedError: LKE223 with the record of that name.
    """
    register = context.register
    for other in register.all(record_type):
        taken = other.id != own_id and fold(name_of(register, other.ref)) == fold(name)
        if taken and stands(other, context.day):
            raise RefusedError("LKE223", field="name", name=name, record=other.ref)


def new_slug(register: Register, record_type: type[Record], name: str) -> str:
    """Give the id of a new area, cluster or department."""
    return slug(name, taken={record.id for record in register.all(record_type)})
