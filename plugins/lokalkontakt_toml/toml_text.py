"""TOML texts: written so that people can read them, read so that every mistake is told with file, line and remedy."""

import re
import tomllib
from datetime import date
from typing import Any

from attrs import frozen

from lokalkontakt_core.errors import DataError, StoreError

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_MARKERS = re.compile(r"^(<<<<<<< |=======$|>>>>>>> )", re.MULTILINE)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LONGEST_SHOWN = 60


@frozen
class Place:
    """A line of a file, shown as editors take it: `records/area/glud.toml:4`."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


def written(document: dict[str, Any]) -> str:
    """Give a document as TOML; text of several lines stands on several lines, and nothing is lost."""
    import tomli_w  # noqa: PLC0415 - reading needs it not

    return tomli_w.dumps(document, multiline_strings=not _holds_carriage_return(document))


def encoded(text: str) -> bytes:
    """Give a text as it goes into a file.

    Raises:
        StoreError: LKE138 when it holds characters that no file can hold (half of a surrogate pair).
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise StoreError("LKE138") from error


def _holds_carriage_return(value: Any) -> bool:
    """Tell whether a text would change on several lines: the writer turns a carriage return and newline into one."""
    if isinstance(value, str):
        return "\r" in value
    if isinstance(value, dict):
        return any(_holds_carriage_return(inner) for inner in value.values())
    return isinstance(value, list) and any(_holds_carriage_return(inner) for inner in value)


def decoded(content: bytes, file: str) -> str:
    """Give the text of a file, with newlines as we write them (git on Windows may have changed them).

    Raises:
        DataError: LKE136 when it is not UTF-8.
    """
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError("LKE136", place=Place(file, line), line=line) from error


def parsed(text: str, file: str) -> dict[str, Any]:
    """Read a TOML text.

    Raises:
        DataError: LKE135 for what a merge left in it, LKE133 for a day no calendar has, else LKE129; each with line.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _problem(text, file, str(error)) from error


def _problem(text: str, file: str, said: str) -> DataError:
    marker = _MARKERS.search(text)
    if marker:
        line = text.count("\n", 0, marker.start()) + 1
        return DataError("LKE135", place=Place(file, line), line=line)
    at = _AT.search(said)
    lines = text.splitlines() or [""]
    line = int(at[1]) if at else len(lines)
    shown = lines[min(line, len(lines)) - 1].strip()
    for year, month, day in _DATE.findall(shown):
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            return DataError("LKE133", place=Place(file, line), line=line, day=f"{year}-{month}-{day}")
    return DataError("LKE129", place=Place(file, line), line=line, text=shown[:_LONGEST_SHOWN])
