"""The lock that keeps writers from waiting for each other's mistakes; what keeps them apart is the name of a file.

A disk that knows no locks is used without: two writers are still kept apart, they only collide more often.
"""

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lokalkontakt_core.errors import StoreError

PATIENCE = 10.0
"""How many seconds a writer waits for another one."""

_PAUSE = 0.02
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        windows: Any = msvcrt
        windows.locking(handle, windows.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """A lock between processes, and between threads of one process; not to be taken twice by one thread.

    Args:
        path: The file that is locked; it stays empty.
        patience: How many seconds to wait for another writer.

    Attributes:
        filling: Whether who holds it may work with the folder while it is half filled.
    """

    filling = False

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience

    @contextlib.contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the lock, and tell whether nobody else can hold it (False on a disk without locks).

        Raises:
            StoreError: LKE109 when somebody else held it all the time.
            OSError: The file cannot be opened for writing.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o660)
        try:
            yield self._wait(handle)
        finally:
            os.close(handle)

    def _wait(self, handle: int) -> bool:
        deadline = time.monotonic() + self._patience
        while True:
            try:
                _lock(handle)
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    return False
                if error.errno not in _TAKEN:
                    raise
                if time.monotonic() > deadline:
                    raise StoreError("LKE109", seconds=round(self._patience)) from error
                time.sleep(_PAUSE)
            else:
                return True


class NoLock:
    """No lock at all, as on a disk that has none; tests use it to show that names alone keep writers apart."""

    filling = False

    @contextlib.contextmanager
    def held(self) -> Iterator[bool]:
        """Tell that anybody may be writing."""
        yield False
