"""Killed clients, killed servers, broken lines: the last or the next revision is there, and no receipt was a lie."""

import itertools
import random
import threading

import psycopg
import pytest
from attrs import evolve

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import killed_at
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, change_of, write, write_in_the_end
from lokalkontakt_core.testing.response_examples import NAMED, ticket_of
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.register_store import PostgresRegisterStore
from lokalkontakt_postgres.store import create_store, open_store, store_of
from tests.plugins.postgres.server import LONGEST

INVITATIONS = tuple(f"invitation-{number}" for number in range(2_000))
MANY = evolve(NAMED, invitations=INVITATIONS, labels={})


def between_question_and_answer(tick):
    """Give a class of connections that tick whenever a message is sent and its answer is waited for."""

    def waited_for(steps):
        ready = None
        while True:
            try:
                wanted = steps.send(ready)
            except StopIteration as done:
                return done.value
            tick()
            ready = yield wanted

    class Ticking(psycopg.Connection):
        def wait(self, gen, *args, **kwargs):
            return super().wait(waited_for(gen), *args, **kwargs)

    return Ticking


@pytest.mark.slow
def test_a_client_killed_while_it_waits_for_any_answer_leaves_the_last_or_the_next_revision(postgres_backend):
    heads = set()
    for step in itertools.count(1):
        place = postgres_backend.create()
        write(postgres_backend.open(place).register, GLUD)

        def work(tick, place=place):
            database = Database(place, factory=between_question_and_answer(tick))
            write(PostgresRegisterStore(database), SNAPTUN)

        killed = killed_at(step, work)
        store = postgres_backend.open(place).register
        # The server may still be at work on what the dead one asked for; a write waits for that, and may come second.
        revision = write_in_the_end(store, evolve(GLUD, name="Glud By")).revision
        expected = [evolve(GLUD, name="Glud By"), *([SNAPTUN] if revision == 3 else [])]
        assert (revision in {2, 3}, store.read()) == (True, Register(expected))
        heads.add(revision)
        if not killed:
            break
    assert heads == {2, 3}
    assert step > 10


class Hanging(psycopg.Connection):
    """A connection whose line is cut by the server right after a message was sent: nobody knows whether it arrived."""

    cut_before = cut_after = ""

    def execute(self, query, *args, **kwargs):
        wanted = str(query)
        if self.cut_before and wanted.startswith(self.cut_before):
            type(self).cut_before = ""
            self._cut()
        cursor = super().execute(query, *args, **kwargs)
        if self.cut_after and wanted.startswith(self.cut_after):
            type(self).cut_after = ""
            self._cut()
            super().execute("SELECT 1")  # raises what the caller would have seen
        return cursor

    def _cut(self):
        with psycopg.connect(self.info.dsn, password="", autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (self.info.backend_pid,))


@pytest.fixture
def hanging():
    class One(Hanging):
        pass

    return One


@pytest.mark.parametrize("when", ["cut_before", "cut_after"])
def test_a_commit_whose_line_breaks_is_looked_up_and_either_told_or_done(postgres_backend, hanging, when):
    place = postgres_backend.create()
    store = store_of(Database(place, factory=hanging)).register
    write(store, GLUD)
    change = change_of(*store.read().put(SNAPTUN))
    setattr(hanging, when, "COMMIT")
    if when == "cut_before":
        with pytest.raises(StoreError) as caught:
            store.commit(change, base=1, actor="anna", instant=NOW)
        assert (caught.value.code, store.head()) == ("LKE177", 1)
    assert store.commit(change, base=1, actor="anna", instant=NOW).revision == 2
    assert store.read() == Register([GLUD, SNAPTUN])
    assert len(list(store.history())) == 2


def test_a_line_that_breaks_before_anything_was_done_is_mended_without_a_word(postgres_backend, hanging):
    store = store_of(Database(postgres_backend.create(), factory=hanging))
    for use in (lambda: write(store.register, GLUD), store.register.read, store.register.head):
        hanging.cut_before = "BEGIN"
        use()
    assert hanging.cut_before == "BEGIN", "a head is asked for without a transaction"
    hanging.cut_before = "\n    SELECT"
    assert store.register.head() == 1


@pytest.mark.parametrize("when", ["cut_before", "cut_after"])
def test_an_answer_whose_line_breaks_is_stored_once_and_told_as_stored(postgres_backend, hanging, when):
    place = postgres_backend.create()
    store = store_of(Database(place, factory=hanging)).responses
    store.open_wave(NAMED)
    ticket = ticket_of(store, NAMED)
    setattr(hanging, when, "\n    WITH taken AS")
    assert store.submit(ticket, {"who": "x"}, "da") is True
    assert store.submit(ticket, {"who": "y"}, "da") is False
    assert [response.answers for response in store.scan(NAMED.wave)] == [{"who": "x"}]


@pytest.fixture(scope="module")
def own_server(make_server):
    """A server of this module's own, which may be killed."""
    return make_server("killed")


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr("lokalkontakt_postgres.pool.RECONNECT", 0.3)


def receive_all(store, codes, left, received, meanwhile):
    """Receive answers; beside it, once some are there, something happens."""
    enough = len(received) + 30
    for invitation in left:
        store.submit(store.find_ticket(codes[invitation]), {"who": invitation, "text": "x" * 600}, "da")
        received.add(invitation)
        if len(received) == enough:
            meanwhile.start()


def write_on(store, areas, heads):
    while True:
        heads.append(write(store, *(evolve(area, name=f"ved {heads[-1]}") for area in areas)).revision)


@pytest.mark.slow
def test_a_killed_server_that_comes_back_has_every_answer_a_receipt_was_given_for(own_server, impatient):
    place = Address.parse(own_server.make_database("modtaget"))
    create_store(place).responses.open_wave(MANY)
    chance = random.Random(4)  # noqa: S311 - the same moments each time
    received = set()
    for _ in range(2):
        store = open_store(place).responses
        codes, done = store.codes(MANY.wave), store.progress(MANY.wave).submitted_ids
        left = [invitation for invitation in INVITATIONS if invitation not in done]
        killer = threading.Timer(chance.uniform(0, 0.05), own_server.kill)
        with pytest.raises(StoreError) as caught:
            receive_all(store, codes, left, received, killer)
        killer.join()
        assert caught.value.code in {"LKE170", "LKE177"}
        own_server.start()
        stored = {response.id for response in store.scan(MANY.wave)}
        assert received <= stored, "the opening from before the crash goes on"
        assert len(stored - received) <= 1, "at most the answer that was on its way"
        assert store.progress(MANY.wave).submitted_ids == stored
        received |= stored
    assert len(received) >= 60


@pytest.mark.slow
def test_a_killed_server_that_comes_back_has_whole_revisions_only(own_server, impatient):
    place = Address.parse(own_server.make_database("skrevet"))
    areas = [Area(id=f"area-{number}", name="først") for number in range(40)]
    write(create_store(place).register, *areas)
    chance = random.Random(5)  # noqa: S311 - the same moments each time
    for _ in range(2):
        store = open_store(place).register
        head = store.head()
        killer = threading.Timer(chance.uniform(0.1, 0.2), own_server.kill)
        killer.start()
        heads = [head]
        with pytest.raises(StoreError):
            write_on(store, areas, heads)
        killer.join()
        own_server.start()
        again = store.head()
        assert again in {heads[-1], heads[-1] + 1}
        assert len({area.name for area in store.read().all(Area)}) == 1
        assert len(list(store.history())) == again


def test_an_opening_waits_a_little_for_a_server_that_is_being_restarted(own_server, monkeypatch):
    place = Address.parse(own_server.make_database("genstart"))
    store = create_store(place).register
    write(store, GLUD)
    own_server.stop()
    refused = []

    def restarted_meanwhile(*args):
        try:
            return connect(*args)
        except StoreError as error:
            refused.append(error.code)
            own_server.start()
            raise

    monkeypatch.setattr("lokalkontakt_postgres.pool.RECONNECT", float(LONGEST))
    monkeypatch.setattr("lokalkontakt_postgres.pool.connect", restarted_meanwhile)
    assert store.head() == 1
    assert refused == ["LKE170"]
    assert write(store, SNAPTUN).revision == 2
