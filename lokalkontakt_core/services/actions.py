"""Actions: somebody promises to do something until a day; it is done, or dropped with a reason."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited

ACTION_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "text": fields.text(),
        "owner": fields.optional(fields.reference(Person)),
        "due": fields.optional(fields.day),
        "meeting": fields.optional(fields.reference(Meeting)),
        "areas": fields.several(fields.reference(Area)),
        "project": fields.optional(fields.reference(Project)),
        "remark": fields.optional(fields.text()),
    }
)
_REASON = fields.text()


def add_action(
    context: Context,
    *,
    text: str,
    owner: str | None = None,
    due: date | None = None,
    meeting: str | None = None,
    areas: Sequence[str] = (),
    project: str | None = None,
) -> ChangeSet:
    """Write down what somebody promised; what a meeting decided is on the agenda of the next one until it is done.

    Args:
        context: The register and the day.
        text: What is to be done.
        owner: The id of the person who does it.
        due: The last day it is on time.
        meeting: The id of the meeting that decided it.
        areas: The ids of the areas it concerns.
        project: The id of the project it belongs to.

    Raises:
        NotFoundError: LKE201 when one of them is not there.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    given = {
        "text": text, "owner": owner, "due": due, "meeting": meeting, "areas": tuple(areas), "project": project,
    }  # fmt: skip
    action = Action(id=context.ids.mint("action"), **fields.checked(context, ACTION_FIELDS, given))
    return ChangeSet("add_action", context.register.put(action), about=(action.ref,))


def edit_action(context: Context, *, action: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of an action: those of `ACTION_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such action.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    after = edited(
        context,
        context.register.get(Action, action),
        changes,
        ACTION_FIELDS,
        {"done": "finish_action", "dropped": "drop_action"},
    )
    return ChangeSet("edit_action", context.register.put(after), about=(after.ref,))


def finish_action(context: Context, *, action: str, day: date | None = None) -> ChangeSet:
    """Note that an action is done.

    Args:
        context: The register and the day.
        action: The action's id.
        day: When; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such action.
        RefusedError: LKE705 when it is done or dropped already.
    """
    after = evolve(_open(context, action), done=fields.day(context, "day", day or context.day))
    return ChangeSet("finish_action", context.register.put(after), about=(after.ref,))


def drop_action(context: Context, *, action: str, reason: str) -> ChangeSet:
    """Note that an action will not be done, and why.

    Raises:
        NotFoundError: LKE201 when there is no such action.
        RefusedError: LKE705 when it is done or dropped already.
        UsageError: LKE218 when no reason is given.
    """
    why = _REASON(context, "reason", reason)
    after = evolve(_open(context, action), dropped=why)
    return ChangeSet("drop_action", context.register.put(after), about=(after.ref,), reason=why)


def _open(context: Context, action: str) -> Action:
    found = context.register.get(Action, action)
    if not found.open:
        raise RefusedError("LKE705", action=found.ref)
    return found
