"""Confirm: a proposed assignment becomes a real one; the guarded rules have their say before it is written."""

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.context import Context


def confirm(context: Context, *, assignment: str) -> ChangeSet:
    """Confirm a proposed assignment on the day of the context.

    Raises:
        NotFoundError: LKE201 when there is no such assignment.
        RefusedError: LKE233 when it is confirmed already, LKE234 when it has ended.
    """
    register = context.register
    proposed = register.get(Assignment, assignment)
    if proposed.confirmation is not None:
        raise RefusedError("LKE233", assignment=proposed.ref)
    if proposed.period.ended(context.day):
        raise RefusedError("LKE234", assignment=proposed.ref)
    confirmed = evolve(proposed, confirmation=Confirmation(day=context.day, how=ConfirmedHow.DECIDED))
    return ChangeSet(
        "confirm",
        register.put(confirmed),
        about=(register.get(Area, proposed.area).ref, register.get(Contact, proposed.contact).ref),
    )
