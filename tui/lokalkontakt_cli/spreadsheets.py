"""Spreadsheet files: read into tables of texts, and written from them. The libraries are an extra and load on use."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from lokalkontakt_core.errors import FormError, UsageError
from lokalkontakt_core.surveys.interchange.delimited import read_delimited, write_delimited
from lokalkontakt_core.surveys.interchange.markdown import read_markdown, write_markdown
from lokalkontakt_core.surveys.interchange.old_workbooks import check_old_workbook
from lokalkontakt_core.surveys.interchange.packages import check_package
from lokalkontakt_core.surveys.interchange.sheets import Sheet, Span, Workbook, table

MOST_BYTES = 50_000_000

READABLE = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".md", ".json")
WRITABLE = (".xlsx", ".csv", ".tsv", ".md", ".txt", ".json")
"""What forms can be read from and written to; `.txt` is LimeSurvey's and `.json` SurveyJS', which are no workbooks."""

_ZIP = b"PK"
_TOO_LARGE = "SF228"
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


def _read_workbook(content: bytes, name: str) -> Workbook:
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


def decoded(content: bytes, name: str) -> str:
    """Give the text of a file as Excel and other programs write it.

    Raises:
        FormError: SF227 when it is none.
    """
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FormError(_UNREADABLE, file=name, reason="text")


def _delimiter(text: str, ending: str) -> str:
    """Tell what parts the cells: as the ending says, else what stands most on the first lines."""
    if ending == ".tsv":
        return "\t"
    head = text[:4_000]
    return max(",;\t", key=head.count)


def read_text(path: Path) -> str:
    """Read a file of text of a size that a form may have.

    Raises:
        FormError: SF227 when it is no text, SF228 when it is too large.
        OSError: The file cannot be opened.
    """
    return decoded(_content(path), path.name)


def _content(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise FormError(_TOO_LARGE, file=path.name, limit=MOST_BYTES // 1_000_000)
    return path.read_bytes()


def read_workbook(path: Path) -> Workbook:
    """Read a spreadsheet, CSV or markdown file.

    Raises:
        UsageError: SF225 when the extra is missing, SF226 for another kind of file.
        FormError: SF227 when it cannot be read, SF228, SF229 or SF270 when it is too large.
        OSError: The file cannot be opened.
    """
    ending = path.suffix.lower()
    if ending not in READABLE or ending == ".json":
        raise UsageError("SF226", file=path.name, known=READABLE)
    content = _content(path)
    if ending in {".xlsx", ".xlsm", ".xls"}:
        return _read_workbook(content, path.name)
    text = decoded(content, path.name)
    if ending == ".md":
        return read_markdown(text)
    try:
        return read_delimited(text, _delimiter(text, ending))
    except ValueError as problem:
        raise FormError(_UNREADABLE, file=path.name, reason=str(problem)) from problem


def _xlsx(book: Workbook) -> bytes:
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


def workbook_bytes(book: Workbook, ending: str, name: str) -> bytes:
    """Give a workbook as the content of a file.

    Raises:
        UsageError: SF225 when the extra is missing, SF226 for another kind of file.
    """
    if ending == ".xlsx":
        return _xlsx(book)
    if ending == ".md":
        return write_markdown(book).encode()
    if ending in {".csv", ".tsv"}:
        return write_delimited(book, "\t" if ending == ".tsv" else ",").encode()
    raise UsageError("SF226", file=name, known=WRITABLE)
