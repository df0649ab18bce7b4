"""`absence list|add|substitute|end`: a contact is away for a time, and somebody stands in; no cause is asked for."""

from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import bounds, dated, in_order, listed, names
from lokalkontakt_core.coordination.absences import absence_of, coming_absences, primaries_in
from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.absences import end_absence, name_substitute, record_absence
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

_WHICH = "ABSENCE is the contact who is away, or is going to be, or the absence's id."


def _meant(workspace: Workspace, typed: str) -> str:
    """Give the id of the absence that is meant: the contact's present one, else the next one.

    Raises:
        NotFoundError: LKE257 and its kin for an unknown contact, LKE201 when the contact is not away.
    """
    register, day = workspace.register, workspace.day
    if register.find(Absence, typed) is not None:
        return typed
    contact = resolve(register, Contact, typed, day)
    found = absence_of(register, contact.id, day)
    coming = coming_absences(register, contact.id, day)
    if found is None and not coming:
        raise NotFoundError("LKE201", kind=Absence.kind, id=typed)
    return (found or coming[0]).id


def _row(register: Register, absence: Absence) -> Row:
    areas = (one.area for one in primaries_in(register, absence.contact, absence.period))
    return {
        "id": absence.id,
        "name": name_of(register, absence.ref),
        "contact_id": absence.contact,
        **bounds(absence.period),
        "substitute": name_of(register, Ref("contact", absence.substitute)) if absence.substitute else None,
        "substitute_id": absence.substitute,
        "areas": names(register, "area", dict.fromkeys(areas)),
    }


def _over(absence: Absence, day: date) -> bool:
    return absence.period.ended(day)


@command()
@option("--all", "everything", is_flag=True, help="Show those that are over too")
@listing
@pass_session
def list_absences(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List who is away, or is going to be."""
    opened = session.reading(on)
    catalogue = session.catalogue
    rows = (
        _row(opened.register, one) for one in opened.register.all(Absence) if everything or not _over(one, opened.day)
    )
    columns = (
        Column("id", "Id"),
        Column("name", "Local contact"),
        Column("start", "From", dated(catalogue, "start")),
        Column("end", "Back on", dated(catalogue, "end")),
        Column("substitute", "Substitute"),
        Column("areas", "Areas", listed("areas")),
    )
    session.output.listing(form, columns, in_order(rows))


@deed("The cause is not asked for and is not kept.")
@argument("contact", "CONTACT")
@option("--from", "start", metavar="DAY", help="The first day away; today when left out")
@option("--back", metavar="DAY", help="The first day back; open when left out")
@option("--substitute", metavar="CONTACT", help="Who stands in")
def add(
    session: Session, workspace: Workspace, *, contact: str, start: str | None, back: str | None, substitute: str | None
) -> Deed:
    """Note that a contact is away."""
    return Deed(
        record_absence,
        contact=id_of(workspace, Contact, contact),
        start=session.day(start),
        back=session.day(back),
        substitute=id_of(workspace, Contact, substitute),
    )


@deed(_WHICH)
@argument("absence", "ABSENCE")
@argument("substitute", "CONTACT")
def substitute_named(_session: Session, workspace: Workspace, *, absence: str, substitute: str) -> Deed:
    """Name who stands in."""
    return Deed(name_substitute, absence=_meant(workspace, absence), substitute=id_of(workspace, Contact, substitute))


@deed(_WHICH, "A later day prolongs it; one before it begins calls it off.")
@argument("absence", "ABSENCE")
@option("--back", metavar="DAY", help="The first day back; today when left out")
def end(session: Session, workspace: Workspace, *, absence: str, back: str | None) -> Deed:
    """Note when a contact is back."""
    return Deed(end_absence, absence=_meant(workspace, absence), back=session.day(back))
