"""Filling: everything is written in batches, each with what the file says of how far it has come."""

from collections.abc import Callable

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.keeping.filling import Batch, batches, beginning, filled_from, filled_text
from lokalkontakt_core.ports.keeper import Contents, Filled
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.wave_rows import keep_wave

BATCH = 5000
"""How many things are written in one transaction."""

_ANYTHING = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM change_set) OR EXISTS (SELECT 1 FROM record)
    OR EXISTS (SELECT 1 FROM wave) OR EXISTS (SELECT 1 FROM delivery)
"""
_TABLES = ("change_set", "record", "wave", "ticket", "answer", "delivery", "access")


def filled_in(connection: Connection, database: Database) -> Filled | None:
    """Give how far a filling came that was broken off; DataError when the file says nothing that makes sense."""
    (text,) = connection.execute("SELECT filled FROM register").fetchone()
    return filled_from(text, database.place("register"))


def fill(database: Database, contents: Contents, compare: Callable[[], None]) -> None:
    """Write everything into an empty file, or what is missing in one that is half filled.

    Raises:
        StoreError: LKE161 when something is in it, LKE190 when it is half filled with something else, LKE109 when
            somebody else is filling it at the same time.
    """
    with database.writing() as connection:
        filled = filled_in(connection, database)
        if filled is None:
            if connection.execute(_ANYTHING).fetchone() is not None:
                raise StoreError("LKE161", place=str(database.path))
            filled = beginning(contents)
            _note(connection, None, filled)
    for batch in batches(contents, filled, most=BATCH, place=str(database.path)):
        with database.writing() as connection:
            _note(connection, filled, batch.filled)
            _write(connection, batch)
        filled = batch.filled
    with database.writing() as connection:
        _note(connection, filled, filled)
        _write_rest(connection, contents)
    compare()
    with database.writing() as connection:
        _note(connection, filled, None)
        connection.execute("UPDATE register SET format = ?", (FORMAT,))


def clear(database: Database) -> None:
    """Take away what a filling that was broken off has left."""
    with database.writing() as connection:
        if filled_in(connection, database) is not None:
            for table in _TABLES:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
            connection.execute("UPDATE register SET filled = NULL")


def _note(connection: Connection, before: Filled | None, after: Filled | None) -> None:
    """Say how far it is; StoreError LKE109 when somebody else has said otherwise meanwhile."""
    done = connection.execute(
        "UPDATE register SET filled = ? WHERE filled IS ?", (filled_text(after), filled_text(before))
    ).rowcount
    if done == 0:
        raise StoreError("LKE109", seconds=0)


def _write(connection: Connection, batch: Batch) -> None:
    connection.executemany(
        "INSERT INTO change_set (revision, document) VALUES (?, ?)",
        ((commit.revision, to_json(commit_to_document(commit))) for commit in batch.commits),
    )
    connection.executemany(
        "INSERT INTO record (kind, id, document) VALUES (?, ?, ?)",
        ((record.kind, record.id, to_json(to_document(record))) for record in batch.records),
    )
    for kept in batch.waves:
        keep_wave(connection, kept)
    connection.executemany(
        "INSERT INTO answer (wave, id, language, document) VALUES (?, ?, ?, ?)",
        ((kept.setup.wave, one.id, one.language, to_json(one.answers)) for kept, one in batch.answers),
    )


def _write_rest(connection: Connection, contents: Contents) -> None:
    """Write deliveries and access log, in the place of what an earlier filling wrote of them."""
    connection.execute("DELETE FROM delivery")
    connection.execute("DELETE FROM access")
    connection.executemany(
        "INSERT INTO delivery (key, version, document) VALUES (?, ?, ?)",
        ((one.key, one.version, to_json(to_plain(one))) for one in contents.deliveries),
    )
    connection.executemany(
        "INSERT INTO access (instant, document) VALUES (?, ?)",
        ((round(one.instant.timestamp()), to_json(to_plain(one))) for one in contents.access),
    )
