"""Which line of a list shows what: rows, their further lines, headings, and the blank lines between."""

import enum
from collections.abc import Callable
from itertools import islice

from lokalkontakt_tui.models.listing import Entry, Heading, Listing, Row, widest_cells

PORTION = 200
"""How many entries are arranged at once: more than a window has lines, and made before anybody notices."""


class Shows(enum.Enum):
    """What a line shows."""

    ROW = enum.auto()
    UNDER = enum.auto()
    HEADING = enum.auto()
    BLANK = enum.auto()


class Arrangement:
    """A list, line by line, as far down as somebody has looked: the entries below may not even be made yet.

    Args:
        listing: The list; its first portion is arranged at once.

    Attributes:
        lines: For each line what it shows, and the number of the row, or of the entry for headings and blanks.
        firsts: The first line of each row.
        rows: The rows.
        widest: The widest cell of each column among them, see `widest_cells`.
    """

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._coming = iter(listing.entries)
        self._entries = 0
        self._places: dict[str, int] = {}
        self.lines: list[tuple[Shows, int]] = []
        self.firsts: list[int] = []
        self.rows: list[Row] = []
        self.widest = widest_cells(listing.columns, ())
        self.reach_line(0)

    def reach_line(self, number: int) -> None:
        """Arrange so many portions that there is a line of that number, if the list is that long."""
        self._reach(lambda: number < len(self.lines))

    def reach_row(self, number: int) -> None:
        """Arrange so many portions that there is a row of that number, if there are that many."""
        self._reach(lambda: number < len(self.rows))

    def reach_end(self) -> None:
        """Arrange the whole list."""
        self._reach(lambda: False)

    def find(self, key: str) -> int | None:
        """Give the number of the row of a key, however far down; None when the list has none."""
        if key not in self._places and self._listing.row(key) is not None:
            self._reach(lambda: key in self._places)
        return self._places.get(key)

    def top_of(self, row: int) -> int:
        """Give the first line of a row, or of the heading that stands right above it."""
        top = self.firsts[row]
        while top > 0 and self.lines[top - 1][0] in {Shows.HEADING, Shows.BLANK}:
            top -= 1
        return top

    def scrolled_to(self, row: int, offset: int, height: int) -> int:
        """Give the first line to show so that a row is seen, with the heading above it where there is room.

        Args:
            row: The row.
            offset: The first line that is shown now.
            height: How many lines are shown.
        """
        first, top = self.firsts[row], self.top_of(row)
        last = first + self.rows[row].height - 1
        if last >= offset + height:
            offset = last - height + 1
        return min(offset, top if last - top < height else first)

    def row_at(self, number: int) -> int | None:
        """Give the row a line belongs to; None for headings, blanks and lines beyond the last."""
        if not 0 <= number < len(self.lines):
            return None
        what, index = self.lines[number]
        return index if what in {Shows.ROW, Shows.UNDER} else None

    def _reach(self, enough: Callable[[], bool]) -> None:
        while not enough():
            portion = tuple(islice(self._coming, PORTION))
            if not portion:
                return
            known = len(self.rows)
            for entry in portion:
                self._add(entry)
            come = widest_cells(self._listing.columns, self.rows[known:])
            self.widest = tuple(map(max, self.widest, come))

    def _add(self, entry: Entry) -> None:
        """Arrange the next entry, after a blank line if it is a heading, or any in a spaced list; not the first."""
        index, self._entries = self._entries, self._entries + 1
        if isinstance(entry, Heading):
            self.lines += [(Shows.BLANK, index)] if index else []
            self.lines.append((Shows.HEADING, index))
            return
        if self._listing.spaced and self.lines and self.lines[-1][0] is not Shows.HEADING:
            self.lines.append((Shows.BLANK, index))
        number = len(self.rows)
        self._places.setdefault(entry.key, number)
        self.rows.append(entry)
        self.firsts.append(len(self.lines))
        self.lines.append((Shows.ROW, number))
        self.lines += [(Shows.UNDER, number)] * (entry.height - 1)
