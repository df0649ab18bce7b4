"""The headings of an XLSForm: every spelling in use, and the language behind `::`."""

import re
from collections.abc import Mapping

from attrs import frozen

from lokalkontakt_core.surveys.engine.rows import COLUMNS, TEXT_COLUMNS
from lokalkontakt_core.surveys.interchange.languages import code_of

_BLANKS = re.compile(r"\s+")

SURVEY_SPELLINGS: Mapping[str, str] = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "relevance": "relevant",
    "bind::relevant": "relevant",
    "read_only": "readonly",
    "bind::readonly": "readonly",
    "bind::required": "required",
    "constraining_message": "constraint_message",
    "bind::jr:constraintmsg": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "bind::constraint": "constraint",
    "requiredmsg": "required_message",
    "required_msg": "required_message",
    "bind::jr:requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "calculate": "calculation",
    "bind::calculate": "calculation",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "control::jr:count": "repeat_count",
    "body::jr:count": "repeat_count",
    "control::appearance": "appearance",
    "body::appearance": "appearance",
    "guidance": "guidance_hint",
}
CHOICE_SPELLINGS: Mapping[str, str] = {"list name": "list_name", "caption": "label", "value": "name"}
SETTING_SPELLINGS: Mapping[str, str] = {
    "title": "form_title",
    "set_form_title": "form_title",
    "id_string": "form_id",
    "set_form_id": "form_id",
}

_KNOWN_ELSEWHERE = frozenset(
    {
        "image",
        "audio",
        "video",
        "big-image",
        "media",
        "bind",
        "body",
        "control",
        "instance",
        "autoplay",
        "save_to",
        "intent",
        "query",
        "compact_tag",
        "accuracythreshold",
        "sms_field",
        "sms_option",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response",
        "noapperrorstring",
        "no_app_error_string",
        "hxl",
    }
)
"""Columns of XLSForm for cameras, maps, messages and other programs, which mean nothing here."""


@frozen
class Heading:
    """A heading that was understood.

    Attributes:
        index: Which cell of a row it stands over, counted from 0.
        written: As written.
        column: The column in our words; as written when it is none of ours.
        language: The code of the language, '' when none was written.
        language_as_written: What stood behind `::`.
        language_coded: Whether the code was written.
        known: Whether the column is carried over.
        elsewhere: Whether other programs know the column.
    """

    index: int
    written: str
    column: str
    language: str = ""
    language_as_written: str = ""
    language_coded: bool = True
    known: bool = True
    elsewhere: bool = False


def normal(written: str) -> str:
    """Give a heading in small letters with `_` for blanks."""
    return _BLANKS.sub("_", written.strip()).lower()


def _parts(written: str, *, double: bool) -> list[str]:
    """Split a heading at its colons; `jr:count` holds one that does not split."""
    parts = [part.strip() for part in written.split("::" if double or "::" in written else ":")]
    if len(parts) > 1 and normal(parts[0]) == "jr":
        return [f"jr:{parts[1]}", *parts[2:]]
    return parts


def _resolve(parts: list[str], spellings: Mapping[str, str], known: frozenset[str]) -> tuple[str, list[str]] | None:
    """Give our column and what is left of the parts, None when it is no column of ours."""
    for size in (2, 1):
        name = "::".join(normal(part) for part in parts[:size])
        name = spellings.get(name, name)
        if len(parts) >= size and name in known:
            return name, parts[size:]
    return None


def _heading(index: int, written: str, spellings: Mapping[str, str], known: frozenset[str], *, double: bool) -> Heading:
    parts = _parts(written, double=double)
    found = _resolve(parts, spellings, known)
    if found is None:
        elsewhere = normal(parts[0]) in _KNOWN_ELSEWHERE
        return Heading(index, written.strip(), written.strip(), known=False, elsewhere=elsewhere)
    column, rest = found
    if not rest:
        return Heading(index, written.strip(), column)
    if column not in TEXT_COLUMNS or len(rest) > 1:
        return Heading(index, written.strip(), written.strip(), known=False)
    code, coded = code_of(rest[0])
    return Heading(index, written.strip(), column, code, rest[0], coded)


def _headings(cells: tuple[str, ...], spellings: Mapping[str, str], known: frozenset[str]) -> tuple[Heading, ...]:
    double = any("::" in cell for cell in cells)
    return tuple(
        _heading(index, cell, spellings, known, double=double) for index, cell in enumerate(cells) if cell.strip()
    )


def survey_headings(cells: tuple[str, ...]) -> tuple[Heading, ...]:
    """Read the headings of the survey sheet."""
    return _headings(cells, SURVEY_SPELLINGS, frozenset(COLUMNS) | {"rows", "disabled"})


def choice_headings(cells: tuple[str, ...]) -> tuple[Heading, ...]:
    """Read the headings of the choices sheet; columns of no special meaning are kept for filters."""
    found = _headings(cells, CHOICE_SPELLINGS, frozenset({"list_name", "name", "label"}))
    return tuple(_free(heading) for heading in found)


def _free(heading: Heading) -> Heading:
    if heading.known or heading.elsewhere or "::" in heading.written:
        return heading
    return Heading(heading.index, heading.written, heading.written)


def setting_key(written: str) -> str:
    """Give the setting of a heading."""
    name = normal(written)
    return SETTING_SPELLINGS.get(name, name)
