"""Scrubbing that is owed: who is told of it, that nothing waits for it, and that no debt is taken for another one."""

import contextlib
import secrets
from datetime import UTC, date, datetime

import psycopg
import pytest

from lokalkontakt_core.erasure.erase import erase, plan_erasure
from lokalkontakt_core.errors import OwedError
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.testing.register_examples import write
from lokalkontakt_core.testing.response_examples import ANONYMOUS
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.scrubbing import owe
from lokalkontakt_postgres.store import create_store, store_of

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
PERSON = Person(id="person-1", name="Flemming Bøgh")
SCHEME = Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve")


@pytest.fixture(scope="module")
def server(make_server):
    """A server with this module's registers only: nobody else's transactions are waited for."""
    return make_server("owing")


@pytest.fixture
def address(server):
    address = Address.parse(f"{server.location('postgres')}?register=skyld-{secrets.token_hex(4)}")
    create_store(address)
    return address


@contextlib.contextmanager
def somebody_who_began_before(server):
    with server.connect() as other, other.transaction():
        other.execute("SELECT txid_current()")
        yield


def told(store):
    return [(type(one), one.code) for one in store.keeper.surroundings()]


def test_a_person_is_erased_to_the_end_though_somebody_keeps_the_bytes_there(server, address):
    store = store_of(Database(address, patience=0.1))
    write(store.register, PERSON, SCHEME)
    plan = plan_erasure(store, PERSON.id, day=date(2026, 5, 1), placeholder="slettet person #{number}")
    with somebody_who_began_before(server):
        with pytest.raises(OwedError) as caught:
            erase(store, plan, actor="tester", instant=NOW)
        assert caught.value.code == "LKE196"
        assert store.register.read().get(Person, PERSON.id).name == "slettet person #1"
        assert told(store) == told(store_of(Database(address))) == [(OwedError, "LKE196")]
    server.let_others_end()
    assert told(store_of(Database(address))) == []


def test_what_is_deleted_while_the_tables_are_written_anew_is_owed_until_it_is_done_too(address):
    passes = []

    class Late(psycopg.Connection):
        """Somebody deletes more at the end of the first time the tables are written anew."""

        def execute(self, query, *args, **kwargs):
            done = super().execute(query, *args, **kwargs)
            if "VACUUM" in query and "access_log" in query:
                passes.append(query)
                if len(passes) == 1:
                    with other.writing() as connection:
                        owe(other, connection)
            return done

    other = Database(address)
    store = store_of(Database(address, factory=Late))
    store.responses.open_wave(ANONYMOUS)
    store.responses.seal(ANONYMOUS.wave)
    assert (len(passes), told(store)) == (2, [])


def test_a_prepared_transaction_that_was_forgotten_is_waited_for(server, address):
    store = store_of(Database(address, patience=0.1))
    store.responses.open_wave(ANONYMOUS)
    with server.connect() as other:
        other.execute("BEGIN")
        other.execute("SELECT txid_current()")
        other.execute("PREPARE TRANSACTION 'forgotten'")
        try:
            with pytest.raises(OwedError):
                store.responses.seal(ANONYMOUS.wave)
        finally:
            other.execute("ROLLBACK PREPARED 'forgotten'")
    server.let_others_end()
    assert told(store_of(Database(address))) == []
