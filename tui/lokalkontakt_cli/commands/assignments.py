"""`assignments`: who is, was or may become the contact of what."""

from datetime import date

from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import bounds, dated, in_order, plain, word
from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register


def assignment_row(register: Register, assignment: Assignment, day: date) -> Row:
    """Give an assignment as it stands on the day."""
    confirmation, wish = assignment.confirmation, assignment.handover_wish
    return {
        "id": assignment.id,
        "name": name_of(register, assignment.ref),
        "area": name_of(register, Ref("area", assignment.area)),
        "area_id": assignment.area,
        "contact": name_of(register, Ref("contact", assignment.contact)),
        "contact_id": assignment.contact,
        "role": assignment.role.value,
        "state": state_of(register, assignment, day).value,
        **bounds(assignment.period),
        "confirmed": plain(confirmation.day) if confirmation is not None else None,
        "confirmed_how": confirmation.how.value if confirmation is not None else None,
        "handover_wanted": wish is not None and assignment.successor is None,
        "handover_quote": wish.quote if wish is not None else None,
        "successor": assignment.successor,
        "note": assignment.note,
        "source": assignment.source,
    }


@command()
@option("--all", "everything", is_flag=True, help="Show those that have ended too")
@listing
@pass_session
def list_assignments(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List assignments."""
    opened = session.reading(on)
    rows = in_order(assignment_row(opened.register, one, opened.day) for one in opened.register.all(Assignment))
    rows = [row for row in rows if everything or row["state"] != AssignmentState.ENDED]
    catalogue = session.catalogue
    columns = (
        Column("id", "Id"),
        Column("area", "Area"),
        Column("contact", "Local contact"),
        Column("role", "Role", word(catalogue, "role", Role)),
        Column("state", "State", word(catalogue, "state", AssignmentState)),
        Column("start", "From", dated(catalogue, "start")),
        Column("end", "Until", dated(catalogue, "end")),
        Column("handover_wanted", "To be handed over"),
        Column("note", "Note"),
    )
    session.output.listing(form, columns, rows)
    if not rows:
        session.say("There are none.")
