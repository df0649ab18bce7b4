"""The database: reading and writing transactions on one server, each on a connection of its own."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
from psycopg.rows import TupleRow

from lokalkontakt_core.errors import StoreError
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.migrating import NEWEST, Migration, migrate, migrations, version_of
from lokalkontakt_postgres.pool import MOST, Pool
from lokalkontakt_postgres.problems import told

PATIENCE = 10.0
"""How many seconds a writer waits for another one."""

# A reader sees one moment; a writer sees what was committed before each of its statements, and locks what it changes.
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_STATE = """
    SELECT number, (SELECT filled IS NOT NULL FROM lokalkontakt.register WHERE id = %s) FROM lokalkontakt.version
"""


class Database:
    """The database a register lies in; safe to use from several threads, and from processes forked later.

    Args:
        address: The register's place.
        patience: How many seconds a writer waits for another one.
        factory: The class of connections, for tests.
        newest: The newest version of the tables that is known.
        scripts: Gives what brings older tables to that version.

    Attributes:
        filling: Whether this opening may work with the register while it is half filled.
    """

    def __init__(
        self,
        address: Address,
        patience: float = PATIENCE,
        factory: type[Connection] = psycopg.Connection,
        newest: int = NEWEST,
        scripts: Callable[[], Sequence[Migration]] = migrations,
    ) -> None:
        self.address = address
        self.filling = False
        self.patience = patience
        self.newest = newest
        self._scripts = scripts
        self._pool = Pool(address, patience, factory)

    @property
    def register(self) -> str:
        """The register's id, once it is known."""
        return self.address.register or ""

    def at(self, register: str) -> "Database":
        """Give the same database, for one of its registers."""
        self.address = self.address.at(register)
        return self

    def place(self, row: str) -> str:
        """Name a row for messages: `postgresql://server/database?register=hedensted: area/glud`."""
        return f"{self.address.shown}: {row}"

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a connection outside any transaction; what was begun on it and not committed is rolled back.

        Raises:
            StoreError: What `problems.told` and `Pool.take` give.
        """
        with told(self.address, self.patience):
            connection = self._pool.take()
            try:
                yield connection
            finally:
                self._let_go(connection)

    def ask(self, statement: str, values: Sequence[Any]) -> TupleRow | None:
        """Give the first row of one statement that only reads, asked again where a kept connection turns out dead."""
        for left in reversed(range(MOST + 1)):
            try:
                with self.connection() as connection:
                    return connection.execute(statement, values).fetchone()
            except StoreError as error:
                if error.code != "LKE177" or left == 0:
                    raise
        raise AssertionError

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Begin a transaction that sees the database as it is at one moment, whoever writes meanwhile.

        Raises:
            StoreError: LKE105 when a newer version of the program has changed the tables, LKE160 when the register is
                half filled.
        """
        with self._begun(_READ) as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Begin a transaction that may write; it is on disk when the block is left, or undone by an exception.

        Raises:
            StoreError: What `reading` raises; LKE177 when the line broke: if that was while committing, it may be done
                all the same.
        """
        with self._begun(_WRITE) as connection:
            yield connection
            connection.execute("COMMIT")

    def bring_up_to_date(self, *, make: bool = False) -> None:
        """Bring older tables up to date.

        Args:
            make: True to make them where there are none.

        Raises:
            StoreError: LKE174 there are none, LKE105 they are newer, LKE175 they are older and may not be changed.
        """
        with self.connection() as connection:
            version = version_of(connection)
        self.refuse_newer(version)
        if version == 0 and not make:
            raise StoreError("LKE174", place=self.address.shown)
        if version < self.newest:
            with self.connection() as connection:
                connection.execute(_WRITE)
                migrate(connection, self._scripts())
                connection.execute("COMMIT")

    def refuse_newer(self, version: int, known: int | None = None) -> None:
        """Raise StoreError LKE105 when something was written by a newer version of the program."""
        limit = self.newest if known is None else known
        if version > limit:
            raise StoreError("LKE105", place=self.address.shown, format=version, known=limit)

    def refuse_unfit(self, version: int, unfinished: bool | None) -> None:  # noqa: FBT001 - a column of a row
        """Stop when, while this one was running, a newer version changed the tables, or others began to fill them.

        Args:
            version: The version of the tables.
            unfinished: Whether the register is half filled; None when there is none.
        """
        self.refuse_newer(version)
        if unfinished and not self.filling:
            raise StoreError("LKE160", place=self.address.shown)

    @contextlib.contextmanager
    def being_filled(self) -> Iterator[None]:
        """Work with the register though it is half filled, as long as this opening is filling it."""
        before, self.filling = self.filling, True
        try:
            yield
        finally:
            self.filling = before

    @contextlib.contextmanager
    def _begun(self, begin: str) -> Iterator[Connection]:
        with told(self.address, self.patience):
            connection = self._begin(begin)
            try:
                yield connection
            finally:
                self._let_go(connection)

    def _begin(self, begin: str) -> Connection:
        """Begin on a connection that lives; kept ones may have died with the server, by which nothing is lost yet."""
        for _ in range(MOST + 1):
            connection = self._pool.take()
            try:
                with connection.pipeline():
                    connection.execute(begin)
                    state = connection.execute(_STATE, (self.register,)).fetchone()
                self.refuse_unfit(*state or (0, None))
            except BaseException as error:
                died = connection.broken
                self._let_go(connection)
                if not (died and isinstance(error, psycopg.OperationalError)):
                    raise
            else:
                return connection
        raise StoreError("LKE177", place=self.address.shown)

    def _let_go(self, connection: Connection) -> None:
        try:
            connection.rollback()
        except psycopg.Error:
            connection.close()
        self._pool.give_back(connection)
