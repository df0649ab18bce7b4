"""Watching: hear of other people's commits at the moment they are made, without asking again and again."""

import contextlib
import hashlib
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator

import psycopg
from psycopg import errors, sql

from lokalkontakt_core.extension.waiting import wait_by_looking
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import Connection, connect
from lokalkontakt_postgres.database import PATIENCE
from lokalkontakt_postgres.problems import told

_HASHED = 24


def channel_of(register: str) -> str:
    """Give the channel that a register's commits are announced on; whoever hears it learns no name from it."""
    return f"lokalkontakt_{hashlib.sha256(register.encode()).hexdigest()[:_HASHED]}"


def _listen_to(register: str) -> sql.Composed:
    return sql.SQL("LISTEN {}").format(sql.Identifier(channel_of(register)))


_INHERITED: list[list[Connection]] = []
"""The lines of a parent process: never closed here, for that would end them for the parent too."""


def _close(kept: list[Connection], process: int) -> None:
    while kept and process == os.getpid():
        with contextlib.suppress(psycopg.Error):
            kept.pop().close()


class Listener:
    """Waits for the commits of one register, on a connection of its own that is made when somebody first waits.

    Args:
        address: The database, with the register's id.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._lock = threading.Lock()
        self._deaf = False
        self._begin()

    def wait(self, head: Callable[[], int], after: int, seconds: float) -> int:
        """Give the head as soon as it is another than `after`, else after some seconds.

        A server of another make that announces nothing is asked again and again instead.

        Raises:
            StoreError: There is no connection, or it broke; the next call makes a new one.
        """
        if self._deaf:
            return wait_by_looking(head, after, seconds)
        until = time.monotonic() + seconds
        with self._lock, told(self._address, PATIENCE):
            connection = self._listening()  # before the head is asked for: no commit falls between the two
            if connection is None:
                return head()
            try:
                while (found := head()) == after and (left := until - time.monotonic()) > 0:
                    for _ in connection.notifies(timeout=left, stop_after=1):
                        pass
            except BaseException:
                _close(self._kept, self._process)
                raise
            return found

    def _begin(self) -> None:
        self._kept: list[Connection] = []
        self._process = os.getpid()
        weakref.finalize(self, _close, self._kept, self._process)

    def _listening(self) -> Connection | None:
        if self._process != os.getpid():
            _INHERITED.append(self._kept)
            self._begin()
        if self._kept and self._kept[0].closed:
            self._kept.clear()
        if not self._kept:
            connection = connect(self._address, PATIENCE)
            self._kept.append(connection)
            try:
                connection.execute(_listen_to(self._address.register or ""))
            except (errors.FeatureNotSupported, errors.SyntaxError):
                _close(self._kept, self._process)
                self._deaf = True
                return None
        return self._kept[0]


def watch(address: Address, register: str, seconds: float | None = None) -> Iterator[int]:
    """Give the revision of each commit as it is made by anybody, on a connection of its own.

    What was committed before the first revision is asked for is not announced: ask `head` after beginning to watch.

    Args:
        address: The database.
        register: The register's id.
        seconds: How long to listen; for good when left out.

    Raises:
        StoreError: LKE170 or LKE171 there is no connection; LKE177 it broke: what was committed since then is not
            announced.
    """
    with told(address, PATIENCE), connect(address, PATIENCE) as connection:
        connection.execute(_listen_to(register))
        for notice in connection.notifies(timeout=seconds):
            yield int(notice.payload)
