"""`attest list|ask|remind|answer`: each contact confirms, every so often, which areas they cover."""

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, in_order, listed, names, word
from lokalkontakt_core.coordination.attestations import AttestationState, Attested, attested
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.attestations import ask_attestation, attest, remind_attestation
from lokalkontakt_core.workspace import Workspace


def _row(register: Register, found: Attested) -> Row:
    return {
        "id": found.contact,
        "name": name_of(register, Ref("contact", found.contact)),
        "state": found.state.value,
        "areas": names(register, "area", found.areas),
        "confirmed": found.latest.confirmed if found.latest is not None else None,
        "asked": found.asked.asked if found.asked is not None else None,
        "due": found.asked.due if found.asked is not None else None,
        "reminded": found.asked.reminded if found.asked is not None else None,
        "next": found.next_day,
        "not_named": names(register, "area", found.missing),
        "named_beside": names(register, "area", found.added),
        "remark": found.latest.remark if found.latest is not None else None,
    }


@command()
@listing
@pass_session
def list_attestations(session: Session, *, on: str | None, form: Format) -> None:
    """List who has confirmed what they cover, and who has not."""
    opened = session.reading(on)
    catalogue = session.catalogue
    columns = (
        Column("name", "Local contact"),
        Column("state", "State", word(catalogue, "state", AttestationState)),
        Column("areas", "Areas", listed("areas")),
        Column("confirmed", "Confirmed on", dated(catalogue, "confirmed")),
        Column("due", "Last day", dated(catalogue, "due")),
        Column("reminded", "Reminded on", dated(catalogue, "reminded")),
        Column("next", "Next time", dated(catalogue, "next")),
        Column("not_named", "Not named", listed("not_named")),
        Column("named_beside", "Named beside", listed("named_beside")),
    )
    found = attested(opened.register, opened.day).values()
    session.output.listing(form, columns, in_order(_row(opened.register, one) for one in found))


@deed("Without CONTACT everybody is asked whose turn it is, or who was never asked.")
@argument("contacts", "CONTACT", nargs=-1)
@option("--due", metavar="DAY", help="The last day to answer; two weeks from today when left out")
def ask(session: Session, workspace: Workspace, *, contacts: tuple[str, ...], due: str | None) -> Deed:
    """Ask contacts to confirm what they cover."""
    named = ids_of(workspace, Contact, split(contacts)) or None
    return Deed(ask_attestation, contacts=named, due=session.day(due))


@deed("Without CONTACT everybody who is late is reminded.")
@argument("contacts", "CONTACT", nargs=-1)
def remind(_session: Session, workspace: Workspace, *, contacts: tuple[str, ...]) -> Deed:
    """Remind contacts who have not answered."""
    return Deed(remind_attestation, contacts=ids_of(workspace, Contact, split(contacts)) or None)


@deed("Without --area the contact confirms what the register says.")
@argument("contact", "CONTACT")
@option("--area", "areas", multiple=True, metavar="AREA", help="An area the contact says they cover; name all of them")
@option("--none", is_flag=True, help="The contact covers no area")
@option("--day", metavar="DAY", help="When; today when left out")
@option("--remark", metavar="TEXT", help="What the contact added")
def answer(
    session: Session,
    workspace: Workspace,
    *,
    contact: str,
    areas: tuple[str, ...],
    none: bool,
    day: str | None,
    remark: str | None,
) -> Deed:
    """Record which areas a contact says they cover."""
    return Deed(
        attest,
        contact=id_of(workspace, Contact, contact),
        areas=() if none else ids_of(workspace, Area, split(areas)) or None,
        day=session.day(day),
        remark=remark,
    )
