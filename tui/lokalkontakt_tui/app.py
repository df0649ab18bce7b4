"""The full-screen program: places, screens, themes, and what the keys do everywhere."""

from datetime import date
from typing import Any, ClassVar

from textual.app import ScreenStackError
from textual.binding import Binding, BindingType

from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.models.frame import PLACES
from lokalkontakt_tui.screens.areas import AreasScreen
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.theme import DARK, DEFAULTS, LIGHT, THEMES

_SCREENS: dict[str, type[Framed]] = {"areas": AreasScreen}


class LokalkontaktApp(DeskApp):
    """The program of the coordinator.

    Args:
        desk: The open register and its language.
        start: The action to begin with.
        options: What Textual's own class takes.
    """

    TITLE = "lokalkontakt"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str]] = ["styles/frame.tcss", "styles/lists.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [
        (0, "-lille"), (80, "-smal"), (120, "-normal"), (160, "-bred"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-lav"), (20, "-jaevn"), (31, "-hoej")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(place.number, f"place('{place.key}')", show=False) for place in PLACES),
        Binding("ctrl+t", "theme", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, *, start: str = "place:overview", **options: Any) -> None:
        super().__init__(desk, **options)
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self._start = start

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables values while the first stylesheet is read, and under themes that do not know them."""
        return DEFAULTS

    def on_mount(self) -> None:
        """Open the first screen."""
        self.act(self._start)

    def act(self, action: str) -> None:
        """Do what an action stands for."""
        verb, _, rest = action.partition(":")
        if verb == "place":
            self.action_place(rest)

    def action_place(self, key: str) -> None:
        """Go to a place."""
        screen = _SCREENS[key]()
        while len(self.screen_stack) > 2:  # noqa: PLR2004 - the blank screen and the place
            self.pop_screen()
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def action_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT if self.theme == DARK else DARK

    def renew(self) -> None:
        """Show the register as it is now."""
        try:
            screen = self.screen
        except ScreenStackError:
            return
        if isinstance(screen, Framed):
            screen.renew()

    def say(self, text: str, kind: str = "good", then: str = "") -> None:
        """Set the message line and show it."""
        self.desk.say(text, kind, then)
        self.renew()


def run(register_url: str | None, *, language: str, actor: str, day: date | None) -> None:
    """Open the program."""
    del register_url, language, actor, day
