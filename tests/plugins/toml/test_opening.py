"""Opening and making folders, and everything that can be wrong with one: a code, a place, and nothing is changed."""

import os
from functools import partial

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import forbidden_from
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of
from lokalkontakt_toml.store import create_store, open_store


def refusal(path, opening=open_store, *more):
    with pytest.raises(StoreError) as caught:
        opening(path, *more)
    return caught.value


def test_a_new_register_is_made_with_its_folder_and_opened_by_its_path(tmp_path):
    made = create_store(tmp_path / "kommuner" / "hedensted", "hedensted")
    write(made.register, GLUD)
    opened = open_store(tmp_path / "kommuner" / "hedensted")
    assert (opened.url, opened.register.read()) == (f"toml:{tmp_path / 'kommuner' / 'hedensted'}", Register([GLUD]))


def test_a_missing_folder_a_folder_that_is_no_register_and_a_file_are_told_apart(tmp_path):
    assert refusal(tmp_path / "ingen").code == "LKE103"
    assert refusal(tmp_path).code == "LKE104"
    (tmp_path / "fil").write_text("x")
    for opening in (open_store, partial(create_store, register_id="hedensted")):
        problem = refusal(tmp_path / "fil", opening)
        assert (problem.code, problem.values["address"]) == ("LKE193", f"sqlite:{tmp_path / 'fil'}")
    assert (tmp_path / "fil").read_text() == "x"


def test_a_newer_register_is_refused_before_anything_else_is_read(glud):
    text = (glud / "register.toml").read_text("utf-8")
    (glud / "register.toml").write_text(text.replace("format = 1", "format = 2"), "utf-8")
    (glud / "head.toml").write_text("no toml at all")
    problem = refusal(glud)
    assert (problem.code, problem.values["format"], problem.values["known"]) == ("LKE105", 2, 1)


def test_a_newer_change_set_is_refused(toml_backend, glud):
    path = glud / "history/2020/1.toml"
    path.rename(glud / "history/2020/2.toml")
    text = (glud / "history/2020/2.toml").read_text("utf-8")
    path.write_text(text, "utf-8")
    (glud / "history/2020/2.toml").write_text(
        text.replace("format = 1", "format = 9").replace("revision = 1", "revision = 2"), "utf-8"
    )
    with pytest.raises(StoreError) as caught:
        toml_backend.open(glud).register.read()
    assert caught.value.code == "LKE105"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "LKE137"),
        ("format = 1\n", "LKE137"),
        ('format = "1"\nid = "x"\n', "LKE137"),
        ('format = 0\nid = "x"\n', "LKE137"),
        ('format = true\nid = "x"\n', "LKE137"),
        ("format = \n", "LKE129"),
        ("\xff", "LKE136"),
    ],
)
def test_a_damaged_register_file_is_told(glud, content, code):
    (glud / "register.toml").write_bytes(content.encode("latin-1"))
    assert refusal(glud).code == code


def test_a_register_is_never_made_over_another_or_among_other_files(glud, tmp_path, contents):
    before = contents(glud)
    assert refusal(glud, create_store, "x").code == "LKE119"
    assert contents(glud) == before
    (tmp_path / "breve").mkdir()
    (tmp_path / "breve" / "brev.txt").write_text("Kære lokalråd")
    problem = refusal(tmp_path / "breve", create_store, "x")
    assert (problem.code, problem.values["found"]) == ("LKE139", "brev.txt")
    assert [path.name for path in (tmp_path / "breve").iterdir()] == ["brev.txt"]


@pytest.mark.parametrize("inside", ["hus", "records/area/hus"])
def test_a_register_is_never_made_inside_another(glud, contents, inside):
    before = contents(glud)
    problem = refusal(glud / inside, create_store, "x")
    assert (problem.code, problem.values["parent"]) == ("LKE145", str(glud))
    assert contents(glud) == before


def test_a_register_is_made_in_a_fresh_git_folder_and_after_a_try_that_was_broken_off(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "records").mkdir()
    (tmp_path / "tmp").mkdir()
    assert create_store(tmp_path, "hedensted").register.head() == 0


def test_an_id_that_is_no_file_name_is_refused_before_the_folder_is_made(tmp_path):
    assert refusal(tmp_path / "ny", create_store, "Hedensted Kommune").code == "LKE134"
    assert not (tmp_path / "ny").exists()


def test_git_leaves_out_what_is_secret_or_erasable(glud):
    ignored = (glud / ".gitignore").read_text().split()
    assert ignored == ["/secrets/", "/responses/", "/access/", "/tmp/", "/lock"]  # noqa: S108 - below the register's folder


def test_a_register_that_git_brought_without_its_empty_folders_works(toml_backend, glud):
    for name in ("responses", "deliveries", "secrets", "tmp"):
        (glud / name).rmdir()
    store = toml_backend.open(glud)
    store.responses.open_wave(NAMED)
    assert store.responses.submit(ticket_of(store.responses, NAMED), ANSWERS, "da")
    assert list(store.deliveries.all()) == []


def test_one_who_may_only_read_opens_and_reads_and_is_told_on_writing(toml_backend, glud):
    store = toml_backend.open(glud, forbidden_from(1))
    assert store.register.read() == Register([GLUD, SNAPTUN])
    with pytest.raises(StoreError) as caught:
        write(store.register, Area(id="as", name="As"))
    assert caught.value.code == "LKE117"


def test_a_lost_head_file_is_no_harm(toml_backend, glud):
    write(toml_backend.open(glud).register, evolve(GLUD, name="Glud By"))
    (glud / "head.toml").unlink()
    store = toml_backend.open(glud).register
    assert (store.head(), store.read(), store.outside_edits()) == (
        2,
        Register([evolve(GLUD, name="Glud By"), SNAPTUN]),
        (),
    )
    write(store, Area(id="as", name="As"))
    assert "revision = 3" in (glud / "head.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "content", ["revision = 1\n", 'revision = "1"\ndigest = ""\n', "revision = -1\ndigest = 'x'\n", "no toml at all"]
)
def test_a_damaged_head_file_is_told(toml_backend, glud, content):
    (glud / "head.toml").write_text(content)
    with pytest.raises(DataError) as caught:
        toml_backend.open(glud).register.read()
    assert (caught.value.code, caught.value.values["place"]) == ("LKE137", "head.toml")


@pytest.mark.parametrize("damage", ["missing", "swapped"])
def test_a_damaged_history_is_told_when_it_is_needed(toml_backend, glud, damage):
    write(toml_backend.open(glud).register, evolve(GLUD, name="Glud By"))
    first, second = glud / "history/2020/1.toml", glud / "history/2020/2.toml"
    if damage == "missing":
        first.unlink()
    else:
        text = second.read_text("utf-8")
        second.write_text(text.replace('name = "Glud"', 'name = "Noget andet"'), "utf-8")
    (glud / "records/area/snaptun.toml").unlink()  # only the history can tell what it held
    with pytest.raises(DataError) as caught:
        toml_backend.open(glud).register.read()
    assert caught.value.code == "LKE108"


def test_an_id_that_is_no_file_name_is_refused_and_nothing_is_written(toml_backend, glud, contents):
    before = contents(glud)
    store = toml_backend.open(glud).register
    for hostile in ("../../x", "a/b", "con"):
        with pytest.raises(StoreError) as caught:
            write(store, Area(id=hostile, name="x"))
        assert caught.value.code == "LKE134"
    assert contents(glud) == before


def test_text_that_no_file_can_hold_is_refused_and_nothing_is_written(toml_backend, glud, contents):
    before = contents(glud)
    with pytest.raises(StoreError) as caught:
        write(toml_backend.open(glud).register, evolve(GLUD, name="\ud83d"))
    assert caught.value.code == "LKE138"
    assert contents(glud) == before


def test_a_commit_of_nothing_is_a_revision_too(toml_backend, glud):
    toml_backend.open(glud).register.commit(ChangeSet("test", ()), base=1, actor="anna", instant=NOW)
    assert toml_backend.open(glud).register.head() == 2
    assert next(toml_backend.open(glud).register.history()).change.edits == ()


NO_PLAIN_FILES = {
    "a pipe": os.mkfifo,
    "a folder": lambda path: path.mkdir(),
    "a device without end": lambda path: path.symlink_to("/dev/zero"),
    "a file of a terabyte": lambda path: (path.touch(), os.truncate(path, 10**12)),
}


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of this kind are not in folders there")
@pytest.mark.parametrize("name", ["register.toml", "head.toml", "records/area/glud.toml", "records/area/ny.toml"])
@pytest.mark.parametrize("kind", NO_PLAIN_FILES)
def test_what_is_no_plain_file_is_told_and_does_not_hang_the_program(glud, name, kind):
    (glud / name).unlink(missing_ok=True)
    NO_PLAIN_FILES[kind](glud / name)
    with pytest.raises(DataError) as caught:
        open_store(glud).register.read()
    (problem,) = caught.value.details or (caught.value,)
    assert (problem.code, problem.values["place"]) == ("LKE155", name)


def test_a_number_of_thousands_of_digits_is_told_with_its_line(glud):
    path = glud / "records/area/glud.toml"
    path.write_text("\n\nlarge = " + "9" * 5_000)
    with pytest.raises(DataError) as caught:
        open_store(glud).register.read()
    (problem,) = caught.value.details
    assert (problem.code, str(problem.values["place"])) == ("LKE129", "records/area/glud.toml:3")


def test_a_gap_in_the_history_without_a_head_file_stops_reading_and_writing(glud):
    write(open_store(glud).register, Area(id="as", name="As"))
    (glud / "history/2020/1.toml").unlink()
    (glud / "head.toml").unlink()
    before = sorted(path for path in glud.rglob("*") if path.is_file())
    store = open_store(glud).register
    for use in (store.read, store.outside_edits, lambda: write(store, Area(id="ny", name="Ny"))):
        with pytest.raises(DataError) as caught:
            use()
        assert (caught.value.code, caught.value.values["revision"]) == ("LKE108", 1)
    assert sorted(path for path in glud.rglob("*") if path.is_file() and path.name != "lock") == [
        path for path in before if path.name != "lock"
    ]
