"""`contact add`, `contact edit`, `contact end`."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.fields import Field, edit_command, end_command, the
from lokalkontakt_cli.parameters import Choice
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.contacts import add_contact, edit_contact, end_contact
from lokalkontakt_core.workspace import Workspace

FIELDS = (
    Field("department", "Where the person works", "DEPARTMENT", the(Department)),
    Field("workplace", "What kind of place that is", settings={"type": Choice(Workplace)}),
    Field("workplace_area", "The area that place lies in", "AREA", the(Area)),
)


@deed("NAME makes a new person; --person takes one who is in the register already.")
@argument("name", "NAME", required=False)
@option("--person", metavar="PERSON", help="A person who is in the register already")
@option("--title", metavar="TEXT", help="The new person's title")
@option("--work-email", metavar="EMAIL", help="The new person's e-mail at work")
@option("--work-phone", metavar="TELEPHONE", help="The new person's telephone at work")
@option("--department", metavar="DEPARTMENT", help="Where the person works")
@option("--workplace", type=Choice(Workplace), help="What kind of place that is")
@option("--workplace-area", metavar="AREA", help="The area that place lies in")
def add(
    _session: Session,
    workspace: Workspace,
    *,
    person: str | None,
    department: str | None,
    workplace_area: str | None,
    **facts: Any,
) -> Deed:
    """Add a contact."""
    return Deed(
        add_contact,
        person=id_of(workspace, Person, person),
        department=id_of(workspace, Department, department),
        workplace_area=id_of(workspace, Area, workplace_area),
        **facts,
    )


edit = edit_command(edit_contact, Contact, "CONTACT", FIELDS, named=False)
end = end_command(end_contact, Contact, "CONTACT", "The assignments stay as they are and become vacant.")
