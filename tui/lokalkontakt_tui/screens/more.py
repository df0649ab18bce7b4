"""More: what has no number of its own, each under its letter."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from lokalkontakt_core.coordination.due_notices import sent_days
from lokalkontakt_tui.models import more
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.rows import RowList

HEIGHT_WITH_HEADINGS = 40
"""From how many rows of the window the list fits with its headings."""


class MoreScreen(Framed):
    """The list of the further places."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        *(Key(letter, f"act('{action}')", label) for letter, action, label, _ in more.ENTRIES),
    )
    SENTENCES = (
        N_("Here is what has no number of its own. Each has a letter."),
        N_("Ctrl+P finds everything by name, from wherever you are."),
    )

    def __init__(self) -> None:
        super().__init__()
        self._headed = False

    def body(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(id="body", classes="single"):
            yield RowList(id="rows")

    @property
    def _roomy(self) -> bool:
        """Whether the whole list is seen with its headings."""
        return self.size.height >= HEIGHT_WITH_HEADINGS

    def on_resize(self, event: events.Resize) -> None:
        """Show the headings where there is room."""
        super().on_resize(event)
        if self.is_mounted and self._headed is not self._roomy:
            self.fill()

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.query_one(RowList).focus()

    def fill(self) -> None:
        """Fill the list."""
        self._headed = self._roomy
        sent = sent_days(self.desk.deliveries())
        self.query_one(RowList).show(more.listing(self.reading, sent, headings=self._headed))

    def action_act(self, action: str) -> None:
        """Go there."""
        self.desk_app.act(action)
