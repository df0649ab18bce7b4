"""The PostgreSQL stores forget whom they are told to: a byte search of tables, TOAST and indexes finds nothing."""

import contextlib
import os
import secrets
import shutil
from pathlib import Path

import pytest

from lokalkontakt_core.testing.access_log import AccessLogContract
from lokalkontakt_core.testing.redaction import RedactionContract
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.store import create_store
from tests.plugins.postgres.conftest import PostgresBackend


class OneEach(PostgresBackend):
    """Each register in a database of its own, so that all the bytes of its files are its own."""

    def __init__(self, server):
        self._server = server

    def create(self):
        address = Address.parse(self._server.make_database(f"register-{secrets.token_hex(6)}"))
        create_store(address)
        return address

    def open(self, *args, **kwargs):
        self._server.let_others_end()  # an opening that finds somebody at work leaves scrubbing to the next
        return super().open(*args, **kwargs)


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps a disk in memory
ROOM = 4_000_000_000
"""Bytes; each database takes seven million, and there is one for each step that is tried."""


def _roomy():
    with contextlib.suppress(OSError):
        if shutil.disk_usage(IN_MEMORY).free > ROOM and os.access(IN_MEMORY, os.W_OK):
            return IN_MEMORY
    return None


@pytest.fixture(scope="module")
def server(make_server):
    """A server with this module's registers only, in memory where there is room: hundreds of databases are made."""
    return make_server("forgetting", _roomy())


class TestPostgresRedaction(RedactionContract):
    @pytest.fixture
    def backend(self, server):
        return OneEach(server)

    @pytest.fixture
    def stored(self, server):
        return lambda place: _files(server, place)


def _files(server, address):
    with contextlib.closing(connect(address, 1)) as connection:
        connection.execute("SET statement_timeout = 0")  # a slow disk may take its time
        connection.execute("CHECKPOINT")
        (number,) = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    return [path.read_bytes() for path in (server.data / "base" / str(number)).iterdir()]


class TestPostgresAccessLog(AccessLogContract):
    @pytest.fixture
    def backend(self, server):
        return OneEach(server)
