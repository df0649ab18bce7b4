"""The state of an assignment on a day, and who covers what."""

import enum
from datetime import date

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register


class AssignmentState(enum.StrEnum):
    """Where an assignment stands on a day; derived, never stored."""

    PROPOSED = "proposed"
    UPCOMING = "upcoming"
    ACTIVE = "active"
    VACANT = "vacant"
    ENDED = "ended"


def state_of(register: Register, assignment: Assignment, day: date) -> AssignmentState:
    """Give the state of an assignment.

    Active means: confirmed, and its period contains the day, and its contact is in the scheme and employed.
    Vacant means the same without the contact: the area has an assignment but nobody to turn to (G4).
    """
    if assignment.period.ended(day) or assignment.period.is_empty:
        return AssignmentState.ENDED
    if assignment.confirmation is None:
        return AssignmentState.PROPOSED
    if assignment.period.begins_after(day):
        return AssignmentState.UPCOMING
    available = register.get(Contact, assignment.contact).available(day)
    return AssignmentState.ACTIVE if available else AssignmentState.VACANT


def of_area(register: Register, area: str) -> tuple[Assignment, ...]:
    """Give all assignments of an area, past and proposed ones too."""
    return register.by(Assignment, "area").get(area, ())


def of_contact(register: Register, contact: str) -> tuple[Assignment, ...]:
    """Give all assignments of a contact, past and proposed ones too."""
    return register.by(Assignment, "contact").get(contact, ())


def active_of_area(register: Register, area: str, day: date, role: Role = Role.PRIMARY) -> tuple[Assignment, ...]:
    """Give the active assignments of an area in a role."""
    return tuple(
        assignment
        for assignment in of_area(register, area)
        if assignment.role is role and state_of(register, assignment, day) is AssignmentState.ACTIVE
    )


def active_of_contact(register: Register, contact: str, day: date) -> tuple[Assignment, ...]:
    """Give the active assignments of a contact, primary and substitute."""
    return tuple(
        assignment
        for assignment in of_contact(register, contact)
        if state_of(register, assignment, day) is AssignmentState.ACTIVE
    )


def areas_of_contact(register: Register, contact: str, day: date) -> tuple[Area, ...]:
    """Give the areas a contact is the primary contact of on the day."""
    return tuple(
        register.get(Area, assignment.area)
        for assignment in active_of_contact(register, contact, day)
        if assignment.role is Role.PRIMARY
    )
