"""Agreements with areas and checklists of contacts: what is missing, and the place where it is written."""

from typing import ClassVar

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_tui.models import agreements, onboarding
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail

_BACK = Key("escape", "back", N_("Back"), "Esc")


class AgreementsScreen(ListDetail):
    """The areas by how they stand with their cooperation agreements."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act_on('agreement')", N_("Write an agreement")),
        Key("r", "correct", N_("Correct")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Here you see which areas have agreed with their contact how to work together."),
        N_("An agreement is made anew when an area gets another contact."),
        N_("How many days the two have to agree stands in the settings of the scheme."),
    )
    HINT = N_("Search for an area or a contact")

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Agreements")

    def listing(self) -> Listing:
        """Give the list."""
        return agreements.listing(self.reading, self.filter)

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return agreements.chips(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give the agreements of one area."""
        found = self.reading.register.find(Area, key)
        return agreements.page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens an area's agreements."""
        return f"area_agreements:{key}"

    def action_correct(self) -> None:
        """Correct the latest agreement of the area with the cursor."""
        found = agreements.latest(self.reading, self.rows.key) if self.rows.key is not None else None
        if found is not None:
            self.desk_app.act(f"edit_agreement:{found.id}")
        else:
            self.desk_app.say(self.words("There is no agreement to correct."), "info",
                              self.words("N writes one."))  # fmt: skip


class OnboardingScreen(ListDetail):
    """The contacts by how far they are prepared."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("r", "act_on('onboarding')", N_("Checklist")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Here you see how far each contact is prepared for the task."),
        N_("R starts the checklist, or ticks what is done."),
        N_("What stands on new checklists is chosen in the settings of the scheme."),
    )
    HINT = N_("Search for a contact")

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Preparation")

    def listing(self) -> Listing:
        """Give the list."""
        return onboarding.listing(self.reading, self.filter)

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return onboarding.chips(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one contact's checklist."""
        found = self.reading.register.find(Contact, key)
        return onboarding.page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a contact's checklist."""
        return f"checklist:{key}"
