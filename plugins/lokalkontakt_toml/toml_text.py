"""TOML texts: written so that people can read them, read so that every mistake is told with file, line and remedy."""

import tomllib
from typing import Any

from lokalkontakt_core.errors import StoreError


def written(document: dict[str, Any]) -> str:
    """Give a document as TOML; text of several lines stands on several lines, and nothing is lost."""
    import tomli_w  # noqa: PLC0415 - reading needs it not

    return tomli_w.dumps(document, multiline_strings=not _holds_carriage_return(document))


def encoded(text: str) -> bytes:
    """Give a text as it goes into a file.

    Raises:
        StoreError: LKE138 when it holds characters that no file can hold (half of a surrogate pair).
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise StoreError("LKE138") from error


def _holds_carriage_return(value: Any) -> bool:
    """Tell whether a text would change on several lines: the writer turns a carriage return and newline into one."""
    if isinstance(value, str):
        return "\r" in value
    if isinstance(value, dict):
        return any(_holds_carriage_return(inner) for inner in value.values())
    return isinstance(value, list) and any(_holds_carriage_return(inner) for inner in value)


def decoded(content: bytes, file: str) -> str:
    """Give the text of a file, with newlines as we write them (git on Windows may have changed them).

    Raises:
        DataError: LKE136 when it is not UTF-8.
    """
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        from lokalkontakt_toml.file_problems import not_utf8  # noqa: PLC0415 - not needed while all is well

        raise not_utf8(content, file, error.start) from error


def parsed(text: str, file: str) -> dict[str, Any]:
    """Read a TOML text.

    Raises:
        DataError: LKE135 for what a merge left in it, LKE133 for a day no calendar has, else LKE129; each with line.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        from lokalkontakt_toml.file_problems import not_toml  # noqa: PLC0415 - not needed while all is well

        raise not_toml(text, file, str(error)) from error
