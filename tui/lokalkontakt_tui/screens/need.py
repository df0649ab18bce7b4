"""The need for contacts, and who has confirmed what they cover: two lists with the detail beside them."""

from typing import ClassVar

from lokalkontakt_core.coordination.attestations import attested
from lokalkontakt_core.records.area import Area
from lokalkontakt_tui.models import area_page, attestations, need
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail

_BACK = Key("escape", "back", N_("Back"), "Esc")


class NeedScreen(ListDetail):
    """Which areas need a contact, and what they have said."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("s", "act_on('record_answers')", N_("Record answers"), several=True),
        Key("i", "act_on('remind_areas')", N_("Remind"), several=True),
        Key("n", "act('offer_all:')", N_("Offer all")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Here is which areas need a local contact, what they were offered, and what they said."),
        N_("An area that has not answered counts as one that may want a contact."),
        N_("The space bar marks areas whose answers came together; S records them in one go."),
        N_("I reminds the councils of the marked areas, else of all that have not answered."),
    )
    HINT = N_("Search for an area")
    MULTIPLE = True

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Need")

    def fill(self) -> None:
        """Fill list and detail, and say the need in one sentence."""
        if not self.desk.message and self.reading.register.all(Area):
            self.desk.say(need.in_short(self.reading), "info")
        super().fill()

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return need.chips(self.reading)

    def listing(self) -> Listing:
        """Give the list."""
        return need.listing(self.reading, self.filter)

    def detail(self, key: str) -> Page | None:
        """Give one area."""
        found = self.reading.register.find(Area, key)
        if found is None:
            return None
        return area_page.page(self.reading, found, self.desk.commits_about(found.ref))

    def open_action(self, key: str) -> str:
        """Give the action that opens an area."""
        return f"area:{key}"


class AttestationsScreen(ListDetail):
    """Who has confirmed what they cover."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("s", "act_on('attest')", N_("Record the answer")),
        Key("n", "act('ask_attestation:')", N_("Ask all")),
        Key("i", "act('remind_attestation:')", N_("Remind the late")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Every so often each contact confirms which areas they cover, so that the overview can be relied on."),
        N_("Who says otherwise than the register stands here until that is settled."),
        N_("How often is chosen in the scheme."),
    )
    HINT = N_("Search for a contact or an area")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Confirmations")

    def listing(self) -> Listing:
        """Give the list."""
        return attestations.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one contact."""
        found = attested(self.reading.register, self.reading.day).get(key)
        return attestations.page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens one contact's confirming."""
        return f"attestation:{key}"
