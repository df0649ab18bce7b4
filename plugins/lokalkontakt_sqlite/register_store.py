"""The register store: a row a record and a row a change set; a commit is one transaction over both."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from lokalkontakt_core.changes import FORMAT, ChangeSet, Commit, Edit
from lokalkontakt_core.codec.commits import commit_from_document, commit_to_document
from lokalkontakt_core.codec.documents import from_document, to_document
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.errors import ConflictError, DataError, LokalkontaktError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.register import Register
from lokalkontakt_sqlite.connecting import Connection, Identity
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.rows import document_of
from lokalkontakt_sqlite.scrubbing import owe, scrub_if_due

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

BATCH = 50
"""How many change sets are read at once."""


class SqliteRegisterStore:
    """Keeps a register in a file.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[Identity, Register] | None = None

    def read(self) -> Register:
        """Give all records at the head revision; they are read again only after a commit by somebody else."""
        with self._database.reading() as connection:
            return self._current(connection)

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
            head = _head(connection)
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            after = self._current(connection).apply(change, revision=commit.revision)
            _write(connection, commit)
            identity = connection.identity
        self._known = identity, after
        return commit

    def history(self) -> Iterator[Commit]:
        """Give the commits, newest first, read in batches as one goes.

        Raises:
            DataError: LKE151 when a change set is missing, else what is wrong with one.
        """
        above = self.head() + 1
        while above > 1:
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT revision, document FROM change_set WHERE revision < ? ORDER BY revision DESC LIMIT ?",
                    (above, BATCH),
                ).fetchall()
            for expected, (revision, text) in zip(range(above - 1, 0, -1), rows, strict=False):
                if revision != expected:
                    raise self._missing(expected)
                yield self._commit(revision, text)
            above -= len(rows)
            if len(rows) < BATCH and above > 1:
                raise self._missing(above - 1)

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

    def _redact_history(self, connection: Connection, redaction: "Redaction") -> None:
        above = 0
        while rows := connection.execute(
            "SELECT revision, document FROM change_set WHERE revision > ? ORDER BY revision LIMIT ?", (above, BATCH)
        ).fetchall():
            for revision, text in rows:
                before = self._commit(revision, text)
                after = redaction.commit(before)
                if after != before:
                    connection.execute(
                        "UPDATE change_set SET document = ? WHERE revision = ?",
                        (to_json(commit_to_document(after)), revision),
                    )
            above = rows[-1][0]

    def _current(self, connection: Connection) -> Register:
        head = _head(connection)
        known = self._known
        if known is None or known[0] != connection.identity or known[1].revision != head:
            known = connection.identity, Register(self._records(connection), head)
            self._known = known
        return known[1]

    def _records(self, connection: Connection) -> list[Record]:
        records: list[Record] = []
        problems: list[LokalkontaktError] = []
        for kind, record_id, text in connection.execute("SELECT kind, id, document FROM record"):
            try:
                records.append(self._record(Ref(kind, record_id), text))
            except DataError as error:
                problems.extend(error.details or (error,))
        if problems:
            raise DataError("LKE154", place=str(self._database.path), count=len(problems), details=tuple(problems))
        return records

    def _record(self, ref: Ref, text: str) -> Record:
        place = self._database.place(str(ref))
        record = from_document(ref.kind, document_of(text, place), place)
        if record.id != ref.id:
            raise DataError("LKE148", place=place)
        return record

    def _commit(self, revision: int, text: str) -> Commit:
        place = self._database.place(f"change_set/{revision}")
        commit = commit_from_document(document_of(text, place), place)
        if commit.revision != revision:
            raise DataError("LKE148", place=place)
        return commit

    def _missing(self, revision: int) -> DataError:
        return DataError("LKE151", place=str(self._database.path), revision=revision)


def _head(connection: Connection) -> int:
    head: int = connection.execute("SELECT coalesce(max(revision), 0) FROM change_set").fetchone()[0]
    return head


def _write(connection: Connection, commit: Commit) -> None:
    edits = commit.change.edits
    connection.executemany(
        "DELETE FROM record WHERE kind = ? AND id = ?",
        [(edit.ref.kind, edit.ref.id) for edit in edits if edit.after is None],
    )
    connection.executemany(
        "INSERT INTO record (kind, id, document) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, id) DO UPDATE SET document = excluded.document",
        [(edit.ref.kind, edit.ref.id, to_json(to_document(edit.after))) for edit in edits if edit.after is not None],
    )
    connection.execute(
        "INSERT INTO change_set (revision, document) VALUES (?, ?)",
        (commit.revision, to_json(commit_to_document(commit))),
    )
    connection.execute("UPDATE register SET format = ? WHERE format < ?", (FORMAT, FORMAT))
