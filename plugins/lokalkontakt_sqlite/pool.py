"""Idle connections, kept for the next who needs one; closed before the process forks, and when it ends.

A connection of SQLite must never be carried into another process: both would believe to hold the same locks.
"""

import contextlib
import os
import sqlite3
import threading
import weakref

from lokalkontakt_sqlite.connecting import Connection, Identity

_POOLS: "weakref.WeakSet[Pool]" = weakref.WeakSet()
_HOLDING: list["Pool"] = []
_KNOWING = threading.Lock()
"""Held while a pool becomes known, and while the process forks: then all that are known are held, and no more come."""
_watching = False


class Pool:
    """The idle connections to one file."""

    def __init__(self) -> None:
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        weakref.finalize(self, _close_all, self._idle)
        _watch_forks_for(self)

    def take(self, identity: Identity) -> Connection | None:
        """Give a connection to a file, None when there is none; those to a file that was there before are closed."""
        with self._lock:
            if self._idle and self._idle[-1].identity != identity:
                _close_all(self._idle)
            return self._idle.pop() if self._idle else None

    def give_back(self, connection: Connection) -> None:
        """Keep a connection; what it has begun is rolled back, and if that cannot be done it is closed."""
        try:
            connection.rollback()
        except sqlite3.Error:
            connection.close()
            return
        if connection.frozen is not None:
            connection.close()
            return
        with self._lock:
            self._idle.append(connection)

    def hold(self) -> None:
        """Close what is idle and let nobody in, until `release`."""
        self._lock.acquire()
        _close_all(self._idle)

    def release(self) -> None:
        """Let everybody in again."""
        self._lock.release()


def _close_all(connections: list[Connection]) -> None:
    while connections:
        with contextlib.suppress(sqlite3.Error):
            connections.pop().close()


def _watch_forks_for(pool: Pool) -> None:
    global _watching  # noqa: PLW0603 - a process can be watched once only
    with _KNOWING:
        _POOLS.add(pool)
        if not _watching and hasattr(os, "register_at_fork"):
            os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork)
        _watching = True


def _before_fork() -> None:
    _KNOWING.acquire()
    _HOLDING.extend(_POOLS)
    for pool in _HOLDING:
        pool.hold()


def _after_fork() -> None:
    while _HOLDING:
        _HOLDING.pop().release()
    _KNOWING.release()
