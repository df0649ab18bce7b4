"""Several at once: processes, threads, forks, locks that are not let go, commits that are heard of."""

import gc
import os
import threading
import time
import weakref
from types import SimpleNamespace

import psycopg
import psycopg_pool
import pytest

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import ConflictError, StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.processes import all_went_well, forked
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write, write_in_the_end
from lokalkontakt_core.testing.response_examples import NAMED, ticket_of
from lokalkontakt_core.testing.together import at_once
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.pool import MOST, Pool, _close
from lokalkontakt_postgres.watching import channel_of, watch
from tests.plugins.postgres.server import LONGEST


@pytest.fixture
def glud(postgres_backend):
    """A register of two areas, at revision 1; gives its place."""
    place = postgres_backend.create()
    write(postgres_backend.open(place).register, GLUD, SNAPTUN)
    return place


def test_one_store_serves_more_threads_than_it_has_connections(postgres_backend):
    store = postgres_backend.open(postgres_backend.create()).register
    many = MOST + 4
    results = at_once([lambda who=who: write_in_the_end(store, Area(id=f"a-{who}", name="x")) for who in range(many)])
    assert sorted(result.revision for result in results if isinstance(result, Commit)) == list(range(1, many + 1))
    assert len(store.read()) == many


def test_a_lock_that_is_not_let_go_is_told_and_readers_go_on(postgres_backend, glud):
    store = postgres_backend.open(glud, patience=0.2)
    with connect(glud, 1) as other, other.transaction():
        other.execute("SELECT 1 FROM lokalkontakt.register WHERE id = %s FOR UPDATE", (glud.register,))
        with pytest.raises(StoreError) as caught:
            write(store.register, Area(id="as", name="As"))
        assert caught.value.code == "LKE109"
        assert (store.register.head(), len(store.register.read())) == (1, 2)
    assert write(store.register, Area(id="as", name="As")).revision == 2


def test_answers_are_read_as_they_were_when_reading_began_whatever_is_written_meanwhile(postgres_backend, glud):
    store = postgres_backend.open(glud).responses
    store.open_wave(NAMED)
    with connect(glud, 1) as connection:
        connection.execute(
            "INSERT INTO lokalkontakt.answer SELECT %s, %s, 'x' || n, 'da', '{\"n\":' || n || '}'"
            " FROM generate_series(1, 50000) AS n",
            (glud.register, NAMED.wave),
        )
    reading = store.scan(NAMED.wave)
    numbers = [next(reading).answers["n"]]
    store.submit(ticket_of(store, NAMED), {"n": 0}, "da")
    numbers.extend(response.answers["n"] for response in reading)
    assert sorted(numbers) == list(range(1, 50_001))
    half = store.scan(NAMED.wave)
    next(half)
    half.close()
    assert store.progress(NAMED.wave).submitted == 1, "a reading that is broken off leaves nothing behind"


def wait_until_somebody_listens(place):
    listening = "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle' AND query = %s"
    with connect(place, 1) as connection:
        while connection.execute(listening, (f'LISTEN "{channel_of(place.register)}"',)).fetchone() == (0,):
            time.sleep(0.01)


def test_commits_of_others_are_heard_of_as_they_are_made_and_only_those_of_this_register(postgres_backend, glud):
    heard = []

    def listen():
        for revision in watch(glud, glud.register, seconds=LONGEST):
            heard.append(revision)
            if revision == 3:
                return

    listener = threading.Thread(target=listen)
    listener.start()
    wait_until_somebody_listens(glud)
    write(postgres_backend.open(postgres_backend.create()).register, GLUD)
    with pytest.raises(ConflictError):
        write(postgres_backend.open(glud).register, GLUD, base=0)
    for name in ("As", "Bjerre"):
        write(postgres_backend.open(glud).register, Area(id=name.lower(), name=name))
    listener.join()
    assert heard == [2, 3]


def test_a_register_put_back_from_a_backup_is_read_anew_though_its_revision_is_the_same(postgres_backend, glud):
    store = postgres_backend.open(glud).register
    write(store, Area(id="as", name="As"))
    assert len(store.read()) == 3
    with connect(glud, 1) as connection:
        connection.execute("DELETE FROM lokalkontakt.record WHERE register = %s AND id = 'as'", (glud.register,))
        connection.execute("DELETE FROM lokalkontakt.change_set WHERE register = %s AND revision = 2", (glud.register,))
        connection.execute("UPDATE lokalkontakt.register SET head = 1 WHERE id = %s", (glud.register,))
    write(postgres_backend.open(glud).register, Area(id="bjerre", name="Bjerre"))
    assert store.read() == Register([GLUD, SNAPTUN, Area(id="bjerre", name="Bjerre")])


def test_a_line_that_breaks_while_somebody_waits_is_told_and_made_anew_by_the_next_who_waits(postgres_backend, glud):
    store = postgres_backend.open(glud).register
    assert store.wait(0, 60) == 1
    (line,) = store._listener._kept
    with connect(glud, 10) as other:
        other.execute("SELECT pg_terminate_backend(%s, 10000)", (line.info.backend_pid,))
    with pytest.raises(StoreError) as caught:
        store.wait(1, 60)
    assert caught.value.code == "LKE177"
    write(postgres_backend.open(glud).register, Area(id="as", name="As"))
    assert store.wait(1, 60) == 2


def test_who_waits_in_a_forked_process_leaves_the_line_of_the_parent_alone(postgres_backend, glud):
    store = postgres_backend.open(glud).register
    assert store.wait(0, 60) == 1

    def work():
        assert store.wait(0, 60) == 1

    assert all_went_well([forked(work)])
    write(postgres_backend.open(glud).register, Area(id="as", name="As"))
    assert store.wait(1, 60) == 2


def test_a_pool_that_a_thread_of_its_own_finds_gone_is_closed_all_the_same(postgres_backend):
    """Python collects what nobody needs wherever it is at work, on the threads of the pool too."""
    opening = Pool(postgres_backend.create(), 5, psycopg.Connection)
    pool = opening._of_this_process()
    problems = []

    def found_gone():
        try:
            _close(pool, os.getpid())
        except RuntimeError as problem:
            problems.append(problem)

    (worker,) = pool._workers
    pool._tasks.put(SimpleNamespace(run=found_gone))
    worker.join(LONGEST)
    assert (problems, worker.is_alive(), pool.closed) == ([], False, True)


@pytest.fixture
def stuck(monkeypatch):
    """Let no pool's own thread do anything, so that connections are made beside it."""
    go_on = threading.Event()
    monkeypatch.setattr(psycopg_pool.ConnectionPool, "worker", classmethod(lambda cls, tasks: go_on.wait()))
    yield
    go_on.set()


@pytest.mark.usefixtures("stuck")
def test_a_pool_whose_own_thread_is_stuck_is_gone_around(postgres_backend):
    """In a forked process a new thread may wait for ever for a lock of the C library that nobody holds any more."""
    store = postgres_backend.open(postgres_backend.create()).register
    write(store, GLUD)
    assert store.read() == Register([GLUD])


@pytest.mark.usefixtures("stuck")
@pytest.mark.parametrize(
    ("said", "told"),
    [(["LKE170", "LKE171"], None), (["LKE171"], "LKE171"), (["LKE170", "LKE171", "LKE171"], "LKE171")],
)
def test_a_server_that_was_away_may_refuse_once_as_it_comes_up(postgres_backend, glud, monkeypatch, said, told):
    store = postgres_backend.open(glud).register
    left = list(said)

    def refused_at_first(*args):
        if left:
            raise StoreError(left.pop(0), place="serveren", problem="nede")
        return connect(*args)

    monkeypatch.setattr("lokalkontakt_postgres.pool.RECONNECT", float(LONGEST))
    monkeypatch.setattr("lokalkontakt_postgres.pool.connect", refused_at_first)
    if told is None:
        assert store.head() == 1
    else:
        with pytest.raises(StoreError) as caught:
            store.head()
        assert caught.value.code == told
    assert left == []


def test_an_opening_dropped_in_a_forked_process_waits_for_no_thread_of_the_parent(postgres_backend):
    openings = [Pool(postgres_backend.create(), 5, psycopg.Connection)]
    lock, mutex = openings[0]._of_this_process()._lock, openings[0]._of_this_process()._tasks.mutex
    children = []
    other = threading.Thread(target=lambda: children.append(forked(openings.clear)))
    with lock, mutex:  # this thread, which holds them, is not there in the process the other one makes
        other.start()
        other.join()
    assert all_went_well(children)


def test_a_pool_is_forgotten_once_it_is_closed(postgres_backend):
    opening = Pool(postgres_backend.create(), 5, psycopg.Connection)
    gone = weakref.ref(opening._of_this_process())
    del opening
    gc.collect()
    assert gone() is None
