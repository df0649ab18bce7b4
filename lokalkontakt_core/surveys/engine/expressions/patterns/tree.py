"""The tree of a regular expression, and what can be wrong with one."""

import unicodedata
from enum import Enum, StrEnum

from attrs import frozen


class PatternTrouble(StrEnum):
    """Why a regular expression is refused."""

    BRACKET = "bracket"
    ESCAPE = "escape"
    NESTED = "nested"
    NOTHING_TO_REPEAT = "nothing-to-repeat"
    RANGE = "range"
    TOO_LARGE = "too-large"
    UNSUPPORTED = "unsupported"


class PatternError(Exception):
    """A regular expression that is refused."""

    def __init__(self, trouble: PatternTrouble) -> None:
        """Say why."""
        super().__init__(trouble.value)
        self.trouble = trouble


@frozen
class Signs:
    """One character out of a set.

    Attributes:
        ranges: First and last character of each range.
        classes: `d`, `s`, `w` or the beginning of a Unicode category such as `Lu`; True where it is negated.
        negated: Whether it is a character outside of all these.
    """

    ranges: tuple[tuple[str, str], ...] = ()
    classes: tuple[tuple[str, bool], ...] = ()
    negated: bool = False

    def __contains__(self, sign: str) -> bool:
        inside = any(first <= sign <= last for first, last in self.ranges) or any(
            in_class(sign, name) is not negated for name, negated in self.classes
        )
        return inside is not self.negated


class Edge(Enum):
    """A place in the text that takes no character."""

    START = "^"
    END = "$"
    WORD = "\\b"
    NO_WORD = "\\B"


@frozen
class Sequence:
    """Parts after one another; without any it fits the empty text."""

    parts: "tuple[Tree, ...]" = ()


@frozen
class Choice:
    """One of several parts."""

    parts: "tuple[Tree, ...]"


@frozen
class Repeat:
    """A part several times; without a greatest number, any number of times."""

    part: "Tree"
    least: int
    most: int | None


Tree = Signs | Edge | Sequence | Choice | Repeat


def in_class(sign: str, name: str) -> bool:
    r"""Say whether a character is of a class: `d`, `s`, `w`, or a Unicode category as in `\p{Lu}`."""
    if name == "d":
        return sign.isdecimal()
    if name == "s":
        return sign.isspace()
    if name == "w":
        return sign.isalnum() or sign == "_"
    return unicodedata.category(sign).startswith(name)
