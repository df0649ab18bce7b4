"""The control a page is answered with, for the room there is."""

from datetime import date

from attrs import evolve
from textual.widget import Widget

from lokalkontakt_core.surveys.engine.pages import Option, Page, Stop
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.answering.choices import Choices
from lokalkontakt_tui.answering.fields import LineField, TextField
from lokalkontakt_tui.answering.grid import GridChoices
from lokalkontakt_tui.answering.scale import Scale, steps_of
from lokalkontakt_tui.models.reading import Words

WIDEST_GRID = 116
GRID_MARGIN = 5
"""Cells beside a grid: blanks at both sides and the bar for scrolling."""
FRAME_LINES, TALL_FRAME_LINES = 11, 16
"""Lines a page takes beside its options and its texts, two for a fault among them; the second in tall windows."""
LINE_OF_TEXT = 70
"""Letters of a question that go on one line."""


@frozen
class Room:
    """The window as a page sees it.

    Attributes:
        width: Cells across the middle of the window.
        height: Lines of the whole window.
        tall: Whether there is room for blank lines.
        today: The day a date may be said from, as in "i går".
    """

    width: int
    height: int
    tall: bool
    today: date

    @property
    def grid(self) -> int:
        """How many cells a grid may take."""
        return min(self.width, WIDEST_GRID) - GRID_MARGIN


def control_for(page: Page, words: Words, room: Room) -> Widget | None:
    """Give the control of a page; None for one that takes no answer."""
    if page.stop is not Stop.QUESTION or not page.possible or page.readonly:
        return None
    return _choices(page, words, room) or _field(page, words, room)


def _choices(page: Page, words: Words, room: Room) -> Widget | None:
    """Give what one chooses in, None where one types."""
    if page.type == "acknowledge":
        seen = Option("OK", words("Yes, I have read this"))
        return Choices(evolve(page, options=(seen,)), roomy=False)
    if page.control is Control.GRID and GridChoices.fits(page, room.grid):
        return GridChoices(page, room.grid)
    if page.control in {Control.ONE_OF, Control.MANY_OF, Control.RANK, Control.GRID} and page.options:
        one_by_one = evolve(page, control=Control.ONE_OF) if page.control is Control.GRID else page
        return Choices(one_by_one, roomy=_is_roomy(page, room))
    return None


def _is_roomy(page: Page, room: Room) -> bool:
    """Tell whether blank lines between the options leave room for the buttons under them."""
    label, hint = (-(-len(text) // LINE_OF_TEXT) for text in (page.label, page.hint))
    beside = label + (hint + 1 if hint else 0) + (TALL_FRAME_LINES if room.tall else FRAME_LINES)
    return 2 * len(page.options) + beside <= room.height


def _field(page: Page, words: Words, room: Room) -> Widget:
    if page.control is Control.SCALE and (values := steps_of(page)) is not None:
        return Scale(page, values, tall=room.tall)
    if page.control is Control.TEXT and page.type == "text" and "multiline" in page.appearance:
        return TextField(page, words)
    return LineField(page, words, room.today)
