"""The rules: in which phases each holds, and choosing it."""

from typing import ClassVar

from lokalkontakt_tui.models import rules
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class RulesScreen(ListDetail):
    """All rules there are, those of plugins too."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("f", "act_on('choose_phases')", N_("Choose the phases")),
        Key("i", "act('edit_scheme:')", N_("Settings")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here are the rules of the scheme, how heavy each weighs and in which phases it holds."),
        N_("A rule can hold in pilots only, in operation only, always or never. F chooses it."),
        N_("What it changes is shown first, and it can be undone."),
        N_("The days and numbers of rules stand in the settings."),
    )
    HINT = N_("Search for a rule")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Rules")

    def listing(self) -> Listing:
        """Give the list."""
        return rules.listing(self.reading, self.desk.workspace.rules)

    def detail(self, key: str) -> Page | None:
        """Give one rule."""
        found = next((rule for rule in self.desk.workspace.rules if rule.code == key), None)
        return rules.rule_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a rule."""
        return f"rule:{key}"
