"""More: what has no number of its own, each under its letter."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from lokalkontakt_core.coordination.due_notices import sent_days
from lokalkontakt_tui.models import more
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.rows import RowList


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

    def body(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(id="body", classes="single"):
            yield RowList(id="rows")

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.query_one(RowList).focus()

    def fill(self) -> None:
        """Fill the list."""
        self.query_one(RowList).show(more.listing(self.reading, sent_days(self.desk.deliveries())))

    def action_act(self, action: str) -> None:
        """Go there."""
        self.desk_app.act(action)
