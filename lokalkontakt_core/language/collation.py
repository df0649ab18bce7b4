"""Danish order: Æ, Ø, Å last, Aa as Å, accents beside their letter, numbers by size."""

import re
import unicodedata

_FOLDS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "œ": "ø", "ð": "d", "þ": "th", "ß": "ss"})
_LAST = str.maketrans({"æ": "\U000f0001", "ø": "\U000f0002", "å": "\U000f0003"})
_DOUBLE_A = re.compile("aa|Aa|AA")
_NUMBERS = re.compile(r"([0-9]+)")

Key = tuple[tuple[tuple[int, int, str], ...], str, str]


class _Bare(dict[int, str]):
    """What each character is without accents, worked out when it is first met: texts of a whole register are folded."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        bare = character if character in "æøå" else unicodedata.normalize("NFD", character)[0]
        self[point] = bare
        return bare


_BARE = _Bare()


def _letters(part: str) -> str:
    """Strip accents, but never the ring and strokes that make letters of their own."""
    return part.translate(_BARE).translate(_LAST)


def danish_key(name: str) -> Key:
    """Give the key that sorts names as a Danish index does; two different names never have the same key."""
    normal = unicodedata.normalize("NFC", name)
    folded = _DOUBLE_A.sub("å", normal).lower().translate(_FOLDS)
    parts = tuple(
        (0, int(part), "") if index % 2 else (1, 0, _letters(part))
        for index, part in enumerate(_NUMBERS.split(folded))
        if part
    )
    return parts, folded, normal.swapcase()


def search_key(text: str) -> str:
    """Give what a search compares: no case, no accents, and `aa`, `ae`, `oe` as å, æ, ø, so either spelling finds."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_FOLDS)
    folded = folded.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
    return folded.translate(_BARE)
