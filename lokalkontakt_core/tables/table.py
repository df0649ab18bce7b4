"""What a table is: its name, its columns with their headings, and how its rows and records go together."""

import enum
from collections.abc import Callable, Mapping
from typing import Any

from attrs import Factory, field, frozen

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.suggest import fold
from lokalkontakt_core.tables.cells import heading_key
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.values import Kind, Words
from lokalkontakt_core.texts import Text


class TableKind(enum.StrEnum):
    """Which table, by the name that commands and files know it by."""

    AREAS = "areas"
    CONTACTS = "contacts"
    COUNCILS = "councils"
    ASSIGNMENTS = "assignments"


def _headings(column: "Column") -> frozenset[str]:
    return frozenset(heading_key(one) for one in (*column.heading.by_language.values(), *column.also, column.key))


@frozen
class Column:
    """A column.

    Attributes:
        key: What it is called in JSON and in the values of a row.
        heading: What stands over it when it is written; understood in both languages.
        kind: How its cells are read and written.
        also: Other headings that are understood.
        required: Whether a row needs a value here.
        clearable: Whether a value can be taken out.
        headings: Every heading that is understood, as `heading_key` gives it.
    """

    key: str
    heading: Text
    kind: Kind
    also: tuple[str, ...] = ()
    required: bool = False
    clearable: bool = True
    headings: frozenset[str] = field(init=False, default=Factory(_headings, takes_self=True))


KEY = Column(
    "key",
    Text.of({"da": "Nøgle", "en": "Key"}),
    Words(fields.line()),
    also=("Kildenøgle", "Source key", "Nr", "Nummer", "No", "Number"),
    clearable=False,
)
ID = Column("id", Text.of({"da": "Id", "en": "Id"}), Words(fields.line()), clearable=False)

Values = Mapping[str, Any]
"""A row's values by column key: those of the record it is about, with what the row says laid over them."""


@frozen
class Table:
    """A table.

    Attributes:
        kind: Which one.
        title: The name of its sheet.
        subject: The kind of record that a row is about.
        own_columns: Its columns besides key and id.
        values: Gives a record's values by column key.
        match: Gives the record of the register, or of an earlier row, that a row without id and key is about; None
            when it is about a new one. It is given the draft and the row's texts by column key.
        write: Puts what a row says into the draft and gives the record: it is given the draft, the record as it is
            (None for a new one), the row's values, and what the file is called as a source.
        also: Other names of its sheet.
    """

    kind: TableKind
    title: Text
    subject: type[Record]
    own_columns: tuple[Column, ...]
    values: Callable[[Draft, Any], dict[str, Any]]
    match: Callable[[Draft, Mapping[str, str]], Record | None]
    write: Callable[[Draft, Any, Values, str], Record]
    also: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in the order they are written: what people look for first, key and id last."""
        return (*self.own_columns, KEY, ID)

    def column(self, heading: str) -> Column | None:
        """Give the column that goes by a heading, in any case and in either language."""
        asked = heading_key(heading)
        return next((one for one in self.columns if asked and asked in one.headings), None)

    def named(self, sheet: str) -> bool:
        """Tell whether a sheet is called as this table is."""
        names = (*self.title.by_language.values(), *self.also, self.kind.value)
        return heading_key(sheet) in {heading_key(one) for one in names}

    def all_values(self, draft: Draft, record: Record) -> dict[str, Any]:
        """Give a record's values by column key, key and id among them."""
        return {**self.values(draft, record), KEY.key: record.source_key, ID.key: record.id}


def refuse_same_name(draft: Draft, record: Record, name: str) -> None:
    """Refuse a name that another standing record of the kind goes by.

    Raises:
        RefusedError: LKE223 with the record of that name.
    """
    for other in draft.standing(type(record), name):
        if other.id != record.id and fold(draft.name(other)) == fold(name):
            raise RefusedError("LKE223", field="name", name=name, record=other.ref)


def is_free(record: Record, texts: Mapping[str, str], derived: str) -> bool:
    """Tell whether a row may be about a record that it was found by name: none that another row's key stands on."""
    given = texts.get(KEY.key)
    return given is None or record.source_key in {None, given} or str(record.source_key).startswith(derived)
