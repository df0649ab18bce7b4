"""How assignments end: running ones on a day, those that never began by being taken back."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.services.context import Context


def ended_or_withdrawn(context: Context, assignments: Iterable[Assignment], day: date) -> tuple[Edit, ...]:
    """Give the edits that end assignments by a day.

    A confirmed assignment keeps its start and gets the day as its end; one that would begin on the day or later is
    left with an empty period. A proposal is removed. One that is over by the day is left alone. An assignment that
    was to be succeeded by one that never begins has no successor any more.
    """
    register = context.register
    after: dict[str, Assignment | None] = {}
    for assignment in assignments:
        if assignment.period.ended(day) or assignment.period.is_empty:
            continue
        if assignment.confirmation is None:
            after[assignment.id] = None
        else:
            after[assignment.id] = evolve(assignment, period=_until(assignment.period, day))
    never_begin = {key for key, one in after.items() if one is None or one.period.is_empty}
    for assignment_id in never_begin:
        for before in register.by(Assignment, "successor").get(assignment_id, ()):
            current = after.get(before.id, before)
            if current is not None:
                after[before.id] = evolve(current, successor=None)
    return tuple(
        edit
        for key, one in after.items()
        for edit in (register.put(one) if one is not None else register.remove(register.get(Assignment, key)))
    )


def _until(period: Period, day: date) -> Period:
    return Period(period.start, max(day, period.start) if isinstance(period.start, date) else day)
