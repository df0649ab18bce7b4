import errno
import shutil
import sqlite3

import pytest

from lokalkontakt_core.testing.backend import nothing_happens
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write
from lokalkontakt_sqlite.connecting import Connection
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.store import create_store, store_of

LONG = 60.0
"""How many seconds to wait for other writers on a machine that many tests are busy with."""
STEPS_BETWEEN = 60
"""How many instructions of SQLite's own machine go by between two ticks."""


def as_sqlite_says(problem):
    """Give the exception SQLite raises when the system refuses."""
    if problem.errno == errno.ENOSPC:
        error, error.sqlite_errorcode = sqlite3.OperationalError("database or disk is full"), sqlite3.SQLITE_FULL
        error.sqlite_errorname = "SQLITE_FULL"
    else:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_READONLY, "SQLITE_READONLY"
    return error


def ticking(tick):
    """Give a class of connections that tick before every statement, and again and again in the middle of it."""

    class Ticking(Connection):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self._raised = None
            self.set_progress_handler(self._inside, STEPS_BETWEEN)

        def execute(self, *args):
            return self._run(super().execute, args)

        def executemany(self, *args):
            return self._run(super().executemany, args)

        def _run(self, statement, args):
            try:
                tick()
                return statement(*args)
            except OSError as problem:
                raise as_sqlite_says(problem) from None
            except sqlite3.OperationalError:
                problem, self._raised = self._raised, None
                if problem is None:
                    raise
                raise as_sqlite_says(problem) from None

        def _inside(self):
            try:
                tick()
            except OSError as problem:
                self._raised = problem
                return 1
            return 0

    return Ticking


class SqliteBackend:
    """Files; a made one is copied, which is quicker than making it again."""

    def __init__(self, root):
        self.root = root
        self._made = 0
        self._template = root / "template.db"

    def create(self):
        if not self._template.exists():
            create_store(self._template, "prove")
        self._made += 1
        return shutil.copyfile(self._template, self.root / f"register-{self._made}.db")

    def open(self, place, tick=nothing_happens, patience=LONG, *, filling=False):
        factory = Connection if tick is nothing_happens else ticking(tick)
        return store_of(Database(place, patience, factory), filling=filling)


@pytest.fixture
def sqlite_backend(tmp_path):
    return SqliteBackend(tmp_path)


@pytest.fixture
def glud(sqlite_backend):
    """A register of two areas, at revision 1; gives its file."""
    place = sqlite_backend.create()
    write(sqlite_backend.open(place).register, GLUD, SNAPTUN)
    return place
