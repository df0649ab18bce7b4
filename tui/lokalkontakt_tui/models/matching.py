"""Where a search found what it found: the same folding as the search, so that “aa” marks an å."""

from collections.abc import Iterable
from itertools import groupby

from lokalkontakt_core.language.collation import search_key
from lokalkontakt_tui.models.lines import Line


def match_in(text: str, key: str) -> tuple[int, int] | None:
    """Give where a folded search text first occurs, as start and end in the text itself; None when it does not.

    Args:
        text: The text as it is shown.
        key: What is searched for, folded by `search_key`, at least one letter.
    """
    if key not in search_key(text):
        return None
    for start in range(len(text)):
        # A folded letter stands for one or two of the text, so the match is at most twice as long as the key.
        for end in range(start + 1, min(len(text), start + 2 * len(key)) + 1):
            if search_key(text[start:end]) == key:
                return start, end
    return None


def words_marked(text: str, keys: Iterable[str], style: str = "") -> Line:
    """Give a text with the first match of each of several folded words marked; matches may overlap."""
    found = [place for key in keys if (place := match_in(text, key)) is not None]
    inside = [any(start <= index < end for start, end in found) for index in range(len(text))]
    pieces = groupby(range(len(text)), key=inside.__getitem__)
    return tuple(("".join(text[index] for index in piece), "match" if hit else style) for hit, piece in pieces)


def marked(one: Line, key: str) -> Line:
    """Give a line with the first match in each of its pieces marked."""
    made: list[tuple[str, str]] = []
    for text, style in one:
        place = match_in(text, key)
        if place is None:
            made.append((text, style))
            continue
        start, end = place
        parts = ((text[:start], style), (text[start:end], "match"), (text[end:], style))
        made.extend(part for part in parts if part[0])
    return tuple(made)
