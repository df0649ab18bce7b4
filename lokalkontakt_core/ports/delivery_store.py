"""The delivery store: how far each notice has come on its way out; operational rows outside the history.

The contract, which `lokalkontakt_core.testing.delivery_store` checks:

* `put` is atomic and durable, and of all who put on one version exactly one succeeds, whatever thread or process they
  are in: who claims a delivery by it alone may send it.
* A delivery is whole or not there, also after the writer was killed at any moment.
"""

import enum
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


class DeliveryState(enum.StrEnum):
    """Where a delivery stands (7.1 of the domain notes)."""

    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    NO_RECIPIENT = "no_recipient"
    CANCELLED = "cancelled"

    @property
    def waiting(self) -> bool:
        """Tell whether it may still be sent, or called back."""
        return self in {DeliveryState.READY, DeliveryState.TEMPORARY, DeliveryState.NO_RECIPIENT}


@frozen
class Delivery:
    """The way of one notice.

    Attributes:
        key: Kind, subject, recipient and reference of the notice in one ASCII string; unique in the store.
        notice: The notice's id.
        state: Where it stands.
        attempts: How often it was tried.
        message_id: The stable Message-ID, None before the first attempt.
        changed: When it last changed, UTC.
        next_attempt: Not before this instant; None when it may go now or never.
        problem: The code of what went wrong last.
        detail: What the channel said, without address or content.
        version: 0 when it was first written, raised by one at every change; given by the store, for compare-and-set.
    """

    key: str
    notice: str
    state: DeliveryState
    attempts: int = 0
    message_id: str | None = None
    changed: datetime | None = None
    next_attempt: datetime | None = None
    problem: str | None = None
    detail: str | None = None
    version: int = 0


class DeliveryStore(Protocol):
    """Keeps deliveries."""

    def find(self, key: str) -> Delivery | None:
        """Give a delivery, None when it has never been touched."""
        ...

    def all(self) -> Iterator[Delivery]:
        """Give all deliveries."""
        ...

    def put(self, delivery: Delivery, *, version: int | None) -> bool:
        """Write a delivery durably if the stored one has this version.

        Args:
            delivery: What to write; the store gives the version, 0 for the first and one more each time, whatever
                `delivery.version` says.
            version: The version it was built on; None when there was none.

        Returns:
            True when it was written; False when somebody else was first, and nothing was changed.

        Raises:
            StoreError: It could not be written; nothing was changed.
        """
        ...

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to what channels have said (`detail`), and give how many deliveries were changed.

        Each of those has a new version, so that whoever has read the old one does not write it back.
        May be broken off; doing it again finishes it, and then changes nothing.

        Raises:
            StoreError: It could not be written; some deliveries may be done.
        """
        ...
