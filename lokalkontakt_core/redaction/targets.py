"""Targets: the exact names, addresses and numbers of a person, and the patterns that find them in a text.

A name is found whatever its spaces and, when it has several words, its capitals; in the genitive too. A number is
found however its digits are grouped, with or without the country's prefix. Nothing is found inside a longer word.
"""

import enum
import re
import unicodedata

from lokalkontakt_core.values import frozen

_LEFT = r"(?<!\w)(?<!\w-)"
_RIGHT = r"(?=(?:['’]?s|['’])?(?!\w)(?!-\w))"
_COUNTRY = re.compile(r"(?:\+|00)45")
_BETWEEN_DIGITS = r"[ .\-\u00a0]{0,2}"
FEWEST_DIGITS = 6
"""A number of fewer digits (an extension) may be anything, and is not looked for."""
FEWEST_LETTERS = 2
"""A shorter word is an initial, and is not looked for."""


class TargetKind(enum.StrEnum):
    """What a target is."""

    NAME = "name"
    ADDRESS = "address"
    NUMBER = "number"


@frozen
class Target:
    """Something registered of a person.

    Attributes:
        kind: What it is.
        text: As it was registered.
    """

    kind: TargetKind
    text: str

    @property
    def findable(self) -> bool:
        """Tell whether it is long enough that finding it means something."""
        if self.kind is TargetKind.NUMBER:
            return len(_digits(self.text)) >= FEWEST_DIGITS
        return len(self.text.strip()) >= FEWEST_LETTERS

    @property
    def sameness(self) -> str:
        """What two targets share that are the same thing, written another way."""
        if self.kind is TargetKind.NUMBER:
            return _digits(self.text)
        return " ".join(normal(self.text).split()).casefold()


def normal(text: str) -> str:
    """Give a text with its letters composed."""
    return unicodedata.normalize("NFC", text)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", _COUNTRY.sub("", number.strip(), count=1))


def name_pattern(name: str) -> str:
    """Give the pattern of a name; of one word only as it is written, since it may be a common word."""
    words = [re.escape(word) for word in normal(name).split()]
    pattern = r"\s+".join(words)
    return f"{_LEFT}{pattern}{_RIGHT}" if len(words) == 1 else f"(?i:{_LEFT}{pattern}{_RIGHT})"


def pattern_of(target: Target) -> str:
    """Give the pattern of a target."""
    if target.kind is TargetKind.NAME:
        return name_pattern(target.text)
    if target.kind is TargetKind.ADDRESS:
        return rf"(?i:(?<![\w.+-]){re.escape(normal(target.text.strip()))}(?![\w-])(?!\.\w))"
    grouped = _BETWEEN_DIGITS.join(_digits(target.text))
    return rf"(?<![\d+])(?:(?:\+|00)45{_BETWEEN_DIGITS})?{grouped}(?!\d)"
