"""Migrations: the tables are brought up to date by numbered scripts, all that are missing in one transaction."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from lokalkontakt_postgres.connecting import Connection

NEWEST = 4
"""The number of the last script in the folder `schema`."""

LOCK = 0x4C6F6B31
"""The advisory lock of who changes the tables or makes a register: `Lok1`."""

_FOLDER = Path(__file__).with_name("schema")


@frozen
class Migration:
    """One script.

    Attributes:
        number: Its place in the line, from 1; the version of the tables after it.
        script: Its statements, each ended by a semicolon.
    """

    number: int
    script: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Give the scripts that ship with the program, in their order."""
    return tuple(Migration(int(path.name[:4]), path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.sql")))


def version_of(connection: Connection) -> int:
    """Give the version of the tables, 0 when there are none."""
    if connection.execute("SELECT to_regclass('lokalkontakt.version')").fetchone() == (None,):
        return 0
    row = connection.execute("SELECT number FROM lokalkontakt.version").fetchone()
    return 0 if row is None else int(row[0])


def migrate(connection: Connection, scripts: Sequence[Migration]) -> None:
    """Bring the tables up to date, in the transaction that is open; of several who do it at once, one does it.

    Raises:
        psycopg.Error: It cannot be done; nothing is changed then.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    version = version_of(connection)
    missing = [migration for migration in scripts if migration.number > version]
    for migration in missing:
        connection.execute(migration.script.encode())
    if missing:
        connection.execute(
            "INSERT INTO lokalkontakt.version (one, number) VALUES (1, %s)"
            " ON CONFLICT (one) DO UPDATE SET number = excluded.number",
            (missing[-1].number,),
        )
