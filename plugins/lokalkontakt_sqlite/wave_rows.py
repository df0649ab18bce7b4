"""The rows of one survey wave: its setup, its key, and whose tickets there are."""

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
from lokalkontakt_sqlite.connecting import Connection


def find_wave(connection: Connection, wave: str, place: str) -> WaveRow | None:
    """Read a wave, None when there is none; DataError LKE148 when it is damaged."""
    row = connection.execute(
        "SELECT mode, form_text, setup, key, submitted, answered FROM wave WHERE id = ?", (wave,)
    ).fetchone()
    if row is None:
        return None
    mode, form_text, setup, key, submitted, answered = row
    opened = setup_from(wave, mode, {**document_of(setup, place), "form": form_text}, place)
    return wave_in_row(opened, key, submitted, answered, place)


def get_wave(connection: Connection, wave: str, place: str) -> WaveRow:
    """Read a wave; NotFoundError LKE112 when there is none."""
    found = find_wave(connection, wave, place)
    if found is None:
        raise NotFoundError("LKE112", wave=wave)
    return found


def add_wave(connection: Connection, setup: WaveSetup, key: bytes) -> None:
    """Write a wave and a ticket for each invitation; in an anonymous one no ticket says whose it is."""
    keep_wave(connection, KeptWave(setup, key))


def keep_wave(connection: Connection, kept: KeptWave) -> None:
    """Write a wave as it stands, open or sealed, and its tickets in the order of their handles."""
    setup = kept.setup
    document = setup_to(setup)
    form_text = document.pop("form")
    connection.execute(
        "INSERT INTO wave (id, mode, form_text, setup, key, submitted, answered) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (setup.wave, setup.mode.value, form_text, to_json(document), kept.key, *sealed_columns(kept)),
    )
    connection.executemany(
        "INSERT INTO ticket (handle, wave, invitation, used, draft) VALUES (?, ?, ?, ?, ?)",
        ((handle, setup.wave, *more) for handle, *more in tickets_of(kept)),
    )


def seal_wave(connection: Connection, wave: str, submitted: int, answered: frozenset[str]) -> None:
    """Take key, tickets and drafts of a wave away, and note what is known of who answered."""
    connection.execute("DELETE FROM ticket WHERE wave = ?", (wave,))
    connection.execute(
        "UPDATE wave SET key = NULL, submitted = ?, answered = ? WHERE id = ?",
        (submitted, answered_text(answered), wave),
    )
