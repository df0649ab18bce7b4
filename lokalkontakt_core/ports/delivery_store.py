"""The delivery store: how far each notice has come on its way out; operational rows outside the history."""

import enum
from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from attrs import frozen


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
        version: Raised by one at every change, for compare-and-set.
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
        """Write a delivery durably if the stored one has this version (None: if there is none).

        Returns:
            True when it was written; False when somebody else was first, and nothing was changed.
        """
        ...
