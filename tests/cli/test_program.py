"""The program as a process: exit codes, streams, and what a shell sees."""

import os
import subprocess
import sys

import pytest

from lokalkontakt_cli.exits import ExitCode

PROGRAM = [sys.executable, "-m", "lokalkontakt_cli", "--language", "en", "--actor", "tester"]


def started(*args, **settings):
    return subprocess.run(  # noqa: S603
        [*PROGRAM, *map(str, args)], capture_output=True, check=False, encoding="utf-8", errors="replace", **settings
    )


def test_the_exit_codes_are_the_documented_numbers():
    assert {code.name: code.value for code in ExitCode} == {
        "OK": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "TROUBLE": 3,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("command", "code"),
    [(["areas"], 0), (["check"], 1), (["area", "show", "Gludd"], 2), (["--register", "/findes/ikke", "areas"], 3)],
)
def test_a_process_ends_with_the_code_of_its_outcome(demo, command, code):
    assert started("--register", demo, *command).returncode == code


def test_a_clean_register_ends_check_with_0(tmp_path):
    assert started("init", tmp_path / "nyt", "--municipality", "Prøveby").returncode == 0
    ran = started("--register", tmp_path / "nyt", "check", "--format", "json")
    assert (ran.returncode, ran.stdout) == (0, "[]\n")


def test_a_pipe_gets_data_only_and_no_escape_sequence(demo):
    ran = started("--register", demo, "areas", env={**os.environ, "TERM": "xterm-256color", "FORCE_COLOR": "1"})
    assert "\x1b" not in ran.stdout + ran.stderr
    assert "--on DAY" in ran.stderr
    assert "--on DAY" not in ran.stdout


def test_a_reader_that_leaves_early_is_no_trouble(demo):
    writer = subprocess.Popen(  # noqa: S603
        [*PROGRAM, "--register", str(demo), "history", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    writer.stdout.close()
    _, talk = writer.communicate(timeout=300)
    assert writer.returncode == 0
    assert b"Traceback" not in talk
    assert b"BrokenPipe" not in talk


def test_a_console_that_lacks_a_sign_gets_its_number_and_no_exception(demo):
    ran = started("--register", demo, "check", env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert ran.returncode == 1
    assert "\\u25b2 LK" in ran.stdout
    assert "LKE001" not in ran.stderr


def test_json_and_csv_are_utf_8_whatever_the_console_speaks(demo):
    ran = started(
        "--register",
        demo,
        "areas",
        "--format",
        "json",
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert "Åle-Hjortsvang" in ran.stdout


def test_a_full_disk_behind_stdout_is_told(demo):
    if not os.path.exists("/dev/full"):  # noqa: PTH110 - a device, not a path of ours
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        ran = subprocess.run(  # noqa: S603
            [*PROGRAM, "--register", str(demo), "areas"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert ran.returncode == 3
    assert "LKE014" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_version_is_shown():
    assert started("--version").stdout.startswith("lokalkontakt ")


def test_commands_are_completed_in_the_shell():
    completed = started(
        env={
            **os.environ,
            "_LOKALKONTAKT_COMPLETE": "bash_complete",
            "COMP_WORDS": "lokalkontakt are",
            "COMP_CWORD": "1",
        }
    )
    assert completed.stdout.split() == ["plain,areas", "plain,area-list", "plain,area"]
