"""Actions: what was promised and is not done yet, and what of it a meeting is to hear of."""

from collections.abc import Iterable
from datetime import date

from lokalkontakt_core.coordination.meetings import alike
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.register import Register


def in_order_of_due(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Give actions with the earliest due day first, those without a day last."""
    return tuple(sorted(actions, key=lambda one: (one.due is None, one.due or date.max, one.id)))


def _open(register: Register, _day: date) -> tuple[Action, ...]:
    return in_order_of_due(one for one in register.all(Action) if one.open)


def open_actions(register: Register, day: date) -> tuple[Action, ...]:
    """Give the actions that are still to be done, the earliest due day first."""
    return register.derived(_open, day)


def is_overdue(action: Action, day: date) -> bool:
    """Tell whether an open action's last day is past."""
    return action.open and action.due is not None and action.due < day


def overdue_actions(register: Register, day: date) -> tuple[Action, ...]:
    """Give the open actions whose last day is past, the oldest first."""
    return tuple(one for one in open_actions(register, day) if is_overdue(one, day))


def carried_to(register: Register, meeting: Meeting, day: date) -> tuple[Action, ...]:
    """Give the open actions a meeting is to hear of: those the same people decided on at another meeting."""
    carried = []
    for action in open_actions(register, day):
        decided_at = register.find(Meeting, action.meeting)
        if decided_at is not None and decided_at.id != meeting.id and alike(decided_at, meeting):
            carried.append(action)
    return tuple(carried)
