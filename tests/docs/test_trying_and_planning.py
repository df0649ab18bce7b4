"""The commands of the page on the log, projects, pilots and the plan run as printed, one after another."""

import re
import shlex
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "trying-and-planning.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the tests run apart from the checkout")


def commands():
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def test_every_command_of_the_page_runs_as_printed(tmp_path, run_program):
    folder = tmp_path / "hedensted"
    run_program("demo", "--into", str(folder))
    assert len(commands()) > 20
    for command in commands():
        run_program("--register", str(folder), *command)
