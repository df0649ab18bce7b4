"""The first screen: the frame is painted at once, and what the program needs is loaded while it is seen.

Loading core, rules and screens takes as long as Textual itself. Nothing here may import them, or the terminal stays
empty for twice the time.
"""

from __future__ import annotations

import asyncio
import gc
import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from lokalkontakt_core.compiled_words import words_of
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.models.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult

    from lokalkontakt_tui.desk import Desk
    from lokalkontakt_tui.opening import Opener

    Prepare = Callable[[], tuple[Desk, Opener]]

PACKAGE = "lokalkontakt_tui"
_NEEDED = (
    "lokalkontakt_tui.opening",
    "lokalkontakt_tui.desk",
    "lokalkontakt_tui.actions",
    "lokalkontakt_tui.watching",
    "lokalkontakt_tui.screens.overview",
    "lokalkontakt_core.rules.registry",
)
"""What is loaded beside the first screen; each brings what it needs itself."""
_OBJECTS_BETWEEN_COLLECTIONS = 5_000
"""How often Python looks for lost cycles once all is loaded: each screen that was left is one, a large one."""


class StartScreen(Screen[None]):
    """The frame without a register in it.

    Args:
        language: `da` or `en`.
    """

    DEFAULT_CSS = """
    StartScreen {
        #header { height: 1; background: $bar; color: $bartext; text-style: bold; }
        #places { height: 1; background: $panel; color: $muted; }
        #reading { height: 1fr; padding: 1 2; }
        #keys { height: 1; background: $panel; color: $muted; }
    }
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def compose(self) -> ComposeResult:
        """Compose the frame."""
        text = words_of(PACKAGE, os.path.dirname(__file__), self._language).text  # noqa: PTH120 - no paths wanted
        yield Static(Content(" lokalkontakt "), id="header")
        yield Static(Content("".join(f"  {place.number} {text(place.label)}  " for place in PLACES)), id="places")
        yield Static(Content(text("Reading the register …")), id="reading")
        yield Static(Content(f" Ctrl+Q  {text('Leave the program')}"), id="keys")


class StartingApp(LokalkontaktApp):
    """The program from the moment the terminal is its own.

    Args:
        prepare: Opens the register; called once, when everything it needs is loaded.
        language: `da` or `en`.
    """

    def __init__(self, prepare: Prepare, language: str, **options: Any) -> None:
        super().__init__(None, None, **options)
        self.problem: Exception | None = None
        """Why there is nothing to show, once the program has ended."""
        self._prepare = prepare
        self._language = language
        self._leaving = False

    async def action_quit(self) -> None:
        """Leave; what is not open yet is not opened any more."""
        self._leaving = True
        await super().action_quit()

    def get_default_screen(self) -> Screen[Any]:
        """Give the first screen; the places come to lie on it."""
        return StartScreen(self._language)

    def on_mount(self) -> None:
        """Load everything as soon as the first screen is painted."""
        self.call_after_refresh(self._begin_to_load)

    def _begin_to_load(self) -> None:
        self.run_worker(self._load(), group="start")

    async def _load(self) -> None:
        """Load in a thread, so that the terminal is heard meanwhile; open where the store is to be used."""
        try:
            await asyncio.to_thread(_load_needed)
            if self._leaving:
                return
            desk, opener = self._prepare()
        except Exception as problem:  # noqa: BLE001 - told by whoever started the program, on a terminal that is given back
            self.problem = problem
            self.exit()
        else:
            self.sit_down(desk, opener)
            self.begin()


def _load_needed() -> None:
    for module in _NEEDED:
        import_module(module)


def start(prepare: Prepare, *, language: str) -> None:
    """Open the program and give the terminal back when it is closed.

    Args:
        prepare: Opens the register.
        language: `da` or `en`, of the first screen.

    Raises:
        Exception: What `prepare` raises; the terminal has been given back then.
    """

    def prepared() -> tuple[Desk, Opener]:
        made = prepare()
        # Program and register stay: looking through all of them for lost cycles would stop the keys for half a second.
        gc.freeze()
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
        return made

    app = StartingApp(prepared, language)
    app.run()
    if app.problem is not None:
        raise app.problem


def run(register_url: str | None, *, language: str, actor: str, day: date | None) -> None:
    """Open the program and give the terminal back when it is closed.

    Args:
        register_url: The register to open; None shows the ways to begin.
        language: `da` or `en`.
        actor: Who works.
        day: The day to read the register on; its own day, else today, when None.

    Raises:
        LokalkontaktError: The register cannot be opened; the terminal has been given back then.
    """
    from lokalkontakt_tui.opening import desk_on  # noqa: PLC0415 - see the top

    start(lambda: desk_on(register_url, language=language, actor=actor, day=day), language=language)
