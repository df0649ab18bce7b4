"""Neighbours: mark that two areas border on each other and whether they already work together."""

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context


def mark_neighbours(
    context: Context, *, area: str, other: str, cooperation: bool | None = None, note: str | None = None
) -> ChangeSet:
    """Mark two areas as neighbours, or change what is known of their cooperation.

    Args:
        context: The register.
        area: One area's id.
        other: The other area's id.
        cooperation: Whether they already work together; None when nobody told us.
        note: About what.

    Raises:
        NotFoundError: LKE201 when there is no such area.
        UsageError: LKE229 when both are the same area.
    """
    register = context.register
    first, second = sorted((register.get(Area, area), register.get(Area, other)), key=lambda one: one.id)
    if first.id == second.id:
        raise UsageError("LKE229", area=first.ref)
    about = typed.optional_line("note", note)
    known = register.find(Neighbour, neighbour_id(area, other))
    edge = Neighbour(
        id=neighbour_id(area, other),
        areas=(first.id, second.id),
        cooperation=cooperation,
        note=about,
        source=known.source if known else None,
        source_key=known.source_key if known else None,
        ext=known.ext if known else {},
    )
    return ChangeSet("mark_neighbours", register.put(edge), about=(first.ref, second.ref))


def unmark_neighbours(context: Context, *, area: str, other: str) -> ChangeSet:
    """Take back that two areas are neighbours.

    Raises:
        NotFoundError: LKE201 when there is no such area.
        RefusedError: LKE230 when they are not marked as neighbours.
    """
    register = context.register
    first, second = register.get(Area, area), register.get(Area, other)
    edge = register.find(Neighbour, neighbour_id(area, other))
    if edge is None:
        raise RefusedError("LKE230", area=first.ref, other=second.ref)
    return ChangeSet("unmark_neighbours", register.remove(edge), about=(first.ref, second.ref))
