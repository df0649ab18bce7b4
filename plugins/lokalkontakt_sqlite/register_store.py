"""The register store: a row a record and a row a change set; a commit is one transaction over both."""

import glob
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from lokalkontakt_core.changes import FORMAT, ChangeSet, Commit, Edit
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import commit_in_row, history_of, records_of
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen
from lokalkontakt_sqlite.connecting import Connection, Identity
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.scrubbing import owe, scrub_if_due

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

BATCH = 50
"""How many change sets are read at once."""


@frozen
class _State:
    """What changes with every commit, and with every other file that takes the place of this one.

    A backup that was written over the file may have the same head: then its last change set is another, or all of it
    is the same.
    """

    identity: Identity
    head: int
    last: str


class SqliteRegisterStore:
    """Keeps a register in a file.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[_State, Register] | None = None

    def read(self) -> Register:
        """Give all records at the head revision; they are read again only after a commit by somebody else."""
        with self._database.reading() as connection:
            return self._at(_state(connection), connection)

    def head(self) -> int:
        """Give the revision of the last commit."""
        with self._database.reading() as connection:
            return _head(connection)

    def wait(self, after: int, seconds: float) -> int:
        """Give the head as soon as it is another than `after`, else after some seconds; see the contract."""
        from lokalkontakt_core.extension.waiting import wait_by_looking  # noqa: PLC0415 - only open programs wait

        return wait_by_looking(self.head, after, seconds)

    def commit(self, change: ChangeSet, *, base: int, actor: str, instant: datetime) -> Commit:
        """Write a change set durably as revision `base + 1`; see the contract for what it raises."""
        commit = Commit(base + 1, instant, actor, change)
        with self._database.writing() as connection:
            state = _state(connection)
            if state.head != base:
                raise ConflictError("LKE101", base=base, head=state.head)
            after = self._at(state, connection).apply(change, revision=commit.revision)
            text = _write(connection, commit)
        self._known = _State(state.identity, commit.revision, text), after
        return commit

    def history(self) -> Iterator[Commit]:
        """Give the commits, newest first, read in batches as one goes.

        Raises:
            DataError: LKE151 when a change set is missing, else what is wrong with one.
        """

        def rows_below(above: int) -> list[tuple[int, str]]:
            with self._database.reading() as connection:
                return connection.execute(
                    "SELECT revision, document FROM change_set WHERE revision < ? ORDER BY revision DESC LIMIT ?",
                    (above, BATCH),
                ).fetchall()

        return history_of(self.head(), rows_below, self._database.place, str(self._database.path))

    def outside_edits(self) -> tuple[Edit, ...]:
        """Give nothing: nobody edits the rows by hand."""
        return ()

    def redact(self, redaction: "Redaction", *, base: int, actor: str, instant: datetime) -> Commit:
        """Apply a redaction to every row in one transaction; then what it leaves in free pages and the log goes too."""
        with self._database.writing() as connection:
            head = _head(connection)
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            commit = redaction.recorded(base, actor, instant)
            self._redact_history(connection, redaction)
            records = self._records(connection)
            changed = [(one, after) for one in records if (after := redaction.record(one)) != one]
            connection.executemany(
                "UPDATE record SET document = ? WHERE kind = ? AND id = ?",
                [(to_json(to_document(after)), one.kind, one.id) for one, after in changed],
            )
            _write(connection, commit)
            owe(connection)
        self._known = None
        scrub_if_due(self._database)
        return commit

    def out_of_reach(self) -> tuple[str, ...]:
        """Name the files beside it that begin like it, such as copies and backups, and a git folder around it."""
        path = self._database.path.absolute()
        own = {path.name, *(f"{path.name}-{ending}" for ending in ("wal", "shm", "journal"))}
        like = sorted(one for one in path.parent.glob(f"{glob.escape(path.stem)}*") if one.name not in own)
        around = (folder / ".git" for folder in path.parents)
        return tuple(str(one) for one in (*like, *(one for one in around if one.exists())))

    def _redact_history(self, connection: Connection, redaction: "Redaction") -> None:
        above = 0
        while rows := connection.execute(
            "SELECT revision, document FROM change_set WHERE revision > ? ORDER BY revision LIMIT ?", (above, BATCH)
        ).fetchall():
            for revision, text in rows:
                before = commit_in_row(revision, text, self._database.place)
                after = redaction.commit(before)
                if after != before:
                    connection.execute(
                        "UPDATE change_set SET document = ? WHERE revision = ?",
                        (to_json(commit_to_document(after)), revision),
                    )
            above = rows[-1][0]

    def _at(self, state: _State, connection: Connection) -> Register:
        known = self._known
        if known is None or known[0] != state:
            known = state, Register(self._records(connection), state.head)
            self._known = known
        return known[1]

    def _records(self, connection: Connection) -> list[Record]:
        rows = connection.execute("SELECT kind, id, document FROM record")
        return records_of(rows, self._database.place, str(self._database.path))


def _head(connection: Connection) -> int:
    head: int = connection.execute("SELECT coalesce(max(revision), 0) FROM change_set").fetchone()[0]
    return head


def _state(connection: Connection) -> _State:
    row = connection.execute("SELECT revision, document FROM change_set ORDER BY revision DESC LIMIT 1").fetchone()
    return _State(connection.identity, *(row or (0, "")))


def _write(connection: Connection, commit: Commit) -> str:
    """Write a commit, and give the text it is kept as."""
    edits, text = commit.change.edits, to_json(commit_to_document(commit))
    connection.executemany(
        "DELETE FROM record WHERE kind = ? AND id = ?",
        [(edit.ref.kind, edit.ref.id) for edit in edits if edit.after is None],
    )
    connection.executemany(
        "INSERT INTO record (kind, id, document) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, id) DO UPDATE SET document = excluded.document",
        [(edit.ref.kind, edit.ref.id, to_json(to_document(edit.after))) for edit in edits if edit.after is not None],
    )
    connection.execute("INSERT INTO change_set (revision, document) VALUES (?, ?)", (commit.revision, text))
    connection.execute("UPDATE register SET format = ? WHERE format < ?", (FORMAT, FORMAT))
    return text
