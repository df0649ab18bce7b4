"""A response store in memory: the shortest honest implementation of the contract, for tests and embedding."""

import random
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import Factory, define, evolve

from lokalkontakt_core.codec.plain import plain
from lokalkontakt_core.errors import ConflictError, NotFoundError, RefusedError
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import Progress, Response, Ticket, WaveSetup, redacted_setup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_core.surveys.codes import KEY_BYTES, code_hash, codes_of, handles_of, read_code


def _random_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


@define
class _Wave:
    setup: WaveSetup
    key: bytes | None
    tickets: dict[str, str]
    drafts: dict[str, dict[str, Any]] = Factory(dict)
    used: set[str] = Factory(set)
    responses: dict[str, Response] = Factory(dict)
    submitted: int = 0
    answered: frozenset[str] = frozenset()

    @property
    def named(self) -> bool:
        return self.setup.mode is WaveMode.NAMED


class MemoryResponseStore:
    """Keeps the answers of one process; nothing outlives it.

    Args:
        new_key: Where the keys of waves come from; random when left out.
    """

    def __init__(self, new_key: Callable[[], bytes] = _random_key) -> None:
        self._new_key = new_key
        self._waves: dict[str, _Wave] = {}
        self._lock = threading.RLock()

    def open_wave(self, setup: WaveSetup) -> None:
        """Make a wave answerable; ConflictError LKE110 for another setup, LKE111 when it is sealed."""
        with self._lock:
            there = self._waves.get(setup.wave)
            if there is None:
                key = self._new_key()
                self._waves[setup.wave] = _Wave(setup, key, handles_of(key, setup.invitations))
            elif there.key is None:
                raise ConflictError("LKE111", wave=setup.wave)
            elif there.setup != setup:
                raise ConflictError("LKE110", wave=setup.wave)

    def setup(self, wave: str) -> WaveSetup:
        """Give what a wave was opened with; NotFoundError LKE112 when there is none."""
        return self._wave(wave).setup

    def codes(self, wave: str) -> Mapping[str, str]:
        """Give the code of each invitation; RefusedError LKE111 when the wave is sealed."""
        found = self._wave(wave)
        if found.key is None:
            raise RefusedError("LKE111", wave=wave)
        return codes_of(found.key, found.setup.invitations)

    def find_ticket(self, code: str) -> Ticket | None:
        """Give the ticket of a code of an open wave, or None."""
        read = read_code(code)
        if read is None:
            return None
        handle = code_hash(read)
        with self._lock:
            for wave in self._waves.values():
                if wave.key is not None and handle in wave.tickets:
                    return Ticket(
                        setup=wave.setup,
                        invitation=wave.tickets[handle] if wave.named else None,
                        handle=handle,
                        used=handle in wave.used,
                        draft=plain(wave.drafts[handle]) if handle in wave.drafts else None,
                    )
        return None

    def save_draft(self, ticket: Ticket, draft: Mapping[str, Any]) -> None:
        """Keep a draft; ignored when the ticket is used or the wave sealed."""
        kept = plain(draft)
        with self._lock:
            wave = self._wave(ticket.setup.wave)
            if wave.key is not None and ticket.handle not in wave.used:
                wave.drafts[ticket.handle] = kept

    def submit(self, ticket: Ticket, answers: Mapping[str, Any], language: str) -> bool:
        """Store an answer and mark the ticket used; RefusedError LKE113 when the wave is sealed."""
        kept = plain(answers)
        with self._lock:
            wave = self._wave(ticket.setup.wave)
            if wave.key is None:
                raise RefusedError("LKE113", wave=ticket.setup.wave)
            if ticket.handle in wave.used:
                return False
            response = wave.tickets[ticket.handle] if wave.named else secrets.token_hex(8)
            wave.responses[response] = Response(response, kept, language)
            wave.used.add(ticket.handle)
            wave.drafts.pop(ticket.handle, None)
            return True

    def scan(self, wave: str) -> Iterator[Response]:
        """Give the responses of a wave."""
        with self._lock:
            responses = sorted(self._wave(wave).responses.values(), key=lambda response: response.id)
        return (evolve(response, answers=plain(response.answers)) for response in responses)

    def progress(self, wave: str) -> Progress:
        """Count."""
        with self._lock:
            found = self._wave(wave)
            answered = found.answered | {found.tickets[handle] for handle in found.used}
            return Progress(
                invited=len(found.setup.invitations),
                submitted=found.submitted or len(found.used),
                started=len(found.drafts),
                submitted_ids=answered if found.named else None,
            )

    def seal(self, wave: str) -> None:
        """Close a wave for good; again changes nothing."""
        with self._lock:
            found = self._wave(wave)
            if found.key is None:
                return
            if found.named:
                found.answered = frozenset(found.tickets[handle] for handle in found.used)
            found.submitted = len(found.used)
            found.key = None
            found.tickets, found.used, found.drafts = {}, set(), {}
            if not found.named:
                shuffled = list(found.responses.values())
                random.shuffle(shuffled)
                renamed = [evolve(response, id=secrets.token_hex(8)) for response in shuffled]
                found.responses = {response.id: response for response in renamed}

    def erase(self, wave: str, responses: Sequence[str]) -> int:
        """Remove responses and give how many there were."""
        with self._lock:
            held = self._wave(wave).responses
            return sum(held.pop(response, None) is not None for response in dict.fromkeys(responses))

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves, ordered."""
        with self._lock:
            return tuple(sorted(self._waves))

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers."""
        with self._lock:
            found = self._wave(wave)
            drafts = {handle: plain(draft) for handle, draft in found.drafts.items()}
            return KeptWave(found.setup, found.key, found.submitted, found.answered, frozenset(found.used), drafts)

    def take_in(self, waves: Iterable[tuple[KeptWave, Sequence[Response]]]) -> None:
        """Hold what was kept elsewhere."""
        taken = {}
        for kept, responses in waves:
            key, setup = kept.key, kept.setup
            tickets = {} if key is None else handles_of(key, setup.invitations)
            taken[setup.wave] = _Wave(
                setup,
                key,
                tickets,
                {handle: plain(draft) for handle, draft in kept.drafts.items()},
                set(kept.used),
                {response.id: response for response in responses},
                kept.submitted,
                kept.answered,
            )
        with self._lock:
            self._waves = taken

    def redact(self, redaction: Redaction) -> int:
        """Apply a redaction to titles, forms, answers and drafts."""
        changed = 0
        with self._lock:
            for wave in self._waves.values():
                setup = redacted_setup(redaction, wave.setup)
                responses = {
                    key: evolve(one, answers=redaction.value(one.answers)) for key, one in wave.responses.items()
                }
                drafts = {handle: redaction.value(draft) for handle, draft in wave.drafts.items()}
                changed += setup != wave.setup
                changed += sum(one != wave.responses[key] for key, one in responses.items())
                changed += sum(draft != wave.drafts[handle] for handle, draft in drafts.items())
                wave.setup, wave.responses, wave.drafts = setup, responses, drafts
        return changed

    def _wave(self, wave: str) -> _Wave:
        found = self._waves.get(wave)
        if found is None:
            raise NotFoundError("LKE112", wave=wave)
        return found
