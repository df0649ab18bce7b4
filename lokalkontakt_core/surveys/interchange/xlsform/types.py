"""The `type` column of an XLSForm: every spelling in use becomes the one our form files write."""

import re

from attrs import frozen

from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes

_BLANKS = re.compile(r"\s+")
_GROUP = re.compile(r"(begin|end)[ _](group|repeat|lgroup|looped group)")
_OTHER = re.compile(r" (?:or specify other|or_other|or other)$")
_SELECTS = (
    ("select_multiple_from_file", "select_multiple_from_file"),
    ("select multiple from file", "select_multiple_from_file"),
    ("select_one_from_file", "select_one_from_file"),
    ("select one from file", "select_one_from_file"),
    ("select_one_external", "select_one_external"),
    ("select one external", "select_one_external"),
    ("add select one prompt using", "select_one"),
    ("add select multiple prompt using", "select_multiple"),
    ("select all that apply from", "select_multiple"),
    ("select all that apply", "select_multiple"),
    ("select multiple from", "select_multiple"),
    ("select multiple using", "select_multiple"),
    ("select_multiple", "select_multiple"),
    ("select multiple", "select_multiple"),
    ("select one from", "select_one"),
    ("select one using", "select_one"),
    ("select_one", "select_one"),
    ("select one", "select_one"),
    ("q select1", "select_one"),
    ("q select", "select_multiple"),
    ("select1", "select_one"),
    ("rank", "rank"),
)
_PROMPT = re.compile(r"add (.+) prompt|q (.+)|get (.+)|uri:(.+)")
_SPELLINGS = {
    "date time": "dateTime",
    "datetime": "dateTime",
    "date_time": "dateTime",
    "date": "date",
    "photo": "image",
    "picture": "image",
    "location": "geopoint",
    "gps": "geopoint",
    "geopoint": "geopoint",
    "string": "text",
    "int": "integer",
    "start time": "start",
    "end time": "end",
    "device id": "deviceid",
    "imei": "deviceid",
    "subscriber id": "subscriberid",
    "sim id": "simserial",
    "phone number": "phonenumber",
    "trigger": "acknowledge",
}
_NEAREST = {
    "percentage": "integer",
    "number of days in last month": "integer",
    "number of days in last six months": "integer",
    "number of days in last year": "integer",
    "osm": "file",
    "background-geopoint": "hidden",
}
"""Types that have no counterpart here, and what is asked instead."""


@frozen
class Type:
    """A type as our form files write it.

    Attributes:
        written: For the form file.
        replaced: Whether it is only the nearest there is, and no other spelling of the same.
    """

    written: str
    replaced: bool = False


def _simple(name: str, types: QuestionTypes) -> str | None:
    for candidate in (name, name.lower()):
        if types.find(candidate) is not None:
            return types.aliases.get(candidate, candidate)
        if candidate in _SPELLINGS:
            return _SPELLINGS[candidate]
    return None


def read_type(cell: str, types: QuestionTypes = STANDARD) -> Type:
    """Read a type; one that is not known is given back as it is, for the form's own check to say so."""
    written = _BLANKS.sub(" ", cell.strip())
    lowered = written.lower()
    group = _GROUP.fullmatch(lowered)
    if group is not None:
        return Type(f"{group[1]}_{'group' if group[2] == 'group' else 'repeat'}")
    for spelling, name in _SELECTS:
        if lowered.startswith(f"{spelling} "):
            rest = written[len(spelling) + 1 :]
            return Type(f"{name} {_OTHER.sub(' or_other', rest)}")
    if lowered in _NEAREST:
        return Type(_NEAREST[lowered], replaced=True)
    if lowered.startswith("osm "):
        return Type("file", replaced=True)
    prompt = _PROMPT.fullmatch(lowered)
    inner = next((part for part in prompt.groups() if part), "") if prompt else ""
    return Type(_simple(written, types) or (_simple(inner, types) if inner else None) or written)
