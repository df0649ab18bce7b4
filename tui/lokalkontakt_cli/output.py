"""What a command gives: data on stdout as text, JSON or CSV, talk on stderr."""

import enum
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import click

from lokalkontakt_cli.plain import safe_cell, safe_json, visible, width
from lokalkontakt_cli.words import Words
from lokalkontakt_core.language.symbols import in_symbols
from lokalkontakt_core.values import frozen

Row = Mapping[str, Any]
"""One thing of a listing: English names to strings, numbers, Booleans, days, None, or lists and mappings of these."""

_BYTE_ORDER_MARK = "\ufeff"


class Format(enum.StrEnum):
    """How data is written.

    `csv` is RFC 4180: UTF-8, commas. `csv-excel` is what a Danish Excel opens by double click: semicolons, and a
    byte order mark so that it reads UTF-8.
    """

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"


@frozen
class Column:
    """A column of a listing.

    Attributes:
        key: The name in the row, and the heading in CSV.
        heading: The heading on screen, an English msgid.
        show: Gives the words for a row; the value itself is shown when left out.
        right: Whether it is aligned to the right, as numbers are.
    """

    key: str
    heading: str
    show: Callable[[Any], str] | None = None
    right: bool = False


class Output:
    """Writes for a person or a program.

    Args:
        words: The language.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def say(self, line: str = "") -> None:
        """Tell the person something, on stderr."""
        click.echo(in_symbols(visible(line)), err=True)

    def line(self, line: str = "") -> None:
        """Write a line of data in text form."""
        click.echo(in_symbols(visible(line)))

    def json(self, value: Any) -> None:
        """Write a value as JSON: UTF-8, two blanks deep, no control character unescaped."""
        import json  # noqa: PLC0415 - most runs write text

        document = json.dumps(value, ensure_ascii=False, indent=2, default=_as_json)
        _write_bytes(safe_json(document) + "\n")

    def listing(self, form: Format, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Write things of one kind."""
        if form is Format.JSON:
            self.json([dict(row) for row in rows])
        elif form is Format.TEXT:
            self._table(columns, rows)
        else:
            _write_bytes(as_csv(columns, rows, excel=form is Format.CSV_EXCEL))

    def sheet(self, form: Format, columns: Sequence[Column], row: Row) -> None:
        """Write one thing: in text form a line for each fact that is known."""
        if form is Format.JSON:
            self.json(dict(row))
        elif form is Format.TEXT:
            headings = [self.words.plain(column.heading) for column in columns]
            left = max(map(width, headings))
            for column, heading in zip(columns, headings, strict=True):
                text = self._shown(column, row)
                if text:
                    self.line(f"{self._bold(heading)}{' ' * (left - width(heading))}  {text}")
        else:
            _write_bytes(as_csv(columns, [row], excel=form is Format.CSV_EXCEL))

    def _table(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        cells = [[in_symbols(visible(self._shown(column, row))) for column in columns] for row in rows]
        headings = [self.words.plain(column.heading) for column in columns]
        widths = [max(width(line[index]) for line in (headings, *cells)) for index in range(len(columns))]
        for number, line in enumerate([headings, *cells] if cells else []):
            padded = [
                f"{' ' * (room - width(cell))}{cell}" if column.right else f"{cell}{' ' * (room - width(cell))}"
                for cell, room, column in zip(line, widths, columns, strict=True)
            ]
            text = "  ".join(padded).rstrip()
            # Not `line`: the bold heading holds escape sequences of our own, and the cells are made visible above.
            click.echo(self._bold(text) if number == 0 else text)

    def _shown(self, column: Column, row: Row) -> str:
        if column.show is not None:
            return column.show(row)
        value = row.get(column.key)
        return "" if value is None else self.words.catalogue.shown(value)

    def _bold(self, text: str) -> str:
        return click.style(text, bold=True) if _styled() else text


def _styled() -> bool:
    """Tell whether stdout is a terminal that may be given colours and bold (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def as_csv(columns: Sequence[Column], rows: Sequence[Row], *, excel: bool = False) -> str:
    """Give rows as CSV (see `Format`): the columns by their keys, no text that can become a formula."""
    import csv  # noqa: PLC0415 - most runs write text
    import io  # noqa: PLC0415

    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow([column.key for column in columns])
    for row in rows:
        writer.writerow([_cell(row.get(column.key)) for column in columns])
    return (_BYTE_ORDER_MARK if excel else "") + file.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return safe_cell("; ".join(map(_cell, value)))
    return safe_cell(visible(str(_as_json(value))))


def _write_bytes(text: str) -> None:
    """Write as UTF-8 whatever the console speaks, without changing line ends: this is for programs."""
    click.echo(text.encode("utf-8"), nl=False)
