"""What a row of a table changes, told value by value."""

from collections.abc import Mapping

from attrs import frozen

from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.tables.cells import LANGUAGES
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.findings import Place
from lokalkontakt_core.tables.reading import Row
from lokalkontakt_core.tables.table import KEY, Column, Table


@frozen
class CellChange:
    """One value that a row changes, as cells hold it in Danish and English.

    Attributes:
        column: The column.
        before: By language; empty where there was nothing.
        after: By language.
    """

    column: Column
    before: Mapping[str, str]
    after: Mapping[str, str]


@frozen
class RowChange:
    """What a row does.

    Attributes:
        place: The row.
        table: The table it stands in.
        ref: The record it is about.
        new: Whether it adds the record.
        cells: The values it changes; those it brings, where the record is new.
    """

    place: Place
    table: Table
    ref: Ref
    new: bool
    cells: tuple[CellChange, ...]


def shown(draft: Draft, table: Table, record: Record) -> dict[str, Mapping[str, str]]:
    """Give a record's values as cells hold them, by column and language."""
    values = table.all_values(draft, record)
    return {
        column.key: {one: column.kind.write(draft, values[column.key], one) for one in LANGUAGES}
        for column in table.columns
        if values[column.key] is not None and values[column.key] != ()
    }


def changed_cells(
    table: Table, row: Row, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> tuple[CellChange, ...]:
    """Give the cells of a table's own columns, and of a key the row names, that differ between two `shown`."""
    empty = dict.fromkeys(LANGUAGES, "")
    told = {one.key for one in table.own_columns} | ({KEY.key} & set(row.cells))
    return tuple(
        CellChange(column, before.get(column.key, empty), after.get(column.key, empty))
        for column in table.columns
        if column.key in told and before.get(column.key) != after.get(column.key)
    )
