"""Which areas are neighbours, and whether they already work together (E5)."""

from typing import ClassVar

from attrs import field

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


def _two_in_order(_record: "Neighbour", _attribute: object, areas: tuple[str, str]) -> None:
    if areas[0] >= areas[1]:
        raise UsageError("LKE213", areas=areas)


@frozen(kw_only=True)
class Neighbour(Record):
    """An edge between two areas.

    Attributes:
        areas: The two areas' ids, the lesser first; the record's id is `neighbour_id` of them.
        cooperation: Whether they already work together; None when nobody told us.
        note: About what, for example "skole og idræt".
    """

    kind: ClassVar[str] = "neighbour"

    areas: tuple[str, str] = field(metadata=refers_to("area"), validator=_two_in_order)
    cooperation: bool | None = None
    note: str | None = None


def neighbour_id(one: str, other: str) -> str:
    """Give the id of the edge between two areas, whichever is named first."""
    return "--".join(sorted((one, other)))
