"""Migrations: the tables are brought up to date by numbered scripts, all that are missing in one transaction."""

import sqlite3
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.errors import StoreError
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.recognising import APPLICATION_ID, is_empty, number_in

_FOLDER = Path(__file__).with_name("schema")


@frozen
class Migration:
    """One script.

    Attributes:
        number: Its place in the line, from 1; the version of the tables after it.
        statements: What it does, in this order.
    """

    number: int
    statements: tuple[str, ...]


def statements_of(script: str) -> tuple[str, ...]:
    """Part a script into its statements; each ends at the end of a line."""
    statements, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            statements.append(begun.strip())
            begun = ""
    return tuple(statements)


@cache
def migrations() -> tuple[Migration, ...]:
    """Give the scripts that ship with the program, in their order."""
    return tuple(
        Migration(int(path.name[:4]), statements_of(path.read_text("utf-8"))) for path in sorted(_FOLDER.glob("*.sql"))
    )


def migrate(connection: Connection, scripts: Sequence[Migration]) -> None:
    """Bring the tables up to date; of several who do it at once, one does it and the others find it done.

    Raises:
        sqlite3.Error: It cannot be done; nothing was changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    _apply(connection, scripts)
    connection.execute("COMMIT")


def found(connection: Connection, register_id: str, path: Path) -> None:
    """Make a register of an empty database.

    Raises:
        StoreError: LKE119 when somebody else has made one of it.
        sqlite3.Error: It cannot be done; nothing was changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    if not is_empty(connection):
        raise StoreError("LKE119", place=str(path))
    _apply(connection, migrations())
    connection.execute("INSERT INTO register (one, id, format) VALUES (1, ?, ?)", (register_id, FORMAT))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("COMMIT")


def _apply(connection: Connection, scripts: Sequence[Migration]) -> None:
    version = number_in(connection, "user_version")
    for script in scripts:
        if script.number > version:
            for statement in script.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {script.number}")
