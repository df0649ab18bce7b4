"""Connections: how a register's file is opened, and what every connection to it is set to."""

import os
import sqlite3
from functools import partial
from pathlib import Path

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_sqlite.waiting import done_within

COLLATION = "danish"
"""The name of Danish order in SQL: `ORDER BY document ->> 'name' COLLATE danish`."""

Identity = tuple[int, int]
"""Which file it is, whatever it is called: device and number."""

# The log is synced at every commit, on macOS through the disk's own cache; what is deleted is overwritten with zeros.
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


class Connection(sqlite3.Connection):
    """A connection that knows which file it was opened on.

    Attributes:
        identity: The file.
        patience: How many seconds it waits for another writer.
        frozen: The file's state when it was opened in a place nobody may write to, where SQLite looks for no changes;
            None for every other connection.
    """

    identity: Identity = (0, 0)
    patience: float = 0.0
    frozen: tuple[int, int] | None = None


def identity_and_size(path: Path) -> tuple[Identity, int]:
    """Give which file lies at a path and its bytes; FileNotFoundError when there is none."""
    status = path.stat()
    return (status.st_dev, status.st_ino), status.st_size


def state_of(path: Path) -> tuple[int, int]:
    """Give what changes when a file without a write-ahead log is written: time in nanoseconds, and bytes."""
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def log_of(path: Path) -> Path:
    """Give the write-ahead log that lies beside a file while it is in use."""
    return path.with_name(f"{path.name}-wal")


def connect(path: Path, patience: float, factory: type[Connection] = Connection) -> Connection:
    """Open a file that is there; nothing is read.

    Args:
        path: The file.
        patience: How many seconds to wait for another writer.
        factory: The class of connection, for tests.

    Raises:
        sqlite3.Error: It cannot be opened.
        OSError: It is not there.
    """
    identity, _ = identity_and_size(path)
    nobody_writes = not os.access(path.absolute().parent, os.W_OK) and not log_of(path).exists()
    frozen = state_of(path) if nobody_writes else None
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{'mode=ro&immutable=1' if frozen else 'mode=rw'}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        factory=factory,
    )
    connection.identity = identity
    connection.patience = patience
    connection.frozen = frozen
    return connection


def settle_in(connection: Connection) -> None:
    """Set a connection to what durability and secrecy need, and teach it Danish order.

    Raises:
        StoreError: LKE109 when others were making the same file all the time.
    """
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.create_collation(COLLATION, _in_danish)
    if connection.frozen is None and not done_within(connection.patience, partial(_writes_ahead, connection)):
        raise StoreError("LKE109", seconds=round(connection.patience))


def _writes_ahead(connection: Connection) -> bool:
    try:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _in_danish(one: str, other: str) -> int:
    first, second = danish_key(one), danish_key(other)
    return (first > second) - (first < second)
