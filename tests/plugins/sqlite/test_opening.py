"""Opening and making files, and everything that can be wrong with one: a code, a place, and nothing is changed."""

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest
from attrs import evolve

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.delivery_store import READY
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of
from lokalkontakt_core.testing.together import at_once
from lokalkontakt_sqlite import mounts, recognising, store
from lokalkontakt_sqlite.connecting import log_of
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.recognising import NEWEST
from lokalkontakt_sqlite.store import create_store, open_store


def refusal(path, opening=open_store, *more):
    with pytest.raises(StoreError) as caught:
        opening(path, *more)
    error = caught.value
    for language in ("da", "en"):
        assert all("…" not in part and not part.startswith("LKE") for part in Catalogue(language).explain(error))
    return error


def changed(path, *statements):
    """Do something to a file with SQLite that the program would not."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def test_a_register_is_made_with_its_folder_and_opened_by_its_url(tmp_path):
    url = f"sqlite:{tmp_path / 'kommuner' / 'Hedensted Øst.db'}"
    made = Host().open_store(url, create=True)
    write(made.register, GLUD)
    opened = Host().open_store(url)
    assert (opened.url, opened.register.read()) == (url, Register([GLUD]))
    with contextlib.closing(sqlite3.connect(tmp_path / "kommuner" / "Hedensted Øst.db")) as connection:
        assert connection.execute("SELECT id FROM register").fetchall() == [("hedensted-oest",)]


def test_a_path_may_hold_any_character(tmp_path):
    path = tmp_path / "a b?mode=memory&x#y%41ø.db"
    write(create_store(path, "prove").register, GLUD)
    assert [entry.name for entry in tmp_path.iterdir() if "-" not in entry.name] == [path.name]
    assert open_store(path).register.read() == Register([GLUD])


def test_a_relative_path_is_taken_from_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    create_store(Path("her.db"), "her")
    assert (tmp_path / "her.db").exists()


def test_the_file_is_set_to_lose_nothing(glud):
    with Database(glud).connection() as connection:

        def setting(name):
            return connection.execute(f"PRAGMA {name}").fetchone()[0]

        wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "trusted_schema": 0, "fullfsync": 1}
        assert {name: setting(name) for name in wanted} == wanted
        tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    assert {name for name, strict in tables if not strict} == {"sqlite_schema"}


def test_danish_order_is_known_to_sql(glud):
    with Database(glud).connection() as connection:
        rows = connection.execute(
            'SELECT value FROM json_each(\'["Ås", "Aale", "Zebra", "As"]\') ORDER BY value COLLATE danish'
        )
        assert [name for (name,) in rows] == ["As", "Zebra", "Aale", "Ås"]


def test_a_missing_file_is_not_made_by_opening_it(tmp_path):
    assert refusal(tmp_path / "ingen.db").code == "LKE141"
    assert refusal(tmp_path / "ingen" / "ingen.db").code == "LKE141"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_told_from_a_file(tmp_path):
    assert refusal(tmp_path).code == "LKE149"
    assert refusal(tmp_path, create_store, "prove").code == "LKE149"


@pytest.mark.parametrize(
    "content", [b"x", b"[register]\nformat = 1\n" * 20, b"SQLite format 3\x00", os.urandom(8192)], ids=len
)
def test_a_file_that_is_no_database_is_refused_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "brev.db"
    path.write_bytes(content)
    assert refusal(path).code == "LKE142"
    assert refusal(path, create_store, "prove").code == "LKE142"
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [content]


@pytest.mark.parametrize("mark", ["PRAGMA application_id = 1196444487", "PRAGMA user_version = 7"])
def test_another_programs_database_is_refused_and_stays_as_it_is(tmp_path, mark):
    path = changed(tmp_path / "kort.db", "CREATE TABLE record (kind, id, document)", mark)
    before = path.read_bytes()
    assert refusal(path).code == "LKE143"
    assert refusal(path, create_store, "prove").code == "LKE143"
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [before]


def test_an_empty_file_is_no_register_and_may_become_one(tmp_path):
    path = tmp_path / "tom.db"
    path.touch()
    assert refusal(path).code == "LKE144"
    assert path.read_bytes() == b""
    assert create_store(path, "prove").register.head() == 0


def test_a_register_is_never_made_over_another(glud):
    before = glud.read_bytes()
    assert refusal(glud, create_store, "andet").code == "LKE119"
    assert glud.read_bytes() == before


def test_of_many_who_make_one_register_exactly_one_does(tmp_path):
    def make(number):
        return lambda: create_store(tmp_path / "kapløb.db", f"register-{number}")

    results = at_once([make(number) for number in range(5)])
    assert sorted(getattr(result, "code", "made") for result in results) == ["LKE119"] * 4 + ["made"]
    with contextlib.closing(sqlite3.connect(tmp_path / "kapløb.db")) as connection:
        (row,) = connection.execute("SELECT id FROM register").fetchall()
    assert hasattr(results[int(row[0].removeprefix("register-"))], "register")


def test_a_newer_file_is_refused_before_anything_is_read(glud):
    changed(glud, f"PRAGMA user_version = {NEWEST + 1}", "DROP TABLE record", "DROP TABLE register")
    before = glud.read_bytes()
    problem = refusal(glud)
    assert (problem.code, problem.values["format"], problem.values["known"]) == ("LKE105", NEWEST + 1, NEWEST)
    assert glud.read_bytes() == before


def test_records_of_a_newer_format_are_refused_before_they_are_read(glud):
    changed(glud, "UPDATE register SET format = 2", "UPDATE record SET document = 'no json'")
    problem = refusal(glud)
    assert (problem.code, problem.values["format"]) == ("LKE105", 2)


def test_a_file_that_becomes_newer_while_it_is_open_is_written_no_more(sqlite_backend, glud):
    opened = sqlite_backend.open(glud)
    opened.register.read()
    changed(glud, f"PRAGMA user_version = {NEWEST + 1}")
    for use in (opened.register.read, opened.register.head, lambda: opened.responses.open_wave(NAMED)):
        with pytest.raises(StoreError) as caught:
            use()
        assert caught.value.code == "LKE105"


def test_a_newer_change_set_is_refused(sqlite_backend, glud):
    changed(glud, "UPDATE change_set SET document = json_set(document, '$.format', 9)")
    with pytest.raises(StoreError) as caught:
        list(sqlite_backend.open(glud).register.history())
    assert caught.value.code == "LKE105"


def test_a_file_on_a_network_share_is_refused_with_the_kind_of_share(glud, monkeypatch, tmp_path):
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/fælles {glud.parent} cifs rw 0 0\n", "utf-8")
    monkeypatch.setattr(mounts, "_MOUNTS", table)
    before = glud.read_bytes()
    problem = refusal(glud)
    assert (problem.code, problem.values["share"]) == ("LKE150", "cifs")
    assert refusal(glud.with_name("nyt.db"), create_store, "nyt").code == "LKE150"
    assert not glud.with_name("nyt.db").exists()
    assert (glud.read_bytes(), log_of(glud).exists()) == (before, False)


def test_an_sqlite_that_is_too_old_is_told(glud, monkeypatch):
    monkeypatch.setattr(store.sqlite3, "sqlite_version_info", (3, 34, 1))
    assert refusal(glud).code == "LKE153"


def test_whichever_page_is_damaged_what_is_read_is_right_or_told_with_what_the_check_finds(sqlite_backend):
    template = sqlite_backend.create()
    areas = [evolve(GLUD, id=f"glud-{number}", name="Glud" * 40) for number in range(60)]
    write(sqlite_backend.open(template).register, *areas)
    whole = template.read_bytes()
    told = []
    for page in range(1, len(whole) // 4096):
        place = template.with_name(f"damaged-{page}.db")
        content = whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :]
        place.write_bytes(content)
        try:
            store = sqlite_backend.open(place).register
            assert store.read() == Register(areas)
            assert len(list(store.history())) == 1
            assert write(store, *(evolve(area, name="x") for area in areas)).revision == 2
            assert sqlite_backend.open(place).register.head() == 2
        except DataError as error:
            told.append(error)
            assert place.read_bytes() == content
    assert len(told) > 5
    assert {error.code for error in told} == {"LKE147"}
    assert all(error.values["found"] for error in told)
    assert "Glud" not in "".join(map(str, told))


def test_a_file_that_was_cut_off_is_told(sqlite_backend, glud):
    write(sqlite_backend.open(glud).register, *(evolve(GLUD, id=f"glud-{n}", name="x" * 400) for n in range(40)))
    with glud.open("r+b") as file:
        file.truncate(3 * 4096)
    with pytest.raises(DataError) as caught:
        sqlite_backend.open(glud).register.read()
    assert caught.value.code == "LKE147"


def test_a_table_that_is_missing_is_told(sqlite_backend, glud):
    changed(glud, "DROP TABLE record")
    with pytest.raises(DataError) as caught:
        sqlite_backend.open(glud).register.read()
    assert caught.value.code == "LKE147"


def test_every_row_that_cannot_be_read_is_told_with_its_place(sqlite_backend, glud):
    changed(
        glud,
        "UPDATE record SET document = '{' WHERE id = 'glud'",
        "UPDATE record SET document = json_set(document, '$.size', 'kæmpe', '$.nyt', 1) WHERE id = 'snaptun'",
        'INSERT INTO record VALUES (\'area\', \'as\', \'{"id":"andet","name":"As"}\')',
        "INSERT INTO record VALUES ('enhjørning', 'x', '{}')",
        "INSERT INTO record VALUES ('area', 'bytes', CAST(x'7bff7d' AS TEXT))",
    )
    changed(glud, "DELETE FROM record WHERE id = 'bytes'")
    with pytest.raises(DataError) as caught:
        sqlite_backend.open(glud).register.read()
    assert (caught.value.code, caught.value.values["count"]) == ("LKE154", 5)
    name = glud.name
    assert {(problem.code, problem.values["place"]) for problem in caught.value.details} == {
        ("LKE148", f"{name}: area/glud"),
        ("LKE123", f"{name}: area/snaptun"),
        ("LKE125", f"{name}: area/snaptun"),
        ("LKE148", f"{name}: area/as"),
        ("LKE124", f"{name}: enhjørning/x"),
    }


def test_a_text_that_is_no_text_is_told_without_its_content(sqlite_backend, glud):
    changed(glud, "UPDATE record SET document = CAST(x'48656d6d656c696768656468ff' AS TEXT) WHERE id = 'glud'")
    with pytest.raises(DataError) as caught:
        sqlite_backend.open(glud).register.read()
    assert caught.value.code == "LKE147"
    assert "Hemmelig" not in str(caught.value)


def test_a_change_set_that_is_missing_is_told_with_its_number(sqlite_backend, glud):
    opened = sqlite_backend.open(glud).register
    for name in ("a", "b", "c"):
        write(opened, evolve(GLUD, name=name))
    changed(glud, "DELETE FROM change_set WHERE revision = 2")
    history = opened.history()
    assert [next(history).revision, next(history).revision] == [4, 3]
    with pytest.raises(DataError) as caught:
        next(history)
    assert (caught.value.code, caught.value.values["revision"]) == ("LKE151", 2)
    changed(glud, "DELETE FROM change_set WHERE revision = 1")
    with pytest.raises(DataError) as caught:
        list(opened.history())
    assert (caught.value.code, caught.value.values["revision"]) == ("LKE151", 2)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE wave SET setup = '{}'",
        "UPDATE wave SET setup = 'x'",
        "UPDATE ticket SET draft = '[]' WHERE used = 0",
        "UPDATE answer SET document = ''",
        "UPDATE delivery SET document = 'null'",
    ],
)
def test_a_damaged_answer_draft_wave_or_delivery_is_told(sqlite_backend, glud, damage):
    opened = sqlite_backend.open(glud)
    opened.responses.open_wave(NAMED)
    codes = opened.responses.codes(NAMED.wave)
    opened.responses.submit(ticket_of(opened.responses, NAMED), ANSWERS, "da")
    opened.deliveries.put(READY, version=None)
    changed(glud, damage)
    told = []
    for use in (
        lambda: list(opened.responses.scan(NAMED.wave)),
        lambda: opened.responses.find_ticket(codes["invitation-2"]),
        lambda: list(opened.deliveries.all()),
    ):
        try:
            use()
        except DataError as error:
            told.append(error.code)
    assert "LKE148" in told


def test_half_a_surrogate_pair_is_refused_and_nothing_is_changed(sqlite_backend, glud):
    with pytest.raises(StoreError) as caught:
        write(sqlite_backend.open(glud).register, evolve(GLUD, name="\ud83d"))
    assert caught.value.code == "LKE138"
    assert sqlite_backend.open(glud).register.read() == Register([GLUD, SNAPTUN])


def test_the_newest_script_is_the_one_the_program_says():
    assert [path.name[:4] for path in sorted(Path(recognising.__file__).parent.glob("schema/*.sql"))] == [
        f"{number:04}" for number in range(1, recognising.NEWEST + 1)
    ]


@pytest.mark.skipif(os.name == "nt", reason="pipes of this kind are not in folders there")
def test_a_pipe_is_told_and_does_not_hang_the_program(tmp_path):
    os.mkfifo(tmp_path / "pipe.db")
    assert refusal(tmp_path / "pipe.db").code == "LKE142"
    assert refusal(tmp_path / "pipe.db", create_store, "prove").code == "LKE142"


def test_a_file_emptied_while_it_is_open_takes_no_more_changes(sqlite_backend, glud):
    register = sqlite_backend.open(glud).register
    os.truncate(glud, 0)
    for use in (register.read, lambda: write(register, GLUD)):
        with pytest.raises(StoreError) as caught:
            use()
        assert caught.value.code == "LKE144"
    assert glud.stat().st_size == 0
