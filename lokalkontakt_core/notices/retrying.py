"""What a channel's result makes of a delivery, and when a delivery that failed for now is tried again."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.ports.notifier import NotApplicable, Permanent, Result, Sent, Temporary, Uncertain

WAITS: Final = (60, 5 * 60, 30 * 60, 2 * 3600, 12 * 3600)
"""Seconds to wait after the first, second … attempt that failed for now; after the last of them no more are made."""
GAVE_UP: Final = "LKE423"
INTERRUPTED: Final = "LKE422"
LEASE: Final = timedelta(minutes=10)
"""How long a delivery may be under way; after that whoever sent it has died in the middle."""

_SPREAD = 0.2


def _spread(key: str, attempt: int) -> float:
    """Give a share from 0 to `_SPREAD`, another for each key and attempt, so that not all are tried at once."""
    digest = hashlib.sha256(f"{key}/{attempt}".encode()).digest()
    return _SPREAD * digest[0] / 255


def after(delivery: Delivery, result: Result, now: datetime) -> Delivery:
    """Give what becomes of a delivery that was under way.

    Args:
        delivery: As it was claimed, with this attempt counted.
        result: What the channel said.
        now: The instant, UTC.
    """
    settled = evolve(delivery, changed=now, next_attempt=None, problem=None, detail=None)
    match result:
        case Sent(reference):
            return evolve(settled, state=DeliveryState.SENT, detail=reference)
        case Temporary(problem, detail, wait):
            if delivery.attempts > len(WAITS):
                return evolve(settled, state=DeliveryState.PERMANENT, problem=GAVE_UP, detail=detail or None)
            planned = WAITS[delivery.attempts - 1] * (1 + _spread(delivery.key, delivery.attempts))
            pause = timedelta(seconds=round(max(planned, wait or 0)))
            return evolve(
                settled,
                state=DeliveryState.TEMPORARY,
                problem=problem,
                detail=detail or None,
                next_attempt=now + pause,
            )
        case Permanent(problem, detail):
            return evolve(settled, state=DeliveryState.PERMANENT, problem=problem, detail=detail or None)
        case Uncertain(problem, detail):
            return evolve(settled, state=DeliveryState.UNCERTAIN, problem=problem, detail=detail or None)
        case NotApplicable(problem, detail):
            # Nothing was tried, so nothing is counted; another channel may serve this recipient.
            return evolve(
                settled,
                state=DeliveryState.READY,
                attempts=delivery.attempts - 1,
                problem=problem,
                detail=detail or None,
            )


def interrupted(delivery: Delivery, now: datetime) -> bool:
    """Tell whether a delivery is marked as under way, but nobody can be at it any more."""
    begun = delivery.changed
    return delivery.state is DeliveryState.SENDING and begun is not None and begun + LEASE <= now
