"""Read a form file: TOML with XLSForm's own words. Every problem of the file is reported at once, with its path.

`load_form(text)` is the front door: it gives the finished form.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import NO_TEXT, Form
from lokalkontakt_core.surveys.engine.loading import build_form
from lokalkontakt_core.surveys.engine.problems import Problems, nearest
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.engine.rows import COLUMNS, LOGIC_COLUMNS, TEXT_COLUMNS, ChoiceRow, SurveyRow, Written
from lokalkontakt_core.texts import Text

LONGEST_FILE = 10_000_000
"""Characters."""
MOST_ROWS = 20_000

_SECTIONS = ("form", "choices", "survey")
_SETTINGS = ("form_id", "version", "default_language", "style", "instance_name")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_POSITION = re.compile(r" \(at line (\d+), column (\d+)\)$")
_SURVEY_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*survey[ \t]*\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_FORM = "form"
_BYTE_ORDER_MARK = "\ufeff"
"""What some editors on Windows write before a text."""


class Shape(StrEnum):
    """What a value of a file is, as problems name it."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TABLE = "table"
    ARRAY = "array"
    ARRAY_OF_TABLES = "array-of-tables"
    TEXTS = "texts"


_SHAPES: tuple[tuple[type, Shape], ...] = (
    (bool, Shape.BOOLEAN),
    (str, Shape.TEXT),
    (int, Shape.NUMBER),
    (float, Shape.NUMBER),
    (dict, Shape.TABLE),
    (list, Shape.ARRAY),
)


def _shape(value: object) -> Shape:
    return next((shape for kind, shape in _SHAPES if isinstance(value, kind)), Shape.DATE)


def _plain(value: object) -> str | None:
    """Give a scalar as the text that would stand in a spreadsheet cell, None for tables and arrays."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if isinstance(value, dict | list) else str(value)


class _Reader:
    def __init__(self, data: Mapping[str, Any], problems: Problems) -> None:
        self.data = data
        self.problems = problems
        self.language = "da"
        self.languages: dict[str, None] = {}

    def read(self, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Written:
        for key in self.data:
            if key not in _SECTIONS:
                self.problems.add("SF002", key, key=key, suggestion=nearest(key, _SECTIONS))
        settings, title = self.settings()
        lists = self.lists()
        rows = self.rows()
        kept = {name.removesuffix(".csv"): tuple(dict(row) for row in table) for name, table in tables.items()}
        return Written(settings, title, tuple(self.languages), lists, rows, kept)

    def table(self, value: object, path: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        self.problems.add("SF005", path, expected=Shape.TABLE, found=_shape(value))
        return {}

    def settings(self) -> tuple[dict[str, str], Text]:
        if _FORM not in self.data:
            self.problems.add("SF003", _FORM, section="[form]")
            return {}, NO_TEXT
        table = self.table(self.data[_FORM], _FORM)
        settings: dict[str, str] = {}
        for key, value in table.items():
            plain = _plain(value)
            if key == "form_title":
                continue
            if key not in _SETTINGS:
                known = (*_SETTINGS, "form_title")
                self.problems.add("SF004", f"form.{key}", key=key, suggestion=nearest(key, known))
            elif plain is None:
                self.problems.add("SF005", f"form.{key}", expected=Shape.TEXT, found=_shape(value))
            else:
                settings[key] = plain
        self.language = settings.get("default_language", "da")
        self.check_language(self.language, "form.default_language")
        self.languages[self.language] = None
        if not settings.get("form_id", "").strip():
            self.problems.add("SF006", "form.form_id", key="form_id")
        return settings, self.text(table.get("form_title", ""), "form.form_title")

    def check_language(self, code: str, path: str, row: int = 0) -> bool:
        if code in self.languages or _LANGUAGE.fullmatch(code):
            return True
        self.problems.add("SF008", path, row, language=code)
        return False

    def text(self, value: object, path: str, row: int = 0) -> Text:
        """Read one wording, or a table of wordings by language."""
        if isinstance(value, str):
            return Text({self.language: value}) if value else NO_TEXT
        if not isinstance(value, dict):
            self.problems.add("SF005", path, row, expected=Shape.TEXTS, found=_shape(value))
            return NO_TEXT
        wordings: dict[str, str] = {}
        for code, wording in value.items():
            if not isinstance(wording, str):
                self.problems.add("SF005", f"{path}.{code}", row, expected=Shape.TEXT, found=_shape(wording))
            elif self.check_language(code, f"{path}.{code}", row):
                wordings[code] = wording
                self.languages.setdefault(code)
        return Text(wordings)

    def lists(self) -> dict[str, tuple[ChoiceRow, ...]]:
        lists: dict[str, tuple[ChoiceRow, ...]] = {}
        for name, table in self.table(self.data.get("choices", {}), "choices").items():
            path = f"choices.{name}"
            rows = self.table(table, path)
            lists[name] = tuple(self.choice(key, value, f"{path}.{key}") for key, value in rows.items())
        return lists

    def choice(self, name: str, value: object, path: str) -> ChoiceRow:
        if isinstance(value, str):
            return ChoiceRow(name, self.text(value, path))
        table = self.table(value, path)
        missing = table.get("missing", False)
        if not isinstance(missing, bool):
            self.problems.add("SF005", f"{path}.missing", expected=Shape.BOOLEAN, found=_shape(missing))
            missing = False
        score = table.get("score")
        if score is not None and _shape(score) is not Shape.NUMBER:
            self.problems.add("SF005", f"{path}.score", expected=Shape.NUMBER, found=_shape(score))
            score = None
        columns: dict[str, str] = {}
        for key, cell in table.items():
            plain = _plain(cell)
            if key in {"label", "missing", "score"}:
                continue
            if plain is None:
                self.problems.add("SF005", f"{path}.{key}", expected=Shape.TEXT, found=_shape(cell))
            else:
                columns[key] = plain
        label = self.text(table.get("label", ""), f"{path}.label")
        return ChoiceRow(name, label, missing, None if score is None else float(score), columns)

    def rows(self) -> tuple[SurveyRow, ...]:
        if "survey" not in self.data:
            self.problems.add("SF003", "survey", section="[[survey]]")
            return ()
        rows = self.data["survey"]
        if not isinstance(rows, list):
            self.problems.add("SF005", "survey", expected=Shape.ARRAY_OF_TABLES, found=_shape(rows))
            return ()
        if len(rows) > MOST_ROWS:
            self.problems.add("SF042", "survey", count=len(rows), limit=MOST_ROWS)
            return ()
        return tuple(self.row(number, row) for number, row in enumerate(rows, 1))

    def row(self, number: int, value: object) -> SurveyRow:
        cells: dict[str, str] = {}
        texts: dict[str, Text] = {}
        for key, cell in self.table(value, f"survey[{number}]").items():
            path = f"survey[{number}].{key}"
            plain = _plain(cell)
            if key in TEXT_COLUMNS:
                texts[key] = self.text(cell, path, number)
            elif key not in COLUMNS:
                self.problems.add("SF004", path, number, key=key, suggestion=nearest(key, COLUMNS))
            elif plain is None:
                self.problems.add("SF005", path, number, expected=Shape.TEXT, found=_shape(cell))
            else:
                logic = key in LOGIC_COLUMNS and isinstance(cell, bool)
                cells[key] = f"{plain}()" if logic else plain
        return SurveyRow(number, cells, texts)


def _lines(text: str, rows: object) -> dict[int, int]:
    """Give the line of each `[[survey]]` header by row number; nothing when the headers do not tell the rows."""
    headers = [found.start() for found in _SURVEY_HEADER.finditer(text)]
    if not isinstance(rows, list) or len(headers) != len(rows):
        return {}
    lines: dict[int, int] = {}
    line, position = 1, 0
    for number, header in enumerate(headers, 1):
        line += text.count("\n", position, header)
        position = header
        lines[number] = line
    return lines


def _parse_toml(text: str) -> dict[str, Any]:
    if len(text) > LONGEST_FILE:
        raise FormError("SF000", details=[FormError("SF043", path="", limit=LONGEST_FILE)], form="", count=1)
    try:
        return tomllib.loads(text.removeprefix(_BYTE_ORDER_MARK))
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
        detail = FormError("SF001", path="", line=line, column=column, reason=_POSITION.sub("", str(error)))
        raise FormError("SF000", details=[detail], form="", count=1) from error
    except ValueError as error:  # the TOML reader leaves numbers of thousands of digits to Python, which refuses them
        detail = FormError("SF001", path="", line=1, column=1, reason="a number has too many digits")
        raise FormError("SF000", details=[detail], form="", count=1) from error
    except RecursionError as error:
        detail = FormError("SF001", path="", line=1, column=1, reason="nested too deeply")
        raise FormError("SF000", details=[detail], form="", count=1) from error


def read_form(text: str, tables: Mapping[str, Iterable[Mapping[str, str]]] | None = None) -> tuple[Written, Problems]:
    """Read a form file as written, not yet understood, with the problems found so far.

    Raises:
        FormError: SF000 when the file is no TOML or too long.
    """
    data = _parse_toml(text)
    problems = Problems(_lines(text, data.get("survey")))
    return _Reader(data, problems).read(tables or {}), problems


def load_form(
    text: str,
    *,
    types: QuestionTypes = STANDARD,
    tables: Mapping[str, Iterable[Mapping[str, str]]] | None = None,
) -> Form:
    """Read a form from the text of a form file.

    Args:
        text: The file.
        types: The question types that may be used.
        tables: Rows of the CSV files the form names, by file name, for `select_one_from_file` and `pulldata`.

    Raises:
        FormError: SF000 with every problem found in `details`; each has `path`, and `column` inside an expression.
    """
    written, problems = read_form(text, tables)
    return build_form(written, problems, types)
