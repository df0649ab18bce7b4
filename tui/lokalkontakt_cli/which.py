"""Which assignment or checklist a person means who names an area or a contact."""

from collections.abc import Set as AbstractSet

from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace


def assignment_meant(
    workspace: Workspace, typed: str, contact: str | None, states: AbstractSet[AssignmentState]
) -> Assignment:
    """Give the assignment that is meant by its id, or by its area and, where that is not enough, its contact.

    Args:
        workspace: The register and the day.
        typed: An assignment's id, or an area's id or name.
        contact: A contact's id or name.
        states: The states an assignment found by its area must have.

    Raises:
        NotFoundError: LKE257 and its kin for an unknown area or contact, LKE016 when the area has no such assignment.
        UsageError: LKE017 with the ids when it has several.
    """
    register, day = workspace.register, workspace.day
    by_id = register.find(Assignment, typed)
    if by_id is not None:
        return by_id
    area = resolve(register, Area, typed, day)
    wanted = resolve(register, Contact, contact, day).id if contact is not None else None
    found = [
        one
        for one in of_area(register, area.id)
        if state_of(register, one, day) in states and wanted in {None, one.contact}
    ]
    if not found:
        raise NotFoundError("LKE016", area=area.ref, states=tuple(sorted(states)))
    if len(found) > 1:
        raise UsageError("LKE017", area=area.ref, options=tuple(sorted(one.id for one in found)))
    return found[0]
