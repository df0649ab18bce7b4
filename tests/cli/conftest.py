import io
import json
import shutil
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, entry_points

import pytest

from lokalkontakt_cli.main import run
from lokalkontakt_cli.surroundings import Surroundings
from lokalkontakt_core.extension.hooks import ENTRY_POINTS
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.testing.memory import memory_store
from tests.cli import memory_plugin

NOW = datetime(2020, 5, 4, 8, 0, tzinfo=UTC)


MEMORY = EntryPoint("memory", "tests.cli.memory_plugin", ENTRY_POINTS)
POINTS = (*entry_points(group=ENTRY_POINTS), MEMORY)


class Ran:
    """What a run gave."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return self.out.splitlines()


class Cli:
    """Runs commands in this process, on one register."""

    def __init__(self, capsys, monkeypatch, register, environ=None):
        self.capsys = capsys
        self.monkeypatch = monkeypatch
        self.register = register
        self.environ = environ or {}
        self.points = POINTS

    def __call__(self, *args, stdin="", register=True, language="en"):
        self.capsys.readouterr()
        self.monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        options = ["--language", language, "--actor", "tester"]
        if register and self.register is not None:
            options += ["--register", str(self.register)]
        surroundings = Surroundings(host=Host(self.points), clock=FixedClock(NOW), environ=self.environ)
        code = run([*options, *map(str, args)], surroundings)
        captured = self.capsys.readouterr()
        return Ran(code, captured.out, captured.err)


@pytest.fixture(scope="session")
def laid_demo(tmp_path_factory):
    """A demo register, to be copied."""
    folder = tmp_path_factory.mktemp("demo") / "hedensted"
    assert run(["--register", str(folder), "--actor", "tester", "demo", "--into", str(folder)]) == 0
    return folder


@pytest.fixture
def demo(laid_demo, tmp_path):
    """A fresh copy of the demo register."""
    return shutil.copytree(laid_demo, tmp_path / "hedensted")


@pytest.fixture(scope="session")
def demo_commits():
    """The commits of the demo register."""
    surroundings = Surroundings(host=Host(POINTS), clock=FixedClock(NOW), environ={})
    assert run(["--actor", "tester", "demo", "--into", "memory:demo"], surroundings) == 0
    return tuple(reversed(list(memory_plugin.STORES["demo"].register.history())))


@pytest.fixture
def cli(capsys, monkeypatch, demo_commits):
    """The command line on a fresh demo register in memory."""
    store = memory_store()
    for commit in demo_commits:
        store.register.commit(commit.change, base=commit.revision - 1, actor=commit.actor, instant=commit.instant)
    monkeypatch.setitem(memory_plugin.STORES, "fresh", store)
    return Cli(capsys, monkeypatch, "memory:fresh")


@pytest.fixture
def disk(capsys, monkeypatch, demo):
    """The command line on a fresh copy of the demo register, in files."""
    return Cli(capsys, monkeypatch, demo)


@pytest.fixture
def bare(capsys, monkeypatch, tmp_path):
    """The command line in an empty folder, on no register."""
    monkeypatch.chdir(tmp_path)
    return Cli(capsys, monkeypatch, None)
