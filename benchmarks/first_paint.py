"""How long it takes until something, and until the overview can be read, in a real pseudo-terminal.

    python benchmarks/first_paint.py [RUNS]

All programs run in a pseudo-terminal of 120×40; the clock stops when their mark has been written to it. The bare app
composes as many widgets as the overview has, of Textual's own, with no data at all: it is the limit of the framework.
The first paint of ours is the frame with the line that the register is being read; the overview is the last thing that
is written of the first place, with all its data.
"""

import fcntl
import os
import pty
import resource
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

RUNS = 9
WINDOW = struct.pack("HHHH", 40, 120, 0, 0)
LONGEST = 30.0
WIDGETS = 8
"""What the overview is composed of: header, places, body, list, page, too-small notice, message, keys."""
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        for number in range({widgets}):
            yield Static("widget", id=f"w{{number}}")
        yield Static("READY")

Bare().run()
"""


def until_painted(command: list[str], mark: bytes) -> tuple[float, float]:
    """Run a program until it has written its mark; give wall-clock and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execvp(command[0], command)  # noqa: S606 - our own words
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, WINDOW)
    seen = b""
    wall = None
    while wall is None and time.perf_counter() - began < LONGEST:
        if select.select([terminal], [], [], 1.0)[0]:
            try:
                seen = (seen + os.read(terminal, 65536))[-200_000:]
            except OSError:
                break
            if mark in seen:
                wall = time.perf_counter() - began
    os.kill(process, signal.SIGKILL)
    os.close(terminal)
    os.waitpid(process, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if wall is None:
        raise SystemExit(f"{command[0]} never showed {mark!r}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def main() -> None:
    """Print the medians and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    program = str(Path(sys.executable).with_name("lokalkontakt"))
    with tempfile.TemporaryDirectory() as folder:
        register = f"{folder}/hedensted"
        subprocess.run([program, "demo", "--into", register], check=True, capture_output=True)
        ours = [program, "--language", "da", "--register", register]
        bare = [sys.executable, "-c", BARE.format(widgets=WIDGETS)]
        results: dict[str, list[tuple[float, float]]] = {
            "bare Textual app": [],
            "first paint": [],
            "overview, with data": [],
        }
        for _ in range(runs):  # in turns, so that a slow moment of the computer hits all alike
            results["bare Textual app"].append(until_painted(bare, b"READY"))
            results["first paint"].append(until_painted(ours, "Læser registret".encode()))
            results["overview, with data"].append(until_painted(ours, b"Senest gjort"))
    medians = {
        name: (statistics.median(wall for wall, _ in times), statistics.median(cpu for _, cpu in times))
        for name, times in results.items()
    }
    print(f"{'':<20}{'wall ms':>10}{'CPU ms':>10}")
    for name, (wall, cpu) in medians.items():
        print(f"{name:<20}{wall * 1000:>10.0f}{cpu * 1000:>10.0f}")
    limit = medians["bare Textual app"]
    for name, taken in medians.items():
        wall, cpu = (one / other for one, other in zip(taken, limit, strict=True))
        print(f"{name:<20}{wall:>9.2f}x{cpu:>9.2f}x")


if __name__ == "__main__":
    main()
