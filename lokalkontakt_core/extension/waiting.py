"""Waiting for other people's commits, for stores that nobody tells of them."""

import time
from collections.abc import Callable

LOOK_EVERY = 0.5
"""How often a store is asked for its head while somebody waits, in seconds."""


def wait_by_looking(head: Callable[[], int], after: int, seconds: float) -> int:
    """Ask for the head again and again until it is another one, or the time is over, and give it.

    Args:
        head: Gives the head; cheap, and safe beside the opening's own thread.
        after: The head that is known.
        seconds: How long to wait at most.
    """
    until = time.monotonic() + seconds
    while (found := head()) == after and (left := until - time.monotonic()) > 0:
        time.sleep(min(left, LOOK_EVERY))
    return found
