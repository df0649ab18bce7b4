"""Opening and making registers; what is wrong is told by a code, and never with a password."""

import importlib.util
import secrets
import traceback

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import PluginState
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.delivery_store import READY
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import NAMED, ticket_of
from lokalkontakt_core.testing.together import at_once
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.migrating import NEWEST, Migration, migrations
from lokalkontakt_postgres.store import create_store, open_store, store_of
from tests.plugins.postgres.server import PASSWORD, held_port

SECOND = Migration(
    NEWEST + 1, "CREATE TABLE lokalkontakt.later (name text); INSERT INTO lokalkontakt.later VALUES ('to');"
)
THIRD = Migration(NEWEST + 2, "UPDATE lokalkontakt.later SET name = 'tre';")
SCRIPTS = (*migrations(), SECOND, THIRD)


@pytest.fixture
def location(server):
    """Give an empty database of the test's own."""
    return server.make_database(f"egen-{secrets.token_hex(4)}")


def problem_of(location, open_it=open_store):
    """Give the code of what opening raises, told in both languages, without the password anywhere."""
    with pytest.raises(StoreError) as caught:
        open_it(Address.parse(location))
    error = caught.value
    told = "".join(traceback.format_exception(error))
    assert PASSWORD not in told
    for language in ("da", "en"):
        told = Catalogue(language).explain(error)
        assert all(told)
        assert PASSWORD not in "".join(told)
    return error.code


def test_a_register_is_made_and_opened_by_url_and_called_like_the_database(location):
    url = f"postgresql:{location}"
    store = Host().open_store(url, create=True)
    assert PASSWORD not in store.url
    assert store.url.endswith(f"?register={location.rpartition('/')[2]}")
    write(store.register, GLUD)
    assert Host().open_store(url).register.read() == Register([GLUD])


def test_the_scheme_has_a_short_name_too(location):
    assert Host().open_store(f"postgres:{location}", create=True).url.startswith("postgresql://")
    assert Host().open_store(f"postgres:{location}").register.head() == 0


def test_several_registers_lie_in_one_database_and_one_must_be_named(location):
    for register in ("hedensted", "horsens"):
        create_store(Address.parse(f"{location}?register={register}"))
    assert problem_of(location) == "LKE172"
    assert problem_of(f"{location}?register=vejle") == "LKE173"
    hedensted = open_store(Address.parse(f"{location}?register=hedensted"))
    write(hedensted.register, GLUD)
    assert open_store(Address.parse(f"{location}?register=horsens")).register.head() == 0
    assert hedensted.register.read() == Register([GLUD])


def test_a_register_is_never_made_over_another(location):
    write(create_store(Address.parse(location)).register, GLUD)
    assert problem_of(location, create_store) == "LKE119"
    assert open_store(Address.parse(location)).register.head() == 1


def test_an_empty_database_is_no_register_and_stays_empty(location):
    assert problem_of(location) == "LKE174"
    with connect(Address.parse(location), 1) as connection:
        assert connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'lokalkontakt'").fetchone() == (0,)


def test_a_server_that_is_not_there_is_told():
    with held_port() as port:
        assert problem_of(f"//127.0.0.1:{port}/x") == "LKE170"


def test_of_what_the_system_says_the_reason_is_told_not_the_guess():
    with held_port() as port, pytest.raises(StoreError) as caught:
        open_store(Address.parse(f"//127.0.0.1:{port}/x"))
    assert str(port) in caught.value.values["problem"]


@pytest.mark.parametrize(
    ("user", "password", "database"), [("ejer", PASSWORD + "x", "postgres"), ("ingen", PASSWORD, "postgres")]
)
def test_a_wrong_password_or_name_is_told_and_never_repeated(server, user, password, database):
    assert problem_of(server.location(database, user, password)) == "LKE171"


def test_a_database_that_is_not_there_is_told(server):
    assert problem_of(server.location("findes-ikke")) == "LKE171"


def test_tls_is_asked_for_by_the_url(server):
    assert problem_of(f"{server.location('postgres')}?sslmode=verify-full") in {"LKE170", "LKE171"}


def test_tables_of_a_newer_version_are_refused_and_not_touched(location):
    store = create_store(Address.parse(location))
    store.responses.open_wave(NAMED)
    ticket = ticket_of(store.responses, NAMED)
    with connect(Address.parse(location), 1) as connection:
        connection.execute("UPDATE lokalkontakt.version SET number = %s", (NEWEST + 1,))
    assert problem_of(location) == "LKE105"
    for use in (
        store.register.read,
        store.register.head,
        lambda: store.register.commit(ChangeSet("test", ()), base=0, actor="anna", instant=NOW),
        lambda: store.responses.save_draft(ticket, {"x": "y"}),
        lambda: store.responses.submit(ticket, {"x": "y"}, "da"),
        lambda: store.responses.progress(NAMED.wave),
        lambda: store.deliveries.put(READY, version=None),
    ):
        with pytest.raises(StoreError) as caught:
            use()
        assert caught.value.code == "LKE105"
    with connect(Address.parse(location), 1) as connection:
        assert connection.execute("SELECT count(*) FROM lokalkontakt.answer").fetchone() == (0,)


def test_records_of_a_newer_format_are_refused(location):
    create_store(Address.parse(location))
    with connect(Address.parse(location), 1) as connection:
        connection.execute("UPDATE lokalkontakt.register SET format = 99")
    assert problem_of(location) == "LKE105"


def opened(location, scripts=SCRIPTS):
    return store_of(Database(Address.parse(location), newest=len(scripts), scripts=lambda: scripts))


def test_older_tables_are_brought_up_to_date_by_one_of_many_who_open_them(location):
    write(create_store(Address.parse(location)).register, GLUD, SNAPTUN)
    results = at_once([lambda: opened(location)] * 4)
    assert [result.register.read() for result in results] == [Register([GLUD, SNAPTUN])] * 4
    with connect(Address.parse(location), 1) as connection:
        assert connection.execute("SELECT name FROM lokalkontakt.later").fetchall() == [("tre",)]
    assert problem_of(location) == "LKE105"


def test_a_migration_that_fails_changes_nothing(location):
    create_store(Address.parse(location))
    wrong = Migration(NEWEST + 2, "CREATE TABLE lokalkontakt.more (x integer); CREATE TABLE nonsense;")
    with pytest.raises(StoreError) as caught:
        opened(location, (*migrations(), SECOND, wrong))
    assert caught.value.code == "LKE179"
    assert open_store(Address.parse(location)).register.head() == 0
    with connect(Address.parse(location), 1) as connection:
        assert connection.execute("SELECT to_regclass('lokalkontakt.later')").fetchone() == (None,)


def test_the_scripts_that_ship_are_numbered_from_one():
    assert [migration.number for migration in migrations()] == list(range(1, NEWEST + 1))


@pytest.mark.parametrize(
    ("statement", "code", "detail"),
    [
        ("UPDATE lokalkontakt.record SET document = 'x' WHERE id = 'glud'", "LKE154", "LKE148"),
        ("UPDATE lokalkontakt.record SET id = 'as' WHERE id = 'glud'", "LKE154", "LKE148"),
        ("DELETE FROM lokalkontakt.change_set WHERE revision = 1", "LKE151", None),
    ],
)
def test_damaged_rows_are_named(location, statement, code, detail):
    store = create_store(Address.parse(location))
    write(store.register, GLUD)
    write(store.register, SNAPTUN)
    with connect(Address.parse(location), 1) as connection:
        connection.execute(statement)
    again = open_store(Address.parse(location)).register
    with pytest.raises(StoreError) as caught:
        _ = again.read(), list(again.history())
    assert (caught.value.code, [inner.code for inner in caught.value.details]) == (code, [detail] if detail else [])


def test_text_that_no_database_can_hold_is_told_and_nothing_is_changed(location):
    store = create_store(Address.parse(location))
    for key in ("nul\x00", "halv \ud800"):
        with pytest.raises(StoreError) as caught:
            store.responses.setup(key)
        assert caught.value.code == "LKE138"


def test_without_the_driver_the_plugin_says_what_is_missing(monkeypatch):
    known = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name.startswith("psycopg") else known(name))
    (outcome,) = (outcome for outcome in Host().load_all() if outcome.name == "postgresql")
    assert (outcome.state, outcome.values["package"]) == (PluginState.MISSING_DEPENDENCY, "psycopg")
    assert outcome.values["install"] == "'lokalkontakt[postgres]'"
