"""The text of a cell: what counts as empty, what clears, lists in one cell, and texts that may look like formulas."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from lokalkontakt_core.services.suggest import fold

LANGUAGES: Final = ("da", "en")
"""The languages cells are read and written in."""

CLEAR: Final = {"da": "(slet)", "en": "(clear)"}
"""What a cell holds, by language, to take a value out of the register; an empty cell leaves it alone."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"
_ERRORS = frozenset(
    {"#REF!", "#REFERENCE!", "#N/A", "#I/T", "#NAME?", "#NAVN?", "#VALUE!", "#VÆRDI!", "#DIV/0!", "#DIVISION/0!",
     "#NUM!", "#NUM?", "#NULL!", "#NUL!"}
)  # fmt: skip
_SEPARATOR = ";"
_QUOTE = '"'


def tidied(text: str) -> str:
    """Give a text as two cells are compared: NFC, single blanks, line breaks as blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def clears(text: str) -> bool:
    """Tell whether a cell asks for its value to be taken out."""
    return tidied(text).casefold() in CLEAR.values()


def is_error(text: str) -> bool:
    """Tell whether a spreadsheet wrote here that it could not work something out."""
    return text.strip().upper() in _ERRORS


def heading_key(text: str) -> str:
    """Give what headings are compared by: neither case nor accents, signs nor blanks count."""
    return "".join(letter for letter in fold(text.replace("\ufeff", "")) if letter.isalnum())


def _takes_guard(text: str) -> bool:
    return text.lstrip(_GUARD).startswith(_FORMULA)


def guarded(text: str) -> str:
    """Give a text that no spreadsheet opens as a formula; `unguarded` gives the text again, whatever it is."""
    return f"{_GUARD}{text}" if _takes_guard(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` put in front; a text that was written without one stays as it is."""
    return text[1:] if text.startswith(_GUARD) and _takes_guard(text) else text


def joined(items: Iterable[str]) -> str:
    """Write several names in one cell, a semicolon between them; a name that holds one stands in quotation marks."""
    return f"{_SEPARATOR} ".join(
        f"{_QUOTE}{item.replace(_QUOTE, _QUOTE * 2)}{_QUOTE}" if _SEPARATOR in item or item.startswith(_QUOTE) else item
        for item in items
    )


def parted(text: str) -> tuple[str, ...]:
    """Read several names from one cell; they are parted by semicolons or line breaks, blank ones do not count."""
    items: list[str] = []
    rest = text.strip()
    while rest:
        if rest.startswith(_QUOTE) and (end := _closing(rest)) is not None:
            items.append(rest[1:end].replace(_QUOTE * 2, _QUOTE))
            rest = rest[end + 1 :].lstrip(f"{_SEPARATOR} \t\r\n")
        else:
            end = min((place for sign in f"{_SEPARATOR}\r\n" if (place := rest.find(sign)) >= 0), default=len(rest))
            items.append(rest[:end])
            rest = rest[end + 1 :].lstrip()
    return tuple(item.strip() for item in items if item.strip())


def _closing(text: str) -> int | None:
    """Give where the quotation mark stands that ends an item beginning with one; None when none does."""
    place = 1
    while (place := text.find(_QUOTE, place)) >= 0:
        if text[place + 1 : place + 2] == _QUOTE:
            place += 2
            continue
        after = text[place + 1 :].lstrip(" \t")
        return place if not after or after[0] in f"{_SEPARATOR}\r\n" else None
    return None
