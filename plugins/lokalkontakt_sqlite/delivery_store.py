"""The delivery store: one row a delivery, its version beside it."""

from collections.abc import Iterator

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.rows import document_of

BATCH = 500
"""How many deliveries are read at once."""


class SqliteDeliveryStore:
    """Keeps deliveries in a register's file.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, key: str) -> Delivery | None:
        """Give a delivery, or None."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT key, document FROM delivery WHERE key = ?", (key,)).fetchone()
        return None if row is None else self._read(row)

    def all(self) -> Iterator[Delivery]:
        """Give all deliveries, read in batches, ordered by key."""
        last = ""
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT key, document FROM delivery WHERE key > ? ORDER BY key LIMIT ?", (last, BATCH)
                ).fetchall()
            yield from map(self._read, rows)
            if len(rows) < BATCH:
                return
            last = rows[-1][0]

    def put(self, delivery: Delivery, *, version: int | None) -> bool:
        """Write a delivery if the stored one has this version."""
        after = evolve(delivery, version=0 if version is None else version + 1)
        row = (after.version, to_json(to_plain(after)), after.key)
        with self._database.writing() as connection:
            if version is None:
                statement = "INSERT OR IGNORE INTO delivery (version, document, key) VALUES (?, ?, ?)"
                return connection.execute(statement, row).rowcount == 1
            statement = "UPDATE delivery SET version = ?, document = ? WHERE key = ? AND version = ?"
            return connection.execute(statement, (*row, version)).rowcount == 1

    def _read(self, row: tuple[str, str]) -> Delivery:
        key, text = row
        place = self._database.place(f"delivery/{key}")
        return from_plain(Delivery, document_of(text, place), place)
