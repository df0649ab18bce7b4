"""Durable commits and submits per second of the SQLite store, against bare INSERTs of the same bytes, in one run.

    python benchmarks/stores.py [seconds a line]

Both sides write into files of their own with the same settings and one transaction a row, by turns of ten, so
that a disk that is busy is busy for both. Aim: at least 0.7 of the bare limit. The bare side adds rows at the end of
one table; an answer to an anonymous survey lies where its random id puts it, which splits pages, and its ticket is
marked in the same transaction: about six pages are written for an answer, and under two for a bare row.
"""

import contextlib
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_sqlite.connecting import connect, settle_in
from lokalkontakt_sqlite.store import create_store, open_store

NOW = datetime(2020, 5, 1, tzinfo=UTC)
ROUNDS = 5
TURN = 10
AREAS = 100
INVITATIONS = 30_000
READ_AREAS = 3_000
AIM = 0.7
ANSWERS = {f"question_{number}": "helt enig" if number % 2 else "ved ikke" for number in range(25)}


def bare_inserts(folder: Path, row: str) -> Callable[[], None]:
    """Give what writes one row of a text in one transaction, with the settings of the store."""
    path = folder / f"bare-{time.monotonic_ns()}.db"
    sqlite3.connect(path).close()
    connection = connect(path, 10)
    settle_in(connection)
    connection.execute("CREATE TABLE bare (number INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT")

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare (document) VALUES (?)", (row,))
        connection.execute("COMMIT")

    return insert


def commits(store: Store) -> Callable[[], None]:
    """Give what changes one area of a hundred, each time in a commit."""
    areas = [Area(id=f"area-{number}", name=f"Område {number}") for number in range(AREAS)]
    register = store.register
    register.commit(ChangeSet("test", tuple(Edit(None, area) for area in areas)), base=0, actor="anna", instant=NOW)
    current, turn = {area.id: area for area in areas}, 0

    def commit() -> None:
        nonlocal turn
        turn += 1
        before = current[f"area-{turn % AREAS}"]
        after = evolve(before, name=f"Område {turn}")
        register.commit(ChangeSet("test", (Edit(before, after),)), base=turn, actor="anna", instant=NOW)
        current[after.id] = after

    return commit


def submits(store: Store, mode: WaveMode) -> Callable[[], None]:
    """Give what receives one answer to 25 questions."""
    invitations = tuple(f"invitation-{number}" for number in range(INVITATIONS))
    store.responses.open_wave(WaveSetup(mode.value, mode, "", "Måling", invitations, {}))
    codes = list(store.responses.codes(mode.value).values())
    first = store.responses.find_ticket(codes[0])
    assert first is not None
    handles = _handles(codes)

    def submit() -> None:
        assert store.responses.submit(evolve(first, handle=next(handles)), ANSWERS, "da")

    return submit


def _handles(codes: list[str]):  # noqa: ANN202 - an iterator of strings
    from lokalkontakt_core.surveys.codes import code_hash, read_code  # noqa: PLC0415 - only here

    return iter([code_hash(read_code(code) or "") for code in codes])


def compare(name: str, ours: Callable[[], None], bare: Callable[[], None], seconds: float) -> None:
    """Do both by turns, a few at a time, and print a line."""
    taken, done = {ours: 0.0, bare: 0.0}, 0
    while sum(taken.values()) < seconds:
        for work in taken:
            start = time.perf_counter()
            for _ in range(TURN):
                work()
            taken[work] += time.perf_counter() - start
        done += TURN
    store, limit = done / taken[ours], done / taken[bare]
    kept = "yes" if store / limit >= AIM else "no"
    print(f"{name:32} {store:9,.0f}/s {limit:9,.0f}/s {store / limit:6.2f}   aim ≥ {AIM}: {kept}")


def seconds_of(work: Callable[[], object]) -> float:
    """Give the least CPU seconds of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def reading(folder: Path) -> None:
    """Measure opening and reading a large register against reading its rows and parsing their JSON."""
    path = folder / "many.db"
    store = create_store(path, "many")
    areas = [Area(id=f"area-{number}", name=f"Område {number}", source="Bilag 1") for number in range(READ_AREAS)]
    edits = tuple(Edit(None, area) for area in areas)
    store.register.commit(ChangeSet("test", edits), base=0, actor="anna", instant=NOW)

    def parse() -> None:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            for _, _, text in connection.execute("SELECT kind, id, document FROM record"):
                json.loads(text)

    def read() -> None:
        assert len(open_store(path).register.read()) == READ_AREAS

    ours, limit, name = seconds_of(read), seconds_of(parse), f"open and read {READ_AREAS:,} areas"
    print(f"{name:32} {1000 * ours:8.1f} ms {1000 * limit:8.1f} ms {ours / limit:6.2f}x the time")


def main() -> None:
    """Print the table."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    change_row, answer_row = "x" * 450, json.dumps(ANSWERS, ensure_ascii=False)
    print(f"{'':32} {'store':>11} {'bare':>11} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = create_store(folder / "store.db", "maaling")
        bare_answers = bare_inserts(folder, answer_row)
        compare("commits of one record", commits(store), bare_inserts(folder, change_row), seconds)
        compare("submits, named", submits(store, WaveMode.NAMED), bare_answers, seconds)
        compare("submits, anonymous", submits(store, WaveMode.ANONYMOUS), bare_answers, seconds)
        start = time.perf_counter()
        store.responses.seal("anonymous")
        submitted = store.responses.progress("anonymous").submitted
        print(f"{'sealing':32} {time.perf_counter() - start:9.2f} s  {submitted:,} answers, anonymous")
        reading(folder)


if __name__ == "__main__":
    main()
