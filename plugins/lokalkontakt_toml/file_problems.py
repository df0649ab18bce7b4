"""What is wrong with a file, said with its line so that a person finds it; loaded only when something is wrong."""

import re
from datetime import date

from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_toml.lines import line_of
from lokalkontakt_toml.place import Place

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_MARKERS = re.compile(r"^(<<<<<<< |=======$|>>>>>>> )", re.MULTILINE)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LONGEST_SHOWN = 60


def not_utf8(content: bytes, file: str, start: int) -> DataError:
    """Give the problem of a file that is not UTF-8 from a byte on."""
    line = content[:start].count(b"\n") + 1
    return DataError("LKE136", place=Place(file, line), line=line)


def unreadable_field(problem: LokalkontaktError, text: str, file: str) -> DataError:
    """Give the problem of a field together with its line."""
    line = line_of(text, problem.values["path"])
    values = {**problem.values, "place": Place(file, line), "line": line}
    return DataError(problem.code, details=problem.details, **values)


def other_id(found: str, text: str, file: str) -> DataError:
    """Give the problem of a record whose id is not its file's name."""
    line = line_of(text, "id")
    return DataError("LKE132", place=Place(file, line), line=line, id=found, file=file.rpartition("/")[2])


def not_toml(text: str, file: str, said: str) -> DataError:
    """Give the problem of a text that is no TOML.

    Args:
        text: The text.
        file: The file, as messages name it.
        said: What the parser said.
    """
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
