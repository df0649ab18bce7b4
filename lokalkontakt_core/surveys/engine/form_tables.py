"""The tables of a form file become rows, lists and settings as written: known keys, right shapes, languages."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from lokalkontakt_core.surveys.engine.form import NO_TEXT
from lokalkontakt_core.surveys.engine.problems import Problems, nearest
from lokalkontakt_core.surveys.engine.rows import COLUMNS, LOGIC_COLUMNS, TEXT_COLUMNS, ChoiceRow, SurveyRow, Written
from lokalkontakt_core.texts import Text

MOST_ROWS = 20_000

_SECTIONS = ("form", "choices", "survey")
_SETTINGS = ("form_id", "version", "default_language", "style", "instance_name")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_FORM = "form"


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


class TableReader:
    """Reads a form from the tables of its file; what does not fit is noted and left out."""

    def __init__(self, data: Mapping[str, Any], problems: Problems) -> None:
        """Take the tables, and where problems are noted."""
        self.data = data
        self.problems = problems
        self.language = "da"
        self.languages: dict[str, None] = {}

    def read(self, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Written:
        """Give the form as written.

        Args:
            tables: Rows of the CSV files the form names, by file name.
        """
        for key in self.data:
            if key not in _SECTIONS:
                self.problems.add("SF002", key, key=key, suggestion=nearest(key, _SECTIONS))
        settings, title = self._settings()
        lists = self._lists()
        rows = self._rows()
        kept = {name.removesuffix(".csv"): tuple(dict(row) for row in table) for name, table in tables.items()}
        return Written(settings, title, tuple(self.languages), lists, rows, kept)

    def _table(self, value: object, path: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        self.problems.add("SF005", path, expected=Shape.TABLE, found=_shape(value))
        return {}

    def _settings(self) -> tuple[dict[str, str], Text]:
        if _FORM not in self.data:
            self.problems.add("SF003", _FORM, section="[form]")
            return {}, NO_TEXT
        table = self._table(self.data[_FORM], _FORM)
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
        self._check_language(self.language, "form.default_language")
        self.languages[self.language] = None
        if not settings.get("form_id", "").strip():
            self.problems.add("SF006", "form.form_id", key="form_id")
        return settings, self._text(table.get("form_title", ""), "form.form_title")

    def _check_language(self, code: str, path: str, row: int = 0) -> bool:
        if code in self.languages or _LANGUAGE.fullmatch(code):
            return True
        self.problems.add("SF008", path, row, language=code)
        return False

    def _text(self, value: object, path: str, row: int = 0) -> Text:
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
            elif self._check_language(code, f"{path}.{code}", row):
                wordings[code] = wording
                self.languages.setdefault(code)
        return Text(wordings)

    def _lists(self) -> dict[str, tuple[ChoiceRow, ...]]:
        lists: dict[str, tuple[ChoiceRow, ...]] = {}
        for name, table in self._table(self.data.get("choices", {}), "choices").items():
            path = f"choices.{name}"
            rows = self._table(table, path)
            lists[name] = tuple(self._choice(key, value, f"{path}.{key}") for key, value in rows.items())
        return lists

    def _choice(self, name: str, value: object, path: str) -> ChoiceRow:
        if isinstance(value, str):
            return ChoiceRow(name, self._text(value, path))
        table = self._table(value, path)
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
        label = self._text(table.get("label", ""), f"{path}.label")
        return ChoiceRow(name, label, missing, None if score is None else float(score), columns)

    def _rows(self) -> tuple[SurveyRow, ...]:
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
        return tuple(self._row(number, row) for number, row in enumerate(rows, 1))

    def _row(self, number: int, value: object) -> SurveyRow:
        cells: dict[str, str] = {}
        texts: dict[str, Text] = {}
        for key, cell in self._table(value, f"survey[{number}]").items():
            path = f"survey[{number}].{key}"
            plain = _plain(cell)
            if key in TEXT_COLUMNS:
                texts[key] = self._text(cell, path, number)
            elif key not in COLUMNS:
                self.problems.add("SF004", path, number, key=key, suggestion=nearest(key, COLUMNS))
            elif plain is None:
                self.problems.add("SF005", path, number, expected=Shape.TEXT, found=_shape(cell))
            else:
                logic = key in LOGIC_COLUMNS and isinstance(cell, bool)
                cells[key] = f"{plain}()" if logic else plain
        return SurveyRow(number, cells, texts)
