"""From the bytes of a file to sheets: workbooks and delimited text, told by what they hold."""

from attrs import frozen

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.importing.decoding import decode
from lokalkontakt_core.surveys.interchange.sheets import Sheet, Workbook
from lokalkontakt_core.surveys.interchange.workbook_files import read_workbook_file, write_workbook_file
from lokalkontakt_core.tables.delimited import read_delimited, write_delimited
from lokalkontakt_core.tables.findings import TableFinding, Weight
from lokalkontakt_core.tables.reading import Heading, headings_of
from lokalkontakt_core.tables.registry import TABLES, table_of
from lokalkontakt_core.tables.table import TableKind

MOST_BYTES = 20_000_000
"""The largest file of tables that is read: the assignments of the largest municipality thought of take a fifth."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls")
DELIMITED = (".csv", ".tsv")
WRITABLE = (".xlsx", *DELIMITED)

_ZIP = b"PK\x03\x04"
_WORKBOOK = b"xl/workbook.xml"
_LEAST_COLUMNS = 2
"""So many headings a text must have to be a table, where its name does not say that it is one."""


@frozen
class TableFile:
    """A file of tables.

    Attributes:
        sheets: Its sheets as texts.
        notes: What there is to know of the reading, such as an encoding that is not UTF-8.
    """

    sheets: tuple[Sheet, ...]
    notes: tuple[TableFinding, ...] = ()


def ending_of(name: str) -> str:
    """Give the ending of a file's name in small letters, with its dot; nothing when it has none."""
    _, dot, ending = name.rpartition(".")
    return f"{dot}{ending}".lower() if dot else ""


def read_table_file(content: bytes, name: str, kind: TableKind | None = None) -> TableFile | None:
    """Read a file of tables, or tell that it is none.

    Args:
        content: The whole file.
        name: Its name, for messages and, without the ending, as the name of a sheet of text.
        kind: Which table it is; a text is read as one then, whatever its ending.

    Returns:
        The file; None for a text that has neither the ending nor the headings of a table.

    Raises:
        UsageError: SF225 when the extra for workbooks is missing.
        FormError: What is wrong with a workbook.
        ImportFailedError: LKE604 when the file is too large, LKE622 when its quotation marks do not match, or what
            `decode` raises for a file that is no text.
    """
    ending = ending_of(name)
    if ending in WORKBOOKS or (content.startswith(_ZIP) and _WORKBOOK in content):
        if len(content) > MOST_BYTES:
            raise ImportFailedError("LKE604", name=name, bytes=len(content), most=MOST_BYTES)
        return TableFile(read_workbook_file(content, name).sheets)
    decoded = decode(content, name=name, most=MOST_BYTES)
    named = ending in DELIMITED or kind is not None
    try:
        sheet = read_delimited(
            decoded.text, name[: len(name) - len(ending)], TABLES if kind is None else (table_of(kind),)
        )
    except ImportFailedError:
        if named:
            raise
        return None
    if not named and not _is_table(sheet):
        return None
    return TableFile((sheet,), tuple(TableFinding(one.code, Weight.NOTE, None, one.values) for one in decoded.findings))


def _is_table(sheet: Sheet) -> bool:
    heading = headings_of(sheet)
    return isinstance(heading, Heading) and len(heading.columns) >= _LEAST_COLUMNS


def write_table_file(sheets: tuple[Sheet, ...], ending: str) -> bytes:
    """Give tables as the content of a file.

    Args:
        sheets: One for delimited text, any number for a workbook.
        ending: One of `WRITABLE`.

    Raises:
        UsageError: SF225 when the extra for workbooks is missing.
    """
    if ending in DELIMITED:
        (sheet,) = sheets
        return write_delimited(sheet, "\t" if ending == ".tsv" else ";").encode()
    return write_workbook_file(Workbook(sheets))
