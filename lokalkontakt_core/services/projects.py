"""Projects: what an area has set about; in one that takes much time the coordinator takes part (R18, G23)."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.projects import contacts_of_project, is_open
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.project import Informed, Project
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, given
from lokalkontakt_core.services.fields import Check, FieldKind
from lokalkontakt_core.services.themes import theme_names


def period(_context: Context, field: str, value: Any) -> Period:
    """Check a period."""
    if not isinstance(value, Period):
        raise UsageError("LKE216", field=field, wanted=FieldKind.DAY, found=str(value)[:60])
    return value


PROJECT_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "name": fields.name,
        "areas": fields.several(fields.reference(Area)),
        "description": fields.optional(fields.text(typed.TEXT_LIMIT)),
        "time_consuming": fields.flag,
        "owner": fields.optional(fields.line()),
        "period": fields.optional(period),
        "focus": theme_names,
    }
)

OWN_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "coordinator_joined": "join_project",
        "informed": "inform_contact",
        "closed": "close_project",
        "outcome": "close_project",
    }
)
"""The fields that another use case writes."""


def add_project(context: Context, *, name: str, **details: Any) -> ChangeSet:
    """Add a project.

    Args:
        context: The register and the day.
        name: What it is called.
        details: More of `PROJECT_FIELDS`.

    Raises:
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    fields.refuse_unknown(details, PROJECT_FIELDS, OWN_VERBS, Project.kind)
    stored = fields.checked(context, PROJECT_FIELDS, given(PROJECT_FIELDS, {"name": name, **details}))
    project = Project(id=context.ids.mint("project"), **stored)
    return ChangeSet("add_project", context.register.put(project), about=(project.ref,))


def edit_project(context: Context, *, project: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a project: those of `PROJECT_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such project.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    return edit(context, context.register.get(Project, project), changes, PROJECT_FIELDS, OWN_VERBS)


def join_project(context: Context, *, project: str, day: date | None = None) -> ChangeSet:
    """Note that the coordinator takes part in a project, which takes much time then (R18).

    Args:
        context: The register and the day.
        project: The project's id.
        day: Since when; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such project.
        RefusedError: LKE766 when it is closed.
        UsageError: LKE761 when the day lies ahead.
    """
    found = _open(context, project)
    joined = past_day(context, "day", day or context.day)
    after = evolve(found, coordinator_joined=joined, time_consuming=True)
    return ChangeSet("join_project", context.register.put(after), about=(found.ref,))


def inform_contact(
    context: Context, *, project: str, contacts: Sequence[str] | None = None, day: date | None = None
) -> ChangeSet:
    """Note that contacts have been told of a project; whoever was told before keeps the day of then.

    Args:
        context: The register and the day.
        project: The project's id.
        contacts: Who; the contacts of the project's areas when left out.
        day: When; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such project or contact.
        RefusedError: LKE766 when the project is closed; LKE226 when a contact has ended.
        UsageError: LKE767 when no contact is named and the project's areas have none; LKE761 when the day lies ahead.
    """
    found = _open(context, project)
    told_on = past_day(context, "day", day or context.day)
    check = fields.several(fields.reference(Contact))
    named = contacts if contacts is not None else contacts_of_project(context.register, found, context.day)
    told = check(context, "contacts", tuple(named))
    if not told:
        raise UsageError("LKE767", project=found.ref, field="contacts")
    before = {one.contact for one in found.informed}
    new = tuple(Informed(contact=contact, day=told_on) for contact in told if contact not in before)
    return ChangeSet(
        "inform_contact", context.register.put(evolve(found, informed=(*found.informed, *new))), about=(found.ref,)
    )


def close_project(context: Context, *, project: str, outcome: str | None = None, day: date | None = None) -> ChangeSet:
    """Close a project.

    Args:
        context: The register and the day.
        project: The project's id.
        outcome: What came of it.
        day: The day it ended; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such project.
        RefusedError: LKE766 when it is closed already.
        UsageError: LKE761 when the day lies ahead.
    """
    found = _open(context, project)
    closed = past_day(context, "day", day or context.day)
    words = typed.optional_lines("outcome", outcome, typed.TEXT_LIMIT)
    return ChangeSet(
        "close_project", context.register.put(evolve(found, closed=closed, outcome=words)), about=(found.ref,)
    )


def _open(context: Context, project: str) -> Project:
    found = context.register.get(Project, project)
    if not is_open(found, context.day):
        raise RefusedError("LKE766", record=found.ref, closed=found.closed)
    return found
