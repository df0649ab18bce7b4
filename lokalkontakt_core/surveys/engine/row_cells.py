"""The cells of one row: its name, its expressions, its default and its triggers, each checked by itself."""

import re

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS
from lokalkontakt_core.surveys.engine.expressions.parser import parse
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.problems import Problems
from lokalkontakt_core.surveys.engine.rows import SurveyRow

NAME = re.compile(r"[^\W\d][\w.\-]*")

_YES = {"yes": "true()", "true": "true()", "1": "true()"}
_NO = {"no", "false", "0", "false()", ""}
_CALLED = re.compile(r"([A-Za-z][\w:-]*)\(")
_TRIGGER = re.compile(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}")


def _is_expression(default: str) -> bool:
    """Say whether a default is an expression: it names a question, calls a known function or follows a path."""
    called = any(found[1] in FUNCTIONS for found in _CALLED.finditer(default))
    return called or "${" in default or default.startswith("../")


class CellReader:
    """Reads cells; what stands in several of them is understood once."""

    def __init__(self, problems: Problems) -> None:
        """Take where problems are noted."""
        self._problems = problems
        self._parsed: dict[str, Expression] = {}

    def name(self, row: SurveyRow) -> str:
        """Give the name of a row; one that has none is called by its number."""
        name = row.cell("name")
        if not name:
            self._problems.add("SF006", row.path("name"), row.number, key="name")
        elif not NAME.fullmatch(name):
            self._problems.add("SF022", row.path("name"), row.number, name=name)
        return name or f"row{row.number}"

    def logic(self, row: SurveyRow, column: str) -> Expression | None:
        """Give the expression of a cell, None when there is none or it cannot be understood."""
        if column not in row.cells:
            return None
        text = row.cell(column)
        if column in {"required", "readonly"}:
            text = _YES.get(text.lower(), "" if text.lower() in _NO else text)
        if not text:
            return None
        known = self._parsed.get(text)  # `true()` and the like stand in many rows
        return known if known is not None else self._parse(text, row, column)

    def _parse(self, text: str, row: SurveyRow, column: str) -> Expression | None:
        try:
            self._parsed[text] = expression = parse(text)
        except FormError as problem:
            self._problems.take(problem, row.path(column), row.number, expression=text)
            return None
        return expression

    def default(self, row: SurveyRow) -> str | Expression | None:
        """Give what a question begins with: a text, or an expression that runs once."""
        text = row.cell("default")
        if not text:
            return None
        return self._parse(text, row, "default") if _is_expression(text) else text

    def trigger(self, row: SurveyRow) -> tuple[str, ...]:
        """Give the names of the questions whose change runs the calculation."""
        text = row.cell("trigger")
        names: list[str] = []
        for piece in text.split(",") if text else ():
            found = _TRIGGER.fullmatch(piece.strip())
            if found is None:
                self._problems.add("SF037", row.path("trigger"), row.number, text=piece.strip())
            else:
                names.append(found[1])
        return tuple(names)
