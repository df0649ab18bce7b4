"""JSON Schemas of what stores keep, made from the classes, so that an editor completes and checks a file by hand.

Titles and descriptions are the classes' own docstrings. TOML dates count as strings of format `date`, as TOML editors
have it.
"""

import enum
import inspect
import json
import re
import types
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.codec.form_schema import form_schema
from lokalkontakt_core.codec.record_shape import fields_in_order, required_fields
from lokalkontakt_core.periods import UNKNOWN, Month, Unknown
from lokalkontakt_core.records.kinds import RECORD_TYPES

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"

_ID = "^[a-z0-9][a-z0-9-]*$"
_DIGEST = "^[0-9a-f]{64}$"
_DAY: Schema = {"type": "string", "format": "date"}
_INSTANT: Schema = {"type": "string", "format": "date-time"}
_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: _DAY,
    datetime: _INSTANT,
    Month: {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
}
_ATTRIBUTE = re.compile(r"^    (\w+): (.+)$")


def _descriptions(record_type: type) -> dict[str, str]:
    """Give what the docstrings of a class and its bases say of each attribute."""
    found: dict[str, str] = {}
    for one in reversed(record_type.__mro__):
        name = None
        _, _, listed = inspect.cleandoc(one.__dict__.get("__doc__") or "").partition("Attributes:\n")
        for line in listed.splitlines():
            match = _ATTRIBUTE.match(line)
            if match:
                name = match[1]
                found[name] = match[2]
            elif name is not None and line.startswith("        "):
                found[name] += f" {line.strip()}"
            else:
                name = None
    return found


def _title(record_type: type) -> str:
    return (record_type.__doc__ or record_type.__name__).partition("\n")[0].rstrip(".")


def _union(wanted: Any) -> Schema:
    inner = [one for one in get_args(wanted) if one is not type(None)]
    if set(inner) == {date, Unknown}:
        return {"anyOf": [_DAY, {"const": UNKNOWN.value}]}
    return schema_of(inner[0])


def _list(wanted: Any) -> Schema:
    args = get_args(wanted)
    schema: Schema = {"type": "array", "items": schema_of(args[0])}
    return schema if args[-1] is Ellipsis else schema | {"minItems": len(args), "maxItems": len(args)}


def _table(wanted: Any) -> Schema:
    key, value = get_args(wanted)
    inner: Schema = {"type": "object"} if value == Mapping[str, Any] else schema_of(value)
    schema: Schema = {"type": "object", "additionalProperties": inner}
    return schema if key is str else schema | {"propertyNames": schema_of(key)}


def _class(wanted: type) -> Schema:
    hints, descriptions = get_type_hints(wanted), _descriptions(wanted)
    properties = {}
    for attribute in fields_in_order(wanted):
        schema = dict(schema_of(hints[attribute.name]))
        if attribute.name == "id":
            schema["pattern"] = _ID
        described = descriptions.get(attribute.name)
        properties[attribute.name] = schema | ({"description": described} if described else {})
    return {
        "title": _title(wanted),
        "type": "object",
        "properties": properties,
        "required": required_fields(wanted),
        "additionalProperties": False,
    }


def schema_of(wanted: Any) -> Schema:
    """Give the schema of a type that a record may hold."""
    if wanted in _SCALARS:
        return _SCALARS[wanted]
    origin = get_origin(wanted)
    if origin in {Union, types.UnionType}:
        return _union(wanted)
    if origin is tuple:
        return _list(wanted)
    if origin is Mapping:
        return _table(wanted)
    if issubclass(wanted, enum.StrEnum):
        return {"enum": [member.value for member in wanted]}
    if attrs.has(wanted):
        return _class(wanted)
    raise TypeError(f"a record cannot hold {wanted!r}")


def _file(title: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _commit_schema() -> Schema:
    edits = [
        {
            "title": kind,
            "type": "object",
            "properties": {
                "kind": {"const": kind},
                "id": {"type": "string", "pattern": _ID},
                "before": {"$ref": f"records/{kind}.schema.json"},
                "after": {"$ref": f"records/{kind}.schema.json"},
            },
            "required": ["kind", "id"],
            "anyOf": [{"required": ["before"]}, {"required": ["after"]}],
            "additionalProperties": False,
        }
        for kind in RECORD_TYPES
    ]
    properties: dict[str, Schema] = {
        "format": {"type": "integer", "minimum": 1, "maximum": FORMAT},
        "revision": {"type": "integer", "minimum": 1},
        "instant": _INSTANT,
        "actor": {"type": "string", "description": "The id of a person, or a login name."},
        "verb": {"type": "string", "description": "The use case that made it."},
        "reason": {"type": "string"},
        "source": {"type": "string"},
        "undoes": {"type": "integer", "minimum": 1, "description": "The revision it takes back."},
        "about": {"type": "array", "items": {"type": "string", "pattern": "^[a-z_]+/[a-z0-9-]+$"}},
        "edits": {"type": "array", "items": {"oneOf": edits}},
    }
    return _file("A change set", properties, ["format", "revision", "instant", "actor", "verb", "edits"])


def all_schemas() -> dict[str, Schema]:
    """Give every schema that is made from classes, by name."""
    schemas = {
        f"records/{kind}": {"$schema": DIALECT} | _class(record_type) for kind, record_type in RECORD_TYPES.items()
    }
    format_of: Schema = {"type": "integer", "minimum": 1, "maximum": FORMAT}
    schemas["form"] = {"$schema": DIALECT} | form_schema()
    schemas["commit"] = _commit_schema()
    count: Schema = {"type": "integer", "minimum": 0}
    how_far: Schema = {
        "type": "object",
        "properties": {"revision": count, "items": count, "sha256": {"type": "string"}},
        "required": ["revision", "items", "sha256"],
        "additionalProperties": False,
    }
    schemas["register"] = _file(
        "A register: its format, its id, and how far copying came where it is only half copied",
        {"format": format_of, "id": {"type": "string", "pattern": _ID}, "unfinished": how_far},
        ["format", "id"],
    )
    schemas["head"] = _file(
        "The last revision whose records are all written, and a digest over them",
        {"revision": {"type": "integer", "minimum": 0}, "digest": {"type": "string", "pattern": _DIGEST}},
        ["revision", "digest"],
    )
    return schemas


def schema_files() -> dict[str, str]:
    """Give the content of each schema's file, by file name, in a fixed order."""
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in sorted(all_schemas().items())
    }
