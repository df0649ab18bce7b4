"""Search everything: a line to type into, the hits by kind, and each to read beside them."""

from typing import ClassVar

from lokalkontakt_core.search.entries import entry_of
from lokalkontakt_core.search.finder import Finder, Found
from lokalkontakt_tui.models import searching
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail
from lokalkontakt_tui.widgets.search import SearchField

MOST = 20
"""How many hits of each kind are listed."""


class SearchScreen(ListDetail):
    """The search over everything."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (ENTER_OPEN, SEARCH, Key("escape", "back", N_("Back"), "Esc"))
    SENTENCES = (
        N_("Write a word or the beginning of one. Several words must all be there."),
        N_("Either spelling finds: aa as å, oe as ø, ae as æ."),
        N_("Enter goes into the list. Enter on a hit opens it, and Esc comes back here."),
    )
    HINT = N_("Search everything")
    CHIPS = False

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self._finder = Finder()
        self._found = Found((), ())

    def under(self) -> str:
        """Name the screen in the tab."""
        return self.words("Search")

    def begin(self) -> None:
        """Begin in the line: there is nothing else to do here first."""
        self.query_one(SearchField).focus()

    def listing(self) -> Listing:
        """Give the list before anything is typed."""
        self._found = Found((), ())
        return searching.listing(self.reading, self._found, "")

    def searched(self, text: str) -> Listing:
        """Give the hits."""
        self._finder.read(self.reading.register)
        self._found = self._finder.find(text, most=MOST)
        return searching.listing(self.reading, self._found, text)

    def detail(self, key: str) -> Page | None:
        """Give a hit."""
        record = self.reading.register.at(searching.ref_of(key))
        return searching.page(self.reading, entry_of(self.reading.register, record), self._found) if record else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a hit."""
        return searching.action_of(key)

    def choose(self, key: str) -> None:
        """Open a hit, also where there is room to read it beside the list."""
        self.desk_app.act(self.open_action(key))
