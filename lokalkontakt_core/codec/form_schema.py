"""The JSON Schema of form files: shape and columns; what expressions mean is the loader's to check."""

from typing import Any

from lokalkontakt_core.surveys.engine.question_types import STANDARD
from lokalkontakt_core.surveys.engine.rows import LOGIC_COLUMNS, PLAIN_COLUMNS, TEXT_COLUMNS

_SETTINGS = {
    "form_id": "The stable name of the form.",
    "version": "Raised by hand when the form changes.",
    "default_language": "The code of the language that plain texts are in; da when left out.",
    "style": "As in XLSForm.",
    "instance_name": "As in XLSForm.",
}
_COLUMNS = {
    "type": "The question type, with the list's name after a blank: `select_one yesno`.",
    "name": "Letters, digits, underscores and hyphens; begins with a letter or an underscore.",
    "label": "The question itself.",
    "hint": "Shown under the question.",
    "relevant": "When the question is asked: `${knows} = 'ja'`.",
    "required": "When an answer is demanded: true, false or an expression.",
    "constraint": "What an answer must keep; `.` is the answer.",
    "calculation": "What gives the value of a calculate.",
    "choice_filter": "Which rows of the list are offered.",
    "parameters": "Settings of the type: `start=0 end=10 step=1`.",
}
_GROUPS = (
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
)
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}


def _described(column: str, schema: dict[str, Any]) -> dict[str, Any]:
    return schema | ({"description": _COLUMNS[column]} if column in _COLUMNS else {})


def _type_pattern() -> str:
    types = [*STANDARD.by_name.values()]
    plain = [kind.name for kind in types if not kind.has_list]
    listed = [kind.name for kind in types if kind.has_list]
    plain += [alias for alias, name in STANDARD.aliases.items() if name in plain]
    listed += [alias for alias, name in STANDARD.aliases.items() if name in listed]
    return f"^(({'|'.join([*plain, *_GROUPS])})|({'|'.join(listed)}) +\\S.*)$"


def form_schema() -> dict[str, Any]:
    """Give the schema of a form file, without the dialect."""
    text = {
        "anyOf": [
            {"type": "string"},
            {"type": "object", "description": "One wording a language.", "additionalProperties": {"type": "string"}},
        ]
    }
    choice = {
        "type": "object",
        "properties": {
            "label": text,
            "missing": {"type": "boolean", "description": "No answer in results: out of the base, shown beside it."},
            "score": {"type": "number", "description": "The number used for means."},
        },
        "additionalProperties": _SCALAR,
    }
    columns = {column: _described(column, text) for column in TEXT_COLUMNS}
    columns |= {column: _described(column, _SCALAR) for column in (*LOGIC_COLUMNS, *PLAIN_COLUMNS)}
    columns["type"] = _described("type", {"type": "string", "pattern": _type_pattern()})
    settings: dict[str, Any] = {name: {"type": "string", "description": said} for name, said in _SETTINGS.items()}
    return {
        "title": "A survey form, in XLSForm's own words",
        "type": "object",
        "properties": {
            "form": {
                "type": "object",
                "properties": {**settings, "form_title": text},
                "required": ["form_id"],
                "additionalProperties": False,
            },
            "choices": {
                "type": "object",
                "description": "Lists of options, in the order shown.",
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": {"anyOf": [{"type": "string"}, choice]},
                },
            },
            "survey": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": columns,
                    "required": ["type"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["form", "survey"],
        "additionalProperties": False,
    }
