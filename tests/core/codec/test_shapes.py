"""The codec at its edges: types, order, what is left out, what is refused."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import field, frozen
from hypothesis import given, settings

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.codec.commits import commit_from_document, commit_to_document
from lokalkontakt_core.codec.documents import from_document, from_plain, to_document, to_plain
from lokalkontakt_core.codec.plain import plain
from lokalkontakt_core.codec.shapes import shape_of
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.kinds import RECORD_TYPES
from lokalkontakt_core.testing.strategies import registers

AREA = Area(id="glud", name="Glud")
COMMIT = Commit(1, datetime(2020, 5, 1, 9, 30, tzinfo=UTC), "anna", ChangeSet("test", (Edit(None, AREA),)))


@settings(max_examples=30, deadline=None)
@given(registers())
def test_every_record_there_can_be_survives_the_way_through_its_document(register):
    for record in register:
        assert from_document(record.kind, to_document(record), "x") == record


@pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda record_type: record_type.kind)
def test_every_record_kind_can_be_stored(record_type):
    assert shape_of(record_type)


def test_own_facts_stand_first_and_what_plugins_add_last():
    area = Area(id="a", name="A", source="Bilag 1", source_key="k", status_note="n", ext={"x": {}})
    assert list(to_document(area)) == ["id", "name", "status_note", "source", "source_key", "ext"]


def test_defaults_are_left_out():
    assert to_document(AREA) == {"id": "glud", "name": "Glud"}


def test_a_type_no_record_may_hold_is_refused_at_once():
    @frozen
    class Strange:
        what: set[str]

    @frozen
    class Ambiguous:
        what: str | None = "something"

    for wanted in (Strange, Ambiguous):
        with pytest.raises(TypeError):
            shape_of(wanted)


def test_a_list_of_fixed_length_is_read_strictly():
    @frozen
    class Pair:
        both: tuple[str, str] = field()
        counts: Mapping[str, int] = field(factory=dict)

    assert from_plain(Pair, {"both": ["a", "b"]}, "x") == Pair(("a", "b"))
    for wrong in (["a"], ["a", "b", "c"], ["a", 1], "ab", {"a": "b"}):
        with pytest.raises(DataError):
            from_plain(Pair, {"both": wrong}, "x")
    with pytest.raises(DataError) as caught:
        from_plain(Pair, {"both": ["a", "b"], "counts": {"x": True}}, "x")
    assert caught.value.details[0].values["path"] == "counts.x"
    assert to_plain(Pair(("a", "b"), {"x": 1})) == {"both": ["a", "b"], "counts": {"x": 1}}


def test_what_a_record_refuses_of_itself_is_told_with_its_place():
    with pytest.raises(DataError) as caught:
        from_document("area", {"id": "a", "name": "A", "minutes_per_week": -1}, "a.toml")
    (problem,) = caught.value.details
    assert (problem.code, problem.values["place"], problem.values["path"]) == ("LKE127", "a.toml", "minutes_per_week")
    assert [inner.code for inner in problem.details] == ["LKE212"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": 0},
        {"format": True},
        {"format": "1"},
        {"revision": "1"},
        {"revision": 0},
        {"instant": date(2020, 5, 1)},
        {"instant": datetime(2020, 5, 1)},  # noqa: DTZ001 - the mistake
        {"actor": 3},
        {"verb": None},
        {"reason": 3},
        {"undoes": "1"},
        {"about": ["glud"]},
        {"about": [3]},
        {"edits": 3},
        {"edits": [{"kind": "area", "id": "glud"}]},
        {"edits": [{"kind": "area", "id": "as", "after": {"id": "glud", "name": "Glud"}}]},
        {"edits": [{"kind": 3, "id": "glud", "after": {"id": "glud", "name": "Glud"}}]},
        {"edits": ["x"]},
    ],
    ids=str,
)
def test_a_commit_that_is_none_is_refused(wrong):
    with pytest.raises(DataError) as caught:
        commit_from_document(commit_to_document(COMMIT) | wrong, "history/2020/1.toml")
    assert caught.value.code == "LKE128"
    assert caught.value.values["place"] == "history/2020/1.toml"


@pytest.mark.parametrize("missing", ["format", "revision", "instant", "actor", "verb", "edits"])
def test_a_commit_without_what_it_needs_is_refused(missing):
    document = commit_to_document(COMMIT)
    del document[missing]
    with pytest.raises(DataError):
        commit_from_document(document, "x")


def test_a_commit_of_a_newer_format_is_refused_before_it_is_read():
    with pytest.raises(StoreError) as caught:
        commit_from_document({"format": 2, "hvad": "som helst"}, "x")
    assert caught.value.code == "LKE105"


def test_an_instant_is_read_as_utc():
    copenhagen = timezone(timedelta(hours=2))
    document = commit_to_document(COMMIT) | {"instant": datetime(2020, 5, 1, 11, 30, tzinfo=copenhagen)}
    read = commit_from_document(document, "x")
    assert (read, read.instant.tzinfo) == (COMMIT, UTC)


@pytest.mark.parametrize("value", [None, object(), {"a": None}, [set()], {1: "x"}, b"x"])
def test_what_is_not_plain_is_refused(value):
    with pytest.raises(TypeError):
        plain(value)


def test_plain_values_are_copied_deeply():
    answers = {"a": [{"b": ["c"]}], "t": ("x",)}
    copy = plain(answers)
    copy["a"][0]["b"].append("d")
    assert (answers["a"], copy["t"]) == ([{"b": ["c"]}], ["x"])
