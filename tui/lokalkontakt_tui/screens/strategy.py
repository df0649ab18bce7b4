"""The strategy: the list of focus areas and aims, and all that belongs to one."""

from typing import ClassVar

from lokalkontakt_tui.models import strategy
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class StrategyScreen(ListDetail):
    """The focus areas and aims."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (ENTER_OPEN, SEARCH, Key("escape", "back", N_("Back"), "Esc"))
    SENTENCES = (
        N_("Here are the focus areas and aims of the strategy, and how much in the areas has to do with each."),
        N_("A bar counts the projects, pilots and pieces of knowledge that bear it; the longest is the most."),
        N_("It says what is in the register, not how well an aim is reached."),
    )
    HINT = N_("Search for a focus area or an aim")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Strategy")

    def listing(self) -> Listing:
        """Give the list."""
        return strategy.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one focus area or aim."""
        return strategy.theme_page(self.reading, key)

    def open_action(self, key: str) -> str:
        """Give the action that opens a focus area or aim."""
        return f"focus:{key}"
