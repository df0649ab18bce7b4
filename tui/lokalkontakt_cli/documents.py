"""Files that a person names, read with coded errors."""

from pathlib import Path

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.os_trouble import OsTrouble, os_trouble


def read_document(place: str, most: int = -1) -> bytes:
    """Read a file.

    Args:
        place: The path as typed.
        most: No more bytes than this; all of them when left out.

    Raises:
        UsageError: LKE013 when there is no such file, LKE031 when it cannot be read.
    """
    try:
        with Path(place).open("rb") as opened:
            return opened.read(most)
    except (OSError, ValueError) as problem:
        trouble = os_trouble(problem)
        if trouble is OsTrouble.MISSING:
            raise UsageError("LKE013", place=place) from problem
        raise UsageError("LKE031", place=place, problem=trouble) from problem


def read_text(place: str) -> str:
    """Read a text file in UTF-8.

    Raises:
        UsageError: LKE013 when there is no such file, LKE031 when it cannot be read or is no such text.
    """
    try:
        return read_document(place).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise UsageError("LKE031", place=place, problem=os_trouble(problem)) from problem
