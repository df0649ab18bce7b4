"""Lines of text with named styles, and how they are fitted into columns; no terminal library is needed for it."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from lokalkontakt_core.language.symbols import in_symbols

Piece = tuple[str, str]
"""A text and the name of its style; the empty name is plain text."""
Line = tuple[Piece, ...]

ELLIPSIS = "…"
_WIDE = frozenset({"W", "F"})
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_FIRST_UNEVEN = "\u0300"
"""The first character that may take no cell, or two."""


def clean(text: str) -> str:
    """Give a text fit for one line of a screen: tabs and line ends become blanks, other control characters `·`.

    Signs become letters where those are chosen. Marks that turn the direction of writing are control characters here:
    they could make a name read as another.
    """
    text = in_symbols(text)
    if text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in "\t\n\r\v\f\u2028\u2029":
        return " "
    category = unicodedata.category(letter)
    return "·" if category in {"Cc", "Cf", "Cs", "Co"} and letter != "\u200d" else letter


def cells(text: str) -> int:
    """Give how many cells a text takes in a terminal."""
    if text.isascii() or max(text) < _FIRST_UNEVEN:
        return len(text)
    return _uneven_cells(text)


@lru_cache(maxsize=4096)
def _uneven_cells(text: str) -> int:
    """Count cell by cell; the same few bars and signs are measured for every row of a list."""
    return sum(_cell(letter) for letter in text)


def _cell(letter: str) -> int:
    if letter < _FIRST_UNEVEN:
        return 1
    if unicodedata.category(letter) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def line(*parts: str | Piece) -> Line:
    """Make a line of texts, each plain or with a style; texts are cleaned, empty ones left out."""
    pieces = ((part, "") if isinstance(part, str) else part for part in parts)
    return tuple((clean(text), style) for text, style in pieces if text)


def capital(text: str) -> str:
    """Give a text with a capital at its beginning: headings stand alone, also where they begin with a month."""
    return text[:1].upper() + text[1:]


def plain_text(one: Line) -> str:
    """Give a line's text without its styles."""
    return "".join(text for text, _ in one)


def width_of(one: Line) -> int:
    """Give how many cells a line takes."""
    return sum(cells(text) for text, _ in one)


def cut(one: Line, width: int) -> Line:
    """Give a line of at most this many cells, with `…` where something was cut off."""
    if width_of(one) <= width:
        return one
    if width <= 0:
        return ()
    kept: list[Piece] = []
    left = width - 1
    for text, style in one:
        head = _head(text, left)
        kept.append((head, style))
        left -= cells(head)
        if head != text:
            return (*kept, (ELLIPSIS, style))
    return (*kept, (ELLIPSIS, ""))


def _head(text: str, width: int) -> str:
    used = 0
    for index, letter in enumerate(text):
        used += _cell(letter)
        if used > width:
            return text[:index]
    return text


def fit(one: Line, width: int, *, right: bool = False) -> Line:
    """Give a line of exactly this many cells, cut or filled with blanks at the end (or the beginning)."""
    short = cut(one, width)
    blanks = (" " * (width - width_of(short)), "")
    if not blanks[0]:
        return short
    return (blanks, *short) if right else (*short, blanks)


def restyled(one: Line, style: str) -> Line:
    """Give the line with every plain piece in a style; pieces that have one keep it."""
    return tuple((text, own or style) for text, own in one)


def wrapped(one: Line, width: int, indent: int = 0) -> tuple[Line, ...]:
    """Break a line at blanks into lines of at most this many cells.

    Args:
        one: The line.
        width: At least two more than the indent, so that any letter has room.
        indent: Blanks before every line but the first.
    """
    start: list[Piece] = [(" " * indent, "")] if indent else []
    rows: list[list[Piece]] = [[]]
    used = 0
    for word, style in _words(one):
        text = word
        if used + cells(text) > width:
            text = text.lstrip()
            if used > (indent if len(rows) > 1 else 0) and text:
                rows.append([*start])
                used = indent
        while used + cells(text) > width:
            head = _head(text, width - used) or text[0]
            rows[-1].append((head, style))
            rows.append([*start])
            used = indent
            text = text[len(head) :]
        rows[-1].append((text, style))
        used += cells(text)
    return tuple(tuple(piece for piece in row if piece[0]) for row in rows)


def _words(one: Line) -> Iterable[Piece]:
    """Split a line into words, each with the blanks before it."""
    for text, style in one:
        word = ""
        for letter in text:
            if letter == " " and word.strip():
                yield word, style
                word = ""
            word += letter
        if word:
            yield word, style


def joined(lines: Sequence[Line], between: str = "  ") -> Line:
    """Put lines one after another with the same text between them."""
    result: list[Piece] = []
    for index, one in enumerate(lines):
        if index:
            result.append((between, ""))
        result.extend(one)
    return tuple(result)
