"""What SQLite and the system say, turned into coded errors that name the file."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from lokalkontakt_core.errors import DataError, StoreError

_PRIMARY = 0xFF
_MOST_FOUND = 3
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_MISMATCH}
_FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def told(path: Path, patience: float) -> Iterator[None]:
    """Turn what SQLite and the system say into a coded error.

    Args:
        path: The register's file.
        patience: How many seconds a writer waits for another one.

    Raises:
        StoreError: LKE109 somebody else writes all the time, LKE116 the disk is full, LKE138 a text no file can hold,
            LKE141 there is no such file, LKE117 no access, LKE118 anything else.
        DataError: LKE147 the file is damaged, with what a check of it found.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None:
            raise _problem(error.sqlite_errorname, code, path, patience) from error
        if isinstance(error, sqlite3.OperationalError):
            # A stored text is not UTF-8: the message holds it, and so may not be seen.
            raise _problem("UTF-8", sqlite3.SQLITE_CORRUPT, path, patience) from None
        raise  # the module was used wrongly: a mistake of ours
    except UnicodeEncodeError as error:
        raise StoreError("LKE138") from error
    except OSError as error:
        raise _system_problem(error, path) from error


def _problem(name: str, code: int, path: Path, patience: float) -> StoreError:
    place, primary = str(path), code & _PRIMARY
    if primary in _BUSY:
        return StoreError("LKE109", seconds=round(patience))
    if primary == sqlite3.SQLITE_FULL:
        return StoreError("LKE116", place=place)
    if primary in _FORBIDDEN:
        return StoreError("LKE117" if path.exists() else "LKE141", place=place)
    if primary == sqlite3.SQLITE_NOTADB:
        return StoreError("LKE142", place=place)
    if primary in _DAMAGED:
        return DataError("LKE147", place=place, found=damage_in(path) or (name,))
    return StoreError("LKE118", place=place, problem=name)


def _system_problem(error: OSError, path: Path) -> StoreError:
    place = str(path)
    if isinstance(error, FileNotFoundError):
        return StoreError("LKE141", place=place)
    if error.errno in _FULL_DISK:
        return StoreError("LKE116", place=place)
    if error.errno in _NO_ACCESS:
        return StoreError("LKE117", place=place)
    return StoreError("LKE118", place=place, problem=errno.errorcode.get(error.errno or 0, "OSError"))


def damage_in(path: Path) -> tuple[str, ...]:
    """Give the first few things SQLite's own check finds wrong with a file; empty when it finds nothing."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        return (error.sqlite_errorname,)
    with contextlib.closing(connection):
        try:
            found = [row[0] for row in connection.execute(f"PRAGMA quick_check({_MOST_FOUND})")]
        except sqlite3.Error as error:
            return (getattr(error, "sqlite_errorname", type(error).__name__),)
    return () if found == ["ok"] else tuple(found)
