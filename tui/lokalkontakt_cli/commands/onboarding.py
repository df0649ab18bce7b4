"""`onboarding list|show|start|tick|untick`: making a contact ready."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Whole, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, in_order
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.onboarding import start_onboarding, tick_item, untick_item
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace


def _row(register: Register, checklist: Onboarding) -> Row:
    items: list[dict[str, Any]] = [
        {"number": number, "text": item.text, "done": item.done} for number, item in enumerate(checklist.items, 1)
    ]
    return {
        "id": checklist.id,
        "name": name_of(register, checklist.ref),
        "contact_id": checklist.contact,
        "done": sum(item["done"] is not None for item in items),
        "count": len(items),
        "items": items,
    }


@command()
@listing
@pass_session
def list_checklists(session: Session, *, on: str | None, form: Format) -> None:
    """List checklists."""
    register = session.reading(on).register
    columns = (
        Column("name", "Local contact"),
        Column("done", "Done", right=True),
        Column("count", "Of", right=True),
    )
    session.output.listing(form, columns, in_order(_row(register, one) for one in register.all(Onboarding)))


@command()
@argument("contact", "CONTACT")
@listing
@pass_session
def show_checklist(session: Session, *, contact: str, on: str | None, form: Format) -> None:
    """Show a contact's checklist."""
    opened = session.reading(on)
    register = opened.register
    chosen = resolve(register, Contact, contact, opened.day)
    items = [
        {"id": f"{checklist.id}:{item['number']}", "name": item["text"], **item}
        for checklist in register.by(Onboarding, "contact").get(chosen.id, ())
        for item in _row(register, checklist)["items"]
    ]
    columns = (
        Column("number", "No.", right=True),
        Column("text", "What"),
        Column("done", "Done on", dated(session.catalogue, "done")),
    )
    session.output.listing(form, columns, items)
    if not items:
        session.say("There is no checklist yet. Start one: lokalkontakt onboarding start CONTACT")


@deed("Without --item the scheme's own list is used.")
@argument("contact", "CONTACT")
@option("--item", "items", multiple=True, metavar="TEXT", help="One thing to have done; name as many as needed")
def start(_session: Session, workspace: Workspace, *, contact: str, items: tuple[str, ...]) -> Deed:
    """Give a contact a checklist."""
    return Deed(start_onboarding, contact=id_of(workspace, Contact, contact), items=items or None)


@deed()
@argument("contact", "CONTACT")
@argument("number", "NUMBER", type=Whole())
@option("--day", metavar="DAY", help="When; today when left out")
def tick(session: Session, workspace: Workspace, *, contact: str, number: int, day: str | None) -> Deed:
    """Note that an item is done."""
    return Deed(tick_item, contact=id_of(workspace, Contact, contact), number=number, day=session.day(day))


@deed()
@argument("contact", "CONTACT")
@argument("number", "NUMBER", type=Whole())
def untick(_session: Session, workspace: Workspace, *, contact: str, number: int) -> Deed:
    """Note that an item is not done after all."""
    return Deed(untick_item, contact=id_of(workspace, Contact, contact), number=number)
