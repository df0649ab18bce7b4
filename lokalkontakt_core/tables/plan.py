"""What a file of tables would change, row by row, and every cell that keeps a row from being read in."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.coordination.assignments import of_area
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.assignment_ends import ended_or_withdrawn
from lokalkontakt_core.services.standing import stands
from lokalkontakt_core.tables.cell_values import value_of
from lokalkontakt_core.tables.cells import tidied
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.findings import Place, TableFinding, Weight
from lokalkontakt_core.tables.overlaps import overlapping
from lokalkontakt_core.tables.reading import Row, Rows
from lokalkontakt_core.tables.row_changes import RowChange, changed_cells, shown
from lokalkontakt_core.tables.row_records import named_record, refuse_taken_key
from lokalkontakt_core.tables.table import ID, KEY, Table
from lokalkontakt_core.tables.values import Named

_MADE = {Department.kind: "department", Cluster.kind: "cluster", Person.kind: "chair"}


@define
class Plan:
    """Reads tables into a draft.

    Attributes:
        draft: What they are read into.
        source: What the file is called as a source.
        findings: What there is to know, in the order of the rows.
        changes: What the rows do, those that change nothing left out.
        same: How many rows change nothing.
        faulty: The rows that are left out because something in them is wrong.
    """

    draft: Draft
    source: str
    findings: list[TableFinding] = field(factory=list)
    changes: list[RowChange] = field(factory=list)
    same: int = 0
    faulty: int = 0
    _seen: dict[Ref, Row] = field(factory=dict, init=False)

    def read(self, rows: Rows) -> None:
        """Read a table."""
        self.findings.extend(rows.findings)
        wrong = {one.place.row for one in rows.findings if one.weight is Weight.PROBLEM and one.place is not None}
        for row in rows.rows:
            if row.place.row in wrong:
                self.faulty += 1
                continue
            before = len(self.findings)
            try:
                self._row(rows.table, row)
            except LokalkontaktError as problem:
                self._problem(problem, self._place_of(row, problem))
            if any(one.weight is Weight.PROBLEM for one in self.findings[before:]):
                self.faulty += 1

    def finish(self) -> tuple[Edit, ...]:
        """Give what all tables change, once they are read; assignments that get in each other's way are left out."""
        for ref, problem in overlapping(self.draft, [change.ref for change in self.changes]):
            self._problem(problem, self._seen[ref].at("contact"))
            self.draft.drop(ref)
            self.changes = [change for change in self.changes if change.ref != ref]
            self.faulty += 1
        return (*self.draft.edits(), *self._of_ended_areas())

    def _of_ended_areas(self) -> Iterator[Edit]:
        """Give what becomes of the assignments of areas that end, where the file does not say it itself."""
        register = self.draft.register
        for area in register.all(Area):
            after = self.draft.get(Area, area.id)
            if area.ended is None and after.ended is not None:
                for edit in ended_or_withdrawn(self.draft.context, of_area(register, area.id), after.ended):
                    if not self.draft.holds(edit.ref):
                        yield edit

    def _row(self, table: Table, row: Row) -> None:
        found = named_record(self.draft, table, row)
        if found is None:
            missing = [column for column in table.columns if column.required and column.key not in row.cells]
            for column in missing:
                self.findings.append(TableFinding("LKI104", Weight.PROBLEM, row.at(column.key)))
            if missing:
                return
            found = table.match(self.draft, row.cells)
        if found is not None and self._done(row, found):
            return
        made = len(self.draft.made)
        values = self._values(table, row, found)
        if values is None:
            return
        if found is not None and values == table.all_values(self.draft, found):
            self._seen[found.ref] = row
            self.same += 1
            return
        refuse_taken_key(self.draft, table, values[KEY.key], found)
        before = {} if found is None else shown(self.draft, table, found)
        record = table.write(self.draft, found, values, self.source)
        self._seen[record.ref] = row
        self._note_made(row, made)
        self._note_change(table, row, record, before)

    def _done(self, row: Row, found: Record) -> bool:
        """Tell whether there is nothing more to do: the row stood there before, or its record has ended since."""
        earlier = self._seen.get(found.ref)
        if earlier is not None:
            same = {key: tidied(text) for key, text in row.cells.items()} == {
                key: tidied(text) for key, text in earlier.cells.items()
            }
            weight, code = (Weight.NOTE, "LKI107") if same else (Weight.PROBLEM, "LKI106")
            self.findings.append(TableFinding(code, weight, row.place, {"other": earlier.place.row}))
            return True
        said = {ID.key, "ended", "last"} & set(row.cells)
        if not said and (not stands(found, self.draft.context.day) or _is_past(found, self.draft)):
            self._seen[found.ref] = row
            self.findings.append(TableFinding("LKI116", Weight.NOTE, row.place, {"name": self.draft.name(found)}))
            self.same += 1
            return True
        return False

    def _values(self, table: Table, row: Row, found: Record | None) -> dict[str, Any] | None:
        """Give a row's values laid over those of its record; None when something in it is wrong.

        Cells that may make a record of their own are read last, and only when the others are right.
        """
        values = _blank(table) if found is None else table.all_values(self.draft, found)
        makes = {one.key for one in table.columns if isinstance(one.kind, Named) and one.kind.make is not None}
        wrong = False
        for column in sorted(table.columns, key=lambda one: one.key in makes):
            if column.key not in row.cells or column.key == ID.key or (wrong and column.key in makes):
                continue
            try:
                values[column.key] = value_of(
                    self.draft, column, row.cells[column.key], values[column.key], new=found is None
                )
            except LokalkontaktError as problem:
                self._problem(problem, row.at(column.key))
                wrong = True
        return None if wrong else values

    def _note_change(self, table: Table, row: Row, record: Record, before: Mapping[str, Mapping[str, str]]) -> None:
        cells = changed_cells(table, row, before, shown(self.draft, table, record))
        if cells or not before:
            self.changes.append(RowChange(row.place, table, record.ref, not before, cells))
        else:
            self.same += 1

    def _note_made(self, row: Row, made: int) -> None:
        for record, alike in self.draft.made[made:]:
            column = _MADE[record.kind]
            values = {"kind": FieldName(column), "name": self.draft.name(record), "suggestion": alike}
            code = "LKI114" if alike is None else "LKI115"
            self.findings.append(TableFinding(code, Weight.NOTE, row.at(column), values))

    def _place_of(self, row: Row, problem: LokalkontaktError) -> Place:
        """Give the cell a problem is about where it says which field; else the row."""
        column = problem.values.get("column", problem.values.get("field"))
        return row.at(str(column)) if column is not None else row.place

    def _problem(self, problem: LokalkontaktError, place: Place) -> None:
        for one in problem.details or (problem,):
            self.findings.append(TableFinding(one.code, Weight.PROBLEM, place, one.values))


def _blank(table: Table) -> dict[str, Any]:
    lists = {"villages", "areas"}
    return {column.key: () if column.key in lists else None for column in table.columns}


def _is_past(record: Record, draft: Draft) -> bool:
    return isinstance(record, Assignment) and (record.period.ended(draft.context.day) or record.period.is_empty)
