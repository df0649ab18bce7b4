"""End an assignment, or take back one that was only proposed."""

from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.assignment_ends import ended_or_withdrawn
from lokalkontakt_core.services.context import Context


def end_assignment(
    context: Context, *, assignment: str, end: date | None = None, reason: str | None = None
) -> ChangeSet:
    """End an assignment.

    A proposal is removed. One that would begin on the day or later never begins; one that it was to take over from
    has no successor any more.

    Args:
        context: The register and the day.
        assignment: The assignment's id.
        end: The first day it no longer holds; the day of the context when left out.
        reason: Why.

    Raises:
        NotFoundError: LKE201 when there is no such assignment.
        RefusedError: LKE235 when it has ended already.
        UsageError: LKE210 when the end lies before the start of an assignment that has begun.
    """
    register = context.register
    running = register.get(Assignment, assignment)
    if running.period.ended(context.day) or running.period.is_empty:
        raise RefusedError("LKE235", assignment=running.ref, ended=running.period.end)
    day = end or context.day
    start = running.period.start
    if isinstance(start, date) and day < start <= context.day:
        raise UsageError("LKE210", start=start, end=day, field="end")
    edits = ended_or_withdrawn(context, (running,), day)
    about = (register.get(Area, running.area).ref, register.get(Contact, running.contact).ref)
    return ChangeSet("end_assignment", edits, about=about, reason=typed.optional_lines("reason", reason))
