"""The keeper: a register in a database as a whole, filled in one transaction by COPY."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from psycopg import sql

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.errors import DataError, LokalkontaktError, StoreError
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.register_store import STAMP_BYTES
from lokalkontakt_postgres.watching import channel_of
from lokalkontakt_postgres.wave_rows import TICKET_COLUMNS, WAVE_COLUMNS, get_wave, ticket_rows, wave_row

BATCH = 1000
"""How many rows go at once where a role may not use COPY."""

_LOCK = "SELECT head FROM lokalkontakt.register WHERE id = %s FOR UPDATE"
_ANYTHING = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM lokalkontakt.change_set WHERE register = %(register)s)
    OR EXISTS (SELECT 1 FROM lokalkontakt.record WHERE register = %(register)s)
    OR EXISTS (SELECT 1 FROM lokalkontakt.wave WHERE register = %(register)s)
    OR EXISTS (SELECT 1 FROM lokalkontakt.delivery WHERE register = %(register)s)
"""
_GUARDED = "SELECT row_security_active('lokalkontakt.record')"
_FINISH = "UPDATE lokalkontakt.register SET head = %s, format = %s WHERE id = %s"
_ABOVE = """
    SELECT count(*) FROM lokalkontakt.change_set c JOIN lokalkontakt.register r ON r.id = c.register
    WHERE r.id = %s AND c.revision > r.head
"""


class PostgresKeeper:
    """Gives a register out and takes it in.

    Args:
        database: The database, for one register.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM lokalkontakt.wave WHERE register = %s ORDER BY id", (self._database.register,)
            ).fetchall()
        return tuple(wave for (wave,) in rows)

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers."""
        place = self._database.place(f"wave/{wave} draft")
        with self._database.reading() as connection:
            found = get_wave(self._database, connection, wave)
            tickets = connection.execute(
                "SELECT handle, used, draft FROM lokalkontakt.ticket WHERE register = %s AND wave = %s",
                (self._database.register, wave),
            ).fetchall()
        return KeptWave(
            found.setup,
            found.key,
            found.submitted,
            found.answered,
            frozenset(handle for handle, used, _ in tickets if used),
            {handle: document_of(draft, place) for handle, _, draft in tickets if draft is not None},
        )

    def fill(self, contents: Contents) -> None:
        """Write everything into an empty register, or nothing."""
        register = self._database.register
        with self._database.writing() as connection:
            connection.execute("SET LOCAL statement_timeout = 0")
            connection.execute(_LOCK, (register,))
            if connection.execute(_ANYTHING, {"register": register}).fetchone() is not None:
                raise StoreError("LKE161", place=self._database.address.shown)
            _fill(connection, register, contents)
            connection.execute(_FINISH, (contents.revision, FORMAT, register))
            connection.execute("SELECT pg_notify(%s, %s)", (channel_of(register), str(contents.revision)))

    def damage(self, *, repair: bool = False) -> Iterator[LokalkontaktError]:
        """Give change sets that lie above the head, which only a stranger to the program can have written."""
        del repair  # which of the two is right nobody can tell
        with self._database.reading() as connection:
            above = connection.execute(_ABOVE, (self._database.register,)).fetchone()
        if above is not None and above[0]:
            yield DataError("LKE168", place=self._database.place("change_set"), count=above[0])

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give nothing: where a server lies is its owner's choice."""
        return iter(())


def _fill(connection: Connection, register: str, contents: Contents) -> None:
    _load(
        connection,
        "change_set",
        ("register", "revision", "stamp", "document"),
        (
            (register, one.revision, secrets.token_hex(STAMP_BYTES), to_json(commit_to_document(one)))
            for one in contents.commits
        ),
    )
    _load(
        connection,
        "record",
        ("register", "kind", "id", "document"),
        ((register, one.kind, one.id, to_json(to_document(one))) for one in contents.records),
    )
    for kept, responses in contents.waves:
        wave = kept.setup.wave
        _load(connection, "wave", WAVE_COLUMNS, [wave_row(register, kept)])
        _load(connection, "ticket", TICKET_COLUMNS, ticket_rows(register, kept))
        _load(
            connection,
            "answer",
            ("register", "wave", "id", "language", "document"),
            ((register, wave, one.id, one.language, to_json(one.answers)) for one in responses),
        )
    _load(
        connection,
        "delivery",
        ("register", "key", "version", "document"),
        ((register, one.key, one.version, to_json(to_plain(one))) for one in contents.deliveries),
    )
    _load(
        connection,
        "access_log",
        ("register", "instant", "document"),
        ((register, one.instant, to_json(to_plain(one))) for one in contents.access),
    )


def _load(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows by COPY, or by INSERTs where row-level security holds this role, which COPY does not do with it."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    target = sql.SQL("{} ({})").format(sql.Identifier("lokalkontakt", table), names)
    if connection.execute(_GUARDED).fetchone() == (False,):
        with connection.cursor() as cursor, cursor.copy(sql.SQL("COPY {} FROM STDIN").format(target)) as copy:
            for row in rows:
                copy.write_row(row)
        return
    values = sql.SQL(", ").join(sql.Placeholder() * len(columns))
    statement = sql.SQL("INSERT INTO {} VALUES ({})").format(target, values)
    rest = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(rest, BATCH)):
            cursor.executemany(statement, batch)
