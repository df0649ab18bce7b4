"""Documents in rows, read so that what is damaged is told with its place."""

from typing import Any

from lokalkontakt_core.codec.json_text import from_json
from lokalkontakt_core.errors import DataError


def document_of(text: str, place: str) -> dict[str, Any]:
    """Read the document of a row.

    Raises:
        DataError: LKE148 when it is damaged.
    """
    try:
        return from_json(text)
    except ValueError as error:
        raise DataError("LKE148", place=place) from error
