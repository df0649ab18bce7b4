import enum
from collections import OrderedDict
from datetime import UTC, date, datetime, time
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.codec.json_text import from_json, to_json

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(["$date", "$$date", "$x", "$"])
scalars = (
    texts
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.sampled_from([None, UTC]))
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
documents = st.dictionaries(texts, values, max_size=5)


def types_in(value):
    if isinstance(value, dict):
        return [(key, types_in(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [types_in(inner) for inner in value]
    return type(value)


@given(documents)
def test_whatever_is_written_is_read_back_with_its_types_and_order(document):
    again = from_json(to_json(document))
    assert (again, types_in(again)) == (document, types_in(document))


def test_a_number_that_is_none_comes_back():
    assert str(from_json(to_json({"x": float("nan")}))["x"]) == "nan"


def test_days_are_tagged_and_letters_stand_as_they_are():
    document = {"name": "Åle", "on": date(2020, 3, 1), "at": datetime(2020, 3, 1, 8, tzinfo=UTC), "time": time(8, 30)}
    assert to_json(document) == (
        '{"name":"Åle","on":{"$date":"2020-03-01"},"at":{"$datetime":"2020-03-01T08:00:00+00:00"},'
        '"time":{"$time":"08:30:00"}}'
    )


def test_a_table_that_looks_like_a_tag_stays_a_table():
    document = {"$date": {"$date": "i går"}}
    assert to_json(document) == '{"$$date":{"$$date":"i går"}}'
    assert from_json(to_json(document)) == document


class Size(enum.StrEnum):
    SMALL = "small"


class Count(enum.IntEnum):
    ONE = 1


def test_what_is_of_a_kind_is_written_as_that_kind():
    document = MappingProxyType(
        {"list": (1, (2.5,)), "size": Size.SMALL, "count": Count.ONE, "in": OrderedDict(a=True)}
    )
    assert to_json(document) == '{"list":[1,[2.5]],"size":"small","count":1,"in":{"a":true}}'


@pytest.mark.parametrize("value", [None, object(), {1: "x"}, b"x", {"x": [None]}])
def test_what_no_document_may_hold_is_refused(value):
    with pytest.raises(TypeError):
        to_json({"x": value})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '"x"',
        "{",
        '{"x":{"$strange":1}}',
        '{"x":{"$date":"2020-02-30"}}',
        '{"x":{"$date":5}}',
        '{"$date":"2020-02-03"}',
        '{"x":1}{"x":2}',
        '{"x":1},',
        '{"x":1}\u00a0',
        '{"x":' + "[" * 100_000,
    ],
    ids=lambda text: text[:30],
)
def test_what_was_not_written_by_us_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever kind of it
        from_json(text)


def test_blanks_around_a_document_do_not_matter():
    assert from_json(' \r\n\t{"x": 1}\n') == {"x": 1}
