"""The response store: tickets and answers in rows; receiving an answer is one transaction over both."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of, responses_of
from lokalkontakt_core.codec.wave_rows import WaveRow
from lokalkontakt_core.errors import NotFoundError, RefusedError
from lokalkontakt_core.ports.response_store import Progress, Response, Ticket, WaveSetup
from lokalkontakt_core.surveys.codes import KEY_BYTES, code_hash, read_code
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.scrubbing import owe, scrub_if_due
from lokalkontakt_sqlite.wave_rows import add_wave, find_wave, get_wave, seal_wave

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

_ID_BYTES = 12

# Nothing is added by a ticket that is used. It is marked after that, in the same transaction.
_RECEIVE = """
    INSERT INTO answer (wave, id, language, document)
    SELECT wave, coalesce(invitation, ?), ?, ? FROM ticket WHERE handle = ? AND used = 0
"""
_MARK = "UPDATE ticket SET used = 1, draft = NULL WHERE handle = ?"


def _random_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _random_id() -> str:
    return secrets.token_hex(_ID_BYTES)


class SqliteResponseStore:
    """Keeps answers in a register's file.

    Args:
        database: The file.
        new_key: Where the keys of waves come from; random when left out.
    """

    def __init__(self, database: Database, new_key: Callable[[], bytes] = _random_key) -> None:
        self._database = database
        self._new_key = new_key

    def open_wave(self, setup: WaveSetup) -> None:
        """Make a wave answerable; again changes nothing."""
        with self._database.writing() as connection:
            there = find_wave(connection, setup.wave, self._place(setup.wave))
            if there is None:
                add_wave(connection, setup, self._new_key())
            else:
                there.refuse_other(setup)

    def setup(self, wave: str) -> WaveSetup:
        """Give what a wave was opened with."""
        with self._database.reading() as connection:
            return self._wave(connection, wave).setup

    def codes(self, wave: str) -> Mapping[str, str]:
        """Give the code of each invitation."""
        with self._database.reading() as connection:
            found = self._wave(connection, wave)
        return found.codes()

    def find_ticket(self, code: str) -> Ticket | None:
        """Give the ticket of a code of an open wave, or None."""
        read = read_code(code)
        if read is None:
            return None
        handle = code_hash(read)
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT wave, invitation, used, draft FROM ticket WHERE handle = ?", (handle,)
            ).fetchone()
            if row is None:
                return None
            wave, invitation, used, draft = row
            setup = self._wave(connection, wave).setup
        kept = None if draft is None else document_of(draft, self._place(f"{wave} draft"))
        return Ticket(setup, invitation, handle, bool(used), kept)

    def save_draft(self, ticket: Ticket, draft: Mapping[str, Any]) -> None:
        """Keep a draft; ignored when the ticket is used or the wave sealed."""
        text = to_json(draft)
        with self._database.writing() as connection:
            # No ticket is left of a sealed wave.
            connection.execute("UPDATE ticket SET draft = ? WHERE handle = ? AND used = 0", (text, ticket.handle))

    def submit(self, ticket: Ticket, answers: Mapping[str, Any], language: str) -> bool:
        """Store an answer and mark the ticket used; both are on disk when this returns."""
        values = (_random_id(), language, to_json(answers), ticket.handle)
        with self._database.writing() as connection:
            if connection.execute(_RECEIVE, values).rowcount == 0:
                self._refuse_unusable(connection, ticket)
                return False
            connection.execute(_MARK, (ticket.handle,))
        return True

    def scan(self, wave: str) -> Iterator[Response]:
        """Give the responses of a wave as they are when the first is asked for, a row at a time."""
        with self._database.reading() as connection:
            self._wave(connection, wave)
            rows = connection.execute("SELECT id, language, document FROM answer WHERE wave = ? ORDER BY id", (wave,))
            yield from responses_of(rows, self._place(f"{wave} answer"))

    def progress(self, wave: str) -> Progress:
        """Count."""
        with self._database.reading() as connection:
            found = self._wave(connection, wave)
            used, started = connection.execute(
                "SELECT coalesce(sum(used), 0), count(draft) FROM ticket WHERE wave = ?", (wave,)
            ).fetchone()
            return found.progress(used, started, _answered(connection, wave))

    def seal(self, wave: str) -> None:
        """Close a wave for good; again changes nothing but finishes what was broken off.

        Raises:
            OwedError: LKE196 when others were reading or writing all the time. Once the wave is sealed it stays so,
                and what lies in free pages still is taken away the next time.
        """
        with self._database.writing() as connection:
            found = self._wave(connection, wave)
            if not found.sealed:
                _seal(connection, found)
                owe(connection)
        scrub_if_due(self._database)

    def erase(self, wave: str, responses: Sequence[str]) -> int:
        """Remove responses physically and give how many there were."""
        with self._database.writing() as connection:
            self._wave(connection, wave)
            count = sum(
                connection.execute("DELETE FROM answer WHERE wave = ? AND id = ?", (wave, response)).rowcount
                for response in dict.fromkeys(responses)
            )
            if count:
                owe(connection)
        scrub_if_due(self._database)
        return count

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to titles, forms, answers and drafts, all in one transaction."""
        from lokalkontakt_sqlite.wave_redacting import redact_rows  # noqa: PLC0415 - most programs redact nothing

        with self._database.writing() as connection:
            changed = redact_rows(connection, redaction, self._place)
            if changed:
                owe(connection)
        scrub_if_due(self._database)
        return changed

    def _place(self, wave: str) -> str:
        return self._database.place(f"wave/{wave}")

    def _wave(self, connection: Connection, wave: str) -> WaveRow:
        return get_wave(connection, wave, self._place(wave))

    def _refuse_unusable(self, connection: Connection, ticket: Ticket) -> None:
        """Refuse a ticket that is there no more, as when its wave is sealed, or never was."""
        wave = ticket.setup.wave
        if self._wave(connection, wave).sealed:
            raise RefusedError("LKE113", wave=wave)
        if connection.execute("SELECT 1 FROM ticket WHERE handle = ?", (ticket.handle,)).fetchone() is None:
            raise NotFoundError("LKE112", wave=wave)


def _answered(connection: Connection, wave: str) -> frozenset[str]:
    rows = connection.execute(
        "SELECT invitation FROM ticket WHERE wave = ? AND used = 1 AND invitation IS NOT NULL", (wave,)
    )
    return frozenset(invitation for (invitation,) in rows)


def _seal(connection: Connection, found: WaveRow) -> None:
    wave = found.setup.wave
    (submitted,) = connection.execute("SELECT coalesce(sum(used), 0) FROM ticket WHERE wave = ?", (wave,)).fetchone()
    answered = _answered(connection, wave)
    if not found.named:
        # The rows lie in the order of their ids, so new random ids put them in a random order.
        connection.create_function("random_id", 0, _random_id)
        connection.execute("UPDATE answer SET id = random_id() WHERE wave = ?", (wave,))
    seal_wave(connection, wave, submitted, answered)
