"""Employment: since when a contact is employed, and when that ends (G4)."""

from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.periods import UNKNOWN, Period, Unknown
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.context import Context


def record_employment(
    context: Context, *, contact: str, start: date | Unknown = UNKNOWN, end: date | Unknown | None = None
) -> ChangeSet:
    """Record the employment of a contact.

    Args:
        context: The register.
        contact: The contact's id.
        start: The first day, or unknown.
        end: The first day after it; None when no end is set.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        UsageError: LKE210 when the end lies before the start.
    """
    employee = evolve(context.register.get(Contact, contact), employment=Period(start, end))
    return ChangeSet("record_employment", context.register.put(employee), about=(employee.ref,))


def end_employment(context: Context, *, contact: str, end: date | None = None) -> ChangeSet:
    """Record that the employment ends: a fact, so nothing refuses it; the areas are vacant from that day.

    Args:
        context: The register and the day.
        contact: The contact's id.
        end: The first day the person is no longer employed; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        RefusedError: LKE224 when it has ended already.
        UsageError: LKE210 when the end lies before the start.
    """
    employee = context.register.get(Contact, contact)
    known = employee.employment or Period(UNKNOWN)
    if known.ended(context.day):
        raise RefusedError("LKE224", record=employee.ref, ended=known.end)
    after = evolve(employee, employment=Period(known.start, end or context.day))
    return ChangeSet("end_employment", context.register.put(after), about=(employee.ref,))
