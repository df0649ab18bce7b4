"""A day with the program in a real terminal (tmux): the whole path, a kill -9 in the middle, and a transcript.

    python tests/story/recorded_run.py [--program PATH] [--transcript FILE]

Without `--program` the program is first installed from this checkout into a fresh environment. Every step waits for
what a person would see; a step that does not come ends the run with the screen as it was.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLUMNS, ROWS = 120, 40
PATIENCE = 300.0
"""For how long anything is waited for, in seconds; only a run that fails takes it."""
UNSEEN = 3.0
"""After so many seconds a key is believed to have changed nothing that is seen."""
PAUSE = 0.1
CHECKOUT = Path(__file__).resolve().parents[2]


class Terminal:
    """One tmux window, and what was seen in it."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        # A program believes COLUMNS and LINES more than the terminal it runs in.
        inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        self._environment = {
            **inherited,
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "HOME": str(folder),
            "LOKALKONTAKT_ACTOR": "anna",
        }
        self._windows = 0
        self._name = ""
        self.transcript: list[str] = []

    def _tmux(self, *arguments: str) -> str:
        ran = subprocess.run(  # noqa: S603 - our own words
            ["tmux", "-S", self._socket, *arguments],  # noqa: S607 - the one on the PATH
            capture_output=True, text=True, check=True, env=self._environment,
        )  # fmt: skip
        return ran.stdout

    def start(self, *command: str) -> None:
        """Run a program in a new window, in place of the one before."""
        size = ("-x", str(COLUMNS), "-y", str(ROWS))
        if not self._windows:
            # A session that stays, so that the server does; and nobody is attached, so sizes are set by hand.
            self._tmux("new-session", "-d", "-s", "keeper", *size, "sleep 3600")
            for option, value in (
                ("default-size", f"{COLUMNS}x{ROWS}"),
                ("remain-on-exit", "on"),
            ):
                self._tmux("set-option", "-g", option, value)
        self._windows += 1
        self._name = f"day{self._windows}"
        self._tmux("new-session", "-d", "-s", self._name, *size, " ".join(f"'{word}'" for word in command))
        if self._windows > 1:
            self._tmux("kill-session", "-t", f"day{self._windows - 1}")

    def end(self) -> None:
        """Close the window."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False, capture_output=True)  # noqa: S603, S607

    @property
    def screen(self) -> str:
        """What stands in the window."""
        return "\n".join(
            line.rstrip() for line in self._tmux("capture-pane", "-p", "-t", self._name).rstrip().splitlines()
        )

    @property
    def process(self) -> int:
        """The program's process id."""
        return int(self._tmux("display-message", "-p", "-t", self._name, "#{pane_pid}"))

    def see(self, *texts: str, gone: str = "") -> str:
        """Wait until the window shows all of these texts (and no more of another one)."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.screen
            flat = re.sub(r"[\s│]+", " ", screen)
            if all(text in flat for text in texts) and not (gone and gone in flat):
                return screen
            time.sleep(0.05)
        raise SystemExit(f"waited for {texts!r} and saw:\n{self.screen}")

    def stand_on(self, text: str) -> None:
        """Wait until the terminal's cursor, which follows what has the focus, stands on a line with this text."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            row = int(self._tmux("display-message", "-p", "-t", self._name, "#{cursor_y}"))
            if text in dict(enumerate(self.screen.splitlines())).get(row, ""):
                return
            time.sleep(0.05)
        raise SystemExit(f"waited for the cursor on {text!r} and saw:\n{self.screen}")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names, each when the one before was taken in, as somebody who looks at the window."""
        for key in keys:
            before = self._look()
            self._tmux("send-keys", "-t", self._name, key)
            self._let_it_be_taken_in(before)

    def write(self, text: str) -> None:
        """Type a text."""
        before = self._look()
        self._tmux("send-keys", "-t", self._name, "-l", text)
        self._let_it_be_taken_in(before)

    def leave(self) -> None:
        """End the program, and wait until it has ended."""
        self._tmux("send-keys", "-t", self._name, "C-q")
        until = time.monotonic() + PATIENCE
        while self._tmux("display-message", "-p", "-t", self._name, "#{pane_dead}").strip() != "1":
            if time.monotonic() > until:
                raise SystemExit(f"waited for the program's end and saw:\n{self.screen}")
            time.sleep(PAUSE)

    def _look(self) -> str:
        """What stands in the window with its colours, and where the cursor is: where the focus is."""
        cursor = self._tmux("display-message", "-p", "-t", self._name, "#{cursor_x} #{cursor_y}")
        return cursor + self._tmux("capture-pane", "-p", "-e", "-t", self._name)

    def _let_it_be_taken_in(self, before: str) -> None:
        """Wait until the window has changed, and then until it changes no more."""
        until = time.monotonic() + UNSEEN
        while (seen := self._look()) == before and time.monotonic() < until:
            time.sleep(PAUSE / 2)
        last = before
        while seen != last:
            time.sleep(PAUSE)
            last, seen = seen, self._look()

    def record(self, caption: str) -> None:
        """Keep the window for the transcript."""
        self.transcript.append(f"## {caption}\n\n```text\n{self.screen}\n```\n")


class Day:
    """The coordinator, three areas, and a power cut."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = str(program)
        self.register = str(folder / "hedensted")
        self.terminal = Terminal(folder)

    def command(self, *arguments: str, exits: tuple[int, ...] = (0,)) -> str:
        """Run one command on the register and give what it printed."""
        ran = subprocess.run(  # noqa: S603 - our own words
            [self.program, "--register", self.register, "--actor", "anna", *arguments],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if ran.returncode not in exits:
            raise SystemExit(f"{arguments} ended with {ran.returncode}:\n{ran.stdout}\n{ran.stderr}")
        return ran.stdout

    def open(self) -> None:
        """Open the full-screen program."""
        self.terminal.start(self.program, "--register", self.register)
        self.terminal.see("Dækning", "Det venter på dig")

    def live(self) -> None:
        """Live through the day."""
        demo = [self.program, "--actor", "anna", "demo", "--into", self.register]
        subprocess.run(demo, check=True, capture_output=True)  # noqa: S603 - our own words
        self.open()
        self.terminal.see("12 dækket", "3 skal overdrages", "1 uafklaret", "12 uden", "Tryk H for hele historikken")
        self.terminal.record("The overview: what waits, and what it leads to")
        self.make_confirmable()
        self.confirm()
        self.hand_over_and_undo()
        self.open_the_round()
        self.three_areas_answer()
        self.close_and_read()

    def make_confirmable(self) -> None:
        """Record Frank's own yes, his manager's yes and the time he is given."""
        terminal = self.terminal
        terminal.press("3")
        terminal.see("Søg efter kontakt")
        terminal.press("/")
        terminal.stand_on("Søg efter kontakt")
        terminal.write("Frank")
        terminal.see("Frank Kjær", gone="Anne-Mette Agermark")
        terminal.press("Enter")
        terminal.see("Frank Kjær", "Eget ja …")
        terminal.press("Enter", "Enter")
        terminal.see("Registrér svaret fra Frank Kjær")
        terminal.record("Recording that the contact has said yes")
        terminal.press("C-s")
        terminal.see("Obs-punkter bagefter")
        terminal.press("Enter")
        terminal.see("Ctrl+Z fortryder")
        terminal.press("Enter")
        terminal.see("Registrér lederens svar")
        terminal.press("C-s")
        terminal.see("Obs-punkter bagefter")
        terminal.press("Enter")
        terminal.see("Ctrl+Z fortryder", gone="Obs-punkter bagefter")
        terminal.press("Enter")
        terminal.see("fået bevilget")
        terminal.write("5")
        terminal.press("C-s")
        terminal.see("Obs-punkter bagefter")
        terminal.press("Enter")
        terminal.see("5 t/uge", gone="Obs-punkter bagefter")
        terminal.record("The contact is ready: both yeses and the time are there")
        terminal.press("Escape", "Escape")

    def confirm(self) -> None:
        """Give Bjerre a contact and confirm it."""
        terminal = self.terminal
        terminal.press("2")
        terminal.see("Søg efter område")
        terminal.press("/")
        terminal.stand_on("Søg efter område")
        terminal.write("Bjerre")
        terminal.see("Bjerre", gone="Barrit")
        terminal.press("Enter")
        terminal.see("Bjerre ○ uden lokalkontakt")
        terminal.press("t")
        terminal.see("Tilknyt en lokalkontakt til Bjerre")
        terminal.press("f", "C-s")
        terminal.see("Obs-punkter bagefter")
        terminal.press("Enter")
        terminal.see("Bjerre: Frank Kjær er foreslået")
        terminal.press("Enter", "Enter")
        terminal.see("Bekræft Frank Kjær for Bjerre")
        terminal.record("The consequences before the yes")
        terminal.press("Enter")
        terminal.see("Bjerre ● dækket", gone="Bekræft Frank Kjær for Bjerre")
        terminal.press("Escape", "Escape")

    def hand_over_and_undo(self) -> None:
        """Hand Glud over to Frank, and take it back."""
        terminal = self.terminal
        terminal.press("1", "2")
        terminal.see("Søg efter område")
        terminal.press("/")
        terminal.stand_on("Søg efter område")
        terminal.write("Glud")
        terminal.see("Glud", gone="Barrit")
        terminal.press("Enter")
        terminal.see("Glud ► skal overdrages")
        terminal.press("o")
        terminal.see("Overdrag Glud")
        terminal.press("f", "Enter", "C-s")
        terminal.see("Det sker", "Obs-punkter bagefter")
        terminal.record("Handing over, with what it does to areas, hours and findings")
        terminal.press("Enter")
        terminal.see("Glud: Frank Kjær fra")
        terminal.press("Escape", "C-z")
        terminal.see("Fortryd:")
        terminal.record("Undo shows what it takes back")
        terminal.press("Enter")
        terminal.see("skal overdrages", gone="Fortryd:")
        terminal.leave()

    def open_the_round(self) -> None:
        """Plan the evaluation and open it."""
        self.open()
        terminal = self.terminal
        terminal.press("5")
        terminal.see("Her er ingen spørgerunder endnu")
        terminal.press("n")
        terminal.see("Det bliver en kladde")
        terminal.write("Evaluering, forår 2020")
        terminal.press("C-s")
        terminal.see("Gem kladden")
        terminal.press("Enter")
        terminal.see("er en kladde")
        terminal.press("Enter", "Enter")
        terminal.see("28 beskeder lægges i udbakken")
        terminal.record("Opening the round: 28 invitations wait in the outbox")
        terminal.press("Enter")
        terminal.see("0 af 28")
        terminal.leave()

    def three_areas_answer(self) -> None:
        """Let three areas answer; the power goes while the second one writes."""
        codes = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+", self.command("wave", "codes", "Evaluering, forår 2020"))
        self._answer(codes[0])
        self.terminal.record("The receipt of the first area")
        self._begin(codes[1])
        self.terminal.press("Enter", "1", "Enter", "1", "Enter", "4")
        self.terminal.see("Hvor godt ved I", "(•) Godt")
        os.kill(self.terminal.process, signal.SIGKILL)
        self._begin(codes[1])
        self.terminal.see("Hvor godt ved I", "(•) Godt")
        self.terminal.record("After kill -9 the same code goes on where it was, with every answer")
        self._finish()
        self._answer(codes[2])

    def _begin(self, code: str) -> None:
        self.terminal.start(self.program, "--register", self.register, "answer", code)
        self.terminal.see("Spørgsmål")

    def _answer(self, code: str) -> None:
        self._begin(code)
        self._finish()

    def _finish(self) -> None:
        """Answer each question with its first option, and send."""
        terminal = self.terminal
        for _ in range(200):
            screen = terminal.screen
            if "Send svar" in screen:
                break
            if "tegn" in screen and "Tab går videre" in screen:
                terminal.write("Det virker.")
                terminal.press("Escape", "Enter")
            elif "( )" in screen or "[ ]" in screen or "(•)" in screen:
                terminal.press("1", "Enter")
            else:
                terminal.press("Enter")
        terminal.see("Se jeres svar igennem", "Send svar")
        terminal.press("C-s")
        terminal.see("Tak.", "Jeres svar er modtaget")

    def close_and_read(self) -> None:
        """Close the round, read the results and look at the history."""
        self.open()
        terminal = self.terminal
        terminal.press("5")
        terminal.see("3 af 28")
        terminal.record("The round: three areas have answered")
        self.command("wave", "close", "Evaluering, forår 2020", "--yes")
        terminal.press("1", "5")
        terminal.see("lukket")
        terminal.press("s")
        terminal.see("Grundlag: 3 svar")
        terminal.record("The results, with the base of every figure")
        terminal.press("Escape")
        terminal.leave()
        history = self.command("history")
        self.terminal.transcript.append(f"## The history\n\n```text\n{history}\n```\n")
        check = self.command("check", "--format", "json", exits=(0, 1))
        if '"code"' not in check:
            raise SystemExit("the findings are gone")


def installed(folder: Path) -> Path:
    """Install the checkout into a fresh environment and give its program."""
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)  # noqa: S603 - our own words
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(binaries / "pip"), "install", "-q", str(CHECKOUT)], check=True)  # noqa: S603
    return binaries / "lokalkontakt"


def main(arguments: list[str] | None = None) -> None:
    """Run the day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path)
    parser.add_argument("--transcript", type=Path)
    options = parser.parse_args(arguments)
    if shutil.which("tmux") is None:
        raise SystemExit("tmux is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        day = Day(options.program or installed(folder), folder)
        try:
            day.live()
        finally:
            day.terminal.end()
        text = "# A day with lokalkontakt\n\nMade by `tests/story/recorded_run.py`.\n\n" + "\n".join(
            day.terminal.transcript
        )
        if options.transcript is not None:
            options.transcript.write_text(text.replace(name, "…"), "utf-8")


if __name__ == "__main__":
    main()
