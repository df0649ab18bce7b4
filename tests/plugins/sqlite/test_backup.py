import contextlib
import sqlite3
import threading

import pytest
from attrs import evolve

from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of
from lokalkontakt_sqlite import backup as backup_module
from lokalkontakt_sqlite import folders
from lokalkontakt_sqlite.backup import back_up
from lokalkontakt_sqlite.connecting import log_of
from lokalkontakt_sqlite.store import open_store


def test_a_backup_is_a_register_of_its_own_in_one_file(sqlite_backend, glud, tmp_path):
    store = sqlite_backend.open(glud)
    store.responses.open_wave(NAMED)
    store.responses.submit(ticket_of(store.responses, NAMED), ANSWERS, "da")
    target = tmp_path / "kopier" / "kopi.db"
    target.parent.mkdir()
    back_up(glud, target)
    assert [path.name for path in target.parent.iterdir()] == ["kopi.db"]
    write(store.register, evolve(GLUD, name="senere"))
    copy = open_store(target)
    assert copy.register.read() == Register([GLUD, SNAPTUN])
    assert [response.answers for response in copy.responses.scan(NAMED.wave)] == [ANSWERS]
    assert copy.responses.codes(NAMED.wave) == store.responses.codes(NAMED.wave)


def test_a_backup_made_while_others_write_is_one_moment(sqlite_backend, glud, tmp_path, monkeypatch):
    monkeypatch.setattr(backup_module, "PAGES", 2)
    done = threading.Event()

    def write_on():
        store = sqlite_backend.open(glud).register
        while not done.is_set():
            name = str(store.head())
            write(store, *(evolve(GLUD, id=f"area-{number}", name=name) for number in range(20)))

    writer = threading.Thread(target=write_on)
    writer.start()
    seen = []
    try:
        for number in range(6):
            target = tmp_path / f"kopi-{number}.db"
            back_up(glud, target, lambda copied, pages: seen.append((copied, pages)))
            store = open_store(target).register
            names = {area.name for area in store.read() if area.id.startswith("area-")}
            assert names in (set(), {str(store.head() - 1)})
            assert len(list(store.history())) == store.head()
    finally:
        done.set()
        writer.join()
    assert all(0 < copied <= pages for copied, pages in seen)
    assert len(seen) > 6


def test_a_backup_never_takes_the_place_of_a_file(glud, tmp_path):
    target = tmp_path / "kopi.db"
    target.write_bytes(b"noget vigtigt")
    with pytest.raises(StoreError) as caught:
        back_up(glud, target)
    assert (caught.value.code, target.read_bytes()) == ("LKE152", b"noget vigtigt")


def test_a_file_that_appears_meanwhile_is_not_written_over_on_any_disk(glud, tmp_path, monkeypatch):
    target = tmp_path / "ny" / "kopi.db"
    target.parent.mkdir()

    def refused(*_):
        target.write_bytes(b"noget vigtigt")
        raise OSError

    for patched in (False, True):
        target.unlink(missing_ok=True)
        with monkeypatch.context() as disk:
            if patched:
                disk.setattr(folders.os, "link", refused)
            else:
                disk.setattr(backup_module, "sync_file", lambda _: target.write_bytes(b"noget vigtigt"))
            with pytest.raises(StoreError) as caught:
                back_up(glud, target)
        assert caught.value.code == "LKE152"
        assert [path.read_bytes() for path in target.parent.iterdir()] == [b"noget vigtigt"]


def test_a_disk_without_links_takes_a_backup_too(glud, tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(folders.os, "link", refused)
    target = tmp_path / "ny" / "kopi.db"
    target.parent.mkdir()
    back_up(glud, target)
    assert len(open_store(target).register.read()) == 2
    assert not list(target.parent.glob(".*"))


def test_there_is_no_backup_of_a_damaged_register(sqlite_backend, glud, tmp_path):
    write(sqlite_backend.open(glud).register, *(evolve(GLUD, id=f"area-{n}", name="x" * 300) for n in range(60)))
    content = bytearray(glud.read_bytes())
    content[-3 * 4096 : -2 * 4096] = b"\xa5" * 4096
    glud.write_bytes(content)
    target = tmp_path / "ny" / "kopi.db"
    target.parent.mkdir()
    with pytest.raises(DataError) as caught:
        back_up(glud, target)
    assert caught.value.code == "LKE147"
    assert list(target.parent.iterdir()) == []


def test_what_is_missing_is_told(glud, tmp_path):
    with pytest.raises(StoreError) as caught:
        back_up(glud, tmp_path / "ingen" / "kopi.db")
    assert caught.value.code == "LKE103"
    with pytest.raises(StoreError) as caught:
        back_up(tmp_path / "ingen.db", tmp_path / "kopi.db")
    assert (caught.value.code, caught.value.values["place"]) == ("LKE141", str(tmp_path / "ingen.db"))
    assert not (tmp_path / "kopi.db").exists()


def test_a_backup_holds_what_is_only_in_the_log_yet(sqlite_backend, glud, tmp_path):
    store = sqlite_backend.open(glud).register
    write(store, evolve(GLUD, name="kun i loggen"))
    assert log_of(glud).stat().st_size > 0
    back_up(glud, tmp_path / "kopi.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "kopi.db")) as connection:
        assert connection.execute("SELECT count(*) FROM change_set").fetchone() == (2,)
