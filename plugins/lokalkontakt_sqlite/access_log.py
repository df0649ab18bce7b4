"""The access log: one row an entry."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.scrubbing import owe, scrub_if_due

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

BATCH = 500
"""How many entries are read at once."""

_NEXT = """
    SELECT instant, number, document FROM access WHERE (instant, number) < (?, ?)
    ORDER BY instant DESC, number DESC LIMIT ?
"""
_BEYOND = 1 << 62


class SqliteAccessLog:
    """Keeps entries in a register's file.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, entry: AccessEntry) -> None:
        """Write an entry durably."""
        row = (round(entry.instant.timestamp()), to_json(to_plain(entry)))
        with self._database.writing() as connection:
            connection.execute("INSERT INTO access (instant, document) VALUES (?, ?)", row)

    def entries(self) -> Iterator[AccessEntry]:
        """Give the entries, newest first, read in batches."""
        return (entry for _, entry in self._rows())

    def cut(self, before: datetime) -> int:
        """Take away what is older, from free pages and the log too."""
        with self._database.writing() as connection:
            count = connection.execute("DELETE FROM access WHERE instant < ?", (round(before.timestamp()),)).rowcount
            if count:
                owe(connection)
        scrub_if_due(self._database)
        return count

    def redact(self, redaction: "Redaction") -> int:
        """Put the id in the place of login names."""
        changed = [(number, one) for number, one in self._rows() if one.actor in redaction.logins]
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE access SET document = ? WHERE number = ?",
                [(to_json(to_plain(evolve(one, actor=redaction.ref.id))), number) for number, one in changed],
            )
            if changed:
                owe(connection)
        scrub_if_due(self._database)
        return len(changed)

    def _rows(self) -> Iterator[tuple[int, AccessEntry]]:
        last = (_BEYOND, _BEYOND)
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(_NEXT, (*last, BATCH)).fetchall()
            for _, number, text in rows:
                place = self._database.place(f"access/{number}")
                yield number, from_plain(AccessEntry, document_of(text, place), place)
            if len(rows) < BATCH:
                return
            last = rows[-1][:2]
