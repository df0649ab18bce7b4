"""Workbook files as bytes: .xlsx and .xls read into tables of texts, .xlsx written from them.

The libraries are an extra and load on use. Nothing is opened here: the caller hands in what the file holds.
"""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from lokalkontakt_core.errors import FormError, UsageError
from lokalkontakt_core.surveys.interchange.old_workbooks import check_old_workbook
from lokalkontakt_core.surveys.interchange.packages import check_package
from lokalkontakt_core.surveys.interchange.sheets import Sheet, Span, Workbook, table

_ZIP = b"PK"
_UNREADABLE = "SF227"


def _extra_missing(problem: ImportError) -> UsageError:
    error = UsageError("SF225", library=problem.name or "python-calamine")
    error.__cause__ = problem
    return error


def _as_text(value: Any) -> str:
    """Give a cell's value as XLSForm tools read it: whole numbers without a point, dates as ISO 8601 has them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep="T")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _sheet(found: Any) -> Sheet:
    rows = tuple(tuple(_as_text(value) for value in row) for row in found.to_python(skip_empty_area=False))
    merged = tuple(
        Span(first[0] + 1, last[0] + 1, first[1] + 1, last[1] + 1) for first, last in found.merged_cell_ranges or ()
    )
    return Sheet(found.name, table(found.name, rows).rows, merged)


def read_workbook_file(content: bytes, name: str) -> Workbook:
    """Read a workbook; every cell is text, whatever it was.

    Args:
        content: The file.
        name: What it is called in errors.

    Raises:
        UsageError: SF225 when the extra is missing.
        FormError: SF227 when it is no workbook or is damaged, SF228, SF229 or SF270 when it is too large.
    """
    try:
        import python_calamine  # noqa: PLC0415 - an extra, and only for those who read spreadsheets
    except ImportError as problem:
        raise _extra_missing(problem) from problem
    if content.startswith(_ZIP):
        check_package(content, name)
    else:
        check_old_workbook(content, name)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return Workbook(tuple(_sheet(book.get_sheet_by_name(found)) for found in _cell_sheets(book)))
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        raise FormError(_UNREADABLE, file=name, reason=str(problem)) from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":  # what the library lets through of its own defects
            raise
        raise FormError(_UNREADABLE, file=name, reason=type(problem).__name__) from problem


def _cell_sheets(book: Any) -> list[str]:
    """Give the names of the sheets that hold cells, charts and macros left out."""
    return [found.name for found in book.sheets_metadata if str(found.typ).endswith(".WorkSheet")]


def write_workbook_file(book: Workbook) -> bytes:
    """Write an .xlsx file; no text becomes a formula or a link, whatever it looks like.

    Raises:
        UsageError: SF225 when the extra is missing.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, and only for those who write spreadsheets
    except ImportError as problem:
        raise _extra_missing(problem) from problem
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        heading = workbook.add_format({"bold": True})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for sheet in book.sheets:
            page = workbook.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            page.set_column(0, max(map(len, sheet.rows), default=1) - 1, 24, wrapped)
            for number, row in enumerate(sheet.rows):
                for index, cell in enumerate(row):
                    if cell:  # written as text whatever it looks like, so that none becomes a formula or a link
                        page.write_string(number, index, cell, heading if number == 0 else wrapped)
    return file.getvalue()
