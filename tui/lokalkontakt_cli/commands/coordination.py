"""Who covers what: assign, confirm, end, hand over."""

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parameters import Choice
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.views.values import RUNNING
from lokalkontakt_cli.which import assignment_meant
from lokalkontakt_core.coordination.assignments import AssignmentState
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.end_assignment import end_assignment
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.handover_wish import drop_handover_wish, wish_handover
from lokalkontakt_core.workspace import Workspace

_PROPOSED = frozenset({AssignmentState.PROPOSED})
_WHICH = "ASSIGNMENT is an area, or an assignment's id where an area has several."
_CONTACT = option("--contact", metavar="CONTACT", help="Whose assignment, where the area has several")


@deed("It is a proposal until it is confirmed.")
@argument("area", "AREA")
@argument("contact", "CONTACT")
@option("--role", type=Choice(Role), default=Role.PRIMARY, help="Primary contact or substitute")
@option("--from", "start", metavar="DAY", help="The first day; today when left out")
@option("--until", "end", metavar="DAY", help="The first day after the last; open when left out")
@option("--note", metavar="TEXT", help="A remark")
def propose(
    session: Session,
    workspace: Workspace,
    *,
    area: str,
    contact: str,
    role: Role,
    start: str | None,
    end: str | None,
    note: str | None,
) -> Deed:
    """Propose a contact for an area."""
    return Deed(
        assign,
        area=id_of(workspace, Area, area),
        contact=id_of(workspace, Contact, contact),
        role=role,
        start=session.day(start),
        end=session.day(end),
        note=note,
    )


@deed(_WHICH)
@argument("assignment", "ASSIGNMENT")
@_CONTACT
def confirm_one(_session: Session, workspace: Workspace, *, assignment: str, contact: str | None) -> Deed:
    """Confirm a proposal."""
    return Deed(confirm, assignment=assignment_meant(workspace, assignment, contact, _PROPOSED).id)


@deed(_WHICH, "A proposal is taken back.")
@argument("assignment", "ASSIGNMENT")
@_CONTACT
@option("--from", "end", metavar="DAY", help="The first day it no longer holds; today when left out")
@option("--reason", metavar="TEXT", help="Why, for the history")
def end_one(
    session: Session, workspace: Workspace, *, assignment: str, contact: str | None, end: str | None, reason: str | None
) -> Deed:
    """End an assignment."""
    meant = assignment_meant(workspace, assignment, contact, RUNNING)
    return Deed(end_assignment, assignment=meant.id, end=session.day(end), reason=reason)


@deed(_WHICH)
@argument("assignment", "ASSIGNMENT")
@_CONTACT
@option("--quote", metavar="TEXT", help="The words it was wished in")
@option("--day", metavar="DAY", help="When; today when left out, or unknown")
@option("--drop", is_flag=True, help="Drop the wish again")
def wish(
    session: Session,
    workspace: Workspace,
    *,
    assignment: str,
    contact: str | None,
    quote: str | None,
    day: str | None,
    drop: bool,
) -> Deed:
    """Note the wish for another contact, or drop it."""
    meant = assignment_meant(workspace, assignment, contact, RUNNING)
    if drop:
        return Deed(drop_handover_wish, assignment=meant.id)
    return Deed(wish_handover, assignment=meant.id, quote=quote, day=session.fact_day(day))


@deed("Areas are separated by commas or named one by one; --to names who takes over.")
@argument("areas", "AREA", nargs=-1, required=True)
@option("--to", "contact", metavar="CONTACT", required=True, help="Who takes over")
@option("--from", "start", metavar="DAY", help="The new contact's first day; today when left out")
@option("--overlap-until", metavar="DAY", help="The last day both are on; no overlap when left out")
@option("--reason", metavar="TEXT", help="Why, for the history")
def hand_areas_over(
    session: Session,
    workspace: Workspace,
    *,
    areas: tuple[str, ...],
    contact: str,
    start: str | None,
    overlap_until: str | None,
    reason: str | None,
) -> Deed:
    """Hand areas over to another contact."""
    return Deed(
        hand_over,
        areas=ids_of(workspace, Area, split(areas)),
        contact=id_of(workspace, Contact, contact),
        start=session.day(start),
        overlap_until=session.day(overlap_until),
        reason=reason,
    )
