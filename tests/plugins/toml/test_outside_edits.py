"""What somebody changes in the files by hand is reported by name, never overwritten, and adopted after a yes."""

from itertools import count

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.errors import ConflictError, DataError
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import killed_at
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import NAMED, ticket_of

EDITED = evolve(GLUD, name="Glud By")


def edit(place, old, new, record="area/glud"):
    path = place / "records" / f"{record}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def adopt(store, edits):
    return store.commit(ChangeSet("adopt_outside", edits), base=store.head(), actor="anna", instant=NOW)


def test_a_hand_edit_is_reported_with_both_values_and_not_read_as_committed(toml_backend, glud):
    edit(glud, '"Glud"', '"Glud By"')
    store = toml_backend.open(glud).register
    assert store.outside_edits() == (Edit(GLUD, EDITED),)
    assert store.read() == Register([GLUD, SNAPTUN])


def test_an_added_file_is_reported(toml_backend, glud):
    (glud / "records/area/as.toml").write_text('id = "as"\nname = "As"\n', "utf-8")
    store = toml_backend.open(glud).register
    assert store.outside_edits() == (Edit(None, Area(id="as", name="As")),)
    assert store.read() == Register([GLUD, SNAPTUN])


def test_a_deleted_file_is_reported(toml_backend, glud):
    (glud / "records/area/glud.toml").unlink()
    store = toml_backend.open(glud).register
    assert store.outside_edits() == (Edit(GLUD, None),)
    assert store.read() == Register([GLUD, SNAPTUN])


def test_all_three_become_one_change_set_and_then_nothing_is_left_to_report(toml_backend, glud):
    write(toml_backend.open(glud).register, Area(id="as", name="As"))
    edit(glud, 'size = "small"', 'size = "large"')
    (glud / "records/area/as.toml").unlink()
    (glud / "records/area/bjerre.toml").write_text('# ny\nid = "bjerre"\nname = "Bjerre"', "utf-8")
    store = toml_backend.open(glud).register
    commit = adopt(store, store.outside_edits())
    assert [str(edit.ref) for edit in commit.change.edits] == ["area/as", "area/bjerre", "area/glud"]
    again = toml_backend.open(glud).register
    assert again.read() == Register([evolve(GLUD, size=Size.LARGE), SNAPTUN, Area(id="bjerre", name="Bjerre")])
    assert (again.outside_edits(), next(again.history())) == ((), commit)
    assert "# revision 3 sha256" in (glud / "records/area/bjerre.toml").read_text("utf-8")


def test_a_record_edited_by_hand_is_not_overwritten_by_a_commit(toml_backend, glud, contents):
    edit(glud, '"Glud"', '"Glud By"')
    before = contents(glud)
    store = toml_backend.open(glud).register
    with pytest.raises(ConflictError) as caught:
        write(store, evolve(GLUD, name="Glud og omegn"))
    assert (caught.value.code, caught.value.values["records"]) == ("LKE102", ("area/glud",))
    assert contents(glud) == before


@pytest.mark.parametrize("change", ["added", "deleted"])
def test_an_added_or_deleted_file_is_not_overwritten_either(toml_backend, glud, contents, change):
    if change == "added":
        (glud / "records/area/as.toml").write_text('id = "as"\nname = "As By"\n', "utf-8")
        record = Area(id="as", name="As")
    else:
        (glud / "records/area/glud.toml").unlink()
        record = evolve(GLUD, name="Glud og omegn")
    before = contents(glud)
    with pytest.raises(ConflictError) as caught:
        write(toml_backend.open(glud).register, record)
    assert caught.value.code == "LKE102"
    assert contents(glud) == before


def test_other_records_can_be_written_meanwhile_and_the_edit_is_still_reported(toml_backend, glud):
    edit(glud, '"Glud"', '"Glud By"')
    (glud / "records/area/snaptun.toml").unlink()
    write(toml_backend.open(glud).register, Area(id="as", name="As"))
    store = toml_backend.open(glud).register
    assert store.outside_edits() == (Edit(GLUD, EDITED), Edit(SNAPTUN, None))
    assert store.read() == Register([GLUD, SNAPTUN, Area(id="as", name="As")])


def test_a_store_that_was_open_before_the_edit_does_not_overwrite_it(toml_backend, glud):
    store = toml_backend.open(glud).register
    store.read()
    edit(glud, '"Glud"', '"Glud By"')
    with pytest.raises(ConflictError):
        write(store, evolve(GLUD, name="Glud og omegn"))
    assert store.outside_edits() == (Edit(GLUD, EDITED),)


def test_an_edit_that_is_taken_back_by_hand_is_none(toml_backend, glud):
    edit(glud, '"Glud"', '"Glud By"')
    edit(glud, '"Glud By"', '"Glud"')
    assert toml_backend.open(glud).register.outside_edits() == ()


def test_comments_and_blank_lines_are_no_edit(toml_backend, glud):
    edit(glud, 'id = "glud"', '\n# husk: Glud er gammel\nid   =   "glud"')
    store = toml_backend.open(glud).register
    assert (store.outside_edits(), store.read()) == ((), Register([GLUD, SNAPTUN]))


def test_an_edit_is_found_when_the_comment_of_the_program_is_gone_or_copied(toml_backend, glud):
    path = glud / "records/area/glud.toml"
    text = path.read_text("utf-8")
    path.write_text(text.partition("\n# revision")[0].replace('"Glud"', '"Glud By"'), "utf-8")
    copied = text.replace('"glud"', '"as"').replace('"Glud"', '"As"')
    (glud / "records/area/as.toml").write_text(copied, "utf-8")
    store = toml_backend.open(glud).register
    assert store.outside_edits() == (Edit(None, Area(id="as", name="As", size=Size.SMALL)), Edit(GLUD, EDITED))
    assert store.read() == Register([GLUD, SNAPTUN])


def test_a_record_file_put_back_to_an_earlier_revision_is_an_edit(toml_backend, glud):
    early = (glud / "records/area/glud.toml").read_bytes()
    write(toml_backend.open(glud).register, EDITED)
    (glud / "records/area/glud.toml").write_bytes(early)
    store = toml_backend.open(glud).register
    assert (store.outside_edits(), store.read()) == ((Edit(EDITED, GLUD),), Register([EDITED, SNAPTUN]))


def test_facts_of_a_plugin_written_by_hand_are_adopted_as_they_stand(toml_backend, glud):
    edit(glud, "\n# revision", "\n[ext.gis]\npoints = [1, 2.5]\n[ext.gis.deep]\non = 2020-01-01\n\n# revision")
    store = toml_backend.open(glud).register
    adopt(store, store.outside_edits())
    ext = toml_backend.open(glud).register.read().get(Area, "glud").ext
    assert ext["gis"]["points"] == [1, 2.5]
    assert str(ext["gis"]["deep"]["on"]) == "2020-01-01"


def test_windows_newlines_are_no_edit(toml_backend, glud):
    for path in (glud / "records").rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    store = toml_backend.open(glud).register
    assert (store.outside_edits(), store.read()) == ((), Register([GLUD, SNAPTUN]))


BROKEN = [
    ('"Glud"', '"Glud', "LKE129", 3, None),
    ('"Glud"', "17", "LKE121", 3, "name"),
    ('"small"', '"lille"', "LKE123", 4, "size"),
    ("size =", "sise =", "LKE125", 4, "sise"),
    ('"small"', '"small"\nended = 2020-02-30', "LKE133", 5, None),
    ('"small"', '"small"\nended = "i morgen"', "LKE121", 5, "ended"),
    ('"small"', '"small"\nminutes_per_week = -5', "LKE127", 5, "minutes_per_week"),
    ('name = "Glud"\n', "", "LKE126", None, "name"),
    ('id = "glud"', 'id = "as"', "LKE132", 2, None),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[2]}-{case[4]}")
def test_an_edit_with_a_mistake_is_told_with_file_line_and_field_and_nothing_is_changed(
    toml_backend, glud, contents, case
):
    old, new, code, line, field = case
    edit(glud, old, new)
    before = contents(glud)
    for ask in ("read", "outside_edits"):
        with pytest.raises(DataError) as caught:
            getattr(toml_backend.open(glud).register, ask)()
        (problem,) = caught.value.details
        assert (caught.value.code, problem.code) == ("LKE130", code)
        assert problem.values.get("line") == line
        assert str(problem.values["place"]) == "records/area/glud.toml" + (f":{line}" if line else "")
        assert problem.values.get("path") == field
    assert contents(glud) == before


def test_every_mistake_in_every_file_is_told_at_once(toml_backend, glud):
    edit(glud, '"Glud"', "17")
    edit(glud, '"small"', "18")
    edit(glud, '"Snaptun"', '"Snaptun', "area/snaptun")
    (glud / "records/planet").mkdir()
    with pytest.raises(DataError) as caught:
        toml_backend.open(glud).register.read()
    assert [problem.code for problem in caught.value.details] == ["LKE121", "LKE123", "LKE129", "LKE124"]
    assert caught.value.values["count"] == 4


def test_an_edit_made_after_a_crash_is_not_overwritten_by_settling(toml_backend, glud):
    """Killed between the commit point and the record files, then edited by hand, then opened and written to."""
    for step in count(1):
        killed = killed_at(step, lambda tick: write(toml_backend.open(glud, tick).register, EDITED, SNAPTUN))
        assert killed
        if toml_backend.open(glud).register.head() == 2:
            break
    assert "Glud By" not in (glud / "records/area/glud.toml").read_text("utf-8")
    edit(glud, '"Glud"', '"Glud ved fjorden"')
    write(toml_backend.open(glud).register, Area(id="as", name="As"))
    store = toml_backend.open(glud).register
    assert store.outside_edits() == (Edit(EDITED, evolve(GLUD, name="Glud ved fjorden")),)
    assert store.read() == Register([EDITED, SNAPTUN, Area(id="as", name="As")])


def test_an_edited_answer_is_not_read_until_whoever_edited_it_says_so(toml_backend, glud):
    responses = toml_backend.open(glud).responses
    responses.open_wave(NAMED)
    responses.submit(ticket_of(responses, NAMED), {"why": "Godt"}, "da")
    (path,) = (glud / "responses" / NAMED.wave / "answers").iterdir()
    edited = path.read_text("utf-8").replace("Godt", "Skidt")
    path.write_text(edited, "utf-8")
    with pytest.raises(DataError) as caught:
        list(responses.scan(NAMED.wave))
    assert (caught.value.code, caught.value.values["place"]) == ("LKE195", path.relative_to(glud).as_posix())
    assert path.read_text("utf-8") == edited
    path.write_text(edited.partition("\n")[2], "utf-8")
    assert [response.answers for response in responses.scan(NAMED.wave)] == [{"why": "Skidt"}]


def test_windows_newlines_are_no_edit_of_an_answer(toml_backend, glud):
    responses = toml_backend.open(glud).responses
    responses.open_wave(NAMED)
    responses.submit(ticket_of(responses, NAMED), {"why": "Godt\r\nog\nondt"}, "da")
    for path in (glud / "responses").rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [response.answers for response in responses.scan(NAMED.wave)] == [{"why": "Godt\r\nog\nondt"}]
