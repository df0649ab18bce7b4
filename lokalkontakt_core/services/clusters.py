"""Clusters: add one, name it, dissolve it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, new_slug, refuse_taken_name

CLUSTER_FIELDS: Mapping[str, fields.Check] = MappingProxyType({"name": fields.name})
_AREAS = fields.several(fields.reference(Area))


def add_cluster(context: Context, *, name: str, areas: Sequence[str] = ()) -> ChangeSet:
    """Add a cluster, and put areas into it.

    Raises:
        RefusedError: LKE223 when there is a cluster of that name.
        NotFoundError: LKE201 when there is no such area.
        LokalkontaktError: What is wrong with the name.
    """
    register = context.register
    stored = fields.checked(context, {"name": fields.name, "areas": _AREAS}, {"name": name, "areas": tuple(areas)})
    refuse_taken_name(context, Cluster, stored["name"])
    cluster = Cluster(id=new_slug(register, Cluster, stored["name"]), name=stored["name"])
    members = (evolve(register.get(Area, area), cluster=cluster.id) for area in stored["areas"])
    return ChangeSet("add_cluster", register.put(cluster, *members), about=(cluster.ref,))


def edit_cluster(context: Context, *, cluster: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a cluster: those of `CLUSTER_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such cluster.
        RefusedError: LKE223 when another cluster goes by the new name.
        LokalkontaktError: What is wrong with a field.
    """
    change = edit(context, context.register.get(Cluster, cluster), changes, CLUSTER_FIELDS)
    if "name" in changes:
        refuse_taken_name(context, Cluster, changes["name"], own_id=cluster)
    return change


def end_cluster(context: Context, *, cluster: str) -> ChangeSet:
    """Dissolve a cluster: its areas stay, without a cluster.

    Raises:
        NotFoundError: LKE201 when there is no such cluster.
    """
    register = context.register
    gone = register.get(Cluster, cluster)
    members = (evolve(area, cluster=None) for area in register.by(Area, "cluster").get(cluster, ()))
    return ChangeSet("end_cluster", (*register.put(*members), *register.remove(gone)), about=(gone.ref,))
