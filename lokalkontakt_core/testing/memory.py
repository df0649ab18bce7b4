"""Stores in memory: the shortest honest implementation of the contracts, for tests and embedding."""

import threading
from collections.abc import Iterator
from datetime import datetime

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.memory_deliveries import MemoryDeliveryStore
from lokalkontakt_core.testing.memory_responses import MemoryResponseStore


class MemoryRegisterStore:
    """Keeps the register of one process; nothing outlives it.

    Args:
        register: What to begin with.
    """

    def __init__(self, register: Register | None = None) -> None:
        self._register = register if register is not None else Register()
        self._commits: list[Commit] = []
        self._moved = threading.Condition()

    def read(self) -> Register:
        """Give the register at the head."""
        return self._register

    def head(self) -> int:
        """Give the head revision."""
        return self._register.revision

    def wait(self, after: int, seconds: float) -> int:
        """Give the head as soon as it is another than `after`, else after some seconds."""
        with self._moved:
            self._moved.wait_for(lambda: self._register.revision != after, seconds)
            return self._register.revision

    def commit(self, change: ChangeSet, *, base: int, actor: str, instant: datetime) -> Commit:
        """Write a change set; ConflictError LKE101 when the head is not `base`."""
        with self._moved:
            head = self._register.revision
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            commit = Commit(head + 1, instant, actor, change)
            self._register = self._register.apply(change, revision=commit.revision)
            self._commits.append(commit)
            self._moved.notify_all()
        return commit

    def history(self) -> Iterator[Commit]:
        """Give the commits, newest first."""
        return iter(tuple(reversed(self._commits)))

    def outside_edits(self) -> tuple[Edit, ...]:
        """Give nothing: nobody can edit a memory by hand."""
        return ()


def memory_store(register: Register | None = None) -> Store:
    """Give the three stores of one register, in memory.

    Args:
        register: What the register begins with; empty when left out.
    """
    return Store("memory:", MemoryRegisterStore(register), MemoryResponseStore(), MemoryDeliveryStore())
