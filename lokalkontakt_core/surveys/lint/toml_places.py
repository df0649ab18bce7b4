"""Where everything stands in a TOML text: the keys, values and comments of a file the parser has already accepted.

The parser of the standard library tells no positions. Since it has said yes before, this scanner only has to follow
the text, not to judge it.
"""

import re
from collections.abc import Sequence

from attrs import Factory, define, frozen

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"#[^\n\r]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*\r?\n[ \t\r\n]*|(.))", re.DOTALL)
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


@frozen
class Place:
    """Where a key and its value stand.

    Attributes:
        key: Where the key begins, or the bracket of a header.
        start: Where the value begins, quotes and brackets included.
        end: Where it ends.
    """

    key: int
    start: int
    end: int


@frozen
class Places:
    """Everything of one file.

    Attributes:
        by_path: Path such as `survey[2].label.da` to its place; members of arrays are counted from 1.
        comments: Start and end of each comment.
    """

    by_path: dict[str, Place] = Factory(dict)
    comments: list[tuple[int, int]] = Factory(list)


@define
class _Open:
    """An inline table or array that has begun."""

    path: str
    key: int
    start: int
    array: bool
    count: int = 0


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.found = Places()
        self.counts: dict[str, int] = {}

    def scan(self) -> Places:
        prefix = ""
        self.gap()
        while self.position < len(self.text):
            before = self.position
            if self.text[self.position] == "[":
                prefix = self.header()
            else:
                start = self.position
                path = self.within(prefix, self.keys())
                self.blank()
                self.position += 1  # the equals sign
                self.value(path, start)
            self.gap()
            if self.position <= before:  # nothing was understood: never happens in a text the parser accepts
                break
        return self.found

    def blank(self) -> None:
        self.position = _BLANK.match(self.text, self.position).end()  # type: ignore[union-attr] # it matches nothing too

    def gap(self) -> None:
        while True:
            self.position = _GAP.match(self.text, self.position).end()  # type: ignore[union-attr] # same
            comment = _COMMENT.match(self.text, self.position)
            if comment is None:
                return
            self.found.comments.append(comment.span())
            self.position = comment.end()

    def keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self.blank()
            found = _STRING.match(self.text, self.position) or _BARE.match(self.text, self.position)
            if found is None:
                return keys
            quoted = found.group()[:1] in {'"', "'"}
            keys.append(decoded(self.text, *found.span())[0] if quoted else found.group())
            self.position = found.end()
            self.blank()
            if not self.text.startswith(".", self.position):
                return keys
            self.position += 1

    def within(self, path: str, keys: Sequence[str]) -> str:
        """Go down from a path; an array of tables on the way means its last member."""
        for key in keys:
            path = _joined(path, key)
            if path in self.counts:
                path = f"{path}[{self.counts[path]}]"
        return path

    def header(self) -> str:
        start = self.position
        array = self.text.startswith("[[", start)
        self.position += 2 if array else 1
        keys = self.keys()
        if array and keys:
            path = _joined(self.within("", keys[:-1]), keys[-1])
            self.counts[path] = self.counts.get(path, 0) + 1
            path = f"{path}[{self.counts[path]}]"
        else:
            path = self.within("", keys)
        self.position += 2 if array else 1
        self.found.by_path.setdefault(path, Place(start, start, self.position))
        return path

    def value(self, path: str, key: int) -> None:
        """Follow a value and everything inside it, without recursion."""
        stack: list[_Open] = []
        while True:
            self.gap()
            start = self.position
            sign = self.text[start : start + 1]
            if sign in {"{", "["} and sign:
                self.position += 1
                stack.append(_Open(path, key, start, sign == "["))
                inner = self.member(stack)
            else:
                string = _STRING.match(self.text, start)
                scalar = _SCALAR.match(self.text, start)
                if string is not None:
                    self.position = string.end()
                elif scalar is not None:
                    self.position = start + len(scalar.group().rstrip())
                self.found.by_path.setdefault(path, Place(key, start, self.position))
                inner = self.member(stack)
            if inner is None:
                return
            path, key = inner

    def member(self, stack: list[_Open]) -> tuple[str, int] | None:
        """Give path and start of the next member of what is open, closing what ends; None when all is closed."""
        while stack:
            opened = stack[-1]
            self.gap()
            if self.text.startswith(",", self.position):
                self.position += 1
                self.gap()
            if self.position >= len(self.text) or self.text[self.position] in "]}":
                self.position += 1
                self.found.by_path.setdefault(opened.path, Place(opened.key, opened.start, self.position))
                stack.pop()
                continue
            start = self.position
            if opened.array:
                opened.count += 1
                return f"{opened.path}[{opened.count}]", start
            path = self.within(opened.path, self.keys())
            self.blank()
            self.position += 1  # the equals sign
            return path, start
        return None


def find_places(text: str) -> Places:
    """Find where everything stands in a text that `tomllib` has accepted."""
    return _Scanner(text).scan()


def decoded(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Read a string that stands at the place.

    Returns:
        The string, and for each of its characters, and for its end, where it stands in the text.
    """
    quote = text[start]
    size = 3 if text.startswith(quote * 3, start) and end - start >= len("''''''") else 1
    position, last = start + size, end - size
    if size > 1:
        position += 2 if text.startswith("\r\n", position) else text.startswith("\n", position)
    signs: list[str] = []
    offsets: list[int] = []
    while position < last:
        found = _ESCAPE.match(text, position) if quote == '"' else None
        if found is not None:
            number = found[1] or found[2]
            sign = chr(int(number, 16)) if number else _ESCAPED.get(found[3] or "", "")
            following = found.end()
        else:
            following = position + (2 if text.startswith("\r\n", position) else 1)
            sign = "\n" if following - position > 1 else text[position]
        if sign:
            signs.append(sign)
            offsets.append(position)
        position = following
    return "".join(signs), [*offsets, last]
