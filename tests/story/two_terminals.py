"""Two people at one register, each in a real terminal (tmux): what the one writes appears at the other's.

    python -m tests.story.two_terminals [--program PATH] [--register URL] [--transcript FILE]

Anna and Bo change the name of the same area. Bo has typed when Anna saves; he sees both versions and chooses, and what
he typed is not lost. Every step waits for what a person would see.
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.story.recorded_run import Terminal, installed


class Patient(Terminal):
    """A terminal whose person presses the next key when they have seen what the last one did."""

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self._tmux("send-keys", "-t", self._name, *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-t", self._name, "-l", text)


class TwoDesks:
    """One register and the terminals of Anna and Bo.

    Args:
        program: The program.
        folder: Where everything may be put.
        register: The register's URL; nothing may lie there yet.
    """

    def __init__(self, program: Path, folder: Path, register: str) -> None:
        self.program = str(program)
        self.register = register
        self.anna, self.bo = (self._terminal(folder / name) for name in ("anna", "bo"))
        self.transcript: list[str] = []

    def _terminal(self, folder: Path) -> Patient:
        folder.mkdir()
        return Patient(folder)

    def end(self) -> None:
        """Close both windows."""
        self.anna.end()
        self.bo.end()

    def record(self, who: str, terminal: Terminal, caption: str) -> None:
        """Keep a window for the transcript."""
        self.transcript.append(f"## {who}: {caption}\n\n```text\n{terminal.screen}\n```\n")

    def work(self) -> None:
        """Let both change the name of one area."""
        subprocess.run([self.program, "demo", "--into", self.register], check=True, capture_output=True)  # noqa: S603
        for terminal, who in ((self.anna, "anna"), (self.bo, "bo")):
            terminal.start(self.program, "--register", self.register, "--actor", who)
            terminal.see("Dækning", "Det venter på dig")
        self._search_glud(self.anna)
        self._begin_editing(self.bo)
        self.bo.write("x")
        self.bo.see("Gludx")
        self.record("Bo", self.bo, "he has typed a new name and not saved it yet")
        self._begin_editing(self.anna, searching=True)
        self.anna.write(" By")
        self.anna.see("Glud By")
        self._save(self.anna)
        self.anna.see("Glud er gemt", gone="Obs-punkter bagefter")
        self.record("Anna", self.anna, "she has saved another name meanwhile")
        self.bo.see("Gludx", "anna: ")
        self.record("Bo", self.bo, "he is told on the edge of his form, and what he typed stands there")
        self.bo.press("C-s")
        self.bo.see("En anden har rettet imens", "Gludx", "Glud By")
        self.bo.stand_on("din")
        self.record("Bo", self.bo, "both versions, of which he chooses")
        self._save(self.bo)
        self.bo.see("er gemt", gone="Obs-punkter bagefter")
        self.anna.see("Gludx", "bo: ", gone="Obs-punkter bagefter")
        self.record("Anna", self.anna, "Bo's choice appears by itself, and she is where she was")

    def _search_glud(self, terminal: Terminal) -> None:
        terminal.press("2")
        terminal.see("Søg efter område")
        terminal.press("/")
        terminal.stand_on("Søg efter område")
        terminal.write("Glud")
        terminal.see("Glud", gone="Barrit")
        terminal.press("Tab")
        terminal.stand_on("Alle")
        terminal.press("Tab")
        terminal.stand_on("► Glud")

    def _begin_editing(self, terminal: Terminal, *, searching: bool = False) -> None:
        if not searching:
            self._search_glud(terminal)
        terminal.press("r")
        terminal.see("Ret Glud")
        terminal.stand_on("  Glud  ")

    def _save(self, terminal: Terminal) -> None:
        terminal.press("C-s")
        terminal.see("Obs-punkter bagefter")
        terminal.stand_on("Gem ændringerne")
        terminal.press("Enter")


def main(arguments: list[str] | None = None) -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path)
    parser.add_argument("--register")
    parser.add_argument("--transcript", type=Path)
    options = parser.parse_args(arguments)
    if shutil.which("tmux") is None:
        raise SystemExit("tmux is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desks = TwoDesks(options.program or installed(folder), folder, options.register or f"toml:{folder}/hedensted")
        try:
            desks.work()
        finally:
            desks.end()
        text = "# Two desks\n\nMade by `tests/story/two_terminals.py`.\n\n" + "\n".join(desks.transcript)
        if options.transcript is not None:
            options.transcript.write_text(text.replace(name, "…"), "utf-8")


if __name__ == "__main__":
    main()
