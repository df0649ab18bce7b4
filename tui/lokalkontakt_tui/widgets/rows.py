"""A list one moves through with the arrow keys: grouped rows in columns."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from lokalkontakt_tui.models.arrangement import Arrangement
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.widgets.drawing import place_cursor
from lokalkontakt_tui.widgets.drawn_rows import DrawnRows


class RowList(DrawnRows, can_focus=True):
    """A list of rows.

    Args:
        listing: What it shows at first.
        multiple: True when several rows can be marked with the space bar.
        id: The widget's id.
    """

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
        super().__init__(listing or Listing(), id)
        self._multiple = multiple

    def show(self, listing: Listing, key: str | None = None) -> None:
        """Show another list; the cursor stays on the row of the same key, else at the same place.

        Args:
            listing: The list.
            key: The row to go to instead.
        """
        wanted = key if key is not None else self.key
        self.listing = listing
        self._lines = Arrangement(listing)
        if self.marked:
            self.marked &= {row.key for row in listing.rows}
        found = self._lines.find(wanted) if wanted is not None else None
        if found is None:
            self._lines.reach_row(self._cursor)
            found = min(self._cursor, max(0, len(self._rows) - 1))
        self._cursor = found
        self._redraw()
        self.call_after_refresh(self._into_view)

    def go_to(self, key: str) -> bool:
        """Move the cursor to a row and tell whether there is one of that key."""
        found = self._lines.find(key)
        if found is not None:
            self._move_to(found)
        return found is not None

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        self._strips.clear()
        self._lines.reach_line(self._below)
        self._measure()
        self._into_view()

    def _move_to(self, index: int) -> None:
        if not self._rows:
            return
        self._lines.reach_row(index)
        self._make_room()
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
        if index < 0:
            self._lines.reach_end()
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
