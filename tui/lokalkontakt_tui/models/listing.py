"""A list as a value: headings, rows of cells, and the columns they are laid out in."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from attrs import Factory, evolve

from lokalkontakt_core.language.collation import search_key
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.as_needed import AsNeeded
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

    @cached_property
    def folded(self) -> str:
        """What a search looks in, folded as what is searched for is; asked again with every letter that is typed."""
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
        entries: Headings and rows, in order; a blank line goes before every heading but the first. Those of a long list
            are `AsNeeded`.
        columns: How the cells are laid out.
        gap: Blanks between two columns.
        empty: What is said when there is no row.
        spaced: True when a blank line goes between two rows as well.
        marking: The folded search text that is marked in the rows when they are drawn; empty for none.
        source: The list this was searched out of; None when nothing was searched for.
    """

    entries: Sequence[Entry] = ()
    columns: tuple[Column, ...] = (Column(grow=True),)
    gap: int = 2
    empty: tuple[Line, ...] = Factory(tuple)
    spaced: bool = False
    marking: str = ""
    source: "Listing | None" = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows without the headings, all of them."""
        return tuple(self._each_row())

    def _each_row(self) -> Iterator[Row]:
        return (entry for entry in self.entries if isinstance(entry, Row))

    @property
    def empty_of_rows(self) -> bool:
        """Tell whether there is no row; looked for no further than the first."""
        return next(self._each_row(), None) is None

    def row(self, key: str) -> Row | None:
        """Give the row of a key, None when there is none; looked for no further than where it stands.

        In what was searched out it is looked for where it came from: that it is missing is not known before the end.
        """
        if self.source is None:
            return next((row for row in self._each_row() if row.key == key), None)
        found = self.source.row(key)
        return found if found is not None and self.marking in found.folded else None

    def shown(self, row: Row) -> Row:
        """Give a row as it is drawn: what was searched for is marked in it."""
        return row.marked(self.marking) if self.marking else row

    def searched(self, text: str) -> "Listing":
        """Give the rows that hold the text, headings without rows left out."""
        key = search_key(text.strip())
        if not key:
            return self
        return evolve(self, entries=AsNeeded(_matching(self.entries, key)), marking=key, source=self)


def _matching(entries: Iterable[Entry], key: str) -> Iterator[Entry]:
    """Give the rows that hold a folded text, the heading before the first of its own, counted where it counts."""
    heading: Heading | None = None
    for are_headings, run in groupby(entries, key=lambda entry: isinstance(entry, Heading)):
        if are_headings:
            *_, heading = (entry for entry in run if isinstance(entry, Heading))
            continue
        found: Iterable[Row] = (entry for entry in run if isinstance(entry, Row) and key in entry.folded)
        if heading is not None and heading.count is not None:
            found = tuple(found)
            heading = evolve(heading, count=len(found))
        for row in found:
            if heading is not None:
                yield heading
                heading = None
            yield row


def widest_cells(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, ...]:
    """Give how many cells of the terminal the widest cell of each column takes, as far as its width hangs on them.

    A growing column takes what is left, however wide its cells are: it counts with its least, unless others are to be
    spared for it.
    """
    spares = any(column.spare for column in columns)
    widest = []
    for index, column in enumerate(columns):
        if column.grow and not spares and rows:
            widest.append(column.least)
        else:
            widest.append(max((width_of(row.cells[index]) for row in rows), default=0))
    return tuple(widest)


def column_widths(listing: Listing, width: int, widest: Sequence[int] | None = None) -> tuple[int, ...]:
    """Give the width of each column so that all of them and the gaps take at most `width` cells.

    Every column first gets its widest cell; if that is too much the growing column gives way, then the others from
    the last to the first, none below its least. A column that can be spared is left out before any is cut.

    Args:
        listing: The list.
        width: How many cells there are.
        widest: What `widest_cells` gives, of those rows that are to be laid out; of all when it is left out.
    """
    widest = widest_cells(listing.columns, listing.rows) if widest is None else widest
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
