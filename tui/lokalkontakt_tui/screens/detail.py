"""One thing as a screen of its own: an area, a contact, a finding, a change; Esc goes back to where one came from."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import line, plain_text
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.page import PageView


class DetailScreen(Framed):
    """A page with the frame round it.

    Args:
        place: The place it belongs to.
        make: Gives the page as it is now; None when the thing has gone.
        actions: What the letters T, O, R and A do here; empty for nothing.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "", N_("Do it"), "Enter"),
        Key("t", "letter('t')", N_("Assign")),
        Key("o", "letter('o')", N_("Hand over")),
        Key("r", "letter('r')", N_("Edit")),
        Key("a", "letter('a')", N_("Accept")),
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Tab goes from button to button and link to link. Enter does what is underlined."),
        N_("The arrow keys scroll when the page is longer than the window."),
        N_("Esc goes back to where you came from."),
    )

    def __init__(self, place: str, make: Callable[[Desk], Page | None], actions: dict[str, str]) -> None:
        super().__init__()
        self._place = place
        self._make = make
        self._actions = actions
        self._title = ""

    @property
    def place(self) -> str:
        """The place it belongs to."""
        return self._place

    def keys(self) -> tuple[Key, ...]:
        """Give the keys that do something here."""
        return tuple(key for key in self.KEYS if key.key in {"enter", "escape"} or key.key in self._actions)

    def body(self) -> ComposeResult:
        """Compose the page."""
        with Vertical(id="body", classes="single"):
            yield PageView(id="detail")

    def on_mount(self) -> None:
        """Begin in the page."""
        super().on_mount()
        self.query_one(PageView).focus()

    def fill(self) -> None:
        """Show the page as it is now."""
        page = self._make(self.desk)
        if page is None:
            gone = Item(line(self.words("This is no longer there. Esc goes back.")))
            page = Page(None, (Section(None, (gone,)),))
        self._title = plain_text(page.title).split("   ")[0].strip() if page.title else ""
        self.query_one(PageView).show(page, top=False)

    def under(self) -> str:
        """Give the thing's name for the tab."""
        return self._title

    def action_letter(self, letter: str) -> None:
        """Do what a letter stands for here."""
        if letter in self._actions:
            self.desk_app.act(self._actions[letter])
