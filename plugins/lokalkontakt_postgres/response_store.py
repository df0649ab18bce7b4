"""The response store: tickets and answers in rows; receiving an answer is one statement over both."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of, responses_of
from lokalkontakt_core.codec.wave_rows import WaveRow
from lokalkontakt_core.errors import NotFoundError, RefusedError, StoreError
from lokalkontakt_core.ports.response_store import Progress, Response, Ticket, WaveSetup
from lokalkontakt_core.surveys.codes import KEY_BYTES, code_hash, read_code
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.scrubbing import owe, scrub_if_due
from lokalkontakt_postgres.streaming import streamed
from lokalkontakt_postgres.wave_rows import add_wave, get_wave, seal_wave, setup_of

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

_ID_BYTES = 16

# What receives answers reads neither keys nor answers: a role without the right to them can do it.
_TICKET = """
    SELECT t.wave, t.invitation, t.used, t.draft, w.mode, w.setup, (SELECT number FROM lokalkontakt.version),
        (SELECT r.filled IS NOT NULL FROM lokalkontakt.register r WHERE r.id = t.register)
    FROM lokalkontakt.ticket t JOIN lokalkontakt.wave w ON w.register = t.register AND w.id = t.wave
    WHERE t.register = %s AND t.handle = %s
"""
_STATE = "SELECT submitted IS NOT NULL FROM lokalkontakt.wave WHERE register = %s AND id = %s"
_DRAFT = "UPDATE lokalkontakt.ticket SET draft = %s WHERE register = %s AND handle = %s AND NOT used"
# Of two at once the second waits for the first, and then finds the ticket used.
_SUBMIT = """
    WITH taken AS (
        UPDATE lokalkontakt.ticket SET used = true, draft = NULL
        WHERE register = %(register)s AND handle = %(handle)s AND NOT used
            AND (SELECT number FROM lokalkontakt.version) <= %(known)s
        RETURNING wave, invitation
    )
    INSERT INTO lokalkontakt.answer (register, wave, id, language, document)
    SELECT %(register)s, wave, coalesce(invitation, %(id)s), %(language)s, %(document)s FROM taken
"""
# In the order of the ids, which are by chance in an anonymous wave; rows lie in the order they came.
_SCAN = "SELECT id, language, document FROM lokalkontakt.answer WHERE register = %s AND wave = %s ORDER BY id"
_COUNT = """
    SELECT count(*) FILTER (WHERE used), count(draft) FROM lokalkontakt.ticket WHERE register = %s AND wave = %s
"""
_ANSWERED = """
    SELECT invitation FROM lokalkontakt.ticket
    WHERE register = %s AND wave = %s AND used AND invitation IS NOT NULL
"""
_LOCK_TICKET = "SELECT used FROM lokalkontakt.ticket WHERE register = %(register)s AND handle = %(handle)s FOR UPDATE"
_MINE = """
    SELECT 1 FROM lokalkontakt.answer WHERE register = %(register)s AND wave = %(wave)s
    AND id IN (%(id)s, %(invitation)s) AND document = %(document)s
"""
_ERASE = "DELETE FROM lokalkontakt.answer WHERE register = %s AND wave = %s AND id = ANY(%s)"


def _random_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


class PostgresResponseStore:
    """Keeps answers in a database.

    Args:
        database: The database, for one register.
        new_key: Where the keys of waves come from; random when left out.
    """

    def __init__(self, database: Database, new_key: Callable[[], bytes] = _random_key) -> None:
        self._database = database
        self._new_key = new_key

    def open_wave(self, setup: WaveSetup) -> None:
        """Make a wave answerable; again changes nothing."""
        with self._database.writing() as connection:
            if not add_wave(self._database, connection, setup, self._new_key()):
                self._wave(connection, setup.wave).refuse_other(setup)

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
        row = self._database.ask(_TICKET, (self._database.register, handle))
        if row is None:
            return None
        wave, invitation, used, draft, mode, text, *state = row
        self._database.refuse_unfit(*state)
        kept = None if draft is None else document_of(draft, self._database.place(f"wave/{wave} draft"))
        return Ticket(setup_of(self._database, wave, mode, text), invitation, handle, used, kept)

    def save_draft(self, ticket: Ticket, draft: Mapping[str, Any]) -> None:
        """Keep a draft; ignored when the ticket is used or the wave sealed."""
        text = to_json(draft)
        with self._database.writing() as connection:
            # No ticket is left of a sealed wave.
            connection.execute(_DRAFT, (text, self._database.register, ticket.handle))

    def submit(self, ticket: Ticket, answers: Mapping[str, Any], language: str) -> bool:
        """Store an answer and mark the ticket used; both are on disk when this returns.

        When the line breaks meanwhile, it is looked up on a new one whether it was received, and sent again if not.
        """
        values = {
            "register": self._database.register,
            "wave": ticket.setup.wave,
            "handle": ticket.handle,
            "invitation": ticket.invitation,
            "id": secrets.token_hex(_ID_BYTES),
            "language": language,
            "document": to_json(answers),
            "known": self._database.newest,
        }
        try:
            with self._database.connection() as connection:
                stored = connection.execute(_SUBMIT, values).rowcount == 1
        except StoreError as error:
            if error.code != "LKE177":
                raise
            stored = self._settled(values)
        if not stored:
            with self._database.reading() as connection:
                self._refuse_unusable(connection, ticket)
        return stored

    def scan(self, wave: str) -> Iterator[Response]:
        """Give the responses of a wave as they are when the first is asked for, as they come over the line."""
        place = self._database.place(f"wave/{wave} answer")
        with self._database.reading() as connection, connection.cursor() as cursor:
            self._wave(connection, wave)
            cursor.execute("SET LOCAL statement_timeout = 0")
            with streamed(cursor, _SCAN, (self._database.register, wave)) as rows:
                yield from responses_of(rows, place)

    def progress(self, wave: str) -> Progress:
        """Count."""
        with self._database.reading() as connection:
            found = self._wave(connection, wave)
            used, started = connection.execute(_COUNT, (self._database.register, wave)).fetchone() or (0, 0)
            return found.progress(used, started, self._answered(connection, wave))

    def seal(self, wave: str) -> None:
        """Close a wave for good; again changes nothing but finishes what was broken off.

        What was deleted lies in dead rows until the tables are rewritten, which only their owner may do: where this
        role is that, it is done here; elsewhere it is the server's nightly work (docs/stores.md).

        Raises:
            OwedError: LKE196 when others were at work in the tables all the time. Once the wave is sealed it stays
                so, and dead rows are taken away the next time.
        """
        with self._database.writing() as connection:
            found = get_wave(self._database, connection, wave, lock=True)
            if not found.sealed:
                seal_wave(self._database, connection, found)
                owe(self._database, connection)
        scrub_if_due(self._database)

    def erase(self, wave: str, responses: Sequence[str]) -> int:
        """Remove responses physically and give how many there were; of dead rows holds what `seal` says."""
        with self._database.writing() as connection:
            self._wave(connection, wave)
            count = connection.execute(_ERASE, (self._database.register, wave, list(responses))).rowcount
            if count:
                owe(self._database, connection)
        scrub_if_due(self._database)
        return count

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to titles, forms, answers and drafts, wave by wave; of dead rows holds what `seal` says."""
        from lokalkontakt_postgres.wave_redacting import redact_wave, wave_ids  # noqa: PLC0415 - most redact nothing

        changed = 0
        for wave in wave_ids(self._database):
            with self._database.writing() as connection:
                changed_here = redact_wave(self._database, connection, wave, redaction)
                if changed_here:
                    owe(self._database, connection)
            changed += changed_here
        scrub_if_due(self._database)
        return changed

    def _wave(self, connection: Connection, wave: str) -> WaveRow:
        return get_wave(self._database, connection, wave)

    def _answered(self, connection: Connection, wave: str) -> frozenset[str]:
        rows = connection.execute(_ANSWERED, (self._database.register, wave))
        return frozenset(invitation for (invitation,) in rows)

    def _settled(self, values: Mapping[str, Any]) -> bool:
        """Bring a submission to its end whose line broke: it may have been received, or not.

        Waiting for the lock comes first: the server may still be at work on it.
        """
        with self._database.writing() as connection:
            ticket = connection.execute(_LOCK_TICKET, values).fetchone()
            if ticket == (True,):
                return connection.execute(_MINE, values).fetchone() is not None
            return connection.execute(_SUBMIT, values).rowcount == 1

    def _refuse_unusable(self, connection: Connection, ticket: Ticket) -> None:
        """Refuse a ticket that is there no more, as when its wave is sealed, or never was."""
        wave = ticket.setup.wave
        state = connection.execute(_STATE, (self._database.register, wave)).fetchone()
        if state is None:
            raise NotFoundError("LKE112", wave=wave)
        if state == (True,):
            raise RefusedError("LKE113", wave=wave)
        if connection.execute(_TICKET, (self._database.register, ticket.handle)).fetchone() is None:
            raise NotFoundError("LKE112", wave=wave)
