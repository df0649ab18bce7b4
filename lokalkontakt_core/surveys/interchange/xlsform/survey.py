"""The survey sheet: each row becomes a row of the form, its cells cleaned of what typing in a spreadsheet leaves."""

import re
from collections import Counter

from attrs import evolve

from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.engine.rows import LOGIC_COLUMNS, TEXT_COLUMNS, SurveyRow
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.sheets import Cells, Sheet
from lokalkontakt_core.surveys.interchange.xlsform.headings import Heading
from lokalkontakt_core.surveys.interchange.xlsform.logic import (
    Place,
    Places,
    with_plain_blanks,
    with_references,
    with_straight_quotes,
)
from lokalkontakt_core.surveys.interchange.xlsform.origins import Origins
from lokalkontakt_core.surveys.interchange.xlsform.types import read_type
from lokalkontakt_core.surveys.interchange.xlsform.wording import Languages

_TRUE = frozenset({"yes", "true", "true()"})
_FALSE = frozenset({"no", "false", "false()"})
_TRUTHS = ("required", "readonly")
_PATHS = tuple(column for column in LOGIC_COLUMNS if column != "choice_filter")
_QUOTED = (*LOGIC_COLUMNS, "default", "trigger", "parameters")
_EQUALS = re.compile(r"\s*=\s*")
_BEGIN, _END = "begin_", "end_"


class SurveyReader:
    """Reads the rows of the survey sheet."""

    def __init__(self, languages: Languages, origins: Origins, remarks: Remarks, types: QuestionTypes) -> None:
        """Take what the whole workbook shares."""
        self.rows: list[SurveyRow] = []
        self._languages = languages
        self._origins = origins
        self._remarks = remarks
        self._types = types
        self._sheet = ""

    def read(self, sheet: Sheet, headings: tuple[Heading, ...], rows: list[tuple[int, Cells]]) -> None:
        """Read the sheet."""
        self._sheet = sheet.name
        for heading in headings:
            key = f"{heading.column}.{heading.language}" if heading.language else heading.column
            self._origins.columns.setdefault(key, heading.written)
        for span in sheet.merged:
            self._remarks.add("SF218", Weight.CHANGED, sheet=sheet.name, row=span.first_row)
        for number, cells in rows:
            self._row(number, headings, cells)
        self._rewrite_paths()

    def _row(self, number: int, headings: tuple[Heading, ...], cells: Cells) -> None:
        plain: dict[str, str] = {}
        texts: dict[str, list[tuple[Heading, str]]] = {}
        lost: list[Heading] = []
        for heading in headings:
            cell = with_plain_blanks(cells[heading.index]) if heading.index < len(cells) else ""
            if not cell:
                continue
            if not heading.known:
                lost.append(heading)
            elif heading.column in TEXT_COLUMNS:
                texts.setdefault(heading.column, []).append((heading, cell))
            else:
                plain[heading.column] = cell
        if not plain and not texts and not lost:
            return
        if plain.pop("disabled", "").lower() in _TRUE:
            self._remarks.add("SF206", Weight.LOST, sheet=self._sheet, row=number, name=plain.get("name", ""))
            return
        if not plain.get("type") and not plain.get("name") and "label" not in texts:
            self._remarks.add("SF205", Weight.LOST, sheet=self._sheet, row=number)
            return
        for heading in lost:
            code = "SF202" if heading.elsewhere else "SF201"
            self._remarks.add(code, Weight.LOST, sheet=self._sheet, row=number, column=heading.written)
        position = len(self.rows) + 1
        self._origins.rows[position] = number
        wordings = {column: self._languages.text(found, self._sheet, number) for column, found in texts.items()}
        self.rows.append(SurveyRow(position, self._cells(number, plain), wordings))

    def _cells(self, number: int, plain: dict[str, str]) -> dict[str, str]:
        """Give the cells of a row as the form file has them."""
        cells = dict(plain)
        written = cells.get("type", "")
        if written:
            kind = read_type(written, self._types)
            cells["type"] = kind.written
            if kind.replaced:
                values = {"type": written, "nearest": kind.written}
                self._remarks.add("SF214", Weight.CHANGED, sheet=self._sheet, row=number, column="type", **values)
        self._complete(number, cells)
        for column in _QUOTED:
            if column in cells:
                self._straighten(number, column, cells)
        for column in LOGIC_COLUMNS:
            cell = cells.get(column, "").lower()
            # A spreadsheet makes TRUE of a typed truth value; `yes` is XLSForm's own word, in two columns only.
            if cell in _TRUE | _FALSE and (column in _TRUTHS or cell not in {"yes", "no"}):
                cells[column] = "true()" if cell in _TRUE else "false()"
        return cells

    def _complete(self, number: int, cells: dict[str, str]) -> None:
        """Add the names that XLSForm leaves out, and put the column `rows` among the parameters."""
        if cells.get("type") == "note" and not cells.get("name"):
            cells["name"] = f"note_{number}"
            self._remarks.add("SF207", Weight.CHANGED, sheet=self._sheet, row=number, name=cells["name"])
        if cells.get("type") == "audit":
            cells.setdefault("name", "audit")
        if "rows" in cells:
            parameters = cells.get("parameters", ""), f"rows={cells.pop('rows')}"
            cells["parameters"] = " ".join(filter(None, parameters))
        if "parameters" in cells:
            self._leave_out_parameters(number, cells)

    def _straighten(self, number: int, column: str, cells: dict[str, str]) -> None:
        straight = with_straight_quotes(cells[column])
        if straight != cells[column]:
            heading = self._origins.columns.get(column, column)
            self._remarks.add("SF210", Weight.CHANGED, sheet=self._sheet, row=number, column=heading)
            cells[column] = straight

    def _leave_out_parameters(self, number: int, cells: dict[str, str]) -> None:
        """Keep the parameters that the type understands here."""
        words = cells.get("type", "").removesuffix(" or_other")
        kind = self._types.find(words) or self._types.find(words.rpartition(" ")[0])
        pieces = _EQUALS.sub("=", cells["parameters"].replace(",", " ").replace(";", " ")).split()
        kept = [piece for piece in pieces if kind is None or piece.partition("=")[0] in kind.parameters]
        for piece in pieces:
            if piece not in kept:
                heading = self._origins.columns.get("parameters", "parameters")
                values = {"parameter": piece, "type": cells["type"]}
                self._remarks.add("SF222", Weight.LOST, sheet=self._sheet, row=number, column=heading, **values)
        cells["parameters"] = " ".join(kept)

    def _rewrite_paths(self) -> None:
        """Write `${x}` for `../x` wherever both mean the same."""
        stack: list[Place] = [Place()]
        by_path: dict[tuple[str, ...], Place] = {}
        counted: Counter[str] = Counter()
        found: list[Place] = []
        for row in self.rows:
            kind, name = row.cell("type"), row.cell("name")
            if kind.startswith(_END) and len(stack) > 1:
                stack.pop()
            found.append(stack[-1])
            if kind.startswith(_END):
                continue
            counted[name] += 1
            if kind.startswith(_BEGIN):
                stack.append(stack[-1].inside(name, repeat=kind == "begin_repeat"))
            else:
                by_path[(*stack[-1].parents, name)] = stack[-1]
        places = Places(by_path, counted)
        self.rows = [self._rewritten(row, place, places) for row, place in zip(self.rows, found, strict=True)]

    def _rewritten(self, row: SurveyRow, place: Place, places: Places) -> SurveyRow:
        changed: dict[str, str] = {}
        for column in (*_PATHS, "default"):
            cell = row.cells.get(column, "")
            new = with_references(cell, place, row.cell("name"), places)
            if new != cell:
                changed[column] = new
                number, heading = self._origins.rows[row.number], self._origins.columns.get(column, column)
                self._remarks.add("SF211", Weight.CHANGED, sheet=self._sheet, row=number, column=heading)
        return evolve(row, cells={**row.cells, **changed}) if changed else row
