"""Requests about personal data: the list and the detail of one."""

from typing import ClassVar

from lokalkontakt_core.records.request import Request
from lokalkontakt_tui.models import requests
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class RequestsScreen(ListDetail):
    """The requests."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_request:')", N_("New")),
        Key("l", "act_on('close_request')", N_("Answer")),
        Key("f", "act_on('extend_request')", N_("Extend")),
        Key("r", "act_on('edit_request')", N_("Edit")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here is who has asked to see, to have corrected or to have erased what is held on them."),
        N_("The law gives a month to answer, and two more when the person is told why within the first."),
        N_("What a request came to stays when the person has been erased; the name does not."),
    )
    HINT = N_("Search for a request")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Requests")

    def listing(self) -> Listing:
        """Give the list."""
        return requests.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one request."""
        found = self.reading.register.find(Request, key)
        return requests.request_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a request."""
        return f"request:{key}"
