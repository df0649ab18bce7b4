"""Scrubbing: what was deleted is taken out of free pages and of the write-ahead log too.

It is owed from the transaction that deletes until it is done; whoever opens the file and finds it owed does it.
"""

import contextlib
from collections.abc import Iterator
from functools import partial

from lokalkontakt_core.errors import StoreError
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.recognising import number_in
from lokalkontakt_sqlite.waiting import done_within

_IN_MEMORY_UP_TO = 256 * 2**20
_MILLISECONDS = 1000


def owe(connection: Connection) -> None:
    """Note, in the transaction that deletes, that the file is to be scrubbed."""
    connection.execute("UPDATE register SET scrub = 1")


def scrub_if_due(database: Database, patience: float | None = None) -> None:
    """Scrub the file if that is owed.

    Args:
        database: The file.
        patience: How many seconds to wait for others; as long as every writer does when left out.

    Raises:
        StoreError: LKE109 when others were reading or writing all the time; it stays owed.
    """
    with database.reading() as connection:
        due = connection.execute("SELECT scrub FROM register").fetchone() == (1,)
    if due:
        waited = database.patience if patience is None else patience
        with database.connection() as connection, _waiting(connection, waited, database.patience):
            _rewrite(connection)
            if not done_within(waited, partial(_written_back, connection)):
                raise StoreError("LKE109", seconds=round(waited))
            connection.execute("UPDATE register SET scrub = 0")


@contextlib.contextmanager
def _waiting(connection: Connection, patience: float, usual: float) -> Iterator[None]:
    connection.execute(f"PRAGMA busy_timeout = {round(patience * _MILLISECONDS)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(usual * _MILLISECONDS)}")


def _rewrite(connection: Connection) -> None:
    """Write the whole file anew; what passes through a temporary file is, up to a size, kept in memory instead."""
    size = number_in(connection, "page_count") * number_in(connection, "page_size")
    connection.execute(f"PRAGMA temp_store = {'MEMORY' if size <= _IN_MEMORY_UP_TO else 'DEFAULT'}")
    connection.execute("VACUUM")


def _written_back(connection: Connection) -> bool:
    """Take all that the log holds into the file and empty it; while somebody else does so it is refused at once."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
