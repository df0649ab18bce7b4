import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.plugins.postgres.server import OPEN_TO_ALL, Server, binaries
from tests.story.two_terminals import main

PROGRAM = Path(sys.prefix) / "bin" / "lokalkontakt"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux, a real terminal"),
]


def work_at(register, folder):
    transcript = folder / "desks.md"
    main(["--program", str(PROGRAM), "--register", register, "--transcript", str(transcript)])
    assert "Bo's choice appears by itself" in transcript.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["toml", "sqlite"])
def test_two_terminals_on_one_register_show_each_other_s_changes_and_lose_nothing_typed(scheme, tmp_path):
    work_at(f"{scheme}:{tmp_path / 'hedensted'}", tmp_path)


@pytest.fixture
def database():
    """Give the URL of a database on a server of its own."""
    programs = binaries()
    if programs is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no PostgreSQL server on this machine")
    with tempfile.TemporaryDirectory(prefix="lokalkontakt-postgres-") as name:
        folder = Path(name) / "server"
        folder.mkdir()
        Path(name).chmod(0o755)
        server = Server(folder, programs)
        server.make()
        server.start()
        yield server.make_database(OPEN_TO_ALL)
        server.throw_away()


@pytest.mark.postgres
def test_two_terminals_on_one_server_hear_of_each_other(database, tmp_path):
    work_at(f"postgresql:{database}?register=hedensted", tmp_path)
