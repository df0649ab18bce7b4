"""Confirm: a proposed assignment becomes a real one; the guarded rules have their say before it is written."""

from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended, refuse_unavailable
from lokalkontakt_core.services.told import councils_of, person_of


def confirm(context: Context, *, assignment: str) -> ChangeSet:
    """Confirm a proposed assignment on the day of the context, and have the area's councils and the contact told.

    Raises:
        NotFoundError: LKE201 when there is no such assignment.
        RefusedError: LKE233 when it is confirmed already, LKE234 when it has ended, LKE226 when its area or contact
            has, LKE227 when the contact is not employed.
    """
    register = context.register
    proposed = register.get(Assignment, assignment)
    if proposed.confirmation is not None:
        raise RefusedError("LKE233", assignment=proposed.ref)
    if proposed.period.ended(context.day):
        raise RefusedError("LKE234", assignment=proposed.ref)
    area, contact = register.get(Area, proposed.area), register.get(Contact, proposed.contact)
    start = proposed.period.start
    first_day = max(start, context.day) if isinstance(start, date) else context.day
    refuse_ended(area, first_day)
    refuse_unavailable(contact, first_day)
    confirmed = evolve(proposed, confirmation=Confirmation(day=context.day, how=ConfirmedHow.DECIDED))
    notices = [
        announce(
            context,
            NoticeKind.ASSIGNMENT_CONFIRMED,
            about=proposed.ref,
            recipient=recipient,
            reference=str(start),
            why="confirm",
        )
        for recipient in (*councils_of(context, area.id), person_of(context, contact.id))
    ]
    return ChangeSet("confirm", register.put(confirmed, *notices), about=(area.ref, contact.ref))
