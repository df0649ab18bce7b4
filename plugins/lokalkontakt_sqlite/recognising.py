"""Is this file a register, and one this program knows? Told before anything else of it is read."""

import contextlib
import sqlite3
from pathlib import Path

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_sqlite.connecting import Connection

APPLICATION_ID = 0x4C6F6B31
"""What SQLite's header says of our files: `Lok1`."""

NEWEST = 3
"""The number of the last script in the folder `schema`."""

_SMALLEST = 512
"""The bytes of the smallest page, and so of the smallest file, SQLite writes."""


def check_header(path: Path) -> None:
    """Refuse a stranger's file without opening it as a database, which could change it.

    SQLite reads the header: a file that one opens and closes oneself takes away the locks that other connections of
    the same process hold on it (POSIX). Opened as unchangeable it makes no log, takes no lock and writes nothing.

    Raises:
        StoreError: LKE142 it is no SQLite file, LKE143 it is another program's.
        sqlite3.Error: It cannot be read.
        OSError: It is not there.
    """
    size = path.stat().st_size
    if size == 0:
        return
    if size < _SMALLEST:  # SQLite would take it for an empty file
        raise StoreError("LKE142", place=str(path))
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as looking:
        try:
            (made_by,) = looking.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise StoreError("LKE142", place=str(path)) from error
            if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
                return  # somebody may be writing it this moment: one who looks with locks can tell
            raise
    # Ours say nothing yet when the program was ended in the middle of making them: the log may know more.
    if made_by not in {0, APPLICATION_ID}:
        raise StoreError("LKE143", place=str(path))


def number_in(connection: Connection, pragma: str) -> int:
    """Give the value of a pragma that is a number."""
    value: int = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    return value


def is_empty(connection: Connection) -> bool:
    """Tell whether a database holds nothing at all, as when making a register was broken off."""
    nothing = number_in(connection, "user_version") == number_in(connection, "application_id") == 0
    return nothing and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def check_register(connection: Connection, path: Path, newest: int = NEWEST) -> int:
    """Give the version of a register's tables; `newest` is the newest that is known.

    Raises:
        StoreError: LKE144 nothing is in it, LKE143 it is another program's, LKE105 a newer program has written it.
    """
    if number_in(connection, "application_id") != APPLICATION_ID:
        raise StoreError("LKE144" if is_empty(connection) else "LKE143", place=str(path))
    version = number_in(connection, "user_version")
    refuse_newer(version, newest, path)
    return version


def check_format(connection: Connection, path: Path) -> None:
    """Refuse records of a newer format.

    Raises:
        StoreError: LKE105.
        DataError: LKE147 the file does not say.
    """
    row = connection.execute("SELECT format FROM register").fetchone()
    if row is None:
        raise DataError("LKE147", place=str(path), found=("register",))
    refuse_newer(row[0], FORMAT, path)


def refuse_newer(version: int, known: int, path: Path) -> None:
    """Raise StoreError LKE105 when something was written by a newer version of the program."""
    if version > known:
        raise StoreError("LKE105", place=str(path), format=version, known=known)
