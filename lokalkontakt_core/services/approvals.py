"""Approvals: the contact's own yes, the manager's yes, the time granted, work outside normal hours (G7, G8, G12)."""

from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context


def _write(context: Context, verb: str, contact: Contact) -> ChangeSet:
    return ChangeSet(verb, context.register.put(contact), about=(contact.ref,))


def _approval(context: Context, yes: bool, day: date | Unknown | None, by: str | None = None) -> Approval:  # noqa: FBT001 - what was said
    return Approval(yes=fields.flag(context, "yes", yes), day=fields.day_or_unknown(context, "day", day), by=by)


def _who(context: Context, by: str | None, contact: Contact) -> str | None:
    """Give who said it: the person named, else the leader of the contact's department, where one is known."""
    if by is not None:
        return context.register.get(Person, by).id
    department = context.register.find(Department, contact.department)
    return department.leader if department is not None else None


def record_own_yes(context: Context, *, contact: str, yes: bool = True, day: date | Unknown | None = None) -> ChangeSet:
    """Record whether the employee wants to be a contact.

    Args:
        context: The register and the day.
        contact: The contact's id.
        yes: What was said.
        day: When; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
    """
    asked = context.register.get(Contact, contact)
    return _write(context, "record_own_yes", evolve(asked, own_yes=_approval(context, yes, day)))


def record_manager_yes(
    context: Context, *, contact: str, yes: bool = True, day: date | Unknown | None = None, by: str | None = None
) -> ChangeSet:
    """Record whether the manager agrees.

    Args:
        context: The register and the day.
        contact: The contact's id.
        yes: What was said.
        day: When; the day of the context when left out.
        by: The id of the person who said it; the leader of the contact's department when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact or person.
    """
    asked = context.register.get(Contact, contact)
    approval = _approval(context, yes, day, _who(context, by, asked))
    return _write(context, "record_manager_yes", evolve(asked, manager_yes=approval))


def grant_time(
    context: Context,
    *,
    contact: str,
    minutes_per_week: int,
    day: date | Unknown | None = None,
    by: str | None = None,
    until: date | None = None,
) -> ChangeSet:
    """Record the time the department sets aside.

    Args:
        context: The register and the day.
        contact: The contact's id.
        minutes_per_week: Average over the year, whole minutes.
        day: When it was granted; the day of the context when left out.
        by: The id of the person who granted it; the leader of the contact's department when left out.
        until: The last day it holds; None without a limit.

    Raises:
        NotFoundError: LKE201 when there is no such contact or person.
        UsageError: LKE212 when a week has not as many minutes, LKE210 when it would end before it is granted.
    """
    asked = context.register.get(Contact, contact)
    granted_on = fields.day_or_unknown(context, "day", day)
    last = fields.optional(fields.day)(context, "until", until)
    if last is not None and isinstance(granted_on, date) and last < granted_on:
        raise UsageError("LKE210", start=granted_on, end=last, field="until")
    granted = GrantedTime(
        minutes_per_week=fields.minutes(context, "minutes_per_week", minutes_per_week),
        day=granted_on,
        by=_who(context, by, asked),
        until=last,
    )
    return _write(context, "grant_time", evolve(asked, granted=granted))


def record_outside_hours(
    context: Context, *, contact: str, yes: bool = True, day: date | Unknown | None = None
) -> ChangeSet:
    """Record whether the contact is interested in work outside normal hours.

    Args:
        context: The register and the day.
        contact: The contact's id.
        yes: What was said.
        day: When; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
    """
    asked = context.register.get(Contact, contact)
    return _write(context, "record_outside_hours", evolve(asked, outside_hours=_approval(context, yes, day)))
