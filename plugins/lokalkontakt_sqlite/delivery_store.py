"""The delivery store: one row a delivery, its version beside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.scrubbing import owe, scrub_if_due

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

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

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to what channels have said, in one transaction."""
        with self._database.writing() as connection:
            rows = connection.execute("SELECT key, document FROM delivery").fetchall()
            before = [one for one in map(self._read, rows) if one.detail is not None]
            after = [evolve(one, detail=redaction.value(one.detail), version=one.version + 1) for one in before]
            changed = [new for old, new in zip(before, after, strict=True) if new.detail != old.detail]
            connection.executemany(
                "UPDATE delivery SET version = ?, document = ? WHERE key = ?",
                [(one.version, to_json(to_plain(one)), one.key) for one in changed],
            )
            if changed:
                owe(connection)
        scrub_if_due(self._database)
        return len(changed)

    def _read(self, row: tuple[str, str]) -> Delivery:
        key, text = row
        place = self._database.place(f"delivery/{key}")
        return from_plain(Delivery, document_of(text, place), place)
