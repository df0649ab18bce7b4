import contextlib
import errno
import os
import secrets
import tempfile
from pathlib import Path

import psycopg
import pytest
from psycopg import errors, pq

from lokalkontakt_core.testing.backend import nothing_happens
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.registers import found
from lokalkontakt_postgres.store import store_of
from tests.plugins.postgres.server import OPEN_TO_ALL, Server, binaries

HERE = Path(__file__).parent
NO_SERVER = "no PostgreSQL server on this machine: install it (Debian: apt-get install postgresql)"


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="session")
def make_server():
    """Give what makes a server; all are stopped at the end."""
    programs = binaries()
    if programs is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_SERVER)
    with contextlib.ExitStack() as ends:

        def make(name, root=None):
            folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="lokalkontakt-postgres-", dir=root)))
            folder.chmod(0o755)
            place = folder / name
            place.mkdir()
            server = Server(place, programs)
            server.make()
            server.start()
            ends.callback(server.throw_away)
            return server

        yield make


@pytest.fixture(scope="session")
def server(make_server):
    return make_server("shared")


def as_the_server_says(problem):
    return errors.DiskFull() if problem.errno == errno.ENOSPC else errors.InsufficientPrivilege()


def ticking(tick):
    """Give a class of connections that tick before every message that is sent in a transaction, or writes alone."""

    class Ticking(psycopg.Connection):
        def execute(self, query, *args, **kwargs):
            alone = self.pgconn.transaction_status == pq.TransactionStatus.IDLE
            if alone and not str(query).lstrip().startswith(("BEGIN", "SELECT", "SET")):
                self.disturbed()
            return super().execute(query, *args, **kwargs)

        def wait(self, *args, **kwargs):
            if self.pgconn.transaction_status == pq.TransactionStatus.INTRANS:
                self.disturbed()
            return super().wait(*args, **kwargs)

        def disturbed(self):
            try:
                tick()
            except OSError as problem:
                raise as_the_server_says(problem) from None

    return Ticking


LONG = 60.0
"""How many seconds to wait for a server that many tests are busy with."""


class PostgresBackend:
    """Registers of one database: making one is a row, and each test that passes shows that they do not meet."""

    def __init__(self, location):
        self.location = location
        self.database = Database(Address.parse(location))
        self.database.bring_up_to_date(make=True)

    def create(self):
        register = f"register-{secrets.token_hex(6)}"
        found(self.database, register)
        return Address.parse(f"{self.location}?register={register}")

    def open(self, place, tick=nothing_happens, patience=LONG, *, filling=False):
        factory = psycopg.Connection if tick is nothing_happens else ticking(tick)
        return store_of(Database(place, patience, factory), filling=filling)


@pytest.fixture(scope="session")
def postgres_backend(server):
    return PostgresBackend(server.make_database(OPEN_TO_ALL))
