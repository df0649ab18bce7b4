"""The table of areas."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from lokalkontakt_core.importing.known import area_key
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.standing import stands
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.table import Column, Table, TableKind, Values, refuse_same_name
from lokalkontakt_core.tables.values import Day, Minutes, Named, OneOf, Several, Words
from lokalkontakt_core.texts import Text

_FIELDS = ("name", "villages", "size", "cluster", "minutes_per_week", "status_note", "ended")

_SIZES = {
    Size.SMALL: Text.of({"da": "lille", "en": "small"}),
    Size.MEDIUM: Text.of({"da": "mellem", "en": "medium"}),
    Size.LARGE: Text.of({"da": "stort", "en": "large"}),
}


def _new_cluster(draft: Draft, name: str) -> Cluster:
    tidy = fields.name(draft.context, "cluster", name)
    return Cluster(id=draft.new_slug(Cluster, tidy), name=tidy)


COLUMNS = (
    Column(
        "name",
        Text.of({"da": "Område", "en": "Area"}),
        Words(fields.name),
        also=("Lokalområde", "Local area", "Landsby", "Village", "Navn"),
        required=True,
        clearable=False,
    ),
    Column("villages", Text.of({"da": "Landsbyer", "en": "Villages"}), Several(Words(fields.name))),
    Column(
        "size",
        Text.of({"da": "Størrelse", "en": "Size"}),
        OneOf(_SIZES, {"lidt": Size.SMALL, "stor": Size.LARGE}),
    ),
    Column("cluster", Text.of({"da": "Klynge", "en": "Cluster"}), Named(Cluster, _new_cluster)),
    Column(
        "minutes_per_week",
        Text.of({"da": "Minutter om ugen", "en": "Minutes a week"}),
        Minutes(),
        also=("Minutter pr. uge", "Minutes per week"),
    ),
    Column(
        "status_note",
        Text.of({"da": "Om området", "en": "About the area"}),
        Words(fields.line()),
        also=("Bemærkning", "Bemærkninger", "Note", "Remark"),
    ),
    Column("ended", Text.of({"da": "Ophørt fra", "en": "Ended from"}), Day(), also=("Ophørt", "Ended")),
)


def _values(_draft: Draft, area: Area) -> dict[str, Any]:
    return {field: getattr(area, field) for field in _FIELDS}


def _match(draft: Draft, texts: Mapping[str, str]) -> Record | None:
    """Find by the name, then by the name an earlier file had; one that stands goes before one that has ended."""
    name = texts["name"]
    found = (*draft.by_name(Area, name), *draft.by_key(Area, area_key(name)))
    standing = [one for one in found if stands(one, draft.context.day)]
    return next(iter((*standing, *found)), None)


def _write(draft: Draft, found: Area | None, values: Values, source: str) -> Area:
    said = {field: values[field] for field in _FIELDS}
    if found is None:
        key = values["key"] or area_key(said["name"])
        area = Area(id=draft.new_slug(Area, said["name"]), source=source, source_key=key, **said)
    else:
        area = evolve(found, source_key=values["key"], **said)
    if found is None or found.name != area.name:
        refuse_same_name(draft, area, area.name)
    draft.put(area)
    return area


AREAS = Table(
    TableKind.AREAS,
    Text.of({"da": "Områder", "en": "Areas"}),
    Area,
    COLUMNS,
    _values,
    _match,
    _write,
    also=("Lokalområder", "Local areas"),
)
