"""`neighbour list`, `neighbour mark`, `neighbour unmark`."""

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.output import Column, Format
from lokalkontakt_cli.parameters import Choice, YesNo, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import in_order, names
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.services.neighbours import mark_neighbours, unmark_neighbours
from lokalkontakt_core.workspace import Workspace


@command()
@listing
@pass_session
def list_neighbours(session: Session, *, on: str | None, form: Format) -> None:
    """List which areas are neighbours."""
    register = session.reading(on).register
    rows = in_order(
        {
            "id": edge.id,
            "name": name_of(register, edge.ref),
            "areas": names(register, "area", edge.areas),
            "cooperation": edge.cooperation,
            "note": edge.note,
            "source": edge.source,
        }
        for edge in register.all(Neighbour)
    )
    columns = (
        Column("name", "Neighbours"),
        Column("cooperation", "Work together"),
        Column("note", "Note"),
        Column("source", "Source"),
    )
    session.output.listing(form, columns, rows)


@deed("Marking them again changes what is known of them.")
@argument("area", "AREA")
@argument("other", "AREA")
@option("--cooperation", type=Choice(YesNo), help="Whether they already work together; unknown when left out")
@option("--note", metavar="TEXT", help="About what, for example school and sports")
def mark(
    _session: Session, workspace: Workspace, *, area: str, other: str, cooperation: YesNo | None, note: str | None
) -> Deed:
    """Mark two areas as neighbours."""
    return Deed(
        mark_neighbours,
        area=id_of(workspace, Area, area),
        other=id_of(workspace, Area, other),
        cooperation=None if cooperation is None else cooperation is YesNo.YES,
        note=note,
    )


@deed()
@argument("area", "AREA")
@argument("other", "AREA")
def unmark(_session: Session, workspace: Workspace, *, area: str, other: str) -> Deed:
    """Take the mark away."""
    return Deed(unmark_neighbours, area=id_of(workspace, Area, area), other=id_of(workspace, Area, other))
