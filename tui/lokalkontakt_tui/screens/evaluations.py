"""The evaluations: of the whole scheme and of each pilot, and one of them."""

from typing import ClassVar

from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_tui.models import evaluations
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class EvaluationsScreen(ListDetail):
    """The evaluations that were written."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('write_evaluation:')", N_("New")),
        Key("r", "act_on('edit_evaluation')", N_("Edit")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here is what was found: in the whole scheme first, then in each pilot."),
        N_("An evaluation says which areas took part and which kinds of knowledge it draws on."),
        N_("One that draws on a survey round stands on the page of the round too."),
    )
    HINT = N_("Search for an evaluation")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Evaluations")

    def listing(self) -> Listing:
        """Give the list."""
        return evaluations.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one evaluation."""
        found = self.reading.register.find(Evaluation, key)
        return evaluations.evaluation_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens an evaluation."""
        return f"evaluation:{key}"
