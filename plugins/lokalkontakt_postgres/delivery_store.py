"""The delivery store: one row a delivery, its version beside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.scrubbing import owe, refuse_unless_owner, scrub_if_due

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

BATCH = 500
"""How many deliveries are read at once."""

_FIND = "SELECT key, document FROM lokalkontakt.delivery WHERE register = %s AND key = %s"
_ALL = "SELECT key, document FROM lokalkontakt.delivery WHERE register = %s FOR UPDATE"
_NEXT = """
    SELECT key, document FROM lokalkontakt.delivery WHERE register = %s AND key > %s ORDER BY key LIMIT %s
"""
_FIRST = """
    INSERT INTO lokalkontakt.delivery (version, document, register, key) VALUES (%s, %s, %s, %s)
    ON CONFLICT (register, key) DO NOTHING
"""
_LATER = """
    UPDATE lokalkontakt.delivery SET version = %s, document = %s WHERE register = %s AND key = %s AND version = %s
"""


class PostgresDeliveryStore:
    """Keeps deliveries in a database.

    Args:
        database: The database, for one register.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, key: str) -> Delivery | None:
        """Give a delivery, or None."""
        with self._database.reading() as connection:
            row = connection.execute(_FIND, (self._database.register, key)).fetchone()
        return None if row is None else self._read(*row)

    def all(self) -> Iterator[Delivery]:
        """Give all deliveries, read in batches, ordered by key."""
        last = ""
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(_NEXT, (self._database.register, last, BATCH)).fetchall()
            for row in rows:
                yield self._read(*row)
            if len(rows) < BATCH:
                return
            last = rows[-1][0]

    def put(self, delivery: Delivery, *, version: int | None) -> bool:
        """Write a delivery if the stored one has this version."""
        after = evolve(delivery, version=0 if version is None else version + 1)
        row = (after.version, to_json(to_plain(after)), self._database.register, after.key)
        with self._database.writing() as connection:
            if version is None:
                return connection.execute(_FIRST, row).rowcount == 1
            return connection.execute(_LATER, (*row, version)).rowcount == 1

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to what channels have said; of dead rows holds what `PostgresResponseStore.seal` says."""
        register = self._database.register
        with self._database.writing() as connection:
            refuse_unless_owner(self._database, connection)
            rows = connection.execute(_ALL, (register,)).fetchall()
            before = [self._read(*row) for row in rows]
            after = [evolve(one, detail=redaction.value(one.detail), version=one.version + 1) for one in before]
            changed = [new for old, new in zip(before, after, strict=True) if new.detail != old.detail]
            with connection.cursor() as cursor:
                cursor.executemany(
                    _LATER,
                    [(one.version, to_json(to_plain(one)), register, one.key, one.version - 1) for one in changed],
                )
            if changed:
                owe(self._database, connection)
        scrub_if_due(self._database)
        return len(changed)

    def _read(self, key: str, text: str) -> Delivery:
        place = self._database.place(f"delivery/{key}")
        return from_plain(Delivery, document_of(text, place), place)
