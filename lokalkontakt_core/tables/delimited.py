"""Tables as text: CSV with semicolons, commas or tabs, read as it is found and written as a Danish Excel opens it."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.surveys.interchange.sheets import Sheet, table
from lokalkontakt_core.tables.cells import guarded, unguarded
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.tables.table import Table

DELIMITERS = (";", ",", "\t")
BYTE_ORDER_MARK = "\ufeff"
_ROWS_LOOKED_AT = 20
_HINT = "sep="
_HINT_LENGTH = len(_HINT) + 1


def _rows(text: str, delimiter: str, *, strict: bool = True) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    return (tuple(unguarded(cell) for cell in row) for row in reader)


def _hinted(text: str) -> str | None:
    """Give the sign that a first line `sep=;` names, as Excel writes it; None without one."""
    first = text[: _HINT_LENGTH + 2].splitlines()[0] if text else ""
    hinted = len(first) == _HINT_LENGTH and first.lower().startswith(_HINT)
    return first[-1] if hinted else None


def read_delimited(text: str, name: str, tables: Sequence[Table] = TABLES) -> Sheet:
    """Read a table from text; what parts its cells is told by the headings it makes known.

    Args:
        text: The text.
        name: What the sheet is called.
        tables: Those it may be.

    Raises:
        ImportFailedError: LKE622 with `line` when a quotation mark is never closed or stands inside a cell.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    hint = _hinted(text)
    delimiter = hint or max(DELIMITERS, key=lambda one: _fit(text, one, tables))
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as error:
        raise ImportFailedError("LKE622", name=name, line=_line(text, delimiter)) from error
    if hint is not None:
        rows[0] = ()  # so that the rows keep their numbers
    return table(name, rows)


def _fit(text: str, delimiter: str, tables: Sequence[Table]) -> tuple[int, int]:
    """Tell how well a delimiter fits: by headings it makes known on one of the first rows, then by cells there."""
    best = (0, 0)
    try:
        for cells in islice(_rows(text, delimiter, strict=False), _ROWS_LOOKED_AT):
            known = max(
                len({column.key for cell in cells if (column := one.column(cell)) is not None}) for one in tables
            )
            best = max(best, (known, len(cells)))
    except csv.Error:  # a cell longer than any text
        return best
    return best


def _line(text: str, delimiter: str) -> int:
    """Give the line in which a text stops being delimited text."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun = 1
    try:
        for _ in reader:
            begun = reader.line_num + 1
    except csv.Error:
        pass
    return begun


def write_delimited(sheet: Sheet, delimiter: str = ";") -> str:
    """Write a table as text: every line ends as RFC 4180 has it, and no cell begins as a formula does."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in sheet.rows)
    return BYTE_ORDER_MARK + file.getvalue()
