import tomllib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.surveys.lint.source import Source
from lokalkontakt_core.surveys.lint.toml_places import decoded, find_places

keys = st.one_of(st.sampled_from(["a", "b", "label", "da", "1", "æ", "x y", 'q"', "survey"]), st.text(max_size=4))
scalars = st.one_of(
    st.text(), st.integers(-5, 5), st.booleans(), st.dates(), st.floats(allow_nan=False, allow_infinity=False)
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=8,
)
documents = st.dictionaries(keys, values, max_size=4)


def leaves(value, path=""):
    """Give path and value of everything that is written as one value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from leaves(inner, f"{path}[{number}]")
    else:
        yield path, value


@given(documents, st.booleans())
def test_every_value_of_a_document_is_found_where_it_stands(document, multiline):
    text = tomli_w.dumps(document, multiline_strings=multiline)
    places = find_places(text).by_path
    written = list(leaves(tomllib.loads(text)))
    alike = {path for path, _ in written}
    if len(alike) < len(written) or any("." in path or "[" in path or path == "" for path in alike):
        return  # keys with dots or brackets make paths that are not unique
    for path, value in written:
        place = places[path]
        assert tomllib.loads(f"x = {text[place.start : place.end]}")["x"] == value


@given(st.text())
def test_a_string_is_read_with_the_place_of_each_character(wording):
    for multiline in (False, True):
        text = tomli_w.dumps({"x": wording}, multiline_strings=multiline)
        place = find_places(text).by_path["x"]
        value, offsets = decoded(text, place.start, place.end)
        assert value == tomllib.loads(text)["x"]
        assert len(offsets) == len(value) + 1
        assert offsets == sorted(offsets)


WAYS = [
    '[form]\r\nform_id = "x"\r\n[[survey]]\r\nname = "a" # c\r\n[[survey]]\r\nname = \'b\'\r\nlabel.da = "B"\r\n',
    'form.form_id = "x"\n[[survey]]\nname = "a"\n[[survey]]\n  name = \'b\'\n  [survey.label]\n  da = "B"\n',
    'form = { form_id = "x" }\nsurvey = [ # c\n  { name = "a" },\n  { name = \'b\', label = { "da" = "B" } },\n]\n',
    '"form"."form_id" = """\nx"""\nsurvey = [{name = "a"}, {name = \'\'\'b\'\'\', label.da = "B"}]',
]


@pytest.mark.parametrize("text", WAYS)
def test_a_form_is_found_in_every_way_to_write_it(text):
    source = Source(text)
    for path, value in (
        ("form.form_id", "x"),
        ("survey[1].name", "a"),
        ("survey[2].name", "b"),
        ("survey[2].label.da", "B"),
    ):
        place = source.places[path]
        assert decoded(text, place.start, place.end)[0] == value
    assert len(source.comments) == text.count("# c")


def test_the_sign_of_a_comment_inside_a_string_begins_none():
    assert Source('a = "# allow SF120: x" # real\n').comments == [(23, 29)]


def test_an_edit_inside_a_string_keeps_the_string_well_formed():
    for text in ('a = "x \\"y\\" z"\n', "a = 'x \"y\" z'\n", '"a" = """x "y" z"""\n', "a = '''x \"y\" z'''\n"):
        edit = Source(text).replace("a", (2, 5), 'x "y" z', 'it\'s\n"new"')
        changed = text[: edit.start] + edit.text + text[edit.end :]
        assert tomllib.loads(changed)["a"] == 'x it\'s\n"new" z'


def test_a_cell_that_says_something_else_is_not_edited():
    assert Source('a = "x"\n').replace("a", (0, 1), "y", "z") is None
    assert Source("a = true\n").replace("a", (0, 1), "true()", "z") is None


def test_a_key_that_shares_its_line_is_not_removed():
    assert Source('a = { b = "x", c = "y" }\n').remove("a.b") is None
    edit = Source('a = 1\nb = """x\ny"""\nc = 2\n').remove("b")
    assert (edit.start, edit.end) == (6, 20)
