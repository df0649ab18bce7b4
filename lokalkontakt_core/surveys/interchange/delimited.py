"""Workbooks as text: the CSV layout of XLSForm tools, a sheet's name in the first column, and tab-separated alike."""

import csv
import io

from lokalkontakt_core.surveys.interchange.sheets import Sheet, Workbook

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_delimited(text: str, delimiter: str = ",") -> Workbook:
    """Read a workbook from delimited text.

    A row whose first cell is not empty begins a sheet of that name; the other rows leave the first cell empty.

    Raises:
        ValueError: A cell is longer than 10 million characters, or a quotation mark is never closed.
    """
    csv.field_size_limit(10_000_000)
    found: list[tuple[str, int, list[tuple[str, ...]]]] = []
    try:
        reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
        for number, row in enumerate(reader, 1):
            name, cells = (row[0].strip(), tuple(row[1:])) if row else ("", ())
            if name:
                found.append((name, number if any(cells) else number + 1, []))
            elif not found and any(cell.strip() for cell in cells):
                found.append(("", number, []))  # so that rows before the first sheet are told as a sheet nobody reads
            if found and (not name or any(cells)):
                found[-1][2].append(cells)
    except csv.Error as error:
        raise ValueError(str(error)) from error
    return Workbook(tuple(Sheet(name, tuple(rows), first_row=first) for name, first, rows in found))


def _safe(cell: str) -> str:
    """Give a cell that a spreadsheet reads as text; readers of forms take blanks at the ends away."""
    return f" {cell}" if cell.startswith(_FORMULA) else cell


def write_delimited(book: Workbook, delimiter: str = ",") -> str:
    """Write a workbook as delimited text with line ends as RFC 4180 has them.

    What a spreadsheet could take for a formula gets a blank in front.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    for sheet in book.sheets:
        writer.writerow([sheet.name])
        writer.writerows(["", *map(_safe, row)] for row in sheet.rows)
    return file.getvalue()
