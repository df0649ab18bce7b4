"""Folders that git merged or a sync program mixed: noticed, named, never guessed at."""

import shutil

import pytest
from attrs import evolve

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.testing.delivery_store import READY
from lokalkontakt_core.testing.filling_resumed import half_filled
from lokalkontakt_core.testing.keeper import filled_memory, held
from lokalkontakt_core.testing.register_examples import GLUD, write
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of


def problems(ask):
    with pytest.raises(DataError) as caught:
        ask()
    return [(problem.code, str(problem.values["place"])) for problem in caught.value.details or (caught.value,)]


@pytest.mark.parametrize("name", ["glud (1).toml", "glud-Mettes-PC.toml", "Glud.toml"])
def test_a_copy_of_a_record_file_is_named(toml_backend, glud, contents, name):
    shutil.copy(glud / "records/area/glud.toml", glud / "records/area" / name)
    before = contents(glud)
    assert problems(toml_backend.open(glud).register.read) == [("LKE131", f"records/area/{name}")]
    assert contents(glud) == before


def test_a_copy_with_a_possible_name_is_known_by_the_id_in_it(toml_backend, glud):
    shutil.copy(glud / "records/area/glud.toml", glud / "records/area/glud-conflict.toml")
    assert problems(toml_backend.open(glud).register.read) == [("LKE132", "records/area/glud-conflict.toml:2")]


def test_a_copy_of_a_change_set_is_named(toml_backend, glud):
    shutil.copy(glud / "history/2020/1.toml", glud / "history/2020/1 (1).toml")
    assert problems(toml_backend.open(glud).register.read) == [("LKE131", "history/2020/1 (1).toml")]


def test_copies_of_answers_and_deliveries_are_named(toml_backend, glud):
    store = toml_backend.open(glud)
    store.responses.open_wave(NAMED)
    store.responses.submit(ticket_of(store.responses, NAMED), ANSWERS, "da")
    store.deliveries.put(READY, version=None)
    answers = glud / "responses/evaluering-2020/answers"
    shutil.copy(answers / "invitation-1.toml", answers / "invitation-1 (1).toml")
    (delivery,) = (glud / "deliveries").iterdir()
    shutil.copy(delivery, delivery.with_stem(delivery.stem + " (1)"))
    assert problems(lambda: list(store.responses.scan(NAMED.wave)))[0][0] == "LKE131"
    assert problems(lambda: list(store.deliveries.all()))[0][0] == "LKE131"


def test_what_editors_and_systems_leave_does_not_disturb(toml_backend, glud):
    for name in (".DS_Store", "Thumbs.db", "glud.toml~", ".glud.toml.swp", "desktop.ini"):
        (glud / "records/area" / name).write_bytes(b"\x00")
        (glud / "history/2020" / name).write_bytes(b"\x00")
    (glud / "records" / ".DS_Store").write_bytes(b"\x00")
    assert len(toml_backend.open(glud).register.read()) == 2


@pytest.mark.parametrize(
    ("name", "problem"),
    [("records/area/glud.toml", ("LKE135", "records/area/glud.toml:2")), ("head.toml", ("LKE137", "head.toml"))],
    ids=["record", "head"],
)
def test_a_merge_that_is_not_finished_is_named(toml_backend, glud, name, problem):
    """In a record with its line; the head file is made anew, so nobody needs to find the line."""
    path = glud / name
    before = path.read_text("utf-8")
    path.write_text(f"#\n<<<<<<< HEAD\n{before}=======\n{before}>>>>>>> anden\n", "utf-8")
    assert problems(toml_backend.open(glud).register.read) == [problem]


def test_two_change_sets_with_one_number_are_refused_with_both_places(toml_backend, glud, contents):
    write(toml_backend.open(glud).register, evolve(GLUD, name="Glud By"))
    (glud / "history/2021").mkdir()
    shutil.copy(glud / "history/2020/2.toml", glud / "history/2021/2.toml")
    head = (glud / "head.toml").read_text("utf-8")
    (glud / "head.toml").write_text(head.replace("revision = 2", "revision = 1"), "utf-8")
    before = contents(glud)
    store = toml_backend.open(glud).register
    with pytest.raises(DataError) as caught:
        store.read()
    assert (caught.value.code, caught.value.values["places"]) == (
        "LKE114",
        ("history/2020/2.toml", "history/2021/2.toml"),
    )
    with pytest.raises(DataError):
        write(store, GLUD)
    assert contents(glud) == before


def test_two_lines_of_history_put_together_are_refused(toml_backend, glud):
    """One branch went on from revision 2 of its own; the other's revision 2 was kept in the merge."""
    other = toml_backend.create()
    shutil.rmtree(other)
    shutil.copytree(glud, other)
    write(toml_backend.open(glud).register, evolve(GLUD, name="Glud By"))
    for name in ("Gammel Glud", "Gamle Glud"):
        write(toml_backend.open(other).register, evolve(GLUD, name=name))
    shutil.copy(other / "history/2020/3.toml", glud / "history/2020/3.toml")
    shutil.copy(other / "records/area/glud.toml", glud / "records/area/glud.toml")
    shutil.copy(other / "head.toml", glud / "head.toml")
    (glud / "records/area/snaptun.toml").unlink()
    assert problems(toml_backend.open(glud).register.read)[0][0] == "LKE108"


@pytest.mark.parametrize("pattern", ["history/*/1.toml", "records/area/*.toml"])
@pytest.mark.parametrize(
    "spoil", [lambda file: file.unlink(), lambda file: file.write_text("halv")], ids=["gone", "torn"]
)
def test_a_half_copy_that_is_damaged_is_never_called_whole_and_can_be_begun_anew(toml_backend, pattern, spoil):
    source = filled_memory()
    place = half_filled(toml_backend, source)
    spoil(next(place.glob(pattern)))
    half = toml_backend.open(place, filling=True)
    with pytest.raises(DataError) as caught:
        copy_store(source, half, with_open_waves=True)
    assert caught.value.code == "LKE163"
    half.keeper.clear()
    copy_store(source, half, with_open_waves=True)
    assert held(toml_backend.open(place)) == held(source)
