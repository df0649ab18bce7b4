"""The welcome: no register is open yet; four ways to begin."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from lokalkontakt_tui.models import welcome
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.frame import PlaceRow
from lokalkontakt_tui.widgets.lines import LinesView
from lokalkontakt_tui.widgets.rows import RowList


class WelcomeScreen(Framed):
    """Offers to try the example, open, read in, or begin."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("ctrl+l", "", N_("Dansk / English"), "Ctrl+L"),
        Key("ctrl+q", "", N_("Close"), "Ctrl+Q"),
        *(Key(number, f"act('{action}')", label) for number, action, label, _ in welcome.WAYS),
    )
    SENTENCES = (
        N_("Try the example first: it is a copy of your own, and everything can be undone."),
        N_("A register is a folder of text files. You decide where it lies."),
        N_("Reading in a list shows you everything before it is saved."),
    )

    def keys(self) -> tuple[Key, ...]:
        """Give the keys for the key bar; the numbers stand in the list."""
        return self.KEYS[:3]

    def body(self) -> ComposeResult:
        """Compose title and choices."""
        with Vertical(id="body", classes="welcome"):
            yield LinesView(id="title")
            yield RowList(id="rows")

    def on_mount(self) -> None:
        """Begin in the choices."""
        super().on_mount()
        self.query_one(RowList).focus()

    def fill(self) -> None:
        """Fill title and choices."""
        self.query_one(LinesView).show(lambda _width: welcome.title(self.words))
        self.query_one(RowList).show(welcome.listing(self.words))

    def show_frame(self) -> None:
        """Show the frame without places: there is nowhere to go yet."""
        super().show_frame()
        if not self.desk.open:
            self.query_one(PlaceRow).show(())

    def action_act(self, action: str) -> None:
        """Begin one way."""
        self.desk_app.act(action)
