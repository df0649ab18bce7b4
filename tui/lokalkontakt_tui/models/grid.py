"""A matrix as a grid: one statement a line, one option a column; or, where it is too narrow, how far one is."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.pages import GridRow, Option, Page
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, Piece, cells, cut, fit, line, plain_text, wrapped
from lokalkontakt_tui.models.reading import Words

_LEAST_STATEMENT = 20
_WIDEST_STATEMENT = 44
_LEAST_COLUMN = 7
_WIDEST_COLUMN = 14
_MOST_HEADING_LINES = 3
_MOST_STATEMENT_LINES = 2


@frozen
class GridLine:
    """One line of a grid.

    Attributes:
        text: What stands there.
        row: Which statement it belongs to, counted from 0; None for the headings.
    """

    text: Line
    row: int | None = None


@frozen
class Grid:
    """A grid laid out for a width.

    Attributes:
        lines: Its lines, the headings first.
        statement: Cells of the statements' column.
        column: Cells of each option's column.
    """

    lines: tuple[GridLine, ...]
    statement: int
    column: int

    def option_at(self, x: int, options: int) -> int | None:
        """Give the option whose column holds a cell, counted from 0; None for the statements."""
        index = (x - self.statement) // self.column
        return index if x >= self.statement and index < options else None


def grid_of(page: Page, width: int) -> Grid | None:
    """Lay a matrix out, None when it does not fit into the width."""
    options = page.options
    if not options or not page.grid:
        return None
    column = min(_WIDEST_COLUMN, (width - _LEAST_STATEMENT) // len(options))
    longest = max(cells(word) for option in options for word in option.label.split() or [""])
    if column < max(_LEAST_COLUMN, min(longest, _WIDEST_COLUMN - 1) + 1):
        return None
    column = max(_LEAST_COLUMN, longest + 1) if longest < column - 1 else column
    headings = [wrapped(line(option.label), column - 1) for option in options]
    if max(map(len, headings)) > _MOST_HEADING_LINES:
        return None
    statement = min(_WIDEST_STATEMENT, width - column * len(options))
    lines = [*_headings(headings, statement, column)]
    for number, row in enumerate(page.grid):
        lines.extend(_statement(row, number, options, statement, column))
    return Grid(tuple(lines), statement, column)


def _headings(headings: list[tuple[Line, ...]], statement: int, column: int) -> Iterator[GridLine]:
    height = max(map(len, headings))
    for level in range(height):
        pieces: list[Piece] = [(" " * statement, "")]
        for heading in headings:
            at = level - (height - len(heading))
            pieces.extend(fit(line((plain_text(heading[at]) if at >= 0 else "", "muted")), column))
        yield GridLine(tuple(pieces))


def _statement(
    row: GridRow, number: int, options: tuple[Option, ...], statement: int, column: int
) -> Iterator[GridLine]:
    style = "bold" if row.current else ""
    told = wrapped(line((row.label, style)), statement - 4) or ((),)
    if len(told) > _MOST_STATEMENT_LINES:
        last = cut(line(*told[_MOST_STATEMENT_LINES - 1], " …"), statement - 3)
        told = (*told[: _MOST_STATEMENT_LINES - 1], last)
    for index, text in enumerate(told):
        pieces: list[Piece] = [("  ", ""), *fit(text, statement - 2)]
        if index == 0:
            for option in options:
                chosen = option.name == row.value
                pieces.extend(fit(line(("(•)" if chosen else "( )", "primary" if chosen else "muted")), column))
        yield GridLine(tuple(pieces), number)


def grid_overview(page: Page, words: Words) -> Line:
    """Give `Udsagn 2 af 5   ✓ » ○ ○ ○`: how far one is in a matrix."""
    at = next((number for number, row in enumerate(page.grid, 1) if row.current), 1)
    place = words("Statement {position} of {total}", position=at, total=len(page.grid))
    signs: list[Piece] = []
    for row in page.grid:
        sign = ("»", "primary") if row.current else ("✓", "good") if row.value else ("○", "muted")
        signs += [(" ", ""), sign]
    above = page.grid_label or (page.groups[-1] if page.groups else "")
    return line((place, "muted"), "  ", *signs, "   ", (above, "muted"))
