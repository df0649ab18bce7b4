"""`agreement list|show|write|edit`: how contact and area have agreed to work together."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, in_order
from lokalkontakt_cli.words_from import words_from
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.agreements import edit_agreement, write_agreement
from lokalkontakt_core.workspace import Workspace

_TEXT = option("--text", metavar="TEXT", help="The words; without it they are read from stdin")


def agreement_row(register: Register, agreement: Agreement) -> Row:
    """Give an agreement."""
    return {
        "id": agreement.id,
        "name": name_of(register, agreement.ref),
        "area_id": agreement.area,
        "contact": name_of(register, Ref("contact", agreement.contact)) if agreement.contact else None,
        "day": agreement.day,
        "text": agreement.text,
        "source": agreement.source,
    }


def _columns(session: Session) -> tuple[Column, ...]:
    return (
        Column("id", "Id"),
        Column("name", "Area"),
        Column("contact", "Local contact"),
        Column("day", "Agreed on", dated(session.catalogue, "day")),
        Column("text", "Text"),
    )


@command()
@listing
@pass_session
def list_agreements(session: Session, *, on: str | None, form: Format) -> None:
    """List agreements."""
    opened = session.reading(on)
    made = (one for one in opened.register.all(Agreement) if one.day <= opened.day)
    session.output.listing(form, _columns(session), in_order(agreement_row(opened.register, one) for one in made))


@command()
@argument("agreement", "AGREEMENT")
@listing
@pass_session
def show_agreement(session: Session, *, agreement: str, on: str | None, form: Format) -> None:
    """Show one agreement."""
    register = session.reading(on).register
    session.output.sheet(form, _columns(session), agreement_row(register, register.get(Agreement, agreement)))


@deed("Earlier agreements stay.")
@argument("area", "AREA")
@_TEXT
@option("--contact", metavar="CONTACT", help="With whom; the area's contact when left out")
@option("--day", metavar="DAY", help="When; today when left out")
def write(
    session: Session, workspace: Workspace, *, area: str, text: str | None, contact: str | None, day: str | None
) -> Deed:
    """Write an agreement with an area."""
    return Deed(
        write_agreement,
        area=id_of(workspace, Area, area),
        text=words_from(text, "lokalkontakt agreement"),
        contact=id_of(workspace, Contact, contact),
        day=session.day(day),
    )


@deed("What is not named stays as it is.")
@argument("agreement", "AGREEMENT")
@option("--text", metavar="TEXT", help="The words; - reads them from stdin")
@option("--contact", metavar="CONTACT", help="With whom")
@option("--day", metavar="DAY", help="When")
def edit(
    session: Session, workspace: Workspace, *, agreement: str, text: str | None, contact: str | None, day: str | None
) -> Deed:
    """Change an agreement."""
    changes: dict[str, Any] = {
        "text": words_from(text, "lokalkontakt agreement") if text is not None else None,
        "contact": id_of(workspace, Contact, contact),
        "day": session.day(day),
    }
    given = {name: value for name, value in changes.items() if value is not None}
    return Deed(edit_agreement, agreement=agreement, changes=given)
