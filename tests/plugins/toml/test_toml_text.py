from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_toml.lines import line_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = (
    texts
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
documents = st.dictionaries(texts, values, max_size=5)


@given(documents)
def test_whatever_is_written_is_read_back_unchanged(document):
    assert parsed(decoded(encoded(written(document)), "x.toml"), "x.toml") == document


@given(documents)
def test_newlines_that_git_has_changed_make_no_difference(document):
    content = encoded(written(document)).replace(b"\n", b"\r\n")
    assert parsed(decoded(content, "x.toml"), "x.toml") == document


def test_text_of_several_lines_stands_on_several_lines():
    assert written({"text": "a\nb\n"}) == 'text = """\na\nb\n"""\n'


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(StoreError) as caught:
        encoded(written({"name": "\ud83d"}))
    assert caught.value.code == "LKE138"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('id = "a"\nname = "Glud\nx = 1\n', "LKE129", 2),
        ('id = "a"\nname "Glud"\n', "LKE129", 2),
        ("a = 1\nb = 2\na = 3\n", "LKE129", 3),
        ("a = [1,\n2,\n", "LKE129", 2),
        ("a = 1\n\nday = 2020-02-30\n", "LKE133", 3),
        ("a = 1\nday = 2020-13-01\n", "LKE133", 2),
        ("a = 1\n<<<<<<< HEAD\na = 2\n=======\na = 3\n>>>>>>> anden\n", "LKE135", 2),
        ("a = " + "[" * 5000, "LKE129", 1),
    ],
)
def test_what_is_no_toml_is_told_with_file_line_and_code(text, code, line):
    with pytest.raises(DataError) as caught:
        parsed(text, "records/area/glud.toml")
    assert (caught.value.code, caught.value.values["line"]) == (code, line)
    assert str(caught.value.values["place"]) == f"records/area/glud.toml:{line}"


def test_a_file_that_is_no_utf8_is_told_with_its_line():
    with pytest.raises(DataError) as caught:
        decoded('a = 1\nname = "Åle"\n'.encode("cp1252"), "x.toml")
    assert (caught.value.code, caught.value.values["line"]) == ("LKE136", 2)


TEXT = """\
#:schema x
id = "a"
areas = [
    "b",
]

[period]
start = 2020-01-01
"end" = "soon"

[[items]]
text = "x"

[[items]]
text = 3

[ext.other]
a.b = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("id", 2),
        ("areas", 3),
        ("areas[0]", 3),
        ("period", 7),
        ("period.start", 8),
        ("period.end", 9),
        ("period.missing", 7),
        ("items[0].text", 12),
        ("items[1]", 14),
        ("items[1].text", 15),
        ("ext.other", 17),
        ("ext.other.a.b", 18),
        ("nothing", None),
        ("", None),
    ],
)
def test_the_line_of_a_field_is_found(path, line):
    assert line_of(TEXT, path) == line


def test_dates_are_dates_and_instants_are_instants():
    document = {"day": date(2020, 3, 1), "at": datetime(2020, 3, 1, 9, 30, tzinfo=UTC)}
    assert parsed(written(document), "x") == document
