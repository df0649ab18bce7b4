import io
import json
import shutil
from datetime import UTC, datetime

import pytest

from lokalkontakt_cli.main import run
from lokalkontakt_cli.session import Surroundings
from lokalkontakt_core.ports.clock import FixedClock

NOW = datetime(2020, 5, 4, 8, 0, tzinfo=UTC)


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

    def __call__(self, *args, stdin="", register=True, language="en"):
        self.capsys.readouterr()
        self.monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        options = ["--language", language, "--actor", "tester"]
        if register and self.register is not None:
            options += ["--register", str(self.register)]
        surroundings = Surroundings(clock=FixedClock(NOW), environ=self.environ)
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


@pytest.fixture
def cli(capsys, monkeypatch, demo):
    """The command line on a fresh copy of the demo register."""
    return Cli(capsys, monkeypatch, demo)


@pytest.fixture
def bare(capsys, monkeypatch, tmp_path):
    """The command line in an empty folder, on no register."""
    monkeypatch.chdir(tmp_path)
    return Cli(capsys, monkeypatch, None)
