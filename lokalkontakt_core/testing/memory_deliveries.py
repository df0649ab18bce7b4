"""A delivery store in memory: the shortest honest implementation of the contract, for tests and embedding."""

import threading
from collections.abc import Iterable, Iterator

from attrs import evolve

from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.redaction.redaction import Redaction


class MemoryDeliveryStore:
    """Keeps the deliveries of one process; nothing outlives it."""

    def __init__(self) -> None:
        self._deliveries: dict[str, Delivery] = {}
        self._lock = threading.Lock()

    def find(self, key: str) -> Delivery | None:
        """Give a delivery, or None."""
        return self._deliveries.get(key)

    def all(self) -> Iterator[Delivery]:
        """Give all deliveries."""
        with self._lock:
            return iter(tuple(self._deliveries.values()))

    def put(self, delivery: Delivery, *, version: int | None) -> bool:
        """Write a delivery if the stored one has this version."""
        with self._lock:
            stored = self._deliveries.get(delivery.key)
            if (None if stored is None else stored.version) != version:
                return False
            self._deliveries[delivery.key] = evolve(delivery, version=0 if version is None else version + 1)
            return True

    def take_in(self, deliveries: Iterable[Delivery]) -> None:
        """Hold what was kept elsewhere, versions included."""
        with self._lock:
            self._deliveries = {delivery.key: delivery for delivery in deliveries}

    def redact(self, redaction: Redaction) -> int:
        """Apply a redaction to what channels have said."""
        changed = 0
        with self._lock:
            for key, one in self._deliveries.items():
                detail = redaction.value(one.detail)
                if detail != one.detail:
                    self._deliveries[key] = evolve(one, detail=detail, version=one.version + 1)
                    changed += 1
        return changed
