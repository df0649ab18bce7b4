"""Roles: each sees its own register only, and can do no more than it must; whatever it sends past the program."""

import shutil
import subprocess
from functools import partial
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

import lokalkontakt_postgres
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.delivery_store import READY
from lokalkontakt_core.testing.keeper import filled_memory, held
from lokalkontakt_core.testing.redaction_examples import REDACTION
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import ANONYMOUS, ANSWERS, NAMED, ticket_of
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.migrating import NEWEST
from lokalkontakt_postgres.store import create_store, open_store
from tests.plugins.postgres.server import OWNER, PASSWORD, binaries

ROLES = Path(lokalkontakt_postgres.__file__).with_name("roles")
TABLES = ("register", "record", "change_set", "delivery", "wave", "ticket", "answer")
OWN_PASSWORD = "eget-kodeord"  # noqa: S105 - of a server that lives as long as the tests


def give_role(server, script, role, register):
    psql = shutil.which("psql") or binaries() / "psql"
    subprocess.run(  # noqa: S603 - the server's own program
        [psql, "-q", "-h", "127.0.0.1", "-p", str(server.port), "-U", OWNER, "-d", "fælles",
         "-v", f"role={role}", "-v", f"register={register}", "-f", ROLES / f"{script}.sql"],
        check=True, env={"PGPASSWORD": PASSWORD, "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    with server.connect("fælles") as owner:
        owner.execute(f"ALTER ROLE \"{role}\" PASSWORD '{OWN_PASSWORD}'")


@pytest.fixture(scope="module")
def shared(server):
    """A database of two municipalities, each with a role of its own, one with quotes in it."""
    location = server.make_database("fælles")
    for register in ("hedensted", "horsens"):
        store = create_store(Address.parse(f"{location}?register={register}"))
        write(store.register, GLUD)
        store.deliveries.put(READY, version=None)
        for setup in (NAMED, ANONYMOUS):
            store.responses.open_wave(setup)
            store.responses.submit(ticket_of(store.responses, setup), ANSWERS, "da")
    for _ in range(2):
        give_role(server, "municipality", "hedensted", "hedensted")
    give_role(server, "municipality", "o'horsens", "horsens")
    give_role(server, "respondents", "svar", "hedensted")
    return server


def as_role(server, role):
    return server.connect("fælles", user=role, password=OWN_PASSWORD)


def address(server, role, register=None):
    more = "" if register is None else f"?register={register}"
    return Address.parse(server.location("fælles", role.replace("'", "%27"), OWN_PASSWORD) + more)


@pytest.mark.parametrize(("role", "register"), [("hedensted", "hedensted"), ("o'horsens", "horsens")])
def test_a_role_sees_no_row_of_another_register_in_any_table(shared, role, register):
    with as_role(shared, role) as connection:
        for table in TABLES:
            column = "id" if table == "register" else "register"
            seen = connection.execute(f"SELECT DISTINCT {column} FROM lokalkontakt.{table}").fetchall()  # noqa: S608 - ours
            assert seen == [(register,)], table
        assert connection.execute("SELECT role FROM lokalkontakt.access").fetchall() == [(role,)]


def test_a_role_opens_its_own_register_without_naming_it_and_no_other(shared):
    assert open_store(address(shared, "o'horsens")).url.endswith("register=horsens")
    with pytest.raises(StoreError) as caught:
        open_store(address(shared, "hedensted", "horsens"))
    assert (caught.value.code, caught.value.values["known"]) == ("LKE173", ("hedensted",))


def test_a_role_can_do_with_its_register_all_that_the_program_does(shared):
    store = open_store(address(shared, "hedensted"))
    revision = write(store.register, SNAPTUN).revision
    store.register.commit(
        type(next(store.register.history()).change)("test", store.register.read().remove(SNAPTUN)),
        base=revision, actor="anna", instant=next(store.register.history()).instant,
    )  # fmt: skip
    assert store.register.read() == Register([GLUD])
    assert store.deliveries.put(READY, version=0) is True
    assert store.responses.submit(ticket_of(store.responses, NAMED, "invitation-2"), ANSWERS, "da") is True
    assert len(list(store.responses.scan(NAMED.wave))) == 2
    assert store.responses.erase(NAMED.wave, ["invitation-2"]) == 1
    store.responses.seal(ANONYMOUS.wave)
    assert store.responses.progress(ANONYMOUS.wave).submitted == 1
    assert [one.code for one in store.keeper.surroundings()] == ["LKE196"], "the owner of the tables is to do it"


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO lokalkontakt.record VALUES ('horsens', 'area', 'x', '{}')",
        "INSERT INTO lokalkontakt.change_set VALUES ('horsens', 99, 'x', '{}')",
        "INSERT INTO lokalkontakt.answer VALUES ('horsens', 'anonym', 'x', 'da', '{}')",
        "UPDATE lokalkontakt.record SET register = 'horsens'",
        "UPDATE lokalkontakt.register SET id = 'horsens'",
        "INSERT INTO lokalkontakt.register (id, format) VALUES ('vejle', 1)",
        "INSERT INTO lokalkontakt.access VALUES ('hedensted', 'horsens')",
        "UPDATE lokalkontakt.access SET register = 'horsens'",
        "UPDATE lokalkontakt.change_set SET document = '{}'",
        "DELETE FROM lokalkontakt.change_set",
        "DELETE FROM lokalkontakt.register",
        "UPDATE lokalkontakt.version SET number = 99",
        "DROP TABLE lokalkontakt.answer",
        "ALTER TABLE lokalkontakt.record DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE lokalkontakt.mine (x text)",
        "TRUNCATE lokalkontakt.answer",
        "SET ROLE ejer",
        "SET SESSION AUTHORIZATION ejer",
    ],
)
def test_a_role_can_do_nothing_else(shared, statement):
    with as_role(shared, "hedensted") as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM lokalkontakt.record WHERE register = 'horsens'",
        "UPDATE lokalkontakt.answer SET document = '{}' WHERE register = 'horsens'",
    ],
)
def test_what_a_role_does_to_another_register_meets_no_row(shared, statement):
    with as_role(shared, "hedensted") as connection:
        assert connection.execute(statement).rowcount == 0


def test_older_tables_are_not_changed_by_a_role_that_may_not_and_it_is_told(shared):
    with shared.connect("fælles") as owner:
        owner.execute("UPDATE lokalkontakt.version SET number = 1")
        try:
            with pytest.raises(StoreError) as caught:
                open_store(address(shared, "hedensted"))
            assert caught.value.code == "LKE175"
        finally:
            owner.execute("UPDATE lokalkontakt.version SET number = %s", (NEWEST,))


def test_the_program_that_receives_answers_needs_no_right_to_anything_else(shared):
    inside = open_store(address(shared, "hedensted")).responses
    code = inside.codes(NAMED.wave)["invitation-3"]
    store = open_store(address(shared, "svar")).responses
    ticket = store.find_ticket(code)
    store.save_draft(ticket, {"knows": "nej"})
    assert store.find_ticket(code).draft == {"knows": "nej"}
    assert store.submit(ticket, ANSWERS, "da") is True
    assert store.submit(ticket, ANSWERS, "da") is False
    assert "invitation-3" in {response.id for response in inside.scan(NAMED.wave)}


@pytest.mark.parametrize(
    "statement",
    ["SELECT document FROM lokalkontakt.answer", "SELECT key FROM lokalkontakt.wave", "TABLE lokalkontakt.record",
     "TABLE lokalkontakt.change_set", "TABLE lokalkontakt.delivery", "DELETE FROM lokalkontakt.answer",
     "UPDATE lokalkontakt.ticket SET invitation = 'x'", "UPDATE lokalkontakt.wave SET setup = ''"],
)  # fmt: skip
def test_the_program_that_receives_answers_reads_no_answer_no_key_and_no_register(shared, statement):
    with as_role(shared, "svar") as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(statement)


def test_roles_made_for_older_tables_go_on_when_the_owner_has_brought_them_up_to_date(shared):
    with shared.connect("fælles") as owner:
        owner.execute("ALTER TABLE lokalkontakt.register DROP COLUMN filled")
        owner.execute("UPDATE lokalkontakt.version SET number = 3")
    open_store(Address.parse(f"{shared.location('fælles')}?register=hedensted"))
    for role in ("hedensted", "svar"):
        assert open_store(address(shared, role, "hedensted")).keeper.filled() is None
    with as_role(shared, "hedensted") as connection:
        connection.execute("UPDATE lokalkontakt.register SET filled = NULL WHERE id = 'hedensted'")
    with as_role(shared, "svar") as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute("UPDATE lokalkontakt.register SET filled = NULL WHERE id = 'hedensted'")


def test_a_stranger_gets_nowhere(shared):
    with shared.connect("fælles") as owner:
        owner.execute(f"CREATE ROLE fremmed LOGIN PASSWORD '{OWN_PASSWORD}'")
    with as_role(shared, "fremmed") as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute("SELECT * FROM lokalkontakt.register")
    with pytest.raises(StoreError) as caught:
        open_store(address(shared, "fremmed"))
    assert caught.value.code == "LKE175"
    with pytest.raises(psycopg.OperationalError):
        shared.connect("fælles", user="fremmed", password="gættet")  # noqa: S106 - a wrong one


def test_a_role_fills_its_own_empty_register_where_copy_is_not_allowed(shared):
    source = filled_memory()
    create_store(Address.parse(f"{shared.location('fælles', OWNER, PASSWORD)}?register=tom"))
    give_role(shared, "municipality", "tom", "tom")
    target = open_store(address(shared, "tom"))
    copied = copy_store(source, target, with_open_waves=True)
    assert copied == held(open_store(address(shared, "tom")))


def test_a_municipality_may_not_rewrite_history_and_so_cannot_erase(shared):
    store = open_store(address(shared, "hedensted"))
    before, head = list(store.register.history()), store.register.head()
    for redact in (
        partial(store.register.redact, base=head, actor="anna", instant=NOW),
        store.responses.redact,
        store.deliveries.redact,
    ):
        with pytest.raises(StoreError) as caught:
            redact(REDACTION)
        assert caught.value.code == "LKE175"
    assert (list(store.register.history()), store.register.head()) == (before, head)
