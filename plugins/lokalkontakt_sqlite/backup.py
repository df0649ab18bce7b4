"""Backups: a copy of a register's file at one moment, made while others read and write."""

import contextlib
import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path

from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_sqlite.database import PATIENCE, Database
from lokalkontakt_sqlite.folders import give_name, sync_file
from lokalkontakt_sqlite.problems import damage_in, told

PAGES = 1024
"""How many pages are copied between two reports of progress."""

Progress = Callable[[int, int], None]
"""Told how many pages are copied, and how many there are."""


def _copy(database: Database, target: Path, progress: Progress | None) -> None:
    def told_left(_status: int, left: int, pages: int) -> None:
        if progress is not None:
            progress(pages - left, pages)

    with database.reading() as source, contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy, pages=PAGES, progress=told_left)
        # A copy without a log beside it can be read on a disk nobody may write to.
        copy.execute("PRAGMA journal_mode = DELETE")
    sync_file(target)


def back_up(path: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy a register into a new file; the copy appears whole, checked and on disk, or not at all.

    The copy is the whole file: answers and, as long as a wave is open, the key to its codes are in it.

    Args:
        path: The register's file.
        target: The new file; its folder must be there.
        progress: Told how far it has come.

    Raises:
        StoreError: LKE152 when there is a file already, LKE103 when there is no such folder; what is wrong with the
            register, or with the folder.
        DataError: LKE147 the copy, and so the register, is damaged.
    """
    folder = target.absolute().parent
    if not folder.is_dir():
        raise StoreError("LKE103", place=str(folder))
    if target.exists():
        raise StoreError("LKE152", place=str(target))
    beside = target.with_name(f".{target.name}-{secrets.token_hex(8)}")
    with told(folder, PATIENCE):
        try:
            _copy(Database(path), beside, progress)
            damage = damage_in(beside)
            if damage:
                raise DataError("LKE147", place=str(path), found=damage)
            give_name(beside, target)
        except FileExistsError as error:
            raise StoreError("LKE152", place=str(target)) from error
        finally:
            beside.unlink(missing_ok=True)
