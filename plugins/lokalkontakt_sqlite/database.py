"""The database: reading and writing transactions on one register's file, each on a connection of its own."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lokalkontakt_core.errors import StoreError
from lokalkontakt_sqlite.connecting import Connection, connect, identity_and_size, log_of, settle_in, state_of
from lokalkontakt_sqlite.migrating import Migration, migrate, migrations
from lokalkontakt_sqlite.pool import Pool
from lokalkontakt_sqlite.problems import told
from lokalkontakt_sqlite.recognising import NEWEST, check_format, check_register, number_in, refuse_newer

PATIENCE = 10.0
"""How many seconds a writer waits for another one."""


class Database:
    """The file of one register; safe to use from several threads, and from processes forked later.

    Args:
        path: The file.
        patience: How many seconds a writer waits for another one.
        factory: The class of connections, for tests.
        newest: The newest version of the tables that is known.
        scripts: Gives what brings older tables to that version.

    Attributes:
        filling: Whether this opening may work with the file while it is half filled.
    """

    def __init__(
        self,
        path: Path,
        patience: float = PATIENCE,
        factory: type[Connection] = Connection,
        newest: int = NEWEST,
        scripts: Callable[[], Sequence[Migration]] = migrations,
    ) -> None:
        self.path = path
        self.filling = False
        self.patience = patience
        self._factory = factory
        self._newest = newest
        self._scripts = scripts
        self._pool = Pool()

    def place(self, row: str) -> str:
        """Name a row of the file for messages: `hedensted.db: area/glud`."""
        return f"{self.path.name}: {row}"

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a connection outside any transaction; what was begun on it and not committed is rolled back.

        Raises:
            StoreError: What `problems.told` gives; LKE144 when somebody has emptied the file, LKE105 when a newer
                version has written it meanwhile.
        """
        with told(self.path, self.patience):
            identity, size = identity_and_size(self.path)
            if size == 0:  # what SQLite writes to such a file it takes for left over, and drops
                raise StoreError("LKE144", place=str(self.path))
            connection = self._pool.take(identity) or self._opened()
            try:
                yield connection
            except sqlite3.Error:
                self._refuse_moved(connection)  # then what was read made no sense
                raise
            finally:
                self._pool.give_back(connection)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Begin a transaction that sees the file as it is at one moment, whoever writes meanwhile.

        Raises:
            StoreError: LKE160 when it is half filled.
        """
        with self.connection() as connection:
            connection.execute("BEGIN")
            self._refuse_unfit(connection)
            yield connection
            self._refuse_moved(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Begin the only transaction that may write; it is on disk when the block is left, or undone by an exception.

        Raises:
            StoreError: LKE109 when somebody else was writing all the time, LKE160 when it is half filled.
        """
        with self.connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            self._refuse_unfit(connection)
            yield connection
            connection.execute("COMMIT")

    @contextlib.contextmanager
    def being_filled(self) -> Iterator[None]:
        """Work with the file though it is half filled, as long as this opening is filling it."""
        before, self.filling = self.filling, True
        try:
            yield
        finally:
            self.filling = before

    def _opened(self) -> Connection:
        connection = connect(self.path, self.patience, self._factory)
        try:
            version = check_register(connection, self.path, self._newest)
            settle_in(connection)
            if version < self._newest:
                migrate(connection, self._scripts())
            check_format(connection, self.path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _refuse_unfit(self, connection: Connection) -> None:
        """Stop when, while this one was running, a newer version changed the tables, or others began to fill them."""
        refuse_newer(number_in(connection, "user_version"), self._newest, self.path)
        if not self.filling and connection.execute("SELECT 1 FROM register WHERE filled IS NOT NULL").fetchone():
            raise StoreError("LKE160", place=str(self.path))

    def _refuse_moved(self, connection: Connection) -> None:
        """Stop when a file in a place where we may not write, and so get no locks, was written by somebody else."""
        if connection.frozen is not None and (log_of(self.path).exists() or state_of(self.path) != connection.frozen):
            raise StoreError("LKE109", seconds=0)
