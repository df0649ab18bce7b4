"""Several at once: threads, processes, forks, a file that is replaced under the program, a lock that is not let go."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.processes import all_went_well, forked
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write, write_in_the_end
from lokalkontakt_core.testing.response_examples import ANONYMOUS, NAMED, ticket_of
from lokalkontakt_core.testing.together import at_once
from lokalkontakt_sqlite.connecting import log_of
from lokalkontakt_sqlite.store import open_store


def times_open(file):
    """Count how often this process has a file open; others that tests before have left to be collected do not count."""
    found = 0
    for handle in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found += handle.readlink() == file
    return found


def test_one_store_serves_many_threads(sqlite_backend):
    store = sqlite_backend.open(sqlite_backend.create()).register
    results = at_once([lambda who=who: write_in_the_end(store, Area(id=f"a-{who}", name="x")) for who in range(8)])
    assert sorted(result.revision for result in results if isinstance(result, Commit)) == list(range(1, 9))
    assert len(store.read()) == 8


def test_no_connection_comes_along_into_a_forked_process(sqlite_backend, glud):
    store = sqlite_backend.open(glud)
    store.register.read()
    assert times_open(glud) == 1

    def work():
        assert times_open(glud) == 0
        write(store.register, Area(id="as", name="As"))

    assert all_went_well([forked(work)])
    assert store.register.head() == 2


def test_a_reader_of_answers_sees_one_moment_whatever_is_written_and_sealed_meanwhile(sqlite_backend):
    place = sqlite_backend.create()
    store = sqlite_backend.open(place, patience=0.2).responses
    invitations = tuple(f"invitation-{number}" for number in range(1_200))
    store.open_wave(evolve(ANONYMOUS, invitations=invitations))
    codes = store.codes(ANONYMOUS.wave)
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for number in range(1_100):
            connection.execute(
                "INSERT INTO answer VALUES (?, ?, 'da', ?)", (ANONYMOUS.wave, f"{number:08}", f'{{"n":{number}}}')
            )
        connection.execute("COMMIT")
    reading = store.scan(ANONYMOUS.wave)
    numbers = [next(reading).answers["n"]]
    store.submit(store.find_ticket(codes[invitations[0]]), {"n": 5_000}, "da")
    with pytest.raises(StoreError):
        store.seal(ANONYMOUS.wave)
    numbers.extend(response.answers["n"] for response in reading)
    assert sorted(numbers) == list(range(1_100))
    assert len(list(store.scan(ANONYMOUS.wave))) == 1_101


def test_a_file_that_is_replaced_by_a_backup_is_noticed(sqlite_backend, glud):
    backup = shutil.copyfile(glud, glud.with_name("backup.db"))
    store = sqlite_backend.open(glud).register
    write(store, Area(id="as", name="As"))
    other = sqlite_backend.open(backup).register
    write(other, Area(id="bjerre", name="Bjerre"))
    del other
    assert not log_of(backup).exists()
    log_of(glud).unlink()
    backup.replace(glud)
    assert store.read() == Register([GLUD, SNAPTUN, Area(id="bjerre", name="Bjerre")])
    assert write(store, Area(id="as", name="As")).revision == 3
    assert sqlite_backend.open(glud).register.head() == 3


def test_a_file_that_is_written_over_by_a_backup_with_the_same_head_is_noticed(sqlite_backend, glud):
    backup = shutil.copyfile(glud, glud.with_name("backup.db"))
    store = sqlite_backend.open(glud).register
    write(store, Area(id="as", name="As"))
    assert store.read().find(Area, "as") is not None
    other = sqlite_backend.open(backup).register
    write(other, Area(id="bjerre", name="Bjerre"))
    del other
    with contextlib.closing(sqlite3.connect(backup)) as source, contextlib.closing(sqlite3.connect(glud)) as target:
        source.backup(target)
    assert store.head() == 2
    assert store.read() == Register([GLUD, SNAPTUN, Area(id="bjerre", name="Bjerre")])
    assert write(store, Area(id="as", name="As")).revision == 3


def test_opening_a_file_again_takes_no_lock_away_from_those_who_have_it_open(sqlite_backend, glud):
    # A process that closes a file loses its locks on it; another one would then believe to be alone, and on leaving
    # take the log away that this one still writes to.
    store = open_store(glud)
    assert store.register.head() == 1
    open_store(glud)
    code = "import sys; from pathlib import Path; from lokalkontakt_sqlite.store import open_store; "
    code += "assert open_store(Path(sys.argv[1])).register.head() == 1"
    subprocess.run([sys.executable, "-c", code, str(glud)], check=True)  # noqa: S603 - our own interpreter
    assert log_of(glud).exists()
    assert write(store.register, Area(id="as", name="As")).revision == 2
    assert sqlite_backend.open(glud).register.head() == 2


def test_a_file_that_goes_away_is_told(sqlite_backend, glud):
    store = sqlite_backend.open(glud).register
    glud.unlink()
    with pytest.raises(StoreError) as caught:
        store.head()
    assert caught.value.code == "LKE141"
    assert not glud.exists()


def test_a_lock_that_is_not_let_go_is_told_and_readers_go_on(sqlite_backend, glud):
    store = sqlite_backend.open(glud, patience=0.1)
    store.responses.open_wave(NAMED)
    with contextlib.closing(sqlite3.connect(glud, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for use in (
            lambda: write(store.register, Area(id="as", name="As")),
            lambda: store.responses.submit(ticket_of(store.responses, NAMED), {"x": "y"}, "da"),
            lambda: store.responses.save_draft(ticket_of(store.responses, NAMED), {"x": "y"}),
        ):
            with pytest.raises(StoreError) as caught:
                use()
            assert caught.value.code == "LKE109"
        assert (len(store.register.read()), store.register.head()) == (2, 1)
        assert sqlite_backend.open(glud).register.head() == 1
    assert write(store.register, Area(id="as", name="As")).revision == 2


def test_a_store_that_nobody_uses_any_more_lets_go_of_the_file(sqlite_backend, glud):
    store = sqlite_backend.open(glud)
    store.register.read()
    assert times_open(glud) == 1
    del store
    assert times_open(glud) == 0


def test_deliveries_and_history_are_read_across_batches(sqlite_backend, monkeypatch):
    monkeypatch.setattr("lokalkontakt_sqlite.register_store.BATCH", 3)
    store = sqlite_backend.open(sqlite_backend.create()).register
    for number in range(7):
        write(store, evolve(GLUD, name=str(number)))
    history = store.history()
    first = next(history)
    write(store, evolve(GLUD, name="senere"))
    assert [commit.revision for commit in (first, *history)] == list(range(7, 0, -1))
