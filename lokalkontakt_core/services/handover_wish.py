"""The wish that an area goes to another contact (G26): note it, or drop it."""

from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, HandoverWish
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.context import Context


def wish_handover(
    context: Context, *, assignment: str, quote: str | None = None, day: date | Unknown | None = None
) -> ChangeSet:
    """Note that an area is wanted to go to another contact.

    Args:
        context: The register and the day.
        assignment: The assignment's id.
        quote: The words it was wished in.
        day: When; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such assignment.
        RefusedError: LKE235 when it has ended, LKE252 when the wish is noted already.
    """
    running = _running(context, assignment)
    if running.handover_wish is not None and running.successor is None:
        raise RefusedError("LKE252", assignment=running.ref)
    wish = HandoverWish(quote=typed.optional_line("quote", quote), day=fields.day_or_unknown(context, "day", day))
    return _write(context, "wish_handover", evolve(running, handover_wish=wish))


def drop_handover_wish(context: Context, *, assignment: str) -> ChangeSet:
    """Drop the wish for another contact.

    Raises:
        NotFoundError: LKE201 when there is no such assignment.
        RefusedError: LKE235 when it has ended, LKE255 when there is no wish.
    """
    running = _running(context, assignment)
    if running.handover_wish is None:
        raise RefusedError("LKE255", assignment=running.ref)
    return _write(context, "drop_handover_wish", evolve(running, handover_wish=None))


def _running(context: Context, assignment: str) -> Assignment:
    found = context.register.get(Assignment, assignment)
    if found.period.ended(context.day) or found.period.is_empty:
        raise RefusedError("LKE235", assignment=found.ref, ended=found.period.end)
    return found


def _write(context: Context, verb: str, assignment: Assignment) -> ChangeSet:
    register = context.register
    about = (register.get(Area, assignment.area).ref, register.get(Contact, assignment.contact).ref)
    return ChangeSet(verb, register.put(assignment), about=about)
