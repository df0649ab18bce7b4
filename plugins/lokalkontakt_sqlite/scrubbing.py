"""Scrubbing: what was deleted is taken out of free pages and of the write-ahead log too.

It is owed from the transaction that deletes until it is done; whoever opens the file and finds it owed does it.
"""

import contextlib
import time
from collections.abc import Iterator
from functools import partial

from lokalkontakt_core.errors import OwedError, StoreError
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.recognising import number_in
from lokalkontakt_sqlite.waiting import done_within

_IN_MEMORY_UP_TO = 256 * 2**20
_MILLISECONDS = 1000

# Another odd number each time: whoever scrubs sees by it whether somebody has deleted more meanwhile. All are of one
# length, and so is the even one that stands there afterwards: in the file written anew nothing is moved by it.
_OWE = "UPDATE register SET scrub = (random() & 0x3fffffffffffffff) | 0x2000000000000001"
_DONE = "UPDATE register SET scrub = scrub - 1 WHERE scrub = ?"


def owe(connection: Connection) -> None:
    """Note, in the transaction that deletes, that the file is to be scrubbed."""
    connection.execute(_OWE)


def is_owed(database: Database) -> bool:
    """Tell whether something that was deleted may still lie in free pages or in the log."""
    return _owed(database) is not None


def not_clean(database: Database) -> OwedError:
    """Give what a person is told as long as it is owed."""
    return OwedError("LKE196", place=str(database.path))


def scrub_if_due(database: Database, patience: float | None = None) -> None:
    """Scrub the file if that is owed, again when more is deleted meanwhile.

    Args:
        database: The file.
        patience: How many seconds to wait for others; as long as every writer does when left out.

    Raises:
        OwedError: LKE196 when others were reading or writing all the time; it stays owed.
    """
    waited = database.patience if patience is None else patience
    until = time.monotonic() + waited
    while (owed := _owed(database)) is not None:
        try:
            done = _scrubbed(database, owed, waited)
        except StoreError as error:
            if error.code != "LKE109":
                raise
            raise not_clean(database) from error
        if not done and time.monotonic() >= until:
            raise not_clean(database)


def _owed(database: Database) -> int | None:
    with database.reading() as connection:
        row = connection.execute("SELECT scrub FROM register WHERE scrub % 2").fetchone()
    return None if row is None else int(row[0])


def _scrubbed(database: Database, owed: int, patience: float) -> bool:
    with database.connection() as connection, _waiting(connection, patience, database.patience):
        _rewrite(connection)
        if not done_within(patience, partial(_written_back, connection)):
            return False
        return connection.execute(_DONE, (owed,)).rowcount == 1


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
