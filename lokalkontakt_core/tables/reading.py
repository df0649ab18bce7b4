"""From a sheet to rows: which table it is, where its headings stand, and what of it nobody reads."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.services.suggest import nearest
from lokalkontakt_core.surveys.interchange.sheets import Cells, Sheet
from lokalkontakt_core.tables.cells import tidied
from lokalkontakt_core.tables.findings import Place, TableFinding, Weight
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.tables.table import Column, Table, TableKind

MOST_ROWS = 100_000
"""The most rows of a sheet that are read: three times the assignments of the largest municipality thought of."""
_ROWS_ABOVE = 20
"""So far down the headings may stand; what is above them is a title."""
_MOST_HEADINGS = 40


@frozen
class Heading:
    """The row of headings of a sheet, as one table's.

    Attributes:
        table: Which table.
        row: Its number in the file.
        columns: By the place of a cell in its row, counted from 0.
    """

    table: Table
    row: int
    columns: Mapping[int, Column] = field(hash=False)

    @property
    def complete(self) -> bool:
        """Tell whether all columns stand there that a row cannot do without."""
        there = {column.key for column in self.columns.values()}
        return all(column.key in there for column in self.table.columns if column.required)

    @property
    def weight(self) -> tuple[int, int]:
        """How well it fits: by columns known, then by those of them that a row cannot do without."""
        return len(self.columns), sum(column.required for column in self.columns.values())


@frozen
class Row:
    """A row.

    Attributes:
        place: Where it stands.
        cells: Its cells that hold something, by column key.
        columns: The place in the row and the heading as written, by column key.
    """

    place: Place
    cells: Mapping[str, str] = field(hash=False)
    columns: Mapping[str, tuple[int, str]] = field(hash=False)

    def at(self, key: str) -> Place:
        """Give the place of a cell; the whole row where the column is not there."""
        if key not in self.columns:
            return self.place
        number, heading = self.columns[key]
        return Place(self.place.sheet, self.place.row, number + 1, heading, self.cells.get(key, ""))


@frozen
class Rows:
    """A sheet that was read.

    Attributes:
        table: Which table it is.
        rows: Its rows, empty ones left out.
        findings: What there is to know of its headings and of cells that belong to none.
    """

    table: Table
    rows: tuple[Row, ...]
    findings: tuple[TableFinding, ...]


def _heading(table: Table, number: int, cells: Cells) -> Heading:
    found: dict[int, Column] = {}
    for index, cell in enumerate(cells):
        column = table.column(cell)
        if column is not None and column not in found.values():
            found[index] = column
    return Heading(table, number, found)


def headings_of(sheet: Sheet, tables: Sequence[Table] = TABLES) -> Heading | tuple[TableKind, ...]:
    """Tell which table a sheet is and where its headings stand; the possible tables when it could be several or none.

    The sheet's name goes before the headings; of the headings, the row that most columns are known in.
    """
    found = [
        heading
        for number, cells in sheet.numbered()
        if number < sheet.first_row + _ROWS_ABOVE
        for table in tables
        if (heading := _heading(table, number, cells)).complete
    ]
    called = [heading for heading in found if heading.table.named(sheet.name)]
    best = max((heading.weight for heading in called or found), default=None)
    chosen = [heading for heading in called or found if heading.weight == best]
    kinds = tuple(dict.fromkeys(heading.table.kind for heading in chosen))
    return chosen[0] if len(kinds) == 1 else kinds


def read_rows(sheet: Sheet, heading: Heading) -> Rows:
    """Read a sheet below its headings.

    Raises:
        ImportFailedError: LKE623 when it has more rows than are read.
    """
    if len(sheet.rows) > MOST_ROWS:
        raise ImportFailedError("LKE623", sheet=sheet.name, rows=len(sheet.rows), most=MOST_ROWS)
    written = dict(sheet.numbered())[heading.row]
    columns = {column.key: (index, tidied(written[index])) for index, column in heading.columns.items()}
    rows, outside = list[Row](), list[TableFinding]()
    for number, cells in sheet.numbered():
        if number <= heading.row or not any(cell.strip() for cell in cells):
            continue
        place = Place(sheet.name, number)
        filled = {key: cells[at] for key, (at, _) in columns.items() if at < len(cells) and cells[at].strip()}
        outside.extend(_outside(sheet, written, number, cells))
        if filled:
            rows.append(Row(place, filled, columns))
    told = tuple(_of_headings(sheet, heading, written))
    if any(one.weight is Weight.PROBLEM for one in told):  # no row can be read while it is open what its cells mean
        return Rows(heading.table, (), told)
    return Rows(heading.table, tuple(rows), (*told, *_merged(sheet), *outside))


def _outside(sheet: Sheet, written: Cells, number: int, cells: Cells) -> Iterator[TableFinding]:
    """Tell of cells under no heading: often a sign that was taken for the end of a cell."""
    for index, cell in enumerate(cells):
        if cell.strip() and not (index < len(written) and written[index].strip()):
            place = Place(sheet.name, number, index + 1, None, cell)
            yield TableFinding("LKI105", Weight.PROBLEM, place)


def _of_headings(sheet: Sheet, heading: Heading, written: Cells) -> Iterator[TableFinding]:
    table = heading.table
    for index, cell in enumerate(written):
        if not cell.strip():
            continue
        place = Place(sheet.name, heading.row, index + 1, tidied(cell), cell)
        column = table.column(cell)
        if column is None:
            near = nearest(tidied(cell), _headings(table))
            if near:
                yield TableFinding("LKI102", Weight.NOTE, place, {"suggestion": near[0]})
            else:
                yield TableFinding("LKI101", Weight.NOTE, place)
        elif index not in heading.columns:
            yield TableFinding("LKI103", Weight.PROBLEM, place)


def _headings(table: Table) -> list[str]:
    return [wording for column in table.columns for wording in column.heading.by_language.values()]


def _merged(sheet: Sheet) -> Iterator[TableFinding]:
    for span in sheet.merged:
        place = Place(sheet.name, span.first_row, span.first_column)
        if span.last_row > span.first_row:
            yield TableFinding("LKI119", Weight.NOTE, place, {"last": span.last_row})


def headings_seen(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Give what stands in the first rows that hold something, for telling why no table was found."""
    firsts = (next((cells for cells in sheet.rows if any(cell.strip() for cell in cells)), ()) for sheet in sheets)
    seen = (tidied(cell)[:_MOST_HEADINGS] for cells in firsts for cell in cells if cell.strip())
    return tuple(dict.fromkeys(seen))[:_MOST_HEADINGS]
