"""The meetings: list by month and detail."""

from typing import ClassVar

from lokalkontakt_core.coordination.clashes import Clash
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_tui.holidays import known_clashes
from lokalkontakt_tui.models import meetings
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.meeting_page import clash_of, page
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class MeetingsScreen(ListDetail):
    """The list of meetings with the detail of one."""

    PLACE = "meetings"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_meeting:')", N_("New meeting")),
        Key("k", "act_on('run_meeting')", N_("Run it")),
        Key("å", "act('year:')", N_("Year wheel")),
        Key("s", "act('series:')", N_("Series")),
    )
    SENTENCES = (
        N_("A series makes meetings on the n-th weekday of the month, for example every second month."),
        N_("Calling fills the agenda, lists the active contacts, and puts a message to each into the outbox."),
        N_("K runs the meeting: the agenda on the left, notes on the right, saved while you type."),
        N_("Final minutes are not changed any more; Ctrl+Z takes that back."),
        N_("Y is another key for the year wheel."),
    )
    BINDINGS: ClassVar = [("y", "act('year:')", "")]

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self._clashes: tuple[Clash, ...] = ()
        self._holidays_known = True

    def fill(self) -> None:
        """Look for closed days once for all meetings."""
        self._clashes, self._holidays_known = known_clashes(self.desk)
        super().fill()

    def listing(self) -> Listing:
        """Give the list."""
        return meetings.listing(self.reading, self.filter)

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return meetings.chips(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one meeting."""
        found = self.reading.register.find(Meeting, key)
        if found is None:
            return None
        return page(self.reading, found, clash_of(self._clashes, found), holidays_known=self._holidays_known)

    def open_action(self, key: str) -> str:
        """Give the action that opens a meeting."""
        return f"meeting:{key}"
