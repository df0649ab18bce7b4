"""Hand-overs on a day: who hands what over to whom, when, and how far it has come (W10)."""

import enum
from collections.abc import Mapping
from datetime import date

from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.register import Register


class HandoverState(enum.StrEnum):
    """Where a hand-over stands on a day; derived, never stored."""

    PLANNING = "planning"
    AGREED = "agreed"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    GIVEN_UP = "given_up"


def handed(register: Register, handover: Handover) -> tuple[Assignment, ...]:
    """Give the assignments that are handed over."""
    return tuple(register.get(Assignment, one) for one in handover.assignments)


def areas_of(register: Register, handover: Handover) -> tuple[str, ...]:
    """Give the ids of the areas, in the order they were named."""
    return tuple(dict.fromkeys(one.area for one in handed(register, handover)))


def former_of(register: Register, handover: Handover) -> tuple[str, ...]:
    """Give the ids of the contacts who hand over."""
    return tuple(dict.fromkeys(one.contact for one in handed(register, handover)))


def taken_over(register: Register, handover: Handover) -> tuple[Assignment, ...]:
    """Give the assignments that take over, as far as there are any."""
    found = (register.find(Assignment, one.successor) for one in handed(register, handover))
    return tuple(one for one in found if one is not None)


def left_of(register: Register, handover: Handover) -> tuple[Assignment, ...]:
    """Give the assignments nobody has taken over yet."""
    return tuple(one for one in handed(register, handover) if one.successor is None)


def successor_of(register: Register, handover: Handover) -> str | None:
    """Give the contact who takes over: who has in fact, else with whom it is agreed."""
    return next((one.contact for one in taken_over(register, handover)), handover.successor)


def last_overlap_day(handover: Handover) -> date | None:
    """Give the last day both are there, None without an overlap."""
    end = handover.overlap.end if handover.overlap is not None else None
    return date.fromordinal(end.toordinal() - 1) if isinstance(end, date) else None


def state_of_handover(register: Register, handover: Handover) -> HandoverState:
    """Tell where a hand-over stands."""
    if handover.given_up is not None:
        return HandoverState.GIVEN_UP
    if handover.closed is not None:
        return HandoverState.CLOSED
    if not left_of(register, handover):
        return HandoverState.HANDED_OVER
    settled = handover.successor is not None and handover.agreed is not None
    return HandoverState.AGREED if settled else HandoverState.PLANNING


def first_day_of(register: Register, handover: Handover) -> date | None:
    """Give the first day of who takes over: as it is, else as it is agreed."""
    starts = [one.period.start for one in taken_over(register, handover)]
    days = [start for start in starts if isinstance(start, date)]
    return max(days, default=handover.agreed)


def last_day_of_both(register: Register, handover: Handover, day: date) -> date | None:
    """Give the last day on which somebody who hands over is still there, None when that is past."""
    if left_of(register, handover):
        return last_overlap_day(handover)
    ends = [
        one.period.end
        for one in handed(register, handover)
        if state_of(register, one, day) is not AssignmentState.ENDED
    ]
    days = [date.fromordinal(end.toordinal() - 1) for end in ends if isinstance(end, date)]
    return max(days, default=None)


def _under_way(register: Register, _day: date) -> Mapping[str, Handover]:
    return {
        assignment: handover
        for handover in sorted(register.all(Handover), key=lambda one: one.id)
        if handover.under_way
        for assignment in handover.assignments
    }


def under_way(register: Register, day: date) -> Mapping[str, Handover]:
    """Give the hand-overs that are neither closed nor given up, by the ids of their assignments."""
    return register.derived(_under_way, day)
