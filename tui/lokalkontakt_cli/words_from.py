"""Longer texts: given as an option, or read from stdin."""

import sys
from typing import TextIO

from lokalkontakt_core.errors import UsageError


def words_from(text: str | None, command: str) -> str:
    """Give the words, from stdin when none were given; a terminal is not read from, it would look like a hang.

    Args:
        text: The words as given; None or `-` reads them.
        command: The command to name where there is nothing to read.

    Raises:
        UsageError: LKE004 when there is nothing to read.
    """
    if text is not None and text != "-":
        return text
    stdin: TextIO = sys.stdin
    if stdin.isatty():
        raise UsageError("LKE004", name="--text", command=command)
    return stdin.read()
