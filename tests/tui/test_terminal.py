"""The program in a real pseudo-terminal: what is drawn, where the terminal's cursor stands, and what is left behind."""

import os
import select
import signal
import struct
import sys
import time

import pytest

from lokalkontakt_core.extension.host import Host
from lokalkontakt_tui.making import make_example
from lokalkontakt_tui.opening import Opener

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of POSIX", allow_module_level=True)

import fcntl
import pty
import termios

import pyte

PROGRAM = """
import sys
from datetime import date
from lokalkontakt_tui.starting import run
run(sys.argv[1], language="da", actor="anna", day=date(2020, 5, 1))
"""
LONGEST = 120
"""For how long anything is waited for, in seconds; only a test that fails takes it."""


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, register, columns=120, rows=40):
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
            environment = {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            os.execve(sys.executable, [sys.executable, "-c", PROGRAM, register], environment)  # noqa: S606
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, text):
        """Read until a text is on the screen."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            if text in "\n".join(self.screen.display):
                return True
            self.read()
        return False

    def read(self, seconds=0.1):
        ready, _, _ = select.select([self._file], [], [], seconds)
        if ready:
            try:
                self._stream.feed(os.read(self._file, 65536))
            except OSError:
                time.sleep(seconds)

    def press(self, keys):
        os.write(self._file, keys)
        for _ in range(5):
            self.read()

    def cursor_settles_on_the_highlight(self):
        """Read until the cursor stands on the row with the mark; a screen is drawn in several writes."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            marked = [number for number, line in enumerate(self.screen.display) if line.startswith(" ▌")]
            if marked == [self.screen.cursor.y] and self.screen.cursor.x == 2:
                return True
            self.read()
        return False

    def ended(self):
        """Wait for the program to end and give its exit code."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            self.read()
        return None

    def close(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._file)


@pytest.fixture
def terminal(tmp_path):
    place = str(tmp_path / "register")
    make_example(Opener(Host(), actor="anna"), place)
    opened = Terminal(place)
    yield opened
    opened.close()


@pytest.mark.slow
def test_the_terminals_own_cursor_stands_on_the_row_with_the_highlight_and_ctrl_q_ends_with_0(terminal):
    assert terminal.wait_for("Det venter på dig")
    terminal.press(b"2")
    assert terminal.wait_for("Uden lokalkontakt")
    for _ in range(3):
        terminal.press(b"\x1b[B")
        assert terminal.cursor_settles_on_the_highlight()
    terminal.press(b"\x11")
    assert terminal.ended() == 0
