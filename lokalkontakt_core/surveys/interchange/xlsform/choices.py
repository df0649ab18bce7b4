"""The choices sheet: rows become lists; codes twice, rows without a list and columns that mean nothing are remarked."""

from collections.abc import Iterator

from attrs import evolve

from lokalkontakt_core.surveys.engine.rows import ChoiceRow
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.sheets import Cells, Sheet
from lokalkontakt_core.surveys.interchange.xlsform.headings import Heading
from lokalkontakt_core.surveys.interchange.xlsform.logic import with_plain_blanks
from lokalkontakt_core.surveys.interchange.xlsform.origins import Origins
from lokalkontakt_core.surveys.interchange.xlsform.wording import Languages

_YES = frozenset({"yes", "true", "true()", "1", "ja"})
_NO = frozenset({"no", "false", "false()", "0", "nej", ""})
_LIST, _NAME, _LABEL, _MISSING, _SCORE = "list_name", "name", "label", "missing", "score"


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _understood(column: str, values: list[str]) -> bool:
    """Tell whether a column is one of ours, which it is only when every cell makes sense as such."""
    if column == _SCORE:
        return all(not value or _number(value) is not None for value in values)
    return all(value.lower() in _YES | _NO for value in values)


class ChoiceReader:
    """Reads the sheets of options into lists."""

    def __init__(self, languages: Languages, origins: Origins, remarks: Remarks) -> None:
        """Take what the whole workbook shares."""
        self.lists: dict[str, dict[str, ChoiceRow]] = {}
        self._languages = languages
        self._origins = origins
        self._remarks = remarks

    def read(self, sheet: Sheet, headings: tuple[Heading, ...], rows: list[tuple[int, Cells]]) -> None:
        """Read one sheet."""
        for heading in headings:
            key = f"{heading.column}.{heading.language}" if heading.language else heading.column
            self._origins.choice_columns.setdefault(key, heading.written)
        ours = {
            column
            for column in (_MISSING, _SCORE)
            if _understood(
                column,
                [cell for _, cells in rows for found, cell in _filled(headings, cells) if found.column == column],
            )
        }
        for number, cells in _filled_down(headings, rows, sheet, self._remarks):
            self._row(sheet, number, list(_filled(headings, cells)), ours)

    def _row(self, sheet: Sheet, number: int, cells: list[tuple[Heading, str]], ours: set[str]) -> None:
        if not cells:
            return
        plain = {heading.column: cell for heading, cell in cells if heading.known and heading.column != _LABEL}
        name, list_name = plain.pop(_NAME, ""), plain.pop(_LIST, "")
        for heading, _ in cells:
            if not heading.known:
                code = "SF202" if heading.elsewhere else "SF201"
                self._remarks.add(code, Weight.LOST, sheet=sheet.name, row=number, column=heading.written)
        if not name or not list_name:
            self._remarks.add("SF215", Weight.LOST, sheet=sheet.name, row=number, name=name, list=list_name)
            return
        found = self.lists.setdefault(list_name, {})
        self._origins.lists.setdefault(list_name, (sheet.name, number))
        if name in found:
            first = self._origins.choices[list_name, name][1]
            told = self._remarks.add
            told("SF212", Weight.ERROR, sheet=sheet.name, row=number, name=name, list=list_name, first=first)
            return
        self._origins.choices[list_name, name] = (sheet.name, number)
        label = self._languages.text([pair for pair in cells if pair[0].column == _LABEL], sheet.name, number)
        choice = ChoiceRow(name, label)
        if _MISSING in ours:
            choice = evolve(choice, missing=plain.pop(_MISSING, "").lower() in _YES)
        if _SCORE in ours and _SCORE in plain:
            choice = evolve(choice, score=_number(plain.pop(_SCORE)))
        for column in [one for one in (_MISSING, _SCORE) if one in plain]:
            self._remarks.add(
                "SF224", Weight.LOST, sheet=sheet.name, row=number, column=column, value=plain.pop(column)
            )
        found[name] = evolve(choice, columns=plain)


def _filled(headings: tuple[Heading, ...], cells: Cells) -> Iterator[tuple[Heading, str]]:
    for heading in headings:
        if heading.index < len(cells):
            cell = with_plain_blanks(cells[heading.index])
            if cell:
                yield heading, cell


def _filled_down(
    headings: tuple[Heading, ...], rows: list[tuple[int, Cells]], sheet: Sheet, remarks: Remarks
) -> Iterator[tuple[int, Cells]]:
    """Give the rows with the list's name in each of the rows over which its cell was merged."""
    index = next((heading.index for heading in headings if heading.column == _LIST), -1)
    by_row = dict(rows)
    filled: dict[int, str] = {}
    reached, last = 0, max(by_row, default=0)
    for span in sorted(sheet.merged, key=lambda one: one.first_row):
        if index >= 0 and span.first_column == span.last_column == index + 1 and span.last_row > span.first_row:
            first = by_row.get(span.first_row, ())
            # Each row once: a damaged file can hold a million spans over the same rows, or rows that are not there.
            for row in range(max(span.first_row, reached) + 1, min(span.last_row, last) + 1):
                reached = row
                if row in by_row:
                    filled[row] = first[index] if index < len(first) else ""
                    remarks.add("SF216", Weight.CHANGED, sheet=sheet.name, row=row, value=filled[row])
        else:
            remarks.add("SF218", Weight.CHANGED, sheet=sheet.name, row=span.first_row)
    for number, cells in rows:
        if number in filled and any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (index + 1 - len(cells))]
            padded[index] = filled[number]
            yield number, tuple(padded)
        else:
            yield number, cells
