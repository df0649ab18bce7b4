"""Cooperation agreements: whether an assignment has one, and by when it is to have one (G13)."""

from datetime import date

from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.register import Register


def has_agreement(register: Register, assignment: Assignment, day: date) -> bool:
    """Tell whether the area had an agreement on the day that was made with this contact, or names none."""
    return any(
        agreement.day <= day and agreement.contact in {None, assignment.contact}
        for agreement in register.by(Agreement, "area").get(assignment.area, ())
    )


def agreement_deadline(assignment: Assignment, days: int) -> date | None:
    """Give the last day an agreement is to be made by; None when nobody knows when the assignment began.

    Args:
        assignment: The assignment.
        days: How long the two have, from the first day.
    """
    start = assignment.period.start
    if not isinstance(start, date):
        return None
    return date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
