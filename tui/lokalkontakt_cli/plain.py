"""Data on its way to a terminal or a spreadsheet: nothing in it may steer either."""

import re
import unicodedata

# Compiled when one is needed: classes of letters beyond ASCII take long, and most texts hold none of these.
_CONTROLS = r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_RAW_IN_JSON = r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
_PICTURES = 0x2400
_LAST_C0 = 0x1F
_DELETE = 0x7F
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """Give a text on one line in which every control character is shown instead of obeyed.

    Line breaks and tabs become blanks; other controls of ASCII become their picture (`␛`), the rest, among them the
    marks that turn the direction of writing and halves of letters in file names, become `<U+202E>`.
    """
    return text if text.isprintable() else re.sub(_CONTROLS, _shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\t\n\r":
        return " "
    if code <= _LAST_C0:
        return chr(_PICTURES + code)
    return "\N{SYMBOL FOR DELETE}" if code == _DELETE else f"<U+{code:04X}>"


def safe_json(document: str) -> str:
    """Give a JSON document with the controls that JSON lets through escaped; they can only stand inside strings."""
    return re.sub(_RAW_IN_JSON, lambda match: f"\\u{ord(match[0]):04x}", document)


def safe_cell(text: str) -> str:
    """Give a text that a spreadsheet reads as text: what could begin a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def width(text: str) -> int:
    """Give how many columns a terminal needs for a text without controls."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
