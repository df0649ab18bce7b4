"""Words of a text as a search compares them, and where they stand in the text."""

import re
from collections.abc import Iterable

from lokalkontakt_core.language.collation import search_key

_WORD = re.compile(r"[^\W_]+")

Place = tuple[int, int]
"""Start and end of a match in a text, in characters of the text as it is written."""


def words_of(text: str) -> list[str]:
    """Give the folded words of a text, in order: letters and digits, everything else parts them."""
    return _WORD.findall(search_key(text))


def matches(text: str, wanted: Iterable[str]) -> tuple[Place, ...]:
    """Give where words of a text begin as one of the wanted words do, in order, none overlapping.

    Args:
        text: A text as it is written.
        wanted: Folded words, as `words_of` gives them for what was typed.
    """
    beginnings = tuple(dict.fromkeys(one for one in wanted if one))
    if not beginnings:
        return ()
    found = []
    for word in _WORD.finditer(text):
        folded = search_key(word.group())
        longest = max((one for one in beginnings if folded.startswith(one)), key=len, default="")
        if longest:
            found.append((word.start(), word.start() + _reach(word.group(), longest)))
    return tuple(found)


def _reach(word: str, beginning: str) -> int:
    """Give how many characters of a word its folded beginning takes: `aa` is two of the word and one of å."""
    for length in range(1, len(word)):
        if search_key(word[:length]).startswith(beginning):
            # The next letter may belong to the last one, as the second a of aa.
            longer = search_key(word[: length + 1])
            return length + 1 if longer == beginning else length
    return len(word)
