"""Texts: positions count code points, so an emoji is one; searching is plain unless it is `regex`."""

from functools import lru_cache

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.functions.arithmetic import rounded
from lokalkontakt_core.surveys.engine.expressions.patterns.machine import Search
from lokalkontakt_core.surveys.engine.expressions.patterns.reading import read_pattern
from lokalkontakt_core.surveys.engine.expressions.patterns.tree import PatternError

LONGEST_JOINED = 1_000_000
"""Texts put together are cut after this many characters; what is kept as a value is not longer either."""


def starts_with(text: str, start: str) -> bool:
    """Say whether the text begins so."""
    return text.startswith(start)


def ends_with(text: str, end: str) -> bool:
    """Say whether the text ends so."""
    return text.endswith(end)


def contains(text: str, part: str) -> bool:
    """Say whether the part occurs."""
    return part in text


def part_before(text: str, part: str) -> str:
    """Give what stands before the first occurrence, '' when there is none."""
    before, found, _ = text.partition(part) if part else ("", "", "")
    return before if found else ""


def part_after(text: str, part: str) -> str:
    """Give what stands after the first occurrence, '' when there is none."""
    return text.partition(part)[2] if part else text


def substr(text: str, start: float, end: float | None = None) -> str:
    """Cut from the start, counted from 0, to before the end; negative positions count from the end."""
    if start != start:  # noqa: PLR0124 - the test for NaN
        start = 0.0
    return text[_index(start, len(text)) : len(text) if end is None else _index(end, len(text))]


def _index(position: float, length: int) -> int:
    if position != position:  # noqa: PLR0124 - the test for NaN
        return 0
    bounded = int(max(-length - 1.0, min(length + 1.0, position)))
    return max(0, bounded + length) if bounded < 0 else bounded


def substring(text: str, start: float, length: float | None = None) -> str:
    """Cut as XPath does: positions count from 1 and are rounded."""
    first = _xpath_round(start)
    end = first + _xpath_round(length) if length is not None else float("inf")
    return "".join(sign for position, sign in enumerate(text, 1) if position >= first and position < end)


def _xpath_round(number: float) -> float:
    return rounded(number + 0.0) if number >= 0 or number != number else -rounded(-number - 0.0)  # noqa: PLR0124


def translate(text: str, signs: str, others: str) -> str:
    """Replace each sign by the one at the same position of the others; a sign without one is dropped."""
    table: dict[int, str | None] = {}
    for position, sign in enumerate(signs):
        table.setdefault(ord(sign), others[position] if position < len(others) else None)
    return text.translate(table)


def normalize_space(text: str) -> str:
    """Drop blanks at both ends and make runs of blanks one."""
    return " ".join(text.split())


@lru_cache(maxsize=512)
def compiled(pattern: str) -> Search:
    """Make a pattern ready for searching.

    Raises:
        FormError: SF069 when the pattern cannot be read.
    """
    try:
        return Search(read_pattern(pattern))
    except PatternError as error:
        raise FormError("SF069", text=pattern, reason=error.trouble) from error


def matches(text: str, pattern: str) -> bool:
    """Say whether the pattern occurs anywhere in the text; a pattern that cannot be read occurs nowhere."""
    try:
        return compiled(pattern).occurs_in(text)
    except FormError:
        return False


def joined(glue: str, texts: list[str]) -> str:
    """Put the glue between the texts; what is too long is cut, and put together only so far."""
    if sum(map(len, texts)) + len(glue) * len(texts) <= LONGEST_JOINED:
        return glue.join(texts)
    pieces: list[str] = []
    length = 0
    for text in texts:
        pieces.append(text)
        length += len(glue) + len(text)
        if length > LONGEST_JOINED + len(glue):
            break
    return glue.join(pieces)[:LONGEST_JOINED]


def concatenated(texts: list[str]) -> str:
    """Put the texts together; what is too long is cut."""
    return joined("", texts)


def boolean_from_string(text: str) -> bool:
    """Say whether the text is `true` or `1`."""
    return text.strip().lower() in {"true", "1"}
