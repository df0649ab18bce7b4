"""Assign: propose a contact for an area; `confirm` makes it real."""

from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended, refuse_unavailable

_ROLE = fields.choice(Role)


def assign(
    context: Context,
    *,
    area: str,
    contact: str,
    role: Role | str = Role.PRIMARY,
    start: date | None = None,
    end: date | None = None,
    note: str | None = None,
) -> ChangeSet:
    """Propose that a contact covers an area.

    Args:
        context: The register and the day.
        area: The area's id.
        contact: The contact's id.
        role: Primary or substitute.
        start: The first day; the day of the context when left out.
        end: The first day after the last; open when left out.
        note: A remark.

    Raises:
        NotFoundError: LKE201 when there is no such area or contact.
        RefusedError: LKE226 when the area or contact has ended by the start, LKE227 when the contact is not employed
            then, LKE231 when the area has a primary contact (or one proposed) in that time already, LKE232 when the
            contact already covers it.
        UsageError: LKE217 when the role is none of the two, LKE210 when the end lies before the start.
    """
    register = context.register
    place, person = register.get(Area, area), register.get(Contact, contact)
    part = _ROLE(context, "role", role)
    period = Period(start or context.day, end)
    refuse_ended(place, start or context.day)
    refuse_unavailable(person, start or context.day)
    for other in of_area(register, area):
        if state_of(register, other, context.day) is AssignmentState.ENDED or not other.period.overlaps(period):
            continue
        if other.contact == contact:
            raise RefusedError("LKE232", area=place.ref, contact=person.ref)
        if part is Role.PRIMARY and other.role is Role.PRIMARY:
            raise RefusedError("LKE231", area=place.ref, contact=register.get(Contact, other.contact).ref)
    proposed = Assignment(
        id=context.ids.mint("assignment"),
        area=area,
        contact=contact,
        role=part,
        period=period,
        note=typed.optional_line("note", note),
    )
    return ChangeSet("assign", register.put(proposed), about=(place.ref, person.ref))
