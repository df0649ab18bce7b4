"""Filling: everything is written in batches by COPY, each with what the register says of how far it has come."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from psycopg import sql

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.keeping.filling import Batch, batches, beginning, filled_from, filled_text
from lokalkontakt_core.ports.keeper import Contents, Filled
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.register_store import STAMP_BYTES
from lokalkontakt_postgres.watching import channel_of
from lokalkontakt_postgres.wave_rows import TICKET_COLUMNS, WAVE_COLUMNS, ticket_rows, wave_row

_Thing = TypeVar("_Thing")

BATCH = 20_000
"""How many things are written in one transaction; they are held in memory until it ends."""

_ANYTHING = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM lokalkontakt.change_set WHERE register = %(register)s)
    OR EXISTS (SELECT 1 FROM lokalkontakt.record WHERE register = %(register)s)
    OR EXISTS (SELECT 1 FROM lokalkontakt.wave WHERE register = %(register)s)
    OR EXISTS (SELECT 1 FROM lokalkontakt.delivery WHERE register = %(register)s)
"""
_GUARDED = "SELECT row_security_active('lokalkontakt.record')"
_NOTE = "UPDATE lokalkontakt.register SET filled = %s WHERE id = %s AND filled IS NOT DISTINCT FROM %s"
# A batch need not be on disk before the next is begun: a server that crashes loses the last ones whole, each with its
# note. Whoever commits after them, as the last transaction does, waits for all of them.
_SETTINGS = "SELECT set_config('statement_timeout', '0', true), set_config('synchronous_commit', 'off', true)"
_FINISH = "UPDATE lokalkontakt.register SET head = %s, format = %s WHERE id = %s"
_TABLES = ("change_set", "record", "wave", "ticket", "answer", "delivery", "access_log")


def filled_in(connection: Connection, database: Database) -> Filled | None:
    """Give how far a filling came that was broken off; DataError when the register says nothing that makes sense."""
    row = connection.execute("SELECT filled FROM lokalkontakt.register WHERE id = %s", (database.register,)).fetchone()
    return None if row is None else filled_from(row[0], database.place("register"))


def fill(database: Database, contents: Contents, compare: Callable[[], None]) -> None:
    """Write everything into an empty register, or what is missing in one that is half filled.

    Raises:
        StoreError: LKE161 when something is in it, LKE190 when it is half filled with something else, LKE109 when
            somebody else is filling it at the same time.
    """
    register = database.register
    with database.writing() as connection:
        filled = filled_in(connection, database)
        if filled is None:
            filled = beginning(contents)
            _note(connection, register, None, filled)
            if connection.execute(_ANYTHING, {"register": register}).fetchone() is not None:
                raise StoreError("LKE161", place=database.address.shown)
    for batch in batches(contents, filled, most=BATCH, place=database.address.shown):
        with database.writing() as connection:
            connection.execute(_SETTINGS)
            _note(connection, register, filled, batch.filled)
            _write(connection, register, batch)
        filled = batch.filled
    with database.writing() as connection:
        connection.execute("SET LOCAL statement_timeout = 0")
        _note(connection, register, filled, filled)
        _write_rest(connection, register, contents)
        connection.execute(_FINISH, (contents.revision, FORMAT, register))
    compare()
    with database.writing() as connection:
        _note(connection, register, filled, None)
        connection.execute("SELECT pg_notify(%s, %s)", (channel_of(register), str(contents.revision)))


def clear(database: Database) -> None:
    """Take away what a filling that was broken off has left."""
    with database.writing() as connection:
        connection.execute("SET LOCAL statement_timeout = 0")
        if filled_in(connection, database) is not None:
            _delete(connection, database.register, _TABLES)
            connection.execute(
                "UPDATE lokalkontakt.register SET filled = NULL, head = 0 WHERE id = %s", (database.register,)
            )


def _delete(connection: Connection, register: str, tables: Sequence[str]) -> None:
    for table in tables:
        name = sql.Identifier("lokalkontakt", table)
        connection.execute(sql.SQL("DELETE FROM {} WHERE register = %s").format(name), (register,))


def _note(connection: Connection, register: str, before: Filled | None, after: Filled | None) -> None:
    """Say how far it is, and keep others from saying it; StoreError LKE109 when somebody has said otherwise."""
    if connection.execute(_NOTE, (filled_text(after), register, filled_text(before))).rowcount == 0:
        raise StoreError("LKE109", seconds=0)


def _write(connection: Connection, register: str, batch: Batch) -> None:
    _load(
        connection,
        "change_set",
        ("register", "revision", "stamp", "document"),
        batch.commits,
        lambda one: (register, one.revision, secrets.token_hex(STAMP_BYTES), to_json(commit_to_document(one))),
    )
    _load(
        connection,
        "record",
        ("register", "kind", "id", "document"),
        batch.records,
        lambda one: (register, one.kind, one.id, to_json(to_document(one))),
    )
    _load(connection, "wave", WAVE_COLUMNS, batch.waves, lambda kept: wave_row(register, kept))
    for kept in batch.waves:
        _load(connection, "ticket", TICKET_COLUMNS, ticket_rows(register, kept), tuple)
    _load(
        connection,
        "answer",
        ("register", "wave", "id", "language", "document"),
        batch.answers,
        lambda one: (register, one[0].setup.wave, one[1].id, one[1].language, to_json(one[1].answers)),
    )


def _write_rest(connection: Connection, register: str, contents: Contents) -> None:
    """Write deliveries and access log, in the place of what an earlier filling wrote of them."""
    _delete(connection, register, ("delivery", "access_log"))
    _load(
        connection,
        "delivery",
        ("register", "key", "version", "document"),
        list(contents.deliveries),
        lambda one: (register, one.key, one.version, to_json(to_plain(one))),
    )
    _load(
        connection,
        "access_log",
        ("register", "instant", "document"),
        list(contents.access),
        lambda one: (register, one.instant, to_json(to_plain(one))),
    )


def _load(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    things: Sequence[_Thing],
    row: Callable[[_Thing], Sequence[Any]],
) -> None:
    """Write things as rows by COPY, or by INSERTs where row-level security holds this role, which refuses COPY.

    Each row is made as it is sent, so that the server is at work meanwhile.
    """
    if not things:
        return
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    target = sql.SQL("{} ({})").format(sql.Identifier("lokalkontakt", table), names)
    if connection.execute(_GUARDED).fetchone() == (False,):
        with connection.cursor() as cursor, cursor.copy(sql.SQL("COPY {} FROM STDIN").format(target)) as copy:
            for thing in things:
                copy.write_row(row(thing))
        return
    values = sql.SQL(", ").join(sql.Placeholder() * len(columns))
    statement = sql.SQL("INSERT INTO {} VALUES ({})").format(target, values)
    with connection.cursor() as cursor:
        cursor.executemany(statement, map(row, things))
