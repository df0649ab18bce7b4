"""What people type: tidied, bounded, and free of characters that cannot be seen."""

import unicodedata
from typing import Final

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.messages import FieldName

NAME_LIMIT: Final = 120
"""Characters in a name of a person, place or body."""
LINE_LIMIT: Final = 200
"""Characters in any other text of one line."""
NOTE_LIMIT: Final = 2_000
"""Characters in a remark or reason."""
TEXT_LIMIT: Final = 20_000
"""Characters in a text of its own, such as an agreement."""

_JOINERS = frozenset("\u200c\u200d")  # some scripts cannot be written without them
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _refuse_unseen(field: str, text: str, allowed: str) -> None:
    for place, character in enumerate(text, start=1):
        unseen = unicodedata.category(character) in _UNSEEN and character not in _JOINERS
        if unseen and character not in allowed:
            raise UsageError("LKE220", field=FieldName(field), place=place, character=f"U+{ord(character):04X}")


def _refuse_long(field: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise UsageError("LKE219", field=FieldName(field), limit=limit, length=len(text))


def one_line(field: str, value: str, limit: int = LINE_LIMIT) -> str:
    """Tidy a text of one line: NFC, no blanks at the ends, single blanks inside.

    Raises:
        UsageError: LKE219 when it is longer than the limit, LKE220 when it holds a control character, a line break or
            a sign that changes the direction of writing.
    """
    text = unicodedata.normalize("NFC", value).strip()
    _refuse_unseen(field, text, allowed="")
    text = " ".join(text.split())
    _refuse_long(field, text, limit)
    return text


def lines(field: str, value: str, limit: int = NOTE_LIMIT) -> str:
    r"""Tidy a text of several lines: NFC, line ends as `\n`, no blanks at the ends of lines or of the whole.

    Raises:
        UsageError: LKE219 and LKE220 as for `one_line`; line breaks and tabs are kept.
    """
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    _refuse_unseen(field, text, allowed="\n\t")
    _refuse_long(field, text, limit)
    return text


def optional_line(field: str, value: str | None, limit: int = LINE_LIMIT) -> str | None:
    """Tidy a text of one line that may be left out; blank counts as left out."""
    return (one_line(field, value, limit) or None) if value is not None else None


def optional_lines(field: str, value: str | None, limit: int = NOTE_LIMIT) -> str | None:
    """Tidy a text of several lines that may be left out; blank counts as left out."""
    return (lines(field, value, limit) or None) if value is not None else None


def name(field: str, value: str) -> str:
    """Tidy a name, which needs at least one letter or digit.

    Raises:
        UsageError: LKE218 when it is blank; LKE219, LKE220 as for `one_line`.
    """
    text = one_line(field, value, NAME_LIMIT)
    if not any(character.isalnum() for character in text):
        raise UsageError("LKE218", field=FieldName(field))
    return text
