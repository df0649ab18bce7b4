"""Read a form file: TOML with XLSForm's own words. Every problem of the file is reported at once, with its path.

`load_form(text)` is the front door: it gives the finished form.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_tables import TableReader
from lokalkontakt_core.surveys.engine.loading import build_form
from lokalkontakt_core.surveys.engine.problems import Problems
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.engine.rows import Written

LONGEST_FILE = 10_000_000
"""Characters."""

_POSITION = re.compile(r" \(at line (\d+), column (\d+)\)$")
_SURVEY_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*survey[ \t]*\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_BYTE_ORDER_MARK = "\ufeff"
"""What some editors on Windows write before a text."""


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
    return TableReader(data, problems).read(tables or {}), problems


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
