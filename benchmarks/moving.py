"""Moving whole registers: copies, backups and large openings against the bare bulk limits, in one run.

    python benchmarks/moving.py [answers] [areas] [change sets]

The bare side writes the same JSON texts with `executemany` in one transaction, with the settings of the store. Aim: at
least 0.5 of it. Scanning is measured in memory too: it must not grow with the number of answers.
"""

import contextlib
import io
import sqlite3
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.keeping.backups import write_backup
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response, WaveSetup
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_sqlite.connecting import connect, settle_in
from lokalkontakt_sqlite.store import create_store, open_store
from lokalkontakt_toml.store import create_store as create_folder
from lokalkontakt_toml.store import open_store as open_folder

NOW = datetime(2020, 5, 1, tzinfo=UTC)
AIM = 0.5
ANSWERS = {f"question_{number}": "helt enig" if number % 2 else "ved ikke" for number in range(25)}


def responses(count: int) -> Iterator[Response]:
    return (Response(f"{number:024x}", ANSWERS, "da") for number in range(count))


def answered(count: int) -> Contents:
    """Give a sealed anonymous wave with many answers."""
    setup = WaveSetup("runde", WaveMode.ANONYMOUS, "", "Runde", (), {})
    return Contents(0, (), (), [(KeptWave(setup, None, count), responses(count))], ())


def history(areas: int, changes: int) -> Contents:
    """Give a register whose areas were changed again and again, one at a time."""
    current: dict[str, Area] = {}
    commits = []
    for revision in range(1, changes + 1):
        name = f"area-{revision % areas}"
        after = Area(id=name, name=f"Område {revision}")
        commits.append(Commit(revision, NOW, "anna", ChangeSet("test", (Edit(current.get(name), after),))))
        current[name] = after
    return Contents(changes, reversed(commits), [current[name] for name in sorted(current)], (), ())


def taken(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def bare_bulk(folder: Path, count: int) -> float:
    """Write the answers as bare rows in one transaction, with the settings of the store."""
    path = folder / "bare.db"
    sqlite3.connect(path).close()
    with contextlib.closing(connect(path, 10)) as connection:
        settle_in(connection)
        connection.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID")

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            rows = ((one.id, to_json(one.answers)) for one in responses(count))
            connection.executemany("INSERT INTO bare VALUES (?, ?)", rows)
            connection.execute("COMMIT")

        return taken(write)


def scanning(store: Store, count: int) -> None:
    """Scan all answers and measure the most memory Python held meanwhile."""
    tracemalloc.start()
    seen = 0
    for _ in store.responses.scan("runde"):
        seen += 1
        if seen == min(20_000, count):
            _, early = tracemalloc.get_traced_memory()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen == count
    print(f"scan of {count:,} answers: most memory {most / 2**20:.1f} MiB, {early / 2**20:.1f} after the first 20,000")


def main() -> None:
    """Print what was measured."""
    count, areas, changes = (int(one) for one in [*sys.argv[1:], *("1000000", "3000", "30000")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = create_store(folder / "answers.db", "answers")
        bare = bare_bulk(folder, count)
        ours = taken(lambda: store.keeper.fill(answered(count)))
        print(f"fill SQLite with {count:,} answers: {ours:.1f} s, bare executemany {bare:.1f} s, ", end="")
        print(f"ratio {bare / ours:.2f}   aim ≥ {AIM}: {'yes' if bare / ours >= AIM else 'no'}")
        scanning(open_store(folder / "answers.db"), count)
        large = create_store(folder / "large.db", "large")
        large.keeper.fill(history(areas, changes))
        filled = taken(lambda: create_folder(folder / "large", "large").keeper.fill(history(areas, changes)))
        print(f"fill a folder with {areas:,} areas and {changes:,} change sets: {filled:.1f} s")
        opened = taken(lambda: len(open_store(folder / "large.db").register.read()))
        read = taken(lambda: len(open_folder(folder / "large").register.read()))
        print(f"open and read it: SQLite {1000 * opened:.0f} ms, folder {1000 * read:.0f} ms")
        again = create_store(folder / "again.db", "again")
        copied = taken(lambda: copy_store(open_folder(folder / "large"), again))
        print(f"copy it from folder to SQLite, compared: {copied:.1f} s")
        file = io.BytesIO()
        print(f"backup of it: {taken(lambda: write_backup(again, file)):.1f} s, {len(file.getvalue()) / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
