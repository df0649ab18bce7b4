"""Waiting where SQLite itself does not: when two do the same at once it refuses the second without a pause."""

import time
from collections.abc import Callable

_PAUSE = 0.01


def done_within(seconds: float, attempt: Callable[[], bool]) -> bool:
    """Try something until it is done, at least once.

    Args:
        seconds: For how long.
        attempt: Tells whether it was done.

    Returns:
        Whether it was done.
    """
    until = time.monotonic() + seconds
    while not attempt():
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE)
    return True
