"""Which line of a list shows what: rows, their further lines, headings, and the blank lines between."""

import enum

from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.listing import Heading, Listing, Row


class Shows(enum.Enum):
    """What a line shows."""

    ROW = enum.auto()
    UNDER = enum.auto()
    HEADING = enum.auto()
    BLANK = enum.auto()


@frozen
class Arrangement:
    """A list, line by line.

    Attributes:
        lines: For each line what it shows, and the number of the row, or of the entry for headings and blanks.
        firsts: The first line of each row.
        rows: The rows.
    """

    lines: tuple[tuple[Shows, int], ...]
    firsts: tuple[int, ...]
    rows: tuple[Row, ...]

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


def arrange(listing: Listing) -> Arrangement:
    """Arrange a list; a blank line goes before every heading but the first entry, in spaced ones before rows too."""
    lines: list[tuple[Shows, int]] = []
    firsts: list[int] = []
    for index, entry in enumerate(listing.entries):
        if isinstance(entry, Heading):
            lines += [(Shows.BLANK, index)] if index else []
            lines.append((Shows.HEADING, index))
            continue
        if listing.spaced and lines and lines[-1][0] is not Shows.HEADING:
            lines.append((Shows.BLANK, index))
        number = len(firsts)
        firsts.append(len(lines))
        lines.append((Shows.ROW, number))
        lines += [(Shows.UNDER, number)] * (entry.height - 1)
    return Arrangement(tuple(lines), tuple(firsts), listing.rows)
