"""Stores in memory: the shortest honest implementation of the contracts, for tests and embedding."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError, LokalkontaktError, StoreError
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.ports.keeper import Contents, KeptWave, nothing_to_compare
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.memory_access import MemoryAccessLog
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

    def take_in(self, register: Register, commits: list[Commit]) -> None:
        """Hold what was kept elsewhere; `commits` are oldest first."""
        with self._moved:
            self._register, self._commits = register, commits

    def redact(self, redaction: Redaction, *, base: int, actor: str, instant: datetime) -> Commit:
        """Apply a redaction; ConflictError LKE101 when the head is not `base`."""
        with self._moved:
            head = self._register.revision
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            commit = redaction.recorded(base, actor, instant)
            self._register = redaction.register(self._register, commit.revision)
            self._commits = [*map(redaction.commit, self._commits), commit]
            self._moved.notify_all()
        return commit

    def out_of_reach(self) -> tuple[str, ...]:
        """Give nothing: there are no copies of a memory."""
        return ()


class MemoryKeeper:
    """Gives the stores of one process out and takes them in.

    Args:
        register: The register store.
        responses: The response store.
        deliveries: The delivery store.
        access: The access log.
    """

    def __init__(
        self,
        register: MemoryRegisterStore,
        responses: MemoryResponseStore,
        deliveries: MemoryDeliveryStore,
        access: MemoryAccessLog,
    ) -> None:
        self._register = register
        self._responses = responses
        self._deliveries = deliveries
        self._access = access

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves."""
        return self._responses.waves()

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers."""
        return self._responses.kept(wave)

    def filled(self) -> None:
        """Give nothing: a memory is filled in one go."""

    def clear(self) -> None:
        """Do nothing: a memory is never half filled."""

    def fill(self, contents: Contents, compare: Callable[[], None] = nothing_to_compare) -> None:
        """Take everything in, or nothing; StoreError LKE161 when something is there."""
        if self._register.head() or self.waves() or next(self._deliveries.all(), None) is not None:
            raise StoreError("LKE161", place="memory:")
        commits = list(contents.commits)[::-1]
        register = Register(contents.records, contents.revision)
        waves = [(kept, list(responses)) for kept, responses in contents.waves]
        deliveries, access = list(contents.deliveries), list(contents.access)
        self._take_in(waves, deliveries, access, register, commits)
        try:
            compare()
        except LokalkontaktError:
            self._take_in([], [], [], Register(), [])
            raise

    def _take_in(
        self,
        waves: list[tuple[KeptWave, list[Response]]],
        deliveries: list[Delivery],
        access: list[AccessEntry],
        register: Register,
        commits: list[Commit],
    ) -> None:
        self._responses.take_in(waves)
        self._deliveries.take_in(deliveries)
        self._access.take_in(access)
        self._register.take_in(register, commits)

    def damage(self, *, repair: bool = False) -> Iterator[LokalkontaktError]:
        """Give nothing: a memory is not damaged by itself."""
        del repair
        return iter(())

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give nothing: a memory lies nowhere."""
        return iter(())


def memory_store(register: Register | None = None) -> Store:
    """Give the three stores of one register, in memory.

    Args:
        register: What the register begins with; empty when left out.
    """
    registers, responses, deliveries = MemoryRegisterStore(register), MemoryResponseStore(), MemoryDeliveryStore()
    access = MemoryAccessLog()
    keeper = MemoryKeeper(registers, responses, deliveries, access)
    return Store("memory:", registers, responses, deliveries, keeper, access)
