"""The access log: one row an entry."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.scrubbing import owe, scrub_if_due

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

BATCH = 500
"""How many entries are read at once."""

_APPEND = "INSERT INTO lokalkontakt.access_log (register, instant, document) VALUES (%s, %s, %s)"
_FIRST = """
    SELECT instant, id, document FROM lokalkontakt.access_log WHERE register = %s
    ORDER BY instant DESC, id DESC LIMIT %s
"""
_NEXT = """
    SELECT instant, id, document FROM lokalkontakt.access_log WHERE register = %s AND (instant, id) < (%s, %s)
    ORDER BY instant DESC, id DESC LIMIT %s
"""
_CUT = "DELETE FROM lokalkontakt.access_log WHERE register = %s AND instant < %s"
_REWRITE = "UPDATE lokalkontakt.access_log SET document = %s WHERE register = %s AND id = %s"


class PostgresAccessLog:
    """Keeps entries in a database.

    Args:
        database: The database, for one register.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, entry: AccessEntry) -> None:
        """Write an entry durably."""
        with self._database.writing() as connection:
            connection.execute(_APPEND, (self._database.register, entry.instant, to_json(to_plain(entry))))

    def entries(self) -> Iterator[AccessEntry]:
        """Give the entries, newest first, read in batches."""
        return (entry for _, entry in self._rows())

    def cut(self, before: datetime) -> int:
        """Take away what is older; of dead rows holds what `PostgresResponseStore.seal` says."""
        with self._database.writing() as connection:
            count = connection.execute(_CUT, (self._database.register, before)).rowcount
            if count:
                owe(self._database, connection)
        scrub_if_due(self._database)
        return count

    def redact(self, redaction: "Redaction") -> int:
        """Put the id in the place of login names."""
        changed = [(row, one) for row, one in self._rows() if one.actor in redaction.logins]
        register = self._database.register
        with self._database.writing() as connection:
            for row, one in changed:
                text = to_json(to_plain(evolve(one, actor=redaction.ref.id)))
                connection.execute(_REWRITE, (text, register, row))
            if changed:
                owe(self._database, connection)
        scrub_if_due(self._database)
        return len(changed)

    def _rows(self) -> Iterator[tuple[object, AccessEntry]]:
        register = self._database.register
        statement, values = _FIRST, (register, BATCH)
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(statement, values).fetchall()
            for _, row, text in rows:
                place = self._database.place(f"access/{row}")
                yield row, from_plain(AccessEntry, document_of(text, place), place)
            if len(rows) < BATCH:
                return
            statement, values = _NEXT, (register, *rows[-1][:2], BATCH)
