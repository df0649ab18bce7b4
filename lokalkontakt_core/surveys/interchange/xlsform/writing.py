"""Write a form as an XLSForm workbook that other programs accept; what they have no place for is remarked."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from lokalkontakt_core.surveys.engine.rows import COLUMNS, TEXT_COLUMNS, ChoiceRow, SurveyRow, Written
from lokalkontakt_core.surveys.interchange.form_text import languages_used
from lokalkontakt_core.surveys.interchange.languages import name_of
from lokalkontakt_core.surveys.interchange.remarks import Remark, Remarks, Weight
from lokalkontakt_core.surveys.interchange.sheets import Workbook, table
from lokalkontakt_core.surveys.interchange.xlsform.headings import choice_headings
from lokalkontakt_core.surveys.interchange.xlsform.settings import TITLE
from lokalkontakt_core.texts import Text

LONGEST_CELL = 32_767
"""Characters a cell of a spreadsheet file can hold."""

_FIRST = ("type", "name", "label", "hint", "guidance_hint")
_ORDER = (*_FIRST, *(column for column in COLUMNS if column not in _FIRST))
_TRUTH = {"true()": "yes", "false()": "no"}
_TRUTHS = ("required", "readonly")
_EXTERNAL = "select_one_external "
_TAKEN = frozenset({"list_name", "name", "label", "missing", "score"})
_HEADING = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@frozen
class Exported:
    """A form in the shape of another system.

    Attributes:
        book: The sheets.
        remarks: What was not carried over, or differently.
    """

    book: Workbook
    remarks: tuple[Remark, ...]


class _Writer:
    def __init__(self, form: Written) -> None:
        self.form = form
        self.remarks = Remarks()
        self.default = form.settings.get("default_language", "da")
        self.languages = (self.default, *sorted(languages_used(form) - {self.default}))

    def cell(self, text: str, sheet: str, row: int, column: str) -> str:
        """Give a text as a cell can hold it."""
        kept = _UNWRITABLE.sub("", text)
        if kept != text:
            self.remarks.add("SF231", Weight.CHANGED, sheet=sheet, row=row, column=column)
        if len(kept) > LONGEST_CELL:
            self.remarks.add("SF230", Weight.LOST, sheet=sheet, row=row, column=column, limit=LONGEST_CELL)
            kept = kept[:LONGEST_CELL]
        return kept

    def text_columns(self, column: str, texts: Iterable[Text]) -> list[tuple[str, str]]:
        """Give the columns of a text with their language: those in which something is written."""
        used = {code for text in texts for code, wording in text.by_language.items() if wording}
        return [(column, code) for code in self.languages if code in used]

    def survey(self) -> Iterator[list[str]]:
        rows = self.form.rows
        columns: list[tuple[str, str]] = []
        for column in _ORDER:
            if column in TEXT_COLUMNS:
                columns.extend(self.text_columns(column, (row.texts[column] for row in rows if column in row.texts)))
            elif column in {"type", "name"} or any(row.cell(column) for row in rows):
                columns.append((column, ""))
        yield [f"{column}::{name_of(code)}" if code else column for column, code in columns]
        for number, row in enumerate(rows, 2):
            yield [self.cell(_cell(row, column, code), "survey", number, column) for column, code in columns]

    def choices(self, sheet: str, lists: list[tuple[str, tuple[ChoiceRow, ...]]]) -> Iterator[list[str]]:
        rows = [(name, choice) for name, found in lists for choice in found]
        labels = self.text_columns("label", (choice.label for _, choice in rows)) or [("label", self.default)]
        own = list(dict.fromkeys(column for _, choice in rows for column in choice.columns))
        kept = [column for column in own if self.can_be_heading(column, sheet)]
        scored = any(choice.score is not None for _, choice in rows)
        missing = any(choice.missing for _, choice in rows)
        further = ["missing"] * missing + ["score"] * scored + kept
        yield ["list_name", "name", *(f"label::{name_of(code)}" for _, code in labels), *further]
        for number, (name, choice) in enumerate(rows, 2):
            cells = [name, choice.name, *(choice.label.by_language.get(code, "") for _, code in labels)]
            cells += ["yes" if choice.missing else ""] * missing
            cells += ["" if choice.score is None else _number(choice.score)] * scored
            cells += [choice.columns.get(column, "") for column in kept]
            yield [self.cell(cell, sheet, number, "") for cell in cells]

    def can_be_heading(self, column: str, sheet: str) -> bool:
        """Tell whether a column of a list keeps its name and meaning as a heading of the sheet."""
        heading = choice_headings((column,))
        usable = (
            bool(heading) and heading[0].known and heading[0].column == column and column not in {"missing", "score"}
        )
        usable = usable and column not in {"list_name", "name", "label"} and _HEADING.fullmatch(column) is not None
        if not usable:
            self.remarks.add("SF232", Weight.LOST, sheet=sheet, column=column)
        return usable

    def settings(self) -> Iterator[list[str]]:
        settings = {key: value for key, value in self.form.settings.items() if key != "default_language"}
        title = self.form.title.by_language.get(self.default, "")
        settings |= {TITLE: title} if title else {}
        others = {code: wording for code, wording in self.form.title.by_language.items() if code != self.default}
        settings |= {f"{TITLE}_{code}": wording for code, wording in others.items() if wording}
        settings["default_language"] = name_of(self.default)
        yield list(settings)
        yield [self.cell(value, "settings", 2, key) for key, value in settings.items()]

    def book(self) -> Workbook:
        external = {row.cell("type").split(" ")[1] for row in self.form.rows if row.cell("type").startswith(_EXTERNAL)}
        inside = [(name, found) for name, found in self.form.lists.items() if name not in external]
        outside = [(name, found) for name, found in self.form.lists.items() if name in external]
        sheets = [table("survey", self.survey())]
        if inside:
            sheets.append(table("choices", self.choices("choices", inside)))
        if outside:
            sheets.append(table("external_choices", self.choices("external_choices", outside)))
        sheets.append(table("settings", self.settings()))
        return Workbook(tuple(sheets))


def _cell(row: SurveyRow, column: str, code: str) -> str:
    if code:
        return row.texts[column].by_language.get(code, "") if column in row.texts else ""
    cell = row.cell(column)
    return _TRUTH.get(cell, cell) if column in _TRUTHS else cell


def _number(score: float) -> str:
    return str(int(score)) if score.is_integer() else str(score)


def write_xlsform(form: Written) -> Exported:
    """Write a form as an XLSForm workbook."""
    writer = _Writer(form)
    book = writer.book()
    return Exported(book, writer.remarks.all())
