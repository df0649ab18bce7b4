"""The keeper: a register's file as a whole, filled in one transaction."""

from collections.abc import Iterator

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.errors import DataError, LokalkontaktError, StoreError
from lokalkontakt_core.keeping.sync_folders import sync_program_of
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.wave_rows import get_wave, keep_wave

_ANYTHING = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM change_set) OR EXISTS (SELECT 1 FROM record)
    OR EXISTS (SELECT 1 FROM wave) OR EXISTS (SELECT 1 FROM delivery)
"""
_OF_INDEXES = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


class SqliteKeeper:
    """Gives a register's file out and takes it in.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves."""
        with self._database.reading() as connection:
            return tuple(wave for (wave,) in connection.execute("SELECT id FROM wave ORDER BY id"))

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers."""
        place = self._database.place(f"wave/{wave}")
        with self._database.reading() as connection:
            found = get_wave(connection, wave, place)
            tickets = connection.execute("SELECT handle, used, draft FROM ticket WHERE wave = ?", (wave,)).fetchall()
        return KeptWave(
            found.setup,
            found.key,
            found.submitted,
            found.answered,
            frozenset(handle for handle, used, _ in tickets if used),
            {handle: document_of(draft, f"{place} draft") for handle, _, draft in tickets if draft is not None},
        )

    def fill(self, contents: Contents) -> None:
        """Write everything into an empty file, or nothing."""
        with self._database.writing() as connection:
            if connection.execute(_ANYTHING).fetchone() is not None:
                raise StoreError("LKE161", place=str(self._database.path))
            _fill(connection, contents)

    def damage(self, *, repair: bool = False) -> Iterator[LokalkontaktError]:
        """Give what SQLite's own thorough check finds; indexes are made anew, since the rows say what is in them."""
        found = self._found()
        if repair and found and all(any(known in line for known in _OF_INDEXES) for line in found):
            with self._database.writing() as connection:
                connection.execute("REINDEX")
            found = self._found()
        if found:
            yield DataError("LKE147", place=str(self._database.path), found=found)

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give the folder's sync program, where it lies in such a folder."""
        program = sync_program_of(str(self._database.path.resolve().parent))
        if program is not None:
            yield StoreError("LKE167", place=str(self._database.path), program=program)

    def _found(self) -> tuple[str, ...]:
        with self._database.connection() as connection:
            found = tuple(line for (line,) in connection.execute("PRAGMA integrity_check"))
        return () if found == ("ok",) else found


def _fill(connection: Connection, contents: Contents) -> None:
    connection.executemany(
        "INSERT INTO change_set (revision, document) VALUES (?, ?)",
        ((commit.revision, to_json(commit_to_document(commit))) for commit in contents.commits),
    )
    connection.executemany(
        "INSERT INTO record (kind, id, document) VALUES (?, ?, ?)",
        ((record.kind, record.id, to_json(to_document(record))) for record in contents.records),
    )
    for kept, responses in contents.waves:
        wave = kept.setup.wave
        keep_wave(connection, kept)
        connection.executemany(
            "INSERT INTO answer (wave, id, language, document) VALUES (?, ?, ?, ?)",
            ((wave, response.id, response.language, to_json(response.answers)) for response in responses),
        )
    connection.executemany(
        "INSERT INTO delivery (key, version, document) VALUES (?, ?, ?)",
        ((one.key, one.version, to_json(to_plain(one))) for one in contents.deliveries),
    )
    connection.executemany(
        "INSERT INTO access (instant, document) VALUES (?, ?)",
        ((round(one.instant.timestamp()), to_json(to_plain(one))) for one in contents.access),
    )
    connection.execute("UPDATE register SET format = ?", (FORMAT,))
