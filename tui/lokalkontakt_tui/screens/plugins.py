"""The plugins, and what became of each."""

from typing import ClassVar

from lokalkontakt_tui.models import plugins
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class PluginsScreen(ListDetail):
    """The list of plugins with the detail of one."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (ENTER_OPEN, Key("escape", "back", N_("Back"), "Esc"))
    SENTENCES = (
        N_("Plugins bring stores, ways to send messages, and further rules."),
        N_("One that cannot be used stops nothing else. Here you see why, and what you can do."),
    )
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Plugins")

    def listing(self) -> Listing:
        """Give the list; every plugin is loaded to tell what becomes of it."""
        return plugins.listing(self.words, self.desk.host.load_all())

    def detail(self, key: str) -> Page | None:
        """Give one plugin."""
        found = next((one for one in self.desk.host.outcomes() if one.name == key), None)
        return plugins.page(self.words, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a plugin."""
        return f"plugin:{key}"
