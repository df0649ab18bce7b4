"""A list one moves through with the arrow keys: grouped rows in columns, drawn for the lines that are seen only."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lokalkontakt_tui.models.arrangement import Shows, arrange
from lokalkontakt_tui.models.lines import Line, line, wrapped
from lokalkontakt_tui.models.listing import Heading, Listing, Row, column_widths, heading_line, row_line, widest_cells
from lokalkontakt_tui.widgets.drawing import MARK, place_cursor, strip_of


class RowList(ScrollView, can_focus=True):
    """A list of rows.

    Args:
        listing: What it shows at first.
        multiple: True when several rows can be marked with the space bar.
        id: The widget's id.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--active", "rows--marker"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False) for key, action in (
            ("up", "move(-1)"), ("down", "move(1)"), ("home", "edge(0)"), ("end", "edge(-1)"),
            ("pageup", "page(-1)"), ("pagedown", "page(1)"), ("enter", "choose"), ("space", "mark"),
        )
    ]  # fmt: skip

    class Moved(Message):
        """Another row has the cursor; `key` is None when the list is empty."""

        def __init__(self, rows: "RowList", key: str | None) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.rows

    class Chosen(Moved):
        """Enter was pressed on a row, or the row that had the cursor was clicked."""

        key: str

    class Marked(Moved):
        """The marks have changed."""

    def __init__(self, listing: Listing | None = None, *, multiple: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._multiple = multiple
        self.marked: frozenset[str] = frozenset()
        self._strips: dict[tuple[int, int, bool, bool], Strip] = {}
        self._measured, self._widths = 0, tuple[int, ...]()
        self._cursor = 0
        self.listing = listing or Listing()
        self._widest = widest_cells(self.listing)
        self._lines = arrange(self.listing)

    @property
    def _rows(self) -> tuple[Row, ...]:
        return self._lines.rows

    @property
    def key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._rows[self._cursor].key if self._rows else None

    def show(self, listing: Listing, key: str | None = None) -> None:
        """Show another list; the cursor stays on the row of the same key, else at the same place.

        Args:
            listing: The list.
            key: The row to go to instead.
        """
        wanted = key if key is not None else self.key
        self.listing = listing
        self._widest = widest_cells(listing)
        self._lines = arrange(listing)
        places = {row.key: index for index, row in enumerate(self._rows)}
        self.marked &= places.keys()
        self._cursor = places.get(wanted or "", min(self._cursor, max(0, len(self._rows) - 1)))
        self._redraw()
        self.call_after_refresh(self._into_view)

    def go_to(self, key: str) -> bool:
        """Move the cursor to a row and tell whether there is one of that key."""
        for index, row in enumerate(self._rows):
            if row.key == key:
                self._move_to(index)
                return True
        return False

    def _redraw(self) -> None:
        self._strips.clear()
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        width = self._measured = self._width
        self._widths = column_widths(self.listing, max(1, width - 2 - self._mark_width), self._widest)
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
        return max(1, len(self._lines.lines) or len(self._empty(width)))

    def _empty(self, width: int) -> tuple[Line, ...]:
        """Give what is said when there is no row, broken where it is too long."""
        return tuple(broken for one in self.listing.empty for broken in wrapped(one, max(1, width - 2)))

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        self._strips.clear()
        self._measure()
        self._into_view()

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

    def _move_to(self, index: int) -> None:
        if not self._rows:
            return
        index = max(0, min(index, len(self._rows) - 1))
        changed = index != self._cursor
        self._cursor = index
        if changed:
            self.refresh()
            self.post_message(self.Moved(self, self.key))
        self._into_view()

    def _into_view(self) -> None:
        """Scroll so that the row is seen, with the heading above it where there is one, and put the cursor on it."""
        if not self._rows or not self.is_attached:
            return
        height, offset = self.scrollable_content_region.height, self.scroll_offset.y
        target = self._lines.scrolled_to(self._cursor, offset, height)
        if target != offset:
            self.scroll_to(y=target, animate=False, force=True)
        place_cursor(self, 1, self._lines.firsts[self._cursor] - target)

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self._into_view()

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked row; a click on the row with the cursor chooses it."""
        index = self._lines.row_at(event.get_content_offset_capture(self).y + self.scroll_offset.y)
        if index is None:
            return
        if index == self._cursor:
            self.action_choose()
        else:
            self._move_to(index)

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self._move_to(self._cursor + step)

    def action_edge(self, index: int) -> None:
        """Go to the first or the last row."""
        self._move_to(index % len(self._rows) if self._rows else 0)

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self._move_to(self._cursor + step * max(1, self.scrollable_content_region.height - 1))

    def action_choose(self) -> None:
        """Choose the row with the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def action_mark(self) -> None:
        """Mark the row, or take its mark off."""
        if not self._multiple or self.key is None:
            return
        self.marked ^= {self.key}
        self._redraw()
        self.post_message(self.Marked(self, self.key))

    def unmark(self) -> None:
        """Take all marks off."""
        self.marked = frozenset()
        self._redraw()
