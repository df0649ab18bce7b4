"""The full-screen program: places, screens, themes, and what the keys do everywhere."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.models.places import PLACES
from lokalkontakt_tui.theme import DEFAULTS, LIGHT, THEMES

if TYPE_CHECKING:  # the first screen is painted before any of them is loaded
    from collections.abc import Callable

    from lokalkontakt_tui.desk import Desk
    from lokalkontakt_tui.opening import Opener
    from lokalkontakt_tui.screens.framed import Framed
    from lokalkontakt_tui.watching import Watcher

LOOK_OUTSIDE_AFTER = 0.5
"""When it is looked for edits by hand, in seconds after the start: the first screen is not kept waiting for it."""
BEFORE_A_DESK = frozenset({"quit"})
"""What can be done before there is a desk."""
PLACE_DEPTH = 2
"""How many screens lie under each other when a place is seen: Textual's blank one, and the place."""


class LokalkontaktApp(DeskApp):
    """The program of the coordinator.

    Args:
        desk: The open register and its language; None while there is none yet, `sit_down` brings it.
        opener: Opens and makes registers; None like the desk.
        start: The action to begin with; the overview, or the ways to begin, when left out.
        options: What Textual's own class takes.
    """

    TITLE = "lokalkontakt"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str]] = [f"styles/{name}.tcss" for name in ("frame", "lists", "dialogs", "workbench")]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = [(0, "-lille"), (80, "-smal"), (120, "-normal"), (160, "-bred")]  # noqa: RUF012 - Textual's
    VERTICAL_BREAKPOINTS = [(0, "-lav"), (20, "-jaevn"), (31, "-hoej")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(place.number, f"act_in_register('place:{place.key}')", show=False) for place in PLACES),
        Binding("ctrl+z", "act_in_register('undo:')", show=False),
        Binding("ctrl+y", "act_in_register('redo:')", show=False),
        Binding("d", "act_in_register('change_day:')", show=False),
        Binding("ctrl+p", "act_in_register('find:')", show=False),
        Binding("ctrl+f", "act_in_register('find:')", show=False),
        Binding("question_mark,f1", "act('help:')", show=False),
        Binding("ctrl+l", "act('language:')", show=False),
        Binding("ctrl+t", "act('theme:')", show=False),
        Binding("ctrl+c", "copy_or_tell", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, desk: Desk | None, opener: Opener | None, *, start: str | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self._start = start
        self._watcher: Watcher | None = None
        self._seated = False
        if desk is not None and opener is not None:
            self.sit_down(desk, opener)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables values while the first stylesheet is read, and under themes that do not know them."""
        return DEFAULTS

    def sit_down(self, desk: Desk, opener: Opener) -> None:
        """Work at a desk from now on."""
        self.desk = desk
        self.opener = opener
        desk.when_taken = self.taken
        self._seated = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether something can be done: nothing but leaving before there is a desk."""
        return super().check_action(action, parameters) if self._seated or action in BEFORE_A_DESK else False

    def on_key(self, event: events.Key) -> None:
        """Take a capital letter that nobody had a use for as the letter: keys are shown as capitals."""
        if event.is_printable and event.key.isupper():
            event.stop()
            self.simulate_key(event.key.lower())

    def on_mount(self) -> None:
        """Begin, if there is a desk to begin at."""
        if self._seated:
            self.begin()

    def begin(self) -> None:
        """Open the first place, or show the ways to begin."""
        if self._start is None and self.desk.open:
            self.go("overview")
        else:
            self.act(self._start or "welcome:")
        self.taken()

    def taken(self) -> None:
        """Listen to the register that was just opened, and look soon at its files and where they lie."""
        self.listen()
        self.set_timer(LOOK_OUTSIDE_AFTER, self.look_outside)

    def act(self, action: str) -> None:
        """Do what an action stands for."""
        if not isinstance(self.screen, ModalScreen):
            self.doing = action
        self.run_worker(self._done(action), group="flow", exclusive=False)

    async def _done(self, action: str) -> None:
        """Run a flow; what it is refused outside its own dialogs is told in the message line."""
        from lokalkontakt_tui.actions import flow_of  # noqa: PLC0415 - see the top

        verb, _, rest = action.partition(":")
        try:
            await flow_of(verb)(self, rest)
        except LokalkontaktError as error:
            self.desk.say_refused(error)
            self.renew()

    def listen(self) -> None:
        """Begin to hear of what others write into the open register, and of no other one."""
        from lokalkontakt_tui.watching import Watcher  # noqa: PLC0415 - see the top

        if self._watcher is not None:
            self._watcher.stop()
        if not (self.desk.open and self.is_running):
            return
        loop, context = asyncio.get_running_loop(), copy_context()

        def tell(trouble: LokalkontaktError | None) -> None:
            with suppress(RuntimeError):  # the program has just ended
                loop.call_soon_threadsafe(self._heard, trouble, context=context)

        self._watcher = Watcher(self.desk.workspace.store.register, tell)
        self._watcher.start(self.desk.workspace.register.revision)

    def on_unmount(self) -> None:
        """Hear of nothing any more."""
        if self._watcher is not None:
            self._watcher.stop()

    def _heard(self, trouble: LokalkontaktError | None) -> None:
        """Look what others have written, or tell that the store cannot be reached."""
        if not self.is_running:
            return
        if trouble is None:
            self.look()
        else:
            self.desk.say_refused(trouble)
            self.renew()

    def look(self) -> None:
        """Take in what others have written meanwhile, and show it under whatever somebody is in the middle of."""
        from lokalkontakt_tui.dialogs.base import Dialog  # noqa: PLC0415 - see the top
        from lokalkontakt_tui.screens.framed import Framed  # noqa: PLC0415

        if not self.desk.open:
            return
        try:
            news = self.desk.news()
        except LokalkontaktError as error:
            self.desk.say_refused(error)
            news = True
        if news:
            self._framed(Framed.renew_quietly)
            if isinstance(self.screen, Dialog):
                self.screen.hear(self.desk.message)

    def look_outside(self) -> None:
        """Tell when stored records were edited by hand, past the program, or lie where that is unwise."""
        if self.desk.open and (self.desk.edited_outside() or self.desk.lies_unwisely()):
            self.renew()

    def go(self, place: str, chosen: str = "") -> None:
        """Go to a place."""
        from lokalkontakt_tui.screens.list_detail import ListDetail  # noqa: PLC0415 - see the top
        from lokalkontakt_tui.screens.places import screen_of  # noqa: PLC0415

        screen = screen_of(place)()
        if chosen and isinstance(screen, ListDetail):
            screen.filter = chosen
        while len(self.screen_stack) > PLACE_DEPTH:
            self.pop_screen()
        if len(self.screen_stack) == PLACE_DEPTH:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def action_act(self, action: str) -> None:
        """Do what a key stands for."""
        self.act(action)

    def action_act_in_register(self, action: str) -> None:
        """Do what a key stands for, while a register is open."""
        if self.desk.open:
            self.act(action)

    def action_copy_or_tell(self) -> None:
        """Copy what is selected; with nothing selected say how to leave, for that is what Ctrl+C means to many."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.say(self.words("Ctrl+Q closes the program. Everything is saved."), "info")

    def renew(self) -> None:
        """Show the register as it is now."""
        from lokalkontakt_tui.screens.framed import Framed  # noqa: PLC0415 - see the top

        self._framed(Framed.renew)

    def _framed(self, renew: Callable[[Framed], None]) -> None:
        """Renew the screen that is seen, or that lies under the dialogs."""
        from lokalkontakt_tui.screens.framed import Framed  # noqa: PLC0415 - see the top

        try:
            stack = self.screen_stack
        except ScreenStackError:
            return
        seen = next((screen for screen in reversed(stack) if isinstance(screen, Framed)), None)
        if seen is not None and seen.is_mounted:  # else it shows everything as soon as it is
            renew(seen)

    def say(self, text: str, kind: str = "good", then: str = "") -> None:
        """Set the message line and show it."""
        self.desk.say(text, kind, then)
        self.renew()
