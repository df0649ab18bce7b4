"""Tables of texts, as every spreadsheet library, CSV file or markdown table gives them."""

from collections.abc import Iterable, Iterator

from attrs import frozen

Cells = tuple[str, ...]


@frozen
class Span:
    """Cells that were merged into one; rows and columns are counted from 1, both ends belong to it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@frozen
class Sheet:
    """One table.

    Attributes:
        name: As written.
        rows: The rows from the first of the sheet; they may be of different length.
        merged: Cells merged into one; all but the first of them are empty in `rows`.
        first_row: The number of the first row in the file, for what is reported.
    """

    name: str
    rows: tuple[Cells, ...] = ()
    merged: tuple[Span, ...] = ()
    first_row: int = 1

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """Give every row with its number in the file."""
        return enumerate(self.rows, self.first_row)


@frozen
class Workbook:
    """Tables that belong together, in order."""

    sheets: tuple[Sheet, ...] = ()

    def named(self, name: str) -> tuple[Sheet, ...]:
        """Give the sheets of that name in any case, blanks at the ends not counted."""
        return tuple(sheet for sheet in self.sheets if sheet.name.strip().lower() == name)


def column_letters(number: int) -> str:
    """Give the letters of a column counted from 1: A, B, …, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def table(name: str, rows: Iterable[Iterable[str]]) -> Sheet:
    """Make a sheet of rows, without the empty ones at the end."""
    kept = [tuple(row) for row in rows]
    while kept and not any(cell.strip() for cell in kept[-1]):
        kept.pop()
    return Sheet(name, tuple(kept))
