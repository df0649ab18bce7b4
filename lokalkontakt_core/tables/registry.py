"""The tables there are, each after those it names records of."""

from lokalkontakt_core.tables.areas import AREAS
from lokalkontakt_core.tables.assignments import ASSIGNMENTS
from lokalkontakt_core.tables.contacts import CONTACTS
from lokalkontakt_core.tables.councils import COUNCILS
from lokalkontakt_core.tables.table import Table, TableKind

TABLES: tuple[Table, ...] = (AREAS, CONTACTS, COUNCILS, ASSIGNMENTS)


def table_of(kind: TableKind) -> Table:
    """Give the table of a kind."""
    return next(table for table in TABLES if table.kind is kind)
