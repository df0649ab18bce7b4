"""Breakdowns by what the register knows of an area; for named waves only, as their answers tell the area."""

from collections.abc import Callable
from typing import Final

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.invitations import invitations_of
from lokalkontakt_core.surveys.results import Breakdown
from lokalkontakt_core.texts import Text

CLUSTER: Final = "cluster"
SIZE: Final = "size"
BY_AREA: Final = (CLUSTER, SIZE)
"""What named waves can be split by, beside the form's own questions."""


def by_area(register: Register, wave: Wave, by: str) -> Breakdown:
    """Split the responses of a named wave by cluster or size of their area.

    Args:
        register: The register.
        wave: A named wave.
        by: `CLUSTER` or `SIZE`. The labels of sizes are empty: their words stand under `size.<name>`.
    """
    areas = {invitation.id: register.get(Area, invitation.area) for invitation in invitations_of(register, wave.id)}
    if by == CLUSTER:
        used = {area.cluster for area in areas.values()}
        clusters = sorted(register.all(Cluster), key=lambda cluster: danish_key(cluster.name))
        labels = {cluster.id: Text.of(cluster.name) for cluster in clusters if cluster.id in used}
        return Breakdown(by, labels, _of_area(areas, lambda area: area.cluster))
    return Breakdown(by, {size.value: Text({}) for size in Size}, _of_area(areas, lambda area: area.size))


def _of_area(areas: dict[str, Area], group_of: Callable[[Area], str | None]) -> Callable[[Response], str | None]:
    def of(response: Response) -> str | None:
        area = areas.get(response.id)
        return group_of(area) if area is not None else None

    return of
