"""The rows of one survey wave: its setup, its key, and whose tickets there are."""

import json
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of, tickets_of
from lokalkontakt_core.errors import DataError, NotFoundError
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_sqlite.connecting import Connection


@frozen
class WaveRow:
    """A wave as stored.

    Attributes:
        setup: What it was opened with.
        key: What codes are derived from; None when the wave is sealed.
        submitted: How many had answered when it was sealed.
        answered: The invitations that had answered when a named wave was sealed.
    """

    setup: WaveSetup
    key: bytes | None
    submitted: int
    answered: frozenset[str]

    @property
    def sealed(self) -> bool:
        """Whether it is closed for good."""
        return self.key is None

    @property
    def named(self) -> bool:
        """Whether its answers say whose they are."""
        return self.setup.mode is WaveMode.NAMED


def find_wave(connection: Connection, wave: str, place: str) -> WaveRow | None:
    """Read a wave, None when there is none; DataError LKE148 when it is damaged."""
    row = connection.execute(
        "SELECT mode, form_text, setup, key, submitted, answered FROM wave WHERE id = ?", (wave,)
    ).fetchone()
    if row is None:
        return None
    mode, form_text, setup, key, submitted, answered = row
    document = document_of(setup, place)
    try:
        return WaveRow(
            WaveSetup(
                wave=wave,
                mode=WaveMode(mode),
                form_text=form_text,
                title=document["title"],
                invitations=tuple(document["invitations"]),
                labels=document["labels"],
            ),
            key,
            submitted or 0,
            frozenset(json.loads(answered or "[]")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError("LKE148", place=place) from error


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
    document: Mapping[str, Any] = {
        "title": setup.title,
        "invitations": list(setup.invitations),
        "labels": dict(setup.labels),
    }
    sealed = (kept.submitted, json.dumps(sorted(kept.answered))) if kept.sealed else (None, None)
    connection.execute(
        "INSERT INTO wave (id, mode, form_text, setup, key, submitted, answered) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (setup.wave, setup.mode.value, setup.form_text, to_json(document), kept.key, *sealed),
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
        (submitted, json.dumps(sorted(answered)), wave),
    )
