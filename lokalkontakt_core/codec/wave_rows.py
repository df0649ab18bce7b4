"""Survey waves in rows: what stores with tables keep of a wave and its tickets, written and read in one way.

A stranger's store that keeps documents as JSON texts may use this too.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.errors import ConflictError, DataError, RefusedError
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import Progress, WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.codes import codes_of, handles_of
from lokalkontakt_core.values import frozen


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

    def refuse_other(self, setup: WaveSetup) -> None:
        """Raise ConflictError unless it is open with this setup: LKE111 it is sealed, LKE110 the setup is another."""
        if self.sealed:
            raise ConflictError("LKE111", wave=self.setup.wave)
        if self.setup != setup:
            raise ConflictError("LKE110", wave=self.setup.wave)

    def codes(self) -> dict[str, str]:
        """Give the code of each invitation, in groups; RefusedError LKE111 when it is sealed."""
        if self.key is None:
            raise RefusedError("LKE111", wave=self.setup.wave)
        return codes_of(self.key, self.setup.invitations)

    def progress(self, used: int, started: int, answered: frozenset[str]) -> Progress:
        """Count.

        Args:
            used: How many of its tickets are used; none is left of a sealed wave.
            started: How many have a draft.
            answered: The invitations of the used tickets, where tickets say whose they are.
        """
        named = self.answered if self.sealed else answered
        return Progress(
            invited=len(self.setup.invitations),
            submitted=self.submitted if self.sealed else used,
            started=started,
            submitted_ids=named if self.named else None,
        )

    def kept(self, tickets: Iterable[tuple[str, bool, str | None]], place: str) -> KeptWave:
        """Give all of it but its answers.

        Args:
            tickets: Hash of the code, whether used, and draft of each.
            place: Where the drafts lie, for messages.

        Raises:
            DataError: LKE148 when a draft is damaged.
        """
        used, drafts = set(), {}
        for handle, is_used, draft in tickets:
            if is_used:
                used.add(handle)
            if draft is not None:
                drafts[handle] = document_of(draft, place)
        return KeptWave(self.setup, self.key, self.submitted, self.answered, frozenset(used), drafts)


def wave_in_row(
    setup: WaveSetup, key: bytes | None, submitted: int | None, answered: str | None, place: str
) -> WaveRow:
    """Read a wave; `submitted` and `answered` are None as long as it is open.

    Raises:
        DataError: LKE148 when what says who had answered is damaged.
    """
    try:
        return WaveRow(setup, key, submitted or 0, frozenset(json.loads(answered or "[]")))
    except (TypeError, ValueError) as error:
        raise DataError("LKE148", place=place) from error


def setup_from(wave: str, mode: str, document: Mapping[str, Any], place: str) -> WaveSetup:
    """Read what a wave was opened with, from what `setup_to` gives; DataError LKE148 when it is damaged."""
    try:
        return WaveSetup(
            wave=wave,
            mode=WaveMode(mode),
            form_text=document["form"],
            title=document["title"],
            invitations=tuple(document["invitations"]),
            labels=document["labels"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError("LKE148", place=place) from error


def setup_to(setup: WaveSetup) -> dict[str, Any]:
    """Give what a wave is opened with as a document: all but its id and mode."""
    return {
        "form": setup.form_text,
        "title": setup.title,
        "invitations": list(setup.invitations),
        "labels": dict(setup.labels),
    }


def sealed_columns(kept: KeptWave) -> tuple[int | None, str | None]:
    """Give how many and who had answered when a wave was sealed; both None as long as it is open."""
    return (kept.submitted, answered_text(kept.answered)) if kept.sealed else (None, None)


def answered_text(answered: Iterable[str]) -> str:
    """Write the invitations that had answered, ordered by id."""
    return json.dumps(sorted(answered))


def tickets_of(kept: KeptWave) -> list[tuple[str, str | None, bool, str | None]]:
    """Give the tickets of a wave, none when it is sealed: hash of the code, invitation, whether used, draft.

    They are ordered by their hashes; in an anonymous wave no ticket says whose it is.
    """
    if kept.key is None:
        return []
    named = kept.setup.mode is WaveMode.NAMED
    return [
        (handle, invitation if named else None, handle in kept.used, _draft_of(kept, handle))
        for handle, invitation in sorted(handles_of(kept.key, kept.setup.invitations).items())
    ]


def _draft_of(kept: KeptWave, handle: str) -> str | None:
    draft = kept.drafts.get(handle)
    return None if draft is None else to_json(draft)
