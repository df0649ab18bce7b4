"""Texts with a digest: the first line tells whether the rest is what the program wrote.

It stands first because a file is cut short at its end: without its last lines a text may still be good TOML that says
less. A text without such a line, from before or from a person who took it away, is taken as it stands.
"""

import hashlib
from typing import Any

from lokalkontakt_core.errors import DataError
from lokalkontakt_toml.toml_text import encoded, parsed, written

_START = "# sha256 "


def digested(document: dict[str, Any]) -> bytes:
    """Give what a file holds: the digest, and the document as TOML."""
    body = encoded(written(document))
    return f"{_START}{_digest(body)}\n".encode() + body


def intact(text: str, file: str) -> dict[str, Any]:
    """Read a text that was written so.

    Raises:
        DataError: LKE195 when it is not what was written, and what `toml_text.parsed` gives.
    """
    if text.startswith(_START) or _START.startswith(text):  # cut short in the mark itself, and nothing is left
        first, _, body = text.partition("\n")
        if first != f"{_START}{_digest(encoded(body))}":
            raise DataError("LKE195", place=file)
    return parsed(text, file)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
