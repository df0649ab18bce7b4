"""Tables as text: CSV with semicolons, commas or tabs, read as it is found and written as a Danish Excel opens it."""

import csv
import io
from collections.abc import Sequence

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.surveys.interchange.sheets import Sheet, table
from lokalkontakt_core.tables.cells import guarded, unguarded
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.tables.table import Table

DELIMITERS = (";", ",", "\t")
BYTE_ORDER_MARK = "\ufeff"
_HINT = "sep="
_HINT_LENGTH = len(_HINT) + 1


def _rows(text: str, delimiter: str) -> list[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [tuple(unguarded(cell) for cell in row) for row in reader]


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
    read: list[tuple[int, Sheet]] = []
    problem: tuple[csv.Error, str] | None = None
    for delimiter in (hint,) if hint is not None else DELIMITERS:
        try:
            rows = _rows(text, delimiter)
        except csv.Error as error:
            problem = problem or (error, delimiter)
            continue
        if hint is not None:
            rows[0] = ()  # so that the rows keep their numbers
        sheet = table(name, rows)
        read.append((_known(sheet, tables), sheet))
    if not read or (problem is not None and max(known for known, _ in read) <= 1):
        raise ImportFailedError("LKE622", name=name, line=_line(text, hint or DELIMITERS[0])) from (
            problem[0] if problem else None
        )
    return max(read, key=lambda one: one[0])[1]


def _known(sheet: Sheet, tables: Sequence[Table]) -> int:
    """Count the headings that are known when a sheet is read so."""
    most = 0
    for _, cells in list(sheet.numbered())[:20]:
        for one in tables:
            most = max(most, len({column.key for cell in cells if (column := one.column(cell)) is not None}))
    return most


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
