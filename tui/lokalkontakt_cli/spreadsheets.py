"""Spreadsheet files of forms: read into tables of texts, and written from them."""

from pathlib import Path

from lokalkontakt_core.errors import FormError, UsageError
from lokalkontakt_core.surveys.interchange.delimited import read_delimited, write_delimited
from lokalkontakt_core.surveys.interchange.markdown import read_markdown, write_markdown
from lokalkontakt_core.surveys.interchange.sheets import Workbook
from lokalkontakt_core.surveys.interchange.workbook_files import read_workbook_file, write_workbook_file

MOST_BYTES = 50_000_000

READABLE = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".md", ".json")
WRITABLE = (".xlsx", ".csv", ".tsv", ".md", ".txt", ".json")
"""What forms can be read from and written to; `.txt` is LimeSurvey's and `.json` SurveyJS', which are no workbooks."""

_TOO_LARGE = "SF228"
_UNREADABLE = "SF227"


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
        return read_workbook_file(content, path.name)
    text = decoded(content, path.name)
    if ending == ".md":
        return read_markdown(text)
    try:
        return read_delimited(text, _delimiter(text, ending))
    except ValueError as problem:
        raise FormError(_UNREADABLE, file=path.name, reason=str(problem)) from problem


def workbook_bytes(book: Workbook, ending: str, name: str) -> bytes:
    """Give a workbook as the content of a file.

    Raises:
        UsageError: SF225 when the extra is missing, SF226 for another kind of file.
    """
    if ending == ".xlsx":
        return write_workbook_file(book)
    if ending == ".md":
        return write_markdown(book).encode()
    if ending in {".csv", ".tsv"}:
        return write_delimited(book, "\t" if ending == ".tsv" else ",").encode()
    raise UsageError("SF226", file=name, known=WRITABLE)
