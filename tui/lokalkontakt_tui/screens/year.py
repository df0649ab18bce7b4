"""The year wheel: meetings, rounds, hand-overs and closed days of a year, half of it where there is little room."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from lokalkontakt_core.coordination.year import year_wheel
from lokalkontakt_tui.holidays import holidays_of
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.models.year_wheel import MONTHS_OF_A_YEAR, months_at, page
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.page import PageView

_SECOND_HALF = 7
_MARGIN = 6
"""The cells left and right of the page, and its scroll bar."""
FIRST_YEAR, LAST_YEAR = 1900, 2199


class YearScreen(Framed):
    """A year at a time."""

    PLACE = "meetings"
    CSS_PATH = "../styles/meetings.tcss"
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "", N_("Do it"), "Enter"),
        Key("left", "turn(-1)", N_("Before"), "←"),
        Key("right", "turn(1)", N_("After"), "→"),
        Key("å", "back", N_("Back to the list")),
        Key("n", "act('new_meeting:')", N_("New meeting")),
    )
    SENTENCES = (
        N_("✓ was held, » is next, ○ is to come, – was cancelled; the number is the day of the month."),
        N_("Bars are what lasts: survey rounds and pilots; ░ are closed days."),
        N_("The arrow keys turn the year, and the half of it where the window is narrow."),
        N_("Tab goes from link to link, Enter opens it."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right", "turn(1)", show=False, priority=True),
        Binding("y", "back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._year: int | None = None
        self._first = 1

    def body(self) -> ComposeResult:
        """Compose the page."""
        with Vertical(id="body", classes="year"):
            yield PageView(id="detail")

    def on_mount(self) -> None:
        """Begin in this year, in the half of today."""
        self._year = self.reading.day.year
        self._first = 1 if self.reading.day.month < _SECOND_HALF else _SECOND_HALF
        super().on_mount()
        self.query_one(PageView).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many months as there is room for."""
        super().on_resize(event)
        if self.is_mounted and self._year is not None:
            self.fill()

    def fill(self) -> None:
        """Show the year."""
        year = self._year if self._year is not None else self.reading.day.year
        wheel = year_wheel(self.reading.register, year, self.reading.day, holidays_of(self.desk, year))
        self.query_one(PageView).show(page(self.reading, wheel, self._first, self._width), top=False)

    @property
    def _width(self) -> int:
        return max(20, self.size.width - _MARGIN)

    def under(self) -> str:
        """Give the name for the tab."""
        return self.words("Year wheel")

    def action_turn(self, step: int) -> None:
        """Show the half, or the year, before or after."""
        year = self._year if self._year is not None else self.reading.day.year
        if months_at(self._width) == MONTHS_OF_A_YEAR:
            year += step
        else:
            self._first, turned = (_SECOND_HALF, step > 0) if self._first == 1 else (1, step < 0)
            year += 0 if turned else step
        self._year = max(FIRST_YEAR, min(LAST_YEAR, year))
        self.fill()
        self.show_frame()

    def activate(self, action: str) -> None:
        """Turn the year, or do what a link stands for."""
        if action in {"year_back", "year_on"} and self._year is not None:
            self._year += 1 if action == "year_on" else -1
            self._year = max(FIRST_YEAR, min(LAST_YEAR, self._year))
            self.fill()
        else:
            super().activate(action)

    def action_act(self, action: str) -> None:
        """Do something that needs no row."""
        self.desk_app.act(action)
