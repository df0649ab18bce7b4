"""An access log in memory: the shortest honest implementation of the contract, for tests and embedding."""

import threading
from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import evolve

from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_core.redaction.redaction import Redaction


class MemoryAccessLog:
    """Keeps the entries of one process; nothing outlives it."""

    def __init__(self) -> None:
        self._entries: list[AccessEntry] = []
        self._lock = threading.Lock()

    def append(self, entry: AccessEntry) -> None:
        """Write an entry."""
        with self._lock:
            self._entries.append(entry)

    def take_in(self, entries: Iterable[AccessEntry]) -> None:
        """Hold what was kept elsewhere."""
        with self._lock:
            self._entries = list(entries)

    def entries(self) -> Iterator[AccessEntry]:
        """Give the entries, newest first."""
        with self._lock:
            return iter(sorted(self._entries, key=lambda entry: entry.instant, reverse=True))

    def cut(self, before: datetime) -> int:
        """Take away what is older."""
        with self._lock:
            kept = [entry for entry in self._entries if entry.instant >= before]
            count = len(self._entries) - len(kept)
            self._entries = kept
        return count

    def redact(self, redaction: Redaction) -> int:
        """Put the id in the place of login names."""
        with self._lock:
            after = [
                evolve(one, actor=redaction.ref.id) if one.actor in redaction.logins else one for one in self._entries
            ]
            changed = sum(new != old for new, old in zip(after, self._entries, strict=True))
            self._entries = after
        return changed
