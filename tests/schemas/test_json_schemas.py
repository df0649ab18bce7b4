"""The shipped JSON Schemas say what the classes say, and what the program writes fits them."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT7

import lokalkontakt_schemas
from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.codec.documents import from_document, to_document
from lokalkontakt_core.codec.json_schemas import schema_files
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.kinds import RECORD_TYPES
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.register_examples import ASSIGNMENT, CONTACT, GLUD, NOW, PERSON, SNAPTUN, write
from lokalkontakt_core.testing.strategies import registers
from lokalkontakt_schemas.files import schema_bytes, schema_names
from lokalkontakt_toml.store import create_store
from lokalkontakt_toml.toml_text import parsed

SHIPPED = Path(lokalkontakt_schemas.__file__).parent
SCHEMAS = {name: json.loads(schema_bytes(name)) for name in schema_names()}
REGISTRY = Registry().with_resources(
    (f"{name}.schema.json", DRAFT7.create_resource(schema)) for name, schema in SCHEMAS.items()
)
NOTICE = Notice(
    id="notice-1",
    notice_kind=NoticeKind.HANDOVER,
    about=Ref("assignment", "assignment-1"),
    recipient=Ref("person", "person-1"),
    reference="2020-04-01",
    why="hand_over",
)


def as_json(value):
    """Give a TOML value as TOML editors see it: days and instants are strings."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def validator(name):
    return Draft7Validator(SCHEMAS[name], registry=REGISTRY, format_checker=Draft7Validator.FORMAT_CHECKER)


def fits(name, document):
    validator(name).validate(as_json(document))


def test_the_shipped_schemas_are_what_the_classes_give():
    """When this fails: python scripts/generate_schemas.py."""
    shipped = {path.relative_to(SHIPPED).as_posix(): path.read_text("utf-8") for path in SHIPPED.rglob("*.schema.json")}
    assert shipped == schema_files()


def test_every_record_kind_and_every_other_file_has_one():
    others = {"commit", "form", "head", "register"}
    assert set(schema_names()) == others | {f"records/{kind}" for kind in RECORD_TYPES}


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_a_schema(name):
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", [name for name in schema_names() if name.startswith("records/")])
def test_every_field_of_a_record_is_explained(name):
    fields = SCHEMAS[name]["properties"]
    assert [field for field, schema in fields.items() if "description" not in schema and field != "name"] == []


@settings(max_examples=25, deadline=None)
@given(registers())
def test_every_record_fits_the_schema_of_its_kind(register):
    for record in register:
        # The strategy names records by kind; an id in use has no underscore.
        fits(f"records/{record.kind}", to_document(evolve(record, id=record.id.replace("_", "-"))))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document | {"name": 17},
        lambda document: document | {"size": "lille"},
        lambda document: document | {"sise": "small"},
        lambda document: document | {"ended": "i morgen"},
        lambda document: document | {"villages": "Glud"},
        lambda document: {key: value for key, value in document.items() if key != "name"},
    ],
)
def test_what_the_program_refuses_the_editor_marks(spoil):
    document = to_document(GLUD)
    fits("records/area", document)
    with pytest.raises(ValidationError):
        fits("records/area", spoil(document))
    with pytest.raises(DataError):
        from_document("area", spoil(document), "x")


def test_every_file_of_a_register_names_a_schema_that_lies_there_and_fits_it(tmp_path):
    store = create_store(tmp_path / "register", "hedensted").register
    write(store, GLUD, SNAPTUN, PERSON, CONTACT, ASSIGNMENT, NOTICE)
    change = ChangeSet("undo", (Edit(SNAPTUN, None),), (SNAPTUN.ref,), "aftalt", "Bilag 1", undoes=1)
    store.commit(change, base=1, actor="person-1", instant=NOW)
    checked = []
    for path in (tmp_path / "register").rglob("*.toml"):
        text = path.read_text("utf-8")
        head, _, place = text.partition("\n")[0].partition(" ")
        assert head == "#:schema"
        schema = (path.parent / place).resolve()
        name = schema.relative_to(tmp_path / "register/schemas").as_posix().removesuffix(".schema.json")
        assert json.loads(schema.read_bytes()) == SCHEMAS[name]
        fits(name, parsed(text, str(path)))
        checked.append(name)
    assert sorted(checked) == sorted(
        ["commit", "commit", "head", "register", *(f"records/{record.kind}" for record in Register([*store.read()]))]
    )


@pytest.mark.parametrize("path", sorted((SHIPPED / "forms").glob("*.toml")), ids=lambda path: path.name)
def test_shipped_forms_fit_the_form_schema(path):
    fits("form", parsed(path.read_text("utf-8"), path.name))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[form]", "[from]"),
        ("form_id", "formid"),
        ('type = "text"', 'type = "tekst"'),
        ('type = "select_one yesno"', 'type = "select_one"'),
        ("relevant =", "relevent ="),
        ("missing = true", 'missing = "ja"'),
    ],
)
def test_a_slip_in_a_form_is_marked(old, new):
    form = """
[form]
form_id = "x"
form_title = { da = "X", en = "X" }
[choices.yesno]
ja = { label = { da = "Ja", en = "Yes" }, score = 1 }
nej = "Nej"
ved_ikke = { label = "Ved ikke", missing = true }
[[survey]]
type = "select_one yesno"
name = "a"
required = true
[[survey]]
type = "begin_group"
name = "g"
relevant = "${a} = 'ja'"
[[survey]]
type = "text"
name = "b"
[[survey]]
type = "end_group"
"""
    fits("form", parsed(form, "x"))
    assert old in form
    with pytest.raises(ValidationError):
        fits("form", parsed(form.replace(old, new), "x"))
