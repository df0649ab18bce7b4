"""The history: every change, newest first, with who, when and why; each can be undone from here."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_tui.models import history
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class HistoryScreen(ListDetail):
    """The list of changes with the detail of one."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("f", "undo", N_("Undo")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here is every change: what, who, when, and why when somebody said it."),
        N_("Ctrl+Z undoes your own latest change, F the one with the cursor, also a colleague's."),
        N_("Undoing makes a new change. Nothing is ever deleted from the history."),
        N_("What later changes build on cannot be undone before them; you are told which."),
    )
    HINT = N_("Search the history")
    CHIPS = False
    OF_RECORDS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("History")

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self._commits: Sequence[Commit] = ()

    def listing(self) -> Listing:
        """Give the list; the history is read as one goes, once for it and for the changes that are looked at in it."""
        self._commits = AsNeeded(self._readable())
        return history.listing(self.reading, self._commits, self.desk.workspace.clock.today())

    def _readable(self) -> Iterator[Commit]:
        """Read the history up to what cannot be read, and tell of that: it may lie far down."""
        try:
            yield from self.desk.workspace.history()
        except LokalkontaktError as error:
            self.desk.say_refused(error)
            self.call_later(self.show_frame)

    def detail(self, key: str) -> Page | None:
        """Give one change."""
        return history.page_of(self.reading, self._commits, int(key.partition(":")[2]))

    def open_action(self, key: str) -> str:
        """Give the action that opens a change as a screen."""
        return key

    def action_undo(self) -> None:
        """Undo the change with the cursor."""
        if self.rows.key is not None:
            self.desk_app.act(self.rows.key.replace("commit:", "undo:"))
