"""A matrix as a grid: ← → and digits choose in the statement one stands at, ↑ ↓ go to another statement."""

from typing import ClassVar

from attrs import evolve
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from lokalkontakt_core.surveys.engine.pages import Page
from lokalkontakt_tui.answering.choices import Changed
from lokalkontakt_tui.models.grid import Grid, grid_of
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.widgets.drawing import MARK, place_cursor, strip_of

_MARK_WIDTH = 1


class Wanted(Message):
    """Another statement is wanted, with an answer when one was clicked."""

    def __init__(self, path: str, answer: str | None = None) -> None:
        super().__init__()
        self.path = path
        self.answer = answer


class GridChoices(Widget, can_focus=True):
    """The grid of a page.

    Args:
        page: The page; its own row is the one that is answered.
        width: The cells there are.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--active"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("v", "missing", show=False),
        Binding("delete", "clear", show=False),
        Binding("backspace", "clear", show=False),
        *(Binding(str(digit), f"choose({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, page: Page, width: int) -> None:
        super().__init__(id="control")
        self._page = page
        self._names = [option.name for option in page.options]
        self._at = next((number for number, row in enumerate(page.grid) if row.current), 0)
        self._chosen: int | None = self._names.index(page.value) if page.value in self._names else None
        self._width = width

    @staticmethod
    def fits(page: Page, width: int) -> bool:
        """Tell whether a page can be shown as a grid in this width."""
        return grid_of(page, width - _MARK_WIDTH) is not None

    @property
    def answer(self) -> str:
        """The code of the option chosen in the page's own statement; '' when none is."""
        return self._names[self._chosen] if self._chosen is not None else ""

    # drawing

    def _grid(self) -> Grid | None:
        width = (self.size.width or self._width) - _MARK_WIDTH
        return grid_of(_answered(self._page, self.answer), width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give the number of lines."""
        grid = grid_of(self._page, width - _MARK_WIDTH)
        return len(grid.lines) if grid is not None else len(self._page.grid)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, grid = self.size.width, self._grid()
        if grid is None or y >= len(grid.lines):
            return Strip.blank(width, self.visual_style.rich_style)
        one = grid.lines[y]
        active = one.row == self._at
        style = self.get_visual_style("grid--active") if active and self.has_focus else self.visual_style
        mark = line((MARK if active else " ", "primary" if self.has_focus else "edge"))
        return Strip.join([strip_of(self, mark, _MARK_WIDTH, style), strip_of(self, one.text, width - 1, style)])

    def _show(self) -> None:
        self.refresh()
        grid = self._grid()
        if grid is not None:
            y = next((number for number, one in enumerate(grid.lines) if one.row == self._at), 0)
            place_cursor(self, _MARK_WIDTH + grid.statement + 1 + grid.column * (self._chosen or 0), y)

    def on_focus(self) -> None:
        """Show where one is."""
        self._show()

    def on_blur(self) -> None:
        """Draw the marker in its quiet colour."""
        self.refresh()

    # choosing

    def action_step(self, step: int) -> None:
        """Choose the option to the left or right."""
        last = len(self._names) - 1
        first = 0 if step > 0 else last
        self._choose(first if self._chosen is None else min(max(self._chosen + step, 0), last))

    def action_choose(self, index: int) -> None:
        """Choose an option by its number."""
        if index < len(self._names):
            self._choose(index)

    def action_missing(self) -> None:
        """Choose the one option that stands for no answer."""
        missing = [index for index, option in enumerate(self._page.options) if option.missing]
        if len(missing) == 1:
            self._choose(missing[0])

    def action_clear(self) -> None:
        """Choose nothing."""
        self._choose(None)

    def _choose(self, index: int | None) -> None:
        self._chosen = index
        self._show()
        self.post_message(Changed(self.answer))

    def action_row(self, step: int) -> None:
        """Go to the statement above or below."""
        wanted = self._at + step
        if 0 <= wanted < len(self._page.grid):
            self.post_message(Wanted(self._page.grid[wanted].path))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked, in its statement."""
        offset, grid = event.get_content_offset_capture(self), self._grid()
        if grid is None or not 0 <= offset.y < len(grid.lines):
            return
        row = grid.lines[offset.y].row
        option = grid.option_at(offset.x - _MARK_WIDTH, len(self._names))
        if row == self._at and option is not None:
            self._choose(option)
        elif row is not None and row != self._at:
            self.post_message(Wanted(self._page.grid[row].path, None if option is None else self._names[option]))


def _answered(page: Page, answer: str) -> Page:
    """Give a page with another answer in its own row."""
    rows = tuple(evolve(row, value=answer) if row.current else row for row in page.grid)
    return evolve(page, grid=rows)
