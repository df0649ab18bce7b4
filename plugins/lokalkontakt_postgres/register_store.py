"""The register store: a row a record and a row a change set; a commit is one transaction over both."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import psycopg
from psycopg.rows import TupleRow

from lokalkontakt_core.changes import FORMAT, ChangeSet, Commit, Edit
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import commit_in_row, history_of, records_of
from lokalkontakt_core.errors import ConflictError, StoreError
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.scrubbing import owe, refuse_unless_owner, scrub_if_due
from lokalkontakt_postgres.watching import Listener, channel_of

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

BATCH = 50
"""How many change sets are read at once."""

STAMP_BYTES = 12
"""The length of a commit's random name."""

_STATE = """
    SELECT r.head, coalesce(c.stamp, ''), (SELECT number FROM lokalkontakt.version), r.filled IS NOT NULL
    FROM lokalkontakt.register r
    LEFT JOIN lokalkontakt.change_set c ON c.register = r.id AND c.revision = r.head WHERE r.id = %s
"""
_LOCK = f"{_STATE} FOR UPDATE OF r"
"""Keeps every other writer of this register out until the transaction ends."""

_RAISE = "UPDATE lokalkontakt.register SET head = %s, format = greatest(format, %s) WHERE id = %s"
_REMOVE = "DELETE FROM lokalkontakt.record WHERE register = %s AND kind = %s AND id = %s"
_PUT = """
    INSERT INTO lokalkontakt.record (register, kind, id, document) VALUES (%s, %s, %s, %s)
    ON CONFLICT (register, kind, id) DO UPDATE SET document = excluded.document
"""
_APPEND = "INSERT INTO lokalkontakt.change_set (register, revision, stamp, document) VALUES (%s, %s, %s, %s)"
_REWRITE = "UPDATE lokalkontakt.record SET document = %s WHERE register = %s AND kind = %s AND id = %s"
_REWRITE_CHANGE = "UPDATE lokalkontakt.change_set SET document = %s WHERE register = %s AND revision = %s"
_RECORDS = "SELECT kind, id, document FROM lokalkontakt.record WHERE register = %s"
_HISTORY = """
    SELECT revision, document FROM lokalkontakt.change_set WHERE register = %s AND revision < %s
    ORDER BY revision DESC LIMIT %s
"""


class PostgresRegisterStore:
    """Keeps a register in a database.

    Args:
        database: The database, for one register.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[str, Register] | None = None
        self._listener: Listener | None = None

    def read(self) -> Register:
        """Give all records at the head revision; they are read again only after a commit by somebody else."""
        with self._database.reading() as connection:
            return self._current(connection, *self._state(connection))

    def head(self) -> int:
        """Give the revision of the last commit."""
        return self._checked(self._database.ask(_STATE, (self._database.register,)))[0]

    def wait(self, after: int, seconds: float) -> int:
        """Give the head as soon as the server tells of a commit, else after some seconds; see the contract."""
        if self._listener is None:
            self._listener = Listener(self._database.address)
        return self._listener.wait(self.head, after, seconds)

    def commit(self, change: ChangeSet, *, base: int, actor: str, instant: datetime) -> Commit:
        """Write a change set durably as revision `base + 1`; see the contract for what it raises.

        When the line breaks while committing, it is looked up on a new one whether it was written. Only when that
        cannot be done either, StoreError LKE177 leaves it open.
        """
        commit = Commit(base + 1, instant, actor, change)
        stamp = secrets.token_hex(STAMP_BYTES)
        try:
            with self._database.writing() as connection:
                head, last = self._state(connection, _LOCK)
                if head != base:
                    raise ConflictError("LKE101", base=base, head=head)
                after = self._current(connection, head, last).apply(change, revision=commit.revision)
                self._write(connection, commit, stamp)
        except StoreError as error:
            if error.code != "LKE177" or not self._was_written(commit.revision, stamp):
                raise
        self._known = stamp, after
        return commit

    def history(self) -> Iterator[Commit]:
        """Give the commits, newest first, read in batches as one goes.

        Raises:
            DataError: LKE151 when a change set is missing, else what is wrong with one.
        """

        def rows_below(above: int) -> list[TupleRow]:
            with self._database.reading() as connection:
                return connection.execute(_HISTORY, (self._database.register, above, BATCH)).fetchall()

        return history_of(self.head(), rows_below, self._database.place, self._database.address.shown)

    def outside_edits(self) -> tuple[Edit, ...]:
        """Give nothing: nobody edits the rows by hand."""
        return ()

    def redact(self, redaction: "Redaction", *, base: int, actor: str, instant: datetime) -> Commit:
        """Apply a redaction to every row in one transaction; then dead rows go too, see `PostgresResponseStore.seal`.

        Only a role that may rewrite history can do it: the owner of the tables, not one made by `municipality.sql`.
        """
        commit = redaction.recorded(base, actor, instant)
        stamp = secrets.token_hex(STAMP_BYTES)
        with self._database.writing() as connection:
            head, _ = self._state(connection, _LOCK)
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            refuse_unless_owner(self._database, connection)
            connection.execute("SET LOCAL statement_timeout = 0")
            self._redact_history(connection, redaction)
            records = self._records(connection)
            changed = [(one, after) for one in records if (after := redaction.record(one)) != one]
            with connection.cursor() as cursor:
                cursor.executemany(
                    _REWRITE,
                    [
                        (to_json(to_document(after)), self._database.register, one.kind, one.id)
                        for one, after in changed
                    ],
                )
            self._write(connection, commit, stamp)
            owe(self._database, connection)
        self._known = None
        scrub_if_due(self._database)
        return commit

    def out_of_reach(self) -> tuple[str, ...]:
        """Name what the server keeps by rules of its own."""
        return ("wal", "backups")

    def _redact_history(self, connection: Connection, redaction: "Redaction") -> None:
        register, below = self._database.register, 1 << 62
        while rows := connection.execute(_HISTORY, (register, below, BATCH)).fetchall():
            for revision, text in rows:
                before = commit_in_row(revision, text, self._database.place)
                after = redaction.commit(before)
                if after != before:
                    connection.execute(_REWRITE_CHANGE, (to_json(commit_to_document(after)), register, revision))
            below = rows[-1][0]

    def _state(self, connection: Connection, statement: str = _STATE) -> tuple[int, str]:
        return self._checked(connection.execute(statement, (self._database.register,)).fetchone())

    def _checked(self, row: TupleRow | None) -> tuple[int, str]:
        if row is None:
            place, register = self._database.address.shown, self._database.register
            raise StoreError("LKE173", place=place, register=register, known=())
        head, stamp, *state = row
        self._database.refuse_unfit(*state)
        return head, stamp

    def _current(self, connection: Connection, head: int, stamp: str) -> Register:
        known = self._known
        if known is None or known[0] != stamp or known[1].revision != head:
            known = stamp, Register(self._records(connection), head)
            self._known = known
        return known[1]

    def _records(self, connection: Connection) -> list[Record]:
        rows = connection.execute(_RECORDS, (self._database.register,))
        return records_of(rows, self._database.place, self._database.address.shown)

    def _write(self, connection: Connection, commit: Commit, stamp: str) -> None:
        register, edits = self._database.register, commit.change.edits
        removed = [(register, edit.ref.kind, edit.ref.id) for edit in edits if edit.after is None]
        put = [
            (register, edit.ref.kind, edit.ref.id, to_json(to_document(edit.after)))
            for edit in edits
            if edit.after is not None
        ]
        text = to_json(commit_to_document(commit))
        # One way to the server and back for all of it, however many records there are.
        with connection.pipeline(), connection.cursor() as cursor:
            cursor.executemany(_REMOVE, removed)
            cursor.executemany(_PUT, put)
            cursor.execute(_APPEND, (register, commit.revision, stamp, text))
            cursor.execute(_RAISE, (commit.revision, FORMAT, register))
            cursor.execute("SELECT pg_notify(%s, %s)", (channel_of(register), str(commit.revision)))

    def _was_written(self, revision: int, stamp: str) -> bool:
        """Find out whether a commit came through whose answer did not.

        Waiting for the lock comes first: the server may still be at work on it.
        """
        try:
            with self._database.writing() as connection:
                self._state(connection, _LOCK)
                row = connection.execute(
                    "SELECT stamp FROM lokalkontakt.change_set WHERE register = %s AND revision = %s",
                    (self._database.register, revision),
                ).fetchone()
        except (StoreError, psycopg.Error):
            return False
        return row == (stamp,)
