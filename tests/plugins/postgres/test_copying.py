"""Copies through every kind of store, a server among them: what comes back is the same bytes as what went out."""

import io

import pytest

from lokalkontakt_core.examples.hedensted import lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.keeping.backups import write_backup
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.tables.exporting import export_tables
from lokalkontakt_core.tables.files import write_table_file
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.testing.keeper import filled_memory
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import NOW
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_sqlite.store import create_store as create_sqlite
from lokalkontakt_toml.store import create_store as create_toml


def backup_of(store):
    file = io.BytesIO()
    write_backup(store, file, with_open_waves=True)
    return file.getvalue()


def tables_of(store):
    sheets = export_tables(
        store.register.read(), NOW.date(), tuple(one.kind for one in TABLES), language="da", everything=True
    )
    return tuple(write_table_file((sheet,), ".csv") for sheet in sheets)


def the_example():
    """Give the example with its practice data, laid and changed as `lokalkontakt demo` does it."""
    store = memory_store()
    lay_example(store.register)
    Workspace(store, actor="anna", clock=FixedClock(NOW), ids=CountedIds(1), rules=RULES).do(demo_overlay)
    return store


@pytest.mark.parametrize("source", [filled_memory, the_example])
def test_through_every_kind_of_store_and_back_every_export_is_the_same_bytes(source, postgres_backend, tmp_path):
    at = source()
    wanted = backup_of(at), tables_of(at)
    ways = (
        lambda: create_toml(tmp_path / "first", "hus"),
        lambda: create_sqlite(tmp_path / "first.db", "hus"),
        lambda: postgres_backend.open(postgres_backend.create()),
        memory_store,
        lambda: postgres_backend.open(postgres_backend.create()),
        lambda: create_sqlite(tmp_path / "last.db", "hus"),
        lambda: create_toml(tmp_path / "last", "hus"),
    )
    for make in ways:
        following = make()
        copy_store(at, following, with_open_waves=True)
        assert (backup_of(following), tables_of(following)) == wanted
        at = following


def test_folders_on_both_sides_of_a_server_hold_the_same_files(postgres_backend, tmp_path):
    before, after = (create_toml(tmp_path / name / "hus", "hus") for name in ("before", "after"))
    between = postgres_backend.open(postgres_backend.create())
    for source, target in ((filled_memory(), before), (before, between), (between, after)):
        copy_store(source, target, with_open_waves=True)

    def files(name):
        folder = tmp_path / name
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert files("before") == files("after")
