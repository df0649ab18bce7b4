"""Import tables: read areas, contacts, councils and assignments, add what is new and change what is said anew."""

from collections.abc import Sequence

from attrs import frozen

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import ImportFailedError, RefusedError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.surveys.interchange.sheets import Sheet
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.findings import Place, TableFinding, Weight
from lokalkontakt_core.tables.plan import Plan
from lokalkontakt_core.tables.reading import Rows, headings_of, headings_seen, read_rows
from lokalkontakt_core.tables.registry import TABLES, table_of
from lokalkontakt_core.tables.row_changes import RowChange
from lokalkontakt_core.tables.table import TableKind

VERB = "import_tables"

_SCHEME = Ref(Scheme.kind, SCHEME_ID)  # a register that is only looked through may hold none


@frozen
class TableImport:
    """What reading tables would do, and what there is to know about it.

    Attributes:
        change: What the rows without a problem add and change; nothing is ever removed because a row is missing.
        rows: What each row does that changes something.
        same: How many rows change nothing.
        faulty: How many rows have a problem.
        findings: All of them, in the order of sheets and rows.
        tables: The tables that were read.
    """

    change: ChangeSet
    rows: tuple[RowChange, ...]
    same: int
    faulty: int
    findings: tuple[TableFinding, ...]
    tables: tuple[TableKind, ...]

    @property
    def problems(self) -> tuple[TableFinding, ...]:
        """The findings that keep a row from being read in."""
        return tuple(one for one in self.findings if one.weight is Weight.PROBLEM)


def _sorted_out(
    sheets: Sequence[Sheet], kind: TableKind | None, name: str
) -> tuple[tuple[Rows, ...], tuple[TableFinding, ...]]:
    tables = TABLES if kind is None else (table_of(kind),)
    read, unread, doubtful = list[Rows](), list[TableFinding](), list[TableKind]()
    for sheet in sheets:
        heading = headings_of(sheet, tables)
        if not isinstance(heading, tuple):
            read.append(read_rows(sheet, heading))
            continue
        doubtful.extend(heading)
        if any(cell.strip() for cells in sheet.rows for cell in cells):
            unread.append(TableFinding("LKI120", Weight.NOTE, Place(sheet.name)))
    if not read and doubtful:
        raise ImportFailedError("LKE621", name=name, options=tuple(one.value for one in dict.fromkeys(doubtful)))
    if not read:
        required = tuple(
            column.heading.in_language("da") for table in tables for column in table.columns if column.required
        )
        raise ImportFailedError("LKE620", name=name, seen=headings_seen(sheets), known=tuple(dict.fromkeys(required)))
    order = [table.kind for table in TABLES]
    return tuple(sorted(read, key=lambda rows: order.index(rows.table.kind))), tuple(unread)


def read_tables(
    context: Context,
    *,
    sheets: Sequence[Sheet],
    name: str,
    kind: TableKind | None = None,
    notes: Sequence[TableFinding] = (),
) -> TableImport:
    """Read tables and tell what they would do.

    A row is about the record with its id, else the one that its key was read into before, else the one it names. An
    empty cell says nothing; what a cell says, the register says afterwards. Areas come before what names them, in
    whatever order the sheets stand. Reading a file again changes nothing.

    Args:
        context: The register to read into, and the day.
        sheets: The sheets of the file.
        name: What it is called in the `source` of records.
        kind: Which table it is; told by sheet names and headings when left out.
        notes: What there is to know of the file already.

    Raises:
        ImportFailedError: LKE620 when no sheet has the headings of a table, LKE621 when it could be several, LKE623
            when a sheet is too long.
    """
    read, unread = _sorted_out(sheets, kind, name)
    plan = Plan(Draft(context), name)
    plan.findings.extend((*notes, *unread))
    for rows in read:
        plan.read(rows)
    edits = plan.finish()
    return TableImport(
        change=ChangeSet(VERB, edits, about=(_SCHEME,), source=name),
        rows=tuple(plan.changes),
        same=plan.same,
        faulty=plan.faulty,
        findings=tuple(plan.findings),
        tables=tuple(dict.fromkeys(rows.table.kind for rows in read)),
    )


def import_tables(
    context: Context,
    *,
    sheets: Sequence[Sheet],
    name: str,
    kind: TableKind | None = None,
    leave_out: bool = False,
) -> ChangeSet:
    """Add and change what tables say; see `read_tables`, which gives the findings as well.

    Raises:
        ImportFailedError: As `read_tables` does.
        RefusedError: LKE624 when something is wrong in a row and such rows are not to be left out.
    """
    return taken(read_tables(context, sheets=sheets, name=name, kind=kind), leave_out=leave_out)


def taken(found: TableImport, *, leave_out: bool) -> ChangeSet:
    """Give what is to be written of tables that were read.

    Raises:
        RefusedError: LKE624 when something is wrong in a row and such rows are not to be left out.
    """
    if found.problems and not leave_out:
        raise RefusedError("LKE624", count=len(found.problems), rows=found.faulty)
    return found.change
