"""Steps of the rollout plan: add, change, note as done, and take out (E27, G39)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.periods import Month, MonthRange
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited, given
from lokalkontakt_core.services.fields import Check, FieldKind


def _months(_context: Context, field: str, value: Any) -> MonthRange:
    months = MonthRange(value, value) if isinstance(value, Month) else value
    if not isinstance(months, MonthRange):
        raise UsageError("LKE216", field=field, wanted=FieldKind.DAY, found=str(value)[:60])
    if months.last < months.first:
        raise UsageError("LKE770", field=field, first=str(months.first), last=str(months.last))
    return months


PLAN_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "when": _months,
        "day": fields.optional(fields.day),
        "task": fields.line(),
        "owner": fields.optional(fields.reference(Person)),
        "history": fields.flag,
    }
)
OWN_VERBS: Mapping[str, str] = MappingProxyType({"done": "complete_plan_step"})
"""The fields that another use case writes."""


def add_plan_step(context: Context, *, task: str, when: MonthRange | Month, **details: Any) -> ChangeSet:
    """Add a step to the plan.

    Args:
        context: The register and the day.
        task: What is to be done.
        when: The months it is planned for; one month for a single one.
        details: More of `PLAN_FIELDS`.

    Raises:
        UsageError: LKE770 when the last month lies before the first; LKE771 when the day lies in none of the months.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    fields.refuse_unknown(details, PLAN_FIELDS, OWN_VERBS, PlanStep.kind)
    stored = fields.checked(context, PLAN_FIELDS, {"task": task, "when": when, **given(PLAN_FIELDS, details)})
    step = _sound(PlanStep(id=context.ids.mint("step"), **stored))
    return ChangeSet("add_plan_step", context.register.put(step), about=(step.ref,))


def edit_plan_step(context: Context, *, plan_step: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a step: those of `PLAN_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such step.
        UsageError: LKE770 and LKE771 as for `add_plan_step`.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    found = context.register.get(PlanStep, plan_step)
    after = _sound(edited(context, found, changes, PLAN_FIELDS, OWN_VERBS))
    return ChangeSet("edit_plan_step", context.register.put(after), about=(found.ref,))


def complete_plan_step(context: Context, *, plan_step: str, day: date | None = None) -> ChangeSet:
    """Note that a step is done; also one of a plan that is history, once somebody tells.

    Args:
        context: The register and the day.
        plan_step: The step's id.
        day: When it was done; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such step.
        UsageError: LKE761 when the day lies ahead.
    """
    found = context.register.get(PlanStep, plan_step)
    done = past_day(context, "day", day or context.day)
    return ChangeSet("complete_plan_step", context.register.put(evolve(found, done=done)), about=(found.ref,))


def reopen_plan_step(context: Context, *, plan_step: str) -> ChangeSet:
    """Note that a step is not done after all.

    Raises:
        NotFoundError: LKE201 when there is no such step.
    """
    found = context.register.get(PlanStep, plan_step)
    return ChangeSet("reopen_plan_step", context.register.put(evolve(found, done=None)), about=(found.ref,))


def remove_plan_step(context: Context, *, plan_step: str) -> ChangeSet:
    """Take a step out of the plan.

    Raises:
        NotFoundError: LKE201 when there is no such step.
        RefusedError: LKE772 when it is part of a plan that is history.
    """
    found = context.register.get(PlanStep, plan_step)
    if found.history:
        raise RefusedError("LKE772", step=found.ref)
    # A step that is gone has no name for the history any more; the scheme has.
    return ChangeSet("remove_plan_step", context.register.remove(found), about=(context.register.scheme.ref,))


def _sound(step: PlanStep) -> PlanStep:
    if step.day is not None and not step.when.first <= Month(step.day.year, step.day.month) <= step.when.last:
        raise UsageError("LKE771", field="day", day=step.day, when=step.when)
    return step
