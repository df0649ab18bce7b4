"""`distribute`: several areas to several contacts, and areas taken off, as one change."""

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.distribute import distribute
from lokalkontakt_core.workspace import Workspace


@deed(
    "An area that has a contact is handed over. One that has none gets a proposal, confirmed at once with --confirm "
    "where both yeses and the time are in place.",
    "See what it does first with --dry-run.",
)
@argument("pairs", "AREA=CONTACT", nargs=-1)
@option("--off", multiple=True, metavar="AREA", help="This area is to have no contact")
@option("--confirm", is_flag=True, help="Confirm the new proposals for which nothing is missing")
@option("--from", "start", metavar="DAY", help="The first day; today when left out")
@option("--reason", metavar="TEXT", help="Why, for the history")
def distribute_areas(
    session: Session,
    workspace: Workspace,
    *,
    pairs: tuple[str, ...],
    off: tuple[str, ...],
    confirm: bool,
    start: str | None,
    reason: str | None,
) -> Deed:
    """Distribute areas to contacts in one change."""
    return Deed(
        distribute,
        pairs=tuple(_pair(workspace, text) for text in split(pairs)),
        vacated=ids_of(workspace, Area, split(off)),
        confirm=confirm,
        start=session.day(start),
        reason=reason,
    )


def _pair(workspace: Workspace, text: str) -> tuple[str, str]:
    area, equals, contact = text.partition("=")
    if not (equals and area.strip() and contact.strip()):
        raise UsageError("LKE782", text=text)
    return id_of(workspace, Area, area.strip()), id_of(workspace, Contact, contact.strip())
