"""The SQLite file forgets whom it is told to forget."""

import pytest

from lokalkontakt_core.testing.access_log import AccessLogContract
from lokalkontakt_core.testing.redaction import RedactionContract
from lokalkontakt_core.testing.redaction_examples import filled


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


def test_git_around_it_and_copies_beside_it_are_named(sqlite_backend):
    place = filled(sqlite_backend)
    before = sqlite_backend.open(place).register.out_of_reach()
    copy = place.with_name(f"{place.name}.kopi")
    copy.touch()
    (place.parent / ".git").mkdir()
    found = sqlite_backend.open(place).register.out_of_reach()
    assert set(found) - set(before) == {str(copy), str(place.parent / ".git")}
