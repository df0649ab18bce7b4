"""Departments: add one, change what is known of it, end it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, end_record, given, new_slug, refuse_taken_name

DEPARTMENT_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {"name": fields.name, "core": fields.flag, "leader": fields.optional(fields.reference(Person))}
)


def add_department(context: Context, *, name: str, core: bool = True, leader: str | None = None) -> ChangeSet:
    """Add a department; `core` tells whether it is a core department (kerneområde).

    Raises:
        RefusedError: LKE223 when there is a department of that name.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    values = {"name": name, "core": core, "leader": leader}
    stored = fields.checked(context, DEPARTMENT_FIELDS, given(DEPARTMENT_FIELDS, values))
    refuse_taken_name(context, Department, stored["name"])
    department = Department(id=new_slug(context.register, Department, stored["name"]), **stored)
    return ChangeSet("add_department", context.register.put(department), about=(department.ref,))


def edit_department(context: Context, *, department: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a department: those of `DEPARTMENT_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such department.
        RefusedError: LKE223 when another department goes by the new name.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    change = edit(context, context.register.get(Department, department), changes, DEPARTMENT_FIELDS)
    if "name" in changes:
        refuse_taken_name(context, Department, changes["name"], own_id=department)
    return change


def end_department(
    context: Context, *, department: str, ended: date | None = None, reason: str | None = None
) -> ChangeSet:
    """End a department from a day on, the day of the context when left out; its contacts stay what they are.

    Raises:
        NotFoundError: LKE201 when there is no such department.
        RefusedError: LKE224 when it has ended already.
    """
    return end_record(context, context.register.get(Department, department), ended, reason)
