"""The SQLite file forgets whom it is told to forget."""

import pytest

from lokalkontakt_core.testing.access_log import AccessLogContract
from lokalkontakt_core.testing.redaction import RedactionContract


class TestSqliteRedaction(RedactionContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend

    @pytest.fixture
    def stored(self):
        """The file, and what SQLite lays beside it: log, index of the log, journal."""
        return lambda place: [path.read_bytes() for path in place.parent.glob(f"{place.name}*")]


class TestSqliteAccessLog(AccessLogContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend
