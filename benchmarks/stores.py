"""Durable commits and submits per second of the SQLite store, against bare statements, in one run.

    python benchmarks/stores.py [seconds a line]        # TMPDIR says on which disk

All sides write into files of their own with the same settings and one transaction a row, by turns of ten, so that a
disk that is busy is busy for all. Aim: at least 0.7 of the bare limit, of which there are two:

* One INSERT of a ready text at the end of one table: under two pages a row. It keeps no ticket from being used twice.
* The rows the store writes, into tables like its own, by hand: an answer's ticket is marked in the same transaction,
  and the answer lies where its random id puts it, which splits pages; a commit looks at the head, and writes the record
  and the change set. What is done to know that nothing else is wrong is left out.
"""

import contextlib
import json
import secrets
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.ports.response_store import Ticket, WaveSetup
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.codes import code_hash, read_code
from lokalkontakt_sqlite.connecting import Connection, connect, settle_in
from lokalkontakt_sqlite.store import create_store, open_store

NOW = datetime(2020, 5, 1, tzinfo=UTC)
ROUNDS = 5
TURN = 10
AREAS = 100
INVITATIONS = 30_000
READ_AREAS = 3_000
AIM = 0.7
ANSWERS = {f"question_{number}": "helt enig" if number % 2 else "ved ikke" for number in range(25)}


def bare_connection(path: Path) -> Connection:
    """Open a file with the settings of the store."""
    sqlite3.connect(path).close()
    connection = connect(path, 10)
    settle_in(connection)
    return connection


def bare_inserts(folder: Path, row: str) -> Callable[[], None]:
    """Give what writes one row of a text in one transaction."""
    connection = bare_connection(folder / f"bare-{time.monotonic_ns()}.db")
    connection.execute("CREATE TABLE bare (number INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT")

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare (document) VALUES (?)", (row,))
        connection.execute("COMMIT")

    return insert


def commits_by_hand(path: Path) -> Callable[[], None]:
    """Give what writes the rows of such a commit as `commits` does."""
    commits(create_store(path, "by-hand"))()
    connection = bare_connection(path)
    (text,) = connection.execute("SELECT document FROM record WHERE id = 'area-1'").fetchone()
    head, change_text = connection.execute("SELECT max(revision), document FROM change_set").fetchone()
    document, change = json.loads(text), json.loads(change_text)

    def commit() -> None:
        nonlocal head
        name = f"area-{head % AREAS}"
        connection.execute("BEGIN IMMEDIATE")
        assert connection.execute("SELECT max(revision) FROM change_set").fetchone() == (head,)
        values = (json.dumps(document | {"id": name}, ensure_ascii=False), name)
        connection.execute("UPDATE record SET document = ? WHERE kind = 'area' AND id = ?", values)
        head += 1
        connection.execute("INSERT INTO change_set VALUES (?, ?)", (head, json.dumps(change, ensure_ascii=False)))
        connection.execute("COMMIT")

    return commit


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
    tickets = iter(open_tickets(store, mode))

    def submit() -> None:
        assert store.responses.submit(next(tickets), ANSWERS, "da")

    return submit


def submits_by_hand(path: Path, mode: WaveMode) -> Callable[[], None]:
    """Give what writes the rows of such an answer."""
    tickets = iter(open_tickets(create_store(path, "by-hand"), mode))
    connection = bare_connection(path)

    def submit() -> None:
        ticket = next(tickets)
        answer_id = ticket.invitation or secrets.token_hex(12)
        connection.execute("BEGIN IMMEDIATE")
        marked = connection.execute(
            "UPDATE ticket SET used = 1, draft = NULL WHERE handle = ? AND used = 0", (ticket.handle,)
        )
        assert marked.rowcount == 1
        values = (mode.value, answer_id, "da", json.dumps(ANSWERS, ensure_ascii=False))
        connection.execute("INSERT INTO answer VALUES (?, ?, ?, ?)", values)
        connection.execute("COMMIT")

    return submit


def open_tickets(store: Store, mode: WaveMode) -> list[Ticket]:
    """Open a wave, and give the tickets of its invitations."""
    invitations = tuple(f"invitation-{number}" for number in range(INVITATIONS))
    store.responses.open_wave(WaveSetup(mode.value, mode, "", "Måling", invitations, {}))
    codes = store.responses.codes(mode.value)
    first = store.responses.find_ticket(codes[invitations[0]])
    assert first is not None
    return [
        evolve(first, handle=code_hash(read_code(code) or ""), invitation=one if mode is WaveMode.NAMED else None)
        for one, code in codes.items()
    ]


def compare(
    name: str, ours: Callable[[], None], one_table: Callable[[], None], by_hand: Callable[[], None], seconds: float
) -> None:
    """Do all by turns, a few at a time, and print a line."""
    taken, done = {ours: 0.0, one_table: 0.0, by_hand: 0.0}, 0
    while sum(taken.values()) < seconds and done < INVITATIONS - TURN:
        for work in taken:
            start = time.perf_counter()
            for _ in range(TURN):
                work()
            taken[work] += time.perf_counter() - start
        done += TURN
    rates = "".join(f" {done / spent:9,.0f}/s" for spent in taken.values())
    ratios = [taken[bare] / taken[ours] for bare in (one_table, by_hand)]
    kept = ", ".join("yes" if ratio >= AIM else "no" for ratio in ratios)
    print(f"{name:24}{rates} {ratios[0]:7.2f} {ratios[1]:7.2f}   aim ≥ {AIM}: {kept}")


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
    print(f"{name:24} {1000 * ours:8.1f} ms {1000 * limit:8.1f} ms {ours / limit:6.2f}x the time")


def main() -> None:
    """Print the table."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    change_row, answer_row = "x" * 450, json.dumps(ANSWERS, ensure_ascii=False)
    print(f"{'':24} {'store':>11} {'one table':>11} {'by hand':>11} {'of one':>7} {'of hand':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = create_store(folder / "store.db", "maaling")
        by_hand = commits_by_hand(folder / "commits.db")
        compare("commits of one record", commits(store), bare_inserts(folder, change_row), by_hand, seconds)
        for mode in WaveMode:
            by_hand = submits_by_hand(folder / f"{mode.value}.db", mode)
            compare(f"submits, {mode.value}", submits(store, mode), bare_inserts(folder, answer_row), by_hand, seconds)
        start = time.perf_counter()
        store.responses.seal("anonymous")
        submitted = store.responses.progress("anonymous").submitted
        print(f"{'sealing':24} {time.perf_counter() - start:9.2f} s  {submitted:,} answers, anonymous")
        reading(folder)


if __name__ == "__main__":
    main()
