"""A list as a value: headings, rows of cells, and the columns they are laid out in."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import Factory, evolve

from lokalkontakt_core.language.collation import search_key
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, fit, line, plain_text, width_of
from lokalkontakt_tui.models.matching import marked


@frozen
class Column:
    """How one column of a list takes its room.

    Attributes:
        grow: True for the column that takes what is left; at most one in a list.
        least: The narrowest it is made before the next one is.
        most: The widest it becomes.
        right: True when its cells stand at the right edge.
        spare: True when it is left out before any column is cut.
    """

    grow: bool = False
    least: int = 4
    most: int = 1000
    right: bool = False
    spare: bool = False


@frozen
class Heading:
    """A line between rows that cannot be chosen.

    Attributes:
        text: The words.
        count: How many rows follow; None to show none.
        rule: True to draw a thin rule to the edge.
        style: `heading` or `subheading`.
    """

    text: str
    count: int | None = None
    rule: bool = False
    style: str = "heading"


@frozen
class Row:
    """A line one can choose.

    Attributes:
        key: What the row stands for; unique in its list.
        cells: One line a column.
        under: Further lines, under the first.
        find: What a search looks in, beside the cells.
    """

    key: str
    cells: tuple[Line, ...]
    under: tuple[Line, ...] = ()
    find: str = ""

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return 1 + len(self.under)

    def folded(self) -> str:
        """Give what a search looks in, folded as what is searched for is."""
        text = " ".join(plain_text(cell) for cell in (*self.cells, *self.under))
        return search_key(f"{text} {self.find}")

    def marked(self, key: str) -> "Row":
        """Give the row with what matches a folded search text marked."""
        cells, under = (tuple(marked(one, key) for one in lines) for lines in (self.cells, self.under))
        return evolve(self, cells=cells, under=under)


Entry = Heading | Row


@frozen
class Listing:
    """A list, ready to be drawn at any width.

    Attributes:
        entries: Headings and rows, in order; a blank line goes before every heading but the first.
        columns: How the cells are laid out.
        gap: Blanks between two columns.
        empty: What is said when there is no row.
        spaced: True when a blank line goes between two rows as well.
        marking: The folded search text that is marked in the rows when they are drawn; empty for none.
    """

    entries: tuple[Entry, ...] = ()
    columns: tuple[Column, ...] = (Column(grow=True),)
    gap: int = 2
    empty: tuple[Line, ...] = Factory(tuple)
    spaced: bool = False
    marking: str = ""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows without the headings."""
        return tuple(entry for entry in self.entries if isinstance(entry, Row))

    def shown(self, row: Row) -> Row:
        """Give a row as it is drawn: what was searched for is marked in it."""
        return row.marked(self.marking) if self.marking else row

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        """What a search looks in, entry by entry: it is asked again with every letter that is typed."""
        return tuple(entry.folded() if isinstance(entry, Row) else "" for entry in self.entries)

    def searched(self, text: str) -> "Listing":
        """Give the rows that hold the text, headings without rows left out."""
        key = search_key(text.strip())
        if not key:
            return self
        kept = [entry for entry, text in zip(self.entries, self._folded, strict=True)
                if isinstance(entry, Heading) or key in text]  # fmt: skip
        return evolve(self, entries=tuple(_filled(kept)), marking=key)


def _filled(entries: Sequence[Entry]) -> Iterable[Entry]:
    """Drop headings that no row follows and count the rows under each other one."""
    for index, entry in enumerate(entries):
        if isinstance(entry, Row):
            yield entry
            continue
        count = 0
        for after in entries[index + 1 :]:
            if isinstance(after, Heading):
                break
            count += 1
        if count:
            yield Heading(entry.text, count if entry.count is not None else None, entry.rule, entry.style)


def widest_cells(listing: Listing) -> tuple[int, ...]:
    """Give how many cells of the terminal the widest cell of each column takes, as far as its width hangs on them.

    A growing column takes what is left, however wide its cells are: it counts with its least, unless others are to be
    spared for it.
    """
    spares = any(column.spare for column in listing.columns)
    widest = []
    for index, column in enumerate(listing.columns):
        if column.grow and not spares and listing.rows:
            widest.append(column.least)
        else:
            widest.append(max((width_of(row.cells[index]) for row in listing.rows), default=0))
    return tuple(widest)


def column_widths(listing: Listing, width: int, widest: Sequence[int] | None = None) -> tuple[int, ...]:
    """Give the width of each column so that all of them and the gaps take at most `width` cells.

    Every column first gets its widest cell; if that is too much the growing column gives way, then the others from
    the last to the first, none below its least. A column that can be spared is left out before any is cut.

    Args:
        listing: The list.
        width: How many cells there are.
        widest: What `widest_cells` gives, where it is known already.
    """
    widest = widest_cells(listing) if widest is None else widest
    wanted = [min(size, column.most) for size, column in zip(widest, listing.columns, strict=True)]
    sizes = _fitted(listing, wanted, width)
    for index, column in enumerate(listing.columns):
        if column.spare and any(size < want for size, want in zip(sizes, wanted, strict=True)):
            wanted[index] = 0
            sizes = _fitted(listing, wanted, width)
    return tuple(sizes)


def _fitted(listing: Listing, wanted: Sequence[int], width: int) -> list[int]:
    sizes = list(wanted)
    used = [index for index, size in enumerate(sizes) if size]
    room = width - listing.gap * max(0, len(used) - 1)
    growing = next((index for index, column in enumerate(listing.columns) if column.grow), None)
    if growing is not None and sum(sizes) < room and growing in used:
        sizes[growing] = room - sum(size for index, size in enumerate(sizes) if index != growing)
    order = ([growing] if growing is not None else []) + [i for i in reversed(used) if i != growing]
    for index in order:
        over = sum(sizes) - room
        if over > 0:
            sizes[index] = max(min(listing.columns[index].least, sizes[index]), sizes[index] - over)
    return sizes


def row_line(row: Row, columns: Sequence[Column], widths: Sequence[int], gap: int) -> Line:
    """Lay out the cells of a row."""
    pieces: list[tuple[str, str]] = []
    for cell, column, width in zip(row.cells, columns, widths, strict=True):
        if not width:
            continue
        if pieces:
            pieces.append((" " * gap, ""))
        pieces.extend(fit(cell, width, right=column.right))
    return tuple(pieces)


def heading_line(heading: Heading, width: int) -> Line:
    """Lay out a heading."""
    count = ("", "") if heading.count is None else (f"  {heading.count}", "muted bold")
    words = line((heading.text, heading.style), count)
    if not heading.rule:
        return words
    return line(*words, " ", ("─" * max(0, width - width_of(words) - 1), "rule"))
