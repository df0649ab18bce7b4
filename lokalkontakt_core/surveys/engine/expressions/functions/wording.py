"""Texts: positions count code points, so an emoji is one; searching is plain unless it is `regex`."""

import re
from functools import lru_cache

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.functions.arithmetic import rounded

_CLASSES = {
    "L": r"[^\W\d_]",
    "Lu": "A-ZÀ-ÖØ-ÞŒŠŽΑ-ΩА-Я",
    "Ll": "a-zß-öø-ÿœšžα-ωа-я",
    "N": r"\d",
    "Nd": r"\d",
    "P": "!-/:-@\\[-`{-~«»‘’“”–—…",
    "Z": r"\s",
    "Zs": r"\s",
}
_LETTERS_IN_SET = "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽΆ-ϿЀ-ӿԱ-ևא-תء-يऀ-ॿ一-鿿ぁ-ヿ가-힯"
_UNICODE_CLASS = re.compile(r"\\(?P<negated>[pP])\{(?P<name>[A-Za-z]{1,2})\}|\\p(?P<letter>[A-Z])")


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


def _python_class(found: "re.Match[str]", *, in_set: bool) -> str:
    name = found["name"] or found["letter"]
    negated = found["negated"] == "P"
    if name == "L":
        if in_set and not negated:
            return _LETTERS_IN_SET
        return r"[\W\d_]" if negated else _CLASSES["L"]
    body = _CLASSES.get(name)
    if body is None:
        raise re.error(f"unknown class {name}")
    return body if in_set and not negated else f"[{'^' if negated else ''}{body}]"


def python_pattern(pattern: str) -> str:
    r"""Write `\p{L}` and its kin so that Python understands them, inside and outside of `[…]`."""
    parts: list[str] = []
    position = 0
    in_set = False
    while position < len(pattern):
        found = _UNICODE_CLASS.match(pattern, position)
        if found:
            parts.append(_python_class(found, in_set=in_set))
            position = found.end()
            continue
        piece = pattern[position : position + 2] if pattern[position] == "\\" else pattern[position]
        in_set = piece == "[" or (in_set and piece != "]")
        parts.append(piece)
        position += len(piece)
    return "".join(parts)


@lru_cache(maxsize=512)
def compiled(pattern: str) -> "re.Pattern[str]":
    """Compile a pattern for searching.

    Raises:
        FormError: SF069 when the pattern cannot be read.
    """
    try:
        return re.compile(python_pattern(pattern))
    except (re.error, RecursionError, OverflowError) as error:
        raise FormError("SF069", text=pattern, reason=str(error)) from error


def matches(text: str, pattern: str) -> bool:
    """Say whether the pattern occurs anywhere in the text; a pattern that cannot be read occurs nowhere."""
    try:
        return compiled(pattern).search(text) is not None
    except FormError:
        return False


def joined(glue: str, texts: list[str]) -> str:
    """Put the glue between the texts."""
    return glue.join(texts)


def boolean_from_string(text: str) -> bool:
    """Say whether the text is `true` or `1`."""
    return text.strip().lower() in {"true", "1"}
