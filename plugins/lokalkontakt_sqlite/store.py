"""Open and make registers in files."""

import contextlib
import os
import sqlite3
import stat
from pathlib import Path

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.store import Store
from lokalkontakt_sqlite.access_log import SqliteAccessLog
from lokalkontakt_sqlite.connecting import connect, settle_in
from lokalkontakt_sqlite.database import PATIENCE, Database
from lokalkontakt_sqlite.delivery_store import SqliteDeliveryStore
from lokalkontakt_sqlite.folders import sync_folder
from lokalkontakt_sqlite.keeper import SqliteKeeper
from lokalkontakt_sqlite.migrating import found
from lokalkontakt_sqlite.mounts import share_below
from lokalkontakt_sqlite.problems import told
from lokalkontakt_sqlite.recognising import check_header, check_register, is_empty
from lokalkontakt_sqlite.register_store import SqliteRegisterStore
from lokalkontakt_sqlite.response_store import SqliteResponseStore
from lokalkontakt_sqlite.scrubbing import scrub_if_due

SCHEME = "sqlite"

_OLDEST_SQLITE = (3, 37)  # STRICT tables
_FOR_OWNER_AND_GROUP = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP


def open_store(path: Path, *, filling: bool = False) -> Store:
    """Open the register in a file.

    Args:
        path: The file.
        filling: True to open it also where filling was broken off, so that it can go on.

    Raises:
        StoreError: LKE141 no such file, LKE142 no SQLite file, LKE143 another program's, LKE144 an empty one, LKE149
            a folder, LKE150 on a network share, LKE153 this computer's SQLite is too old, LKE105 a newer format,
            LKE160 only half copied; nothing else was read, nothing changed.
        DataError: LKE147 the file is damaged.
    """
    _check_surroundings(path)
    with told(path, PATIENCE):
        check_header(path)
    return store_of(Database(path), filling=filling)


def store_of(database: Database, *, filling: bool = False) -> Store:
    """Give the three stores of a register's file, finishing what a crash has left unfinished."""
    database.filling = filling
    with database.reading():  # the file is looked at now, not at the first use
        pass
    with contextlib.suppress(StoreError):  # one who may only read opens it too, and others may be writing
        scrub_if_due(database, patience=0)
    register, responses = SqliteRegisterStore(database), SqliteResponseStore(database)
    deliveries, keeper = SqliteDeliveryStore(database), SqliteKeeper(database)
    return Store(f"{SCHEME}:{database.path}", register, responses, deliveries, keeper, SqliteAccessLog(database))


def create_store(path: Path, register_id: str) -> Store:
    """Make a new, empty register in a file, and its folder too when it is not there.

    Args:
        path: The file; nothing may be there but what an earlier try has left.
        register_id: The register's id.

    Raises:
        StoreError: LKE119 when there is a register already, LKE142 or LKE143 when the file is another's; LKE116,
            LKE117 or LKE118 when it cannot be written; what `open_store` says of the place.
    """
    _check_surroundings(path)
    with told(path, PATIENCE):
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FOR_OWNER_AND_GROUP))
        check_header(path)
        with contextlib.closing(connect(path, PATIENCE)) as connection:
            if not is_empty(connection):
                check_register(connection, path)
                raise StoreError("LKE119", place=str(path))
            settle_in(connection)
            found(connection, register_id, path)
        sync_folder(path.absolute().parent)
    return open_store(path)


def _check_surroundings(path: Path) -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        wanted = ".".join(map(str, _OLDEST_SQLITE))
        raise StoreError("LKE153", found=sqlite3.sqlite_version, wanted=wanted)
    if path.is_dir():
        raise StoreError("LKE149", place=str(path))
    if path.exists() and not path.is_file():  # opening a pipe would wait for somebody to write into it
        raise StoreError("LKE142", place=str(path))
    share = share_below(path)
    if share is not None:
        raise StoreError("LKE150", place=str(path), share=share)
