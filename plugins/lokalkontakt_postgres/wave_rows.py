"""The rows of one survey wave: its setup, its key, and whose tickets there are."""

from typing import Any

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.codec.wave_rows import (
    WaveRow,
    answered_text,
    sealed_columns,
    setup_from,
    setup_to,
    tickets_of,
    wave_in_row,
)
from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database

_FIND = "SELECT mode, setup, key, submitted, answered FROM lokalkontakt.wave WHERE register = %s AND id = %s"
WAVE_COLUMNS = ("register", "id", "mode", "setup", "key", "submitted", "answered")
TICKET_COLUMNS = ("register", "handle", "wave", "invitation", "used", "draft")
_ADD = """
    INSERT INTO lokalkontakt.wave (register, id, mode, setup, key, submitted, answered)
    VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (register, id) DO NOTHING
"""
_ADD_TICKET = """
    INSERT INTO lokalkontakt.ticket (register, handle, wave, invitation, used, draft) VALUES (%s, %s, %s, %s, %s, %s)
"""
# Whoever is submitting meanwhile is waited for, and what he has done is what comes back.
_TAKE_TICKETS = "DELETE FROM lokalkontakt.ticket WHERE register = %s AND wave = %s RETURNING used, invitation"
# All rows are written anew by one transaction, in the order of chance: neither where a row lies nor which transaction
# wrote it tells anything.
_SHUFFLE = """
    WITH taken AS (
        DELETE FROM lokalkontakt.answer WHERE register = %(register)s AND wave = %(wave)s RETURNING language, document
    )
    INSERT INTO lokalkontakt.answer (register, wave, id, language, document)
    SELECT %(register)s, %(wave)s, replace(gen_random_uuid()::text, '-', ''), language, document
    FROM taken ORDER BY gen_random_uuid()
"""
_SEAL = "UPDATE lokalkontakt.wave SET key = NULL, submitted = %s, answered = %s WHERE register = %s AND id = %s"


def get_wave(database: Database, connection: Connection, wave: str, *, lock: bool = False) -> WaveRow:
    """Read a wave.

    Args:
        database: For which register.
        connection: In a transaction.
        wave: Its id.
        lock: True to keep everybody else from changing it until the transaction ends.

    Raises:
        NotFoundError: LKE112 there is none.
        DataError: LKE148 it is damaged.
    """
    row = connection.execute(_FIND + (" FOR UPDATE" if lock else ""), (database.register, wave)).fetchone()
    if row is None:
        raise NotFoundError("LKE112", wave=wave)
    mode, text, key, submitted, answered = row
    setup = setup_of(database, wave, mode, text)
    place = database.place(f"wave/{wave}")
    return wave_in_row(setup, None if key is None else bytes(key), submitted, answered, place)


def setup_of(database: Database, wave: str, mode: str, text: str) -> WaveSetup:
    """Read what a wave was opened with; DataError LKE148 when it is damaged."""
    place = database.place(f"wave/{wave}")
    return setup_from(wave, mode, document_of(text, place), place)


def add_wave(database: Database, connection: Connection, setup: WaveSetup, key: bytes) -> bool:
    """Write a wave and a ticket for each invitation; in an anonymous one no ticket says whose it is.

    Returns:
        True when it was written, False when there is a wave of that name, which somebody may just have opened.
    """
    register = database.register
    kept = KeptWave(setup, key)
    if connection.execute(_ADD, wave_row(register, kept)).rowcount == 0:
        return False
    with connection.cursor() as cursor:
        cursor.executemany(_ADD_TICKET, ticket_rows(register, kept))
    return True


def wave_row(register: str, kept: KeptWave) -> tuple[Any, ...]:
    """Give the row of a wave as it stands, open or sealed; its fields are those of `WAVE_COLUMNS`."""
    setup = kept.setup
    return (register, setup.wave, setup.mode.value, to_json(setup_to(setup)), kept.key, *sealed_columns(kept))


def ticket_rows(register: str, kept: KeptWave) -> list[tuple[Any, ...]]:
    """Give the rows of a wave's tickets in the order of their handles, none when it is sealed; see `TICKET_COLUMNS`."""
    return [(register, handle, kept.setup.wave, *more) for handle, *more in tickets_of(kept)]


def seal_wave(database: Database, connection: Connection, found: WaveRow) -> None:
    """Take key, tickets and drafts of a wave away, note what is known of who answered, shuffle anonymous answers."""
    register, wave = database.register, found.setup.wave
    connection.execute("SET LOCAL statement_timeout = 0")
    submitted, answered = 0, []
    for used, invitation in connection.execute(_TAKE_TICKETS, (register, wave)):
        submitted += used
        if used and invitation is not None:
            answered.append(invitation)
    if not found.named:
        connection.execute(_SHUFFLE, {"register": register, "wave": wave})
    connection.execute(_SEAL, (submitted, answered_text(answered), register, wave))
