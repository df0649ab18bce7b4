"""The journal: the list of documents and the words of one."""

from typing import ClassVar

from lokalkontakt_core.coordination.due_notices import sent_days
from lokalkontakt_core.coordination.journal import NONE_SENT, SentDays
from lokalkontakt_tui.models import journal
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class JournalScreen(ListDetail):
    """The documents that are to be journaled, and those that are."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("r", "act_on('journalise')", N_("Note it")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here are the reports, agreements, final minutes and messages that belong in the municipality's journal."),
        N_("Note the case number here when you have put one there; after that it is not changed any more."),
        N_("lokalkontakt journal package writes them as files to put there."),
    )
    HINT = N_("Search for a document")
    CHIPS = False

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self._sent: SentDays = NONE_SENT

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Journal")

    def fill(self) -> None:
        """Fill list and detail, with the messages that have gone out by now."""
        self._sent = sent_days(self.desk.deliveries())
        super().fill()

    def listing(self) -> Listing:
        """Give the list."""
        return journal.listing(self.reading, self._sent)

    def detail(self, key: str) -> Page | None:
        """Give one document."""
        found = journal.document_at(self.reading.register, key)
        return journal.document_page(self.reading, found, self._sent) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a document."""
        return f"document:{key}"
