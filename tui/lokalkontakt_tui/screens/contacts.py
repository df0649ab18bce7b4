"""The contacts: the list at the left, one contact at the right."""

from typing import ClassVar

from lokalkontakt_core.records.contact import Contact
from lokalkontakt_tui.models import contact_page, contacts
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class ContactsScreen(ListDetail):
    """The list of contacts with the detail of one."""

    PLACE = "contacts"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("t", "act_on('assign_contact')", N_("Assign")),
        Key("o", "act_on('hand_over_from')", N_("Hand over all")),
        Key("r", "act_on('edit_contact')", N_("Edit")),
        Key("f", "act('distribute:')", N_("Distribute")),
        SEARCH,
        Key("n", "act('new_contact:')", N_("New")),
        Key("delete", "act_on('end_contact')", N_("End"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here you see every local contact: which areas, the two yeses, the time, how far they are prepared."),
        N_("A contact can be confirmed when both yeses and the time are recorded."),
        N_("Hours are estimates from the size of the areas until the department has granted time."),
        N_("Nothing here ranks persons. A sign tells about a gap, never about somebody's worth."),
    )
    HINT = N_("Search for a contact or a title")

    def listing(self) -> Listing:
        """Give the list."""
        return contacts.listing(self.reading, self.filter)

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return contacts.chips(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one contact."""
        contact = self.reading.register.find(Contact, key)
        if contact is None:
            return None
        return contact_page.page(self.reading, contact, self.desk.commits_about(contact.ref))

    def open_action(self, key: str) -> str:
        """Give the action that opens a contact as a screen."""
        return f"contact:{key}"
