"""From text to list items: headings found, bullets taken off, lines that a page broke joined again."""

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(
    r"(?:lokal)?områder(?:ne)?\s*,?\s*(med|uden)\s+(lokalkontakt(?:er|en|erne)?)\s*(?:\(\d+\))?\s*[:.]?", re.IGNORECASE
)
_OTHER_HEADING = re.compile(r"bilag\s+\w{1,3}(?:\s*[:.–-].*)?", re.IGNORECASE)
_BULLET = re.compile(r"(?P<sign>[o•◦▪‣·*\uf0b7\uf0a7\uf0d8]|#{1,6})\s+|(?P<number>\d{1,3}[.)])\s+|(?P<dash>[-–—])\s+")
_HYPHEN_AT_END = re.compile(r"\w-$")
_SEEN = {"Cc": " ", "Zs": " ", "Zl": " ", "Zp": " ", "Cf": ""}
"""What control characters, blanks of all kinds and invisible signs become, by Unicode category."""
_SENTENCE_END = (".", ":", "!", "?")
_WIDEST_GAP = 1
"""How many blank lines may stand inside an item: a converted page leaves one where the line was broken."""


class Listed(enum.StrEnum):
    """Which of the two lists a line stands in."""

    COVERED = "covered"
    UNCOVERED = "uncovered"


@frozen
class Item:
    """One item of a list.

    Attributes:
        listed: The list it stands in; None in a list without headings.
        line: Its first line in the file, counted from 1.
        text: Its words without the bullet, broken lines joined, blanks single.
        joined: True when it stood on several lines.
    """

    listed: Listed | None
    line: int
    text: str
    joined: bool = False


@frozen
class Layout:
    """What stands in a text.

    Attributes:
        items: The items of all lists, in the order of the file.
        headings: Each list's word for the contact as its heading has it, for example `Lokalkontakter`.
        skipped: Lines inside or after a list that are no part of it: line number and text.
    """

    items: tuple[Item, ...]
    headings: tuple[tuple[Listed, str], ...]
    skipped: tuple[tuple[int, str], ...]


@define
class _Section:
    listed: Listed | None
    lines: list["_Line"] = field(factory=list)
    closed: bool = False


@frozen
class _Line:
    number: int
    text: str
    gap: int
    soft: bool


def _cleaned(raw: str) -> str:
    """Give a line in NFC with single blanks, without characters that are not seen."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    visible = "".join(_SEEN.get(unicodedata.category(c), c) for c in raw)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def _lines(text: str) -> Iterator[_Line]:
    """Give the lines that hold something, each with the blank lines above it and how the line before it was broken."""
    gap, soft = 0, False
    for number, raw in enumerate(_LINE_ENDS.split(text), start=1):
        line = _cleaned(raw)
        if line:
            yield _Line(number, line, gap, soft)
            gap, soft = 0, raw[-1:].isspace()
        else:
            gap += 1


def _sections(text: str) -> tuple[list[_Section], list[tuple[Listed, str]]]:
    sections: list[_Section] = []
    headings: list[tuple[Listed, str]] = []
    current: _Section | None = None
    for line in _lines(text):
        heading = _HEADING.fullmatch(_without_bullet(line.text))
        if heading or _OTHER_HEADING.fullmatch(line.text):
            if current is not None:
                current.closed = True
            current = None
        if heading:
            listed = Listed.COVERED if heading[1].lower() == "med" else Listed.UNCOVERED
            current = _Section(listed)
            sections.append(current)
            headings.append((listed, heading[2]))
        elif current is not None:
            current.lines.append(line)
    return sections, headings


def _without_bullet(line: str) -> str:
    match = _BULLET.match(line)
    return line[match.end() :] if match else line


def _unheaded(text: str) -> list[_Section]:
    """Read a text without any heading as one list, if its first line (after “Bilag 1”) is a list item."""
    lines = list(_lines(text))
    if lines and _OTHER_HEADING.fullmatch(lines[0].text):
        del lines[0]
    return [_Section(None, lines)] if lines and _BULLET.match(lines[0].text) else []


def _bulleted(lines: Sequence[_Line]) -> dict[int, str]:
    """Give the text after the bullet of each line that has one, by line number.

    A dash counts only where the list's first bullet is one: elsewhere it is a separator that a page broke off.
    """
    found = [(line, match) for line in lines if (match := _BULLET.match(line.text))]
    dashes = bool(found) and found[0][1]["dash"] is not None
    return {line.number: line.text[match.end() :] for line, match in found if dashes or match["dash"] is None}


def _read(section: _Section) -> Iterator[Item | tuple[int, str]]:
    bulleted = _bulleted(section.lines)
    last_bullet = max(bulleted, default=0)
    parts: list[str] = []
    begun = 0
    for line in section.lines:
        begins = line.number in bulleted or not (bulleted or _prose(line))
        if begins:
            if parts:
                yield _item(section, begun, parts)
            begun, parts = line.number, [bulleted.get(line.number, line.text)]
            continue
        followed = section.closed or line.number < last_bullet
        if bulleted and parts and _continues(line, followed=followed):
            parts.append(line.text)
            continue
        if parts:
            yield _item(section, begun, parts)
            parts = []
        yield line.number, line.text
    if parts:
        yield _item(section, begun, parts)


def _prose(line: _Line) -> bool:
    """Tell whether a line of a list without bullets is a sentence rather than an item."""
    return line.text.endswith(_SENTENCE_END)


def _continues(line: _Line, *, followed: bool) -> bool:
    """Tell whether a line without bullet goes on with the item above it.

    Right below, always. Across a blank line only when the line above was broken softly (a blank at its end) or the
    list goes on afterwards, and never when it reads as a sentence of its own.
    """
    if line.gap == 0:
        return True
    return line.gap <= _WIDEST_GAP and (line.soft or followed) and not line.text.endswith(_SENTENCE_END)


def _item(section: _Section, begun: int, parts: Sequence[str]) -> Item:
    text = parts[0]
    for part in parts[1:]:
        # A hyphen at the end of a line belongs to the name; a dash after a blank separates.
        text = text + part if _HYPHEN_AT_END.search(text) else f"{text} {part}"
    return Item(section.listed, begun, text, joined=len(parts) > 1)


def lay_out(text: str) -> Layout:
    """Find the lists in a text: under the headings “Lokalområder med/uden Lokalkontakt”, or a bare list of bullets."""
    sections, headings = _sections(text)
    items: list[Item] = []
    skipped: list[tuple[int, str]] = []
    for section in sections or _unheaded(text):
        for read in _read(section):
            if isinstance(read, Item):
                items.append(read)
            else:
                skipped.append(read)
    return Layout(tuple(items), tuple(headings), tuple(skipped))
