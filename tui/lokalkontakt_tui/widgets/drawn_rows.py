"""The rows of a list as they are drawn: the lines that are seen only, made as far down as one has scrolled."""

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lokalkontakt_tui.models.arrangement import Arrangement, Shows
from lokalkontakt_tui.models.lines import Line, line, wrapped
from lokalkontakt_tui.models.listing import Heading, Listing, Row, column_widths, heading_line, row_line
from lokalkontakt_tui.widgets.drawing import MARK, strip_of


class DrawnRows(ScrollView):
    """Rows, one of which has the cursor and some of which are marked.

    Args:
        listing: What it shows at first.
        id: The widget's id.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--active", "rows--marker"}

    def __init__(self, listing: Listing, id: str | None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.marked: frozenset[str] = frozenset()
        self._strips: dict[tuple[int, int, bool, bool], Strip] = {}
        self._measured, self._widths = 0, tuple[int, ...]()
        self._cursor = 0
        self.listing = listing
        self._lines = Arrangement(listing)

    @property
    def _rows(self) -> Sequence[Row]:
        """The rows that have come so far."""
        return self._lines.rows

    @property
    def key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._rows[self._cursor].key if self._rows else None

    def _redraw(self) -> None:
        self._strips.clear()
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        width = self._measured = self._width
        self._widths = column_widths(self.listing, max(1, width - 2 - self._mark_width), self._lines.widest)
        lines = len(self._lines.lines) or len(self._empty(width))
        self.virtual_size = Size(width, lines)

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _mark_width(self) -> int:
        return 4 if self.marked else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give the number of lines, so that a list may be as high as it is long."""
        self._lines.reach_end()
        return max(1, len(self._lines.lines) or len(self._empty(width)))

    def _empty(self, width: int) -> tuple[Line, ...]:
        """Give what is said when there is no row, broken where it is too long."""
        return tuple(broken for one in self.listing.empty for broken in wrapped(one, max(1, width - 2)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have more rows come before one has scrolled to the last of those there are."""
        super().watch_scroll_y(old_value, new_value)
        self._lines.reach_line(self._below)
        self._make_room()

    @property
    def _below(self) -> int:
        """The last line that is to be there: a window below what is seen, so that one can scroll on."""
        return self.scroll_offset.y + 2 * self.scrollable_content_region.height

    def _make_room(self) -> None:
        """Let one scroll through the lines that have come."""
        if self._rows and len(self._lines.lines) != self.virtual_size.height:
            self._redraw()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw a line of what is seen."""
        number = y + self.scroll_offset.y
        width = self._width
        if width != self._measured:  # a width can change without anybody being told before the next line is drawn
            self._strips.clear()
            self._measure()
        if not self._lines.lines:
            empty = self._empty(width)
            return strip_of(self, line(" ", *(empty[number] if number < len(empty) else ())), width, self.visual_style)
        if number >= len(self._lines.lines):
            return Strip.blank(width, self.visual_style.rich_style)
        what, index = self._lines.lines[number]
        active = what in {Shows.ROW, Shows.UNDER} and index == self._cursor
        cached = (number, width, active, self.has_focus)
        if cached not in self._strips:
            self._strips[cached] = self._draw(number, width, active=active)
        return self._strips[cached]

    def _draw(self, number: int, width: int, *, active: bool) -> Strip:
        what, index = self._lines.lines[number]
        if what is Shows.BLANK:
            return Strip.blank(width, self.visual_style.rich_style)
        if what is Shows.HEADING:
            heading = self.listing.entries[index]
            assert isinstance(heading, Heading)  # noqa: S101 - by the layout
            return strip_of(self, line(" ", *heading_line(heading, width - 2)), width, self.visual_style)
        style = self.get_visual_style("rows--active") if active else self.visual_style
        marker = strip_of(self, line((MARK if active else " ", self._marker_style)), 1, style)
        return Strip.join([marker, strip_of(self, self._row(index, number), width - 1, style)])

    @property
    def _marker_style(self) -> str:
        return "primary" if self.has_focus else "edge"

    def _row(self, index: int, number: int) -> Line:
        """Give a line of a row, by its number in the list."""
        row, below = self.listing.shown(self._rows[index]), number - self._lines.firsts[index]
        mark = "[x] " if row.key in self.marked else "[ ] "
        if below:
            return line(" " * self._mark_width, *row.under[below - 1])
        return line(mark[: self._mark_width], *row_line(row, self.listing.columns, self._widths, self.listing.gap))
