"""The table of local councils."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.standing import stands
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.table import Column, Table, TableKind, Values, refuse_same_name
from lokalkontakt_core.tables.values import Day, Named, Several, Words
from lokalkontakt_core.texts import Text

_FIELDS = ("name", "areas", "email", "chair", "ended")


def _new_person(draft: Draft, name: str) -> Person:
    return Person(id=draft.context.ids.mint(Person.kind), name=fields.name(draft.context, "chair", name))


COLUMNS = (
    Column(
        "name",
        Text.of({"da": "Lokalråd", "en": "Local council"}),
        Words(fields.name),
        also=("Råd", "Council", "Forening", "Beboerforening", "Navn", "Name"),
        required=True,
        clearable=False,
    ),
    Column(
        "areas",
        Text.of({"da": "Områder", "en": "Areas"}),
        Several(Named(Area)),
        also=("Område", "Area", "Lokalområder", "Local areas"),
    ),
    Column(
        "email",
        Text.of({"da": "E-mail", "en": "E-mail"}),
        Words(fields.email),
        also=("Mail", "Mailadresse", "E-mail address"),
    ),
    Column(
        "chair",
        Text.of({"da": "Formand", "en": "Chair"}),
        Named(Person, _new_person),
        also=("Kontaktperson", "Contact person", "Forperson"),
    ),
    Column("ended", Text.of({"da": "Ophørt fra", "en": "Ended from"}), Day(), also=("Ophørt", "Ended")),
)


def _values(_draft: Draft, council: Council) -> dict[str, Any]:
    return {field: getattr(council, field) for field in _FIELDS}


def _key(name: str) -> str:
    return f"council: {' '.join(name.split()).casefold()}"


def _match(draft: Draft, texts: Mapping[str, str]) -> Record | None:
    name = texts["name"]
    found = (*draft.by_name(Council, name), *draft.by_key(Council, _key(name)))
    standing = [one for one in found if stands(one, draft.context.day)]
    return next(iter((*standing, *found)), None)


def _write(draft: Draft, found: Council | None, values: Values, source: str) -> Council:
    said = {field: values[field] for field in _FIELDS}
    if found is None:
        key = values["key"] or _key(said["name"])
        council = Council(id=draft.context.ids.mint(Council.kind), source=source, source_key=key, **said)
    else:
        council = evolve(found, source_key=values["key"], **said)
    if found is None or found.name != council.name:
        refuse_same_name(draft, council, council.name)
    draft.put(council)
    return council


COUNCILS = Table(
    TableKind.COUNCILS,
    Text.of({"da": "Lokalråd", "en": "Local councils"}),
    Council,
    COLUMNS,
    _values,
    _match,
    _write,
    also=("Råd", "Councils", "Foreninger"),
)
