"""The areas: the list at the left, one area at the right; in narrow windows the area is a screen of its own."""

from typing import ClassVar

from lokalkontakt_core.coordination.coverage import Coverage
from lokalkontakt_core.records.area import Area
from lokalkontakt_tui.models import area_page, areas
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class AreasScreen(ListDetail):
    """The list of areas with the detail of one."""

    PLACE = "areas"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("t", "act_on('assign')", N_("Assign")),
        Key("o", "act_on('hand_over')", N_("Hand over"), several=True),
        Key("r", "act_on('edit_area')", N_("Edit")),
        Key("f", "act_on('distribute')", N_("Distribute"), several=True),
        SEARCH,
        Key("n", "act('new_area:')", N_("New")),
        Key("delete", "act_on('end_area')", N_("End"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here you see every local area: who covers it, what was agreed, and what is open."),
        N_("The list is grouped by what needs doing. The sign and the word tell how an area stands."),
        N_("Enter opens the area. There you find all that can be done with it."),
        N_("Space marks several areas: O hands all of them over at once, F distributes them."),
    )
    HINT = N_("Search for an area, a contact or a council")
    MULTIPLE = True

    def listing(self) -> Listing:
        """Give the list."""
        return areas.listing(self.reading, Coverage(self.filter) if self.filter else None)

    def chips(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Give the filters."""
        return areas.chips(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one area."""
        area = self.reading.register.find(Area, key)
        if area is None:
            return None
        return area_page.page(self.reading, area, self.desk.commits_about(area.ref))

    def open_action(self, key: str) -> str:
        """Give the action that opens an area as a screen."""
        return f"area:{key}"
