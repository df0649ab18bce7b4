"""The pool: connections kept for the next who needs one, each process its own.

A connection must never be carried into another process: both would talk on one line.
"""

import logging
import os
import threading
import time
import weakref
from functools import partial

import psycopg_pool

from lokalkontakt_core.errors import StoreError
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import Connection, connect, settle_in

MOST = 8
"""How many connections one opening of a register uses at most; who needs one more waits."""

RECONNECT = 3.0
"""For how many seconds a server that has gone away is tried again."""

_LOOK_AGAIN = 0.5
_NEVER_DROPPED: set["psycopg_pool.ConnectionPool[Connection]"] = set()
"""What is open here or was inherited: dropped in a child, a pool would wait for locks of threads that are not there."""

# What is wrong is raised, with words; on a full-screen terminal nothing else may be written.
logging.getLogger("psycopg").addHandler(logging.NullHandler())


class Pool:
    """The connections of one opening; safe to use from several threads, and from processes forked later.

    Args:
        address: The register's place.
        patience: How many seconds a writer waits for another one, and anybody for a free connection.
        factory: The class of connections, for tests.
    """

    def __init__(self, address: Address, patience: float, factory: type[Connection]) -> None:
        self._address = address
        self._patience = patience
        self._factory = factory
        self._lock = threading.Lock()
        self._process = 0
        self._kept: psycopg_pool.ConnectionPool[Connection] | None = None
        self._beside: set[Connection] = set()

    def take(self) -> Connection:
        """Give a connection that was in order when it was last used.

        Raises:
            StoreError: LKE170 the server has been away for `RECONNECT` seconds, LKE171 it refuses, LKE109 every
                connection was in use all the time.
        """
        pool = self._of_this_process()
        began = time.monotonic()
        away = False
        while True:
            try:
                return pool.getconn(timeout=_LOOK_AGAIN)
            except psycopg_pool.PoolTimeout:
                waited = time.monotonic() - began
            try:
                connection = connect(self._address, self._patience, self._factory)
            except StoreError as error:
                # A server that was away and has just come up may refuse, and answer when it is asked why.
                if waited > RECONNECT or not (away or error.code == "LKE170"):
                    raise
                away = error.code == "LKE170"
                continue
            if pool.get_stats()["pool_size"] < MOST:  # there is room: it is the pool's own thread that does not get on
                self._beside.add(connection)
                return connection
            connection.close()
            if waited > self._patience:
                raise StoreError("LKE109", seconds=round(self._patience))

    def give_back(self, connection: Connection) -> None:
        """Take a connection back; one that is closed or broken is let go."""
        if connection in self._beside:
            self._beside.discard(connection)
            connection.close()
        else:
            self._of_this_process().putconn(connection)

    def _of_this_process(self) -> "psycopg_pool.ConnectionPool[Connection]":
        with self._lock:
            if self._kept is None or self._process != os.getpid():
                self._process, self._kept = os.getpid(), self._opened()
            return self._kept

    def _opened(self) -> "psycopg_pool.ConnectionPool[Connection]":
        pool = psycopg_pool.ConnectionPool(
            kwargs={"autocommit": True, **self._address.parameters},
            connection_class=self._factory,
            configure=partial(settle_in, patience=self._patience),
            min_size=0,
            max_size=MOST,
            reconnect_timeout=RECONNECT,
            num_workers=1,
            open=True,
        )
        _NEVER_DROPPED.add(pool)
        weakref.finalize(self, _close, pool, os.getpid())
        return pool


def _close(pool: "psycopg_pool.ConnectionPool[Connection]", process: int) -> None:
    if os.getpid() != process:
        return  # closing it would hang up for the process it belongs to
    if threading.current_thread() is threading.main_thread():
        _closed(pool)
    else:  # it may be the pool's own thread that finds the opening gone, and no thread can wait for itself
        threading.Thread(target=_closed, args=(pool,), daemon=True).start()


def _closed(pool: "psycopg_pool.ConnectionPool[Connection]") -> None:
    pool.close()
    _NEVER_DROPPED.discard(pool)
