"""Tables of what a register holds, in the shape they are read in: reading them again changes nothing."""

from collections.abc import Sequence
from datetime import date

from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import stands
from lokalkontakt_core.surveys.interchange.sheets import Sheet
from lokalkontakt_core.tables.assignments import over
from lokalkontakt_core.tables.cells import clears
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.registry import table_of
from lokalkontakt_core.tables.table import Table, TableKind


def _shown(record: Record, day: date) -> bool:
    return not over(record, day) if isinstance(record, Assignment) else stands(record, day)


def export_table(register: Register, day: date, kind: TableKind, *, language: str, everything: bool = False) -> Sheet:
    """Give a table of a register.

    Args:
        register: The register.
        day: The day for "has ended".
        kind: Which table.
        language: The language of headings and words; reading understands both.
        everything: Whether what has ended is written too.
    """
    table = table_of(kind)
    draft = Draft(Context(register, day, CountedIds()))
    records = [one for one in register.all(table.subject) if everything or _shown(one, day)]
    rows = [_row(table, draft, record, language) for record in records]
    rows.sort(key=lambda row: (danish_key(row[0]), danish_key(row[1]), row[-1]))
    headings = tuple(column.heading.in_language(language) for column in table.columns)
    return Sheet(table.title.in_language(language), (headings, *rows))


def _row(table: Table, draft: Draft, record: Record, language: str) -> tuple[str, ...]:
    values = table.all_values(draft, record)
    cells = (
        "" if values[column.key] in (None, ()) else column.kind.write(draft, values[column.key], language)
        for column in table.columns
    )
    # A text that reads as the word for clearing is left out: an empty cell leaves it as it is.
    return tuple("" if clears(cell) else cell for cell in cells)


def export_tables(
    register: Register, day: date, kinds: Sequence[TableKind], *, language: str, everything: bool = False
) -> tuple[Sheet, ...]:
    """Give several tables of a register; see `export_table`."""
    return tuple(export_table(register, day, kind, language=language, everything=everything) for kind in kinds)
