"""How far the sheets of a workbook reach and how much text they hold, from their markup as it streams by."""

import re
from collections.abc import Iterable
from enum import StrEnum
from xml.parsers import expat

DEEPEST = 200
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_FILLED = frozenset({"v", "is", "f"})
_LARGEST_INDEX = 9


class UnfitError(ValueError):
    """The markup is none that a workbook has."""


class Measure(StrEnum):
    """What can be too much of a workbook."""

    BYTES = "bytes"
    CELLS = "cells"
    CHARACTERS = "characters"


class OverLimitError(ValueError):
    """The workbook takes up too much; `measure` says of what."""

    def __init__(self, measure: Measure) -> None:
        """Say what there is too much of."""
        super().__init__(measure.value)
        self.measure = measure


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class Extent:
    """Adds up what the parts of a workbook take up.

    Args:
        cells: How many cells all sheets may span.
        characters: How many characters the texts of all cells may have.
    """

    def __init__(self, cells: int, characters: int) -> None:
        """Start with nothing."""
        self._cells_left = cells
        self._characters_left = characters
        self._shared: list[int] = []

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read one part.

        Raises:
            OverLimitError: The sheets reach too far or hold too much text.
            UnfitError: The markup declares a document type or is nested too deeply.
            ExpatError: It is no markup.
        """
        part = _Part(self._cells_left, self._characters_left, self._shared)
        for piece in pieces:
            part.parser.Parse(piece, False)
        part.parser.Parse(b"", True)
        self._cells_left -= part.rows * part.columns
        self._characters_left = part.characters_left


class _Part:
    def __init__(self, cells: int, characters: int, shared: list[int]) -> None:
        self.cells = cells
        self.characters_left = characters
        self.shared = shared
        self.rows = self.columns = 0
        self.at = (0, 0)
        self.depth = 0
        self.is_shared = False
        self.holds_shared = False
        self.index: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        # Whatever entity a document type could define is never expanded: the type itself is refused.
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def doctype(self, *_: object) -> None:
        raise UnfitError("DOCTYPE")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnfitError("depth")
        kind = name.rpartition(":")[2]
        if kind == "c":
            self.cell(attributes)
        elif kind in _FILLED and self.at != (0, 0):
            self.grow()
            if kind == "v" and self.is_shared:
                self.index = []
        elif kind == "row":
            number = attributes.get("r", "")
            row = int(number) if number.isdecimal() and len(number) <= _LARGEST_INDEX else self.at[0] + 1
            self.at = (row, 0)
        elif kind == "si":
            self.holds_shared = True
            self.shared.append(0)

    def cell(self, attributes: dict[str, str]) -> None:
        found = _PLACE.fullmatch(attributes.get("r", ""))
        row, column = self.at
        self.at = (max(row, int(found[2])), _column(found[1])) if found else (max(row, 1), column + 1)
        self.is_shared = attributes.get("t") == "s"

    def grow(self) -> None:
        self.rows, self.columns = max(self.rows, self.at[0]), max(self.columns, self.at[1])
        if self.rows * self.columns > self.cells:
            raise OverLimitError(Measure.CELLS)

    def characters(self, text: str) -> None:
        if self.index is not None:
            self.index.append(text)
        elif self.holds_shared:
            self.shared[-1] += len(text)

    def end(self, name: str) -> None:
        self.depth -= 1
        if name.rpartition(":")[2] != "v" or self.index is None:
            return
        written = "".join(self.index).strip()
        self.index = None
        if written.isdecimal() and len(written) <= _LARGEST_INDEX and int(written) < len(self.shared):
            self.characters_left -= self.shared[int(written)]
        if self.characters_left < 0:
            raise OverLimitError(Measure.CHARACTERS)
