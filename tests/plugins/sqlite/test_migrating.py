"""Migrations: old files come up to date in one transaction, whoever opens them, however often that is broken off."""

import contextlib
import itertools
import shutil
import sqlite3
from functools import partial

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import killed_at
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN
from lokalkontakt_core.testing.together import at_once
from lokalkontakt_sqlite import recognising, store
from lokalkontakt_sqlite.connecting import Connection, connect
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.migrating import Migration, found, migrate, migrations, statements_of
from lokalkontakt_sqlite.recognising import number_in
from lokalkontakt_sqlite.store import store_of
from tests.plugins.sqlite.conftest import ticking

NEWEST = recognising.NEWEST
SECOND = Migration(NEWEST + 1, ("CREATE TABLE later (name TEXT) STRICT", "INSERT INTO later VALUES ('to')"))
THIRD = Migration(NEWEST + 2, ("UPDATE later SET name = 'tre'", "ALTER TABLE record ADD COLUMN seen INTEGER"))


def opened(place, *more, tick=None):
    """Open a register as a program does that knows these scripts too."""
    factory = Connection if tick is None else ticking(tick)
    scripts = (*migrations(), *more)
    return store_of(Database(place, factory=factory, newest=len(scripts), scripts=lambda: scripts))


def opened_ticking(place, tick):
    opened(place, SECOND, THIRD, tick=tick)


def later_in(place):
    with contextlib.closing(sqlite3.connect(place)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return version, connection.execute("SELECT name FROM later").fetchall() if version > NEWEST else []


def test_a_script_is_parted_where_a_statement_ends():
    script = "-- one; two\nCREATE TABLE a (b); \nCREATE TRIGGER c AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert statements_of(script) == (
        "-- one; two\nCREATE TABLE a (b);",
        "CREATE TRIGGER c AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;",
    )


def test_the_scripts_that_ship_are_numbered_from_one_and_none_is_left_half():
    scripts = migrations()
    assert [script.number for script in scripts] == list(range(1, recognising.NEWEST + 1))
    assert all(sqlite3.complete_statement(statement) for script in scripts for statement in script.statements)


def test_an_older_file_opens_and_is_brought_up_to_date_once(glud):
    for _ in range(2):
        assert opened(glud, SECOND, THIRD).register.read() == Register([GLUD, SNAPTUN])
        assert later_in(glud) == (NEWEST + 2, [("tre",)])


def test_a_file_brought_up_to_date_is_refused_by_the_older_program(glud):
    opened(glud, SECOND)
    with pytest.raises(StoreError) as caught:
        opened(glud)
    assert (caught.value.code, caught.value.values["format"]) == ("LKE105", NEWEST + 1)


def test_of_many_who_open_an_older_file_one_brings_it_up_to_date_and_all_go_on(glud):
    results = at_once([partial(opened, glud, SECOND, THIRD)] * 6)
    assert [result.register.head() for result in results] == [1] * 6
    assert later_in(glud) == (NEWEST + 2, [("tre",)])


def test_a_script_that_fails_changes_nothing(glud):
    wrong = Migration(NEWEST + 2, ("CREATE TABLE more (x)", "CREATE TABLE nonsense"))
    before = glud.read_bytes()
    with contextlib.closing(connect(glud, 1)) as connection, pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*migrations(), SECOND, wrong))
    assert (glud.read_bytes(), later_in(glud)) == (before, (NEWEST, []))


def test_killed_at_any_step_the_file_is_old_or_new_and_opens(glud):
    versions = []
    for step in itertools.count(1):
        place = shutil.copyfile(glud, glud.with_name(f"killed-{step}.db"))
        killed = killed_at(step, partial(opened_ticking, place))
        versions.append(later_in(place)[0])
        assert opened(place, SECOND, THIRD).register.read() == Register([GLUD, SNAPTUN])
        assert later_in(place) == (NEWEST + 2, [("tre",)])
        if not killed:
            break
    assert versions == sorted(versions)
    assert set(versions) == {NEWEST, NEWEST + 2}


def test_a_register_is_not_made_of_what_is_one_already(glud):
    with contextlib.closing(connect(glud, 1)) as connection, pytest.raises(StoreError) as caught:
        found(connection, "andet", glud)
    assert caught.value.code == "LKE119"


def test_killed_at_any_step_of_making_a_register_it_can_be_made_or_is_there(tmp_path, monkeypatch):
    for step in itertools.count(1):
        place = tmp_path / f"made-{step}.db"

        def work(tick, place=place):
            monkeypatch.setattr(store, "connect", lambda path, patience: connect(path, patience, ticking(tick)))
            store.create_store(place, "prove")

        killed = killed_at(step, work)
        try:
            made = store.create_store(place, "prove")
        except StoreError as error:
            assert error.code == "LKE119"  # noqa: PT017 - either is right
            made = store.open_store(place)
        assert made.register.head() == 0
        with Database(place).connection() as connection:
            assert number_in(connection, "application_id") == recognising.APPLICATION_ID
        if not killed:
            break
    assert step > 10
