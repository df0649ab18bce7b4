"""The file of a form as a text with places: from a path and a part of a cell to characters, lines and columns."""

from bisect import bisect_right
from functools import cached_property

from lokalkontakt_core.surveys.lint.findings import Edit
from lokalkontakt_core.surveys.lint.toml_places import Place, decoded, find_places

_LONGEST_SHOWN = 120
_BYTE_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_LAST_CONTROL = 0x1F
_DELETE = 0x7F


def _escaped(wording: str) -> str:
    """Write a wording as it stands between the quotes of a basic string."""
    return "".join(_BYTE_ESCAPES.get(sign) or (_unicode(sign) if _is_control(sign) else sign) for sign in wording)


def _is_control(sign: str) -> bool:
    return ord(sign) <= _LAST_CONTROL or ord(sign) == _DELETE


def _unicode(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


class Source:
    """The text of a form file.

    Attributes:
        text: The file.
        places: Path to place.
        comments: Start and end of each comment.
    """

    def __init__(self, text: str, *, readable: bool = True) -> None:
        """Find the places; a text that is no TOML (`readable=False`) has none."""
        self.text = text
        found = find_places(text) if readable else None
        self.places: dict[str, Place] = found.by_path if found else {}
        self.comments = found.comments if found else []

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(position + 1 for position, sign in enumerate(self.text) if sign == "\n")]

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column, both counted from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """Give the offset of a line and column, the end of the text for one that is not there."""
        if not 1 <= line <= len(self._lines):
            return len(self.text)
        return min(self._lines[line - 1] + max(column, 1) - 1, len(self.text))

    def nearest(self, path: str) -> str:
        """Give the path itself when it stands in the file, else the nearest one around it, '' when none does."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return path

    def columns(self, path: str) -> tuple[str, ...]:
        """Give the keys directly inside a table or row, in the order written."""
        return self._members.get(path, ())

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        members: dict[str, list[str]] = {}
        for path in self.places:
            parent, _, key = path.rpartition(".")
            if parent and not key.endswith("]"):
                members.setdefault(parent, []).append(key)
        return {path: tuple(keys) for path, keys in members.items()}

    def _string(self, path: str) -> tuple[str, list[int]] | None:
        place = self.places.get(path)
        if place is None or self.text[place.start : place.start + 1] not in {'"', "'"}:
            return None
        return decoded(self.text, place.start, place.end)

    def span(self, path: str, part: tuple[int, int] | None = None, written: str = "") -> tuple[int, int]:
        """Give where a value stands, or a part of it.

        Args:
            path: The value; where it does not stand in the file, what is around it.
            part: Start and end of the part in the cell, counted from 0, blanks round the cell not counted.
            written: What the part is counted in; when the file says something else, the whole value is given.
        """
        near = self.nearest(path)
        place = self.places.get(near)
        if place is None:
            return 0, 0
        whole = place.start, place.end
        found = self._string(path) if part is not None else None
        if part is None or found is None:
            return whole
        value, offsets = found
        if value.strip() != written.strip() or not 0 <= part[0] <= part[1] <= len(value.strip()):
            return whole
        before = len(value) - len(value.lstrip())
        return offsets[before + part[0]], offsets[before + part[1]]

    def shown(self, start: int, end: int) -> str:
        """Give the text of a span, shortened when it is long."""
        text = self.text[start:end]
        return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"

    def replace(self, path: str, part: tuple[int, int], written: str, wording: str) -> Edit | None:
        """Give the edit that replaces a part of a cell; None when the file does not say what it should."""
        found = self._string(path)
        place = self.places.get(path)
        if found is None or place is None or found[0].strip() != written.strip():
            return None
        start, end = self.span(path, part, written)
        if self.text[place.start] == '"':
            return Edit(start, end, _escaped(wording))
        if not set(wording) & set("'\n\r") and wording.isprintable():
            return Edit(start, end, wording)
        value = found[0]
        before = len(value) - len(value.lstrip())
        whole = value[: before + part[0]] + wording + value[before + part[1] :]
        return Edit(place.start, place.end, f'"{_escaped(whole)}"')

    def remove(self, path: str) -> Edit | None:
        """Give the edit that removes a key that stands on lines of its own; None when it does not."""
        place = self.places.get(path)
        if place is None or place.key == place.start:
            return None
        line_start = self.text.rfind("\n", 0, place.key) + 1
        line_end = self.text.find("\n", place.end)
        line_end = len(self.text) if line_end < 0 else line_end + 1
        alone = not self.text[line_start : place.key].strip() and not self.text[place.end : line_end].strip()
        return Edit(line_start, line_end, "") if alone else None
