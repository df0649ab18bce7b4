"""Many municipalities on one PostgreSQL server: `PYTHONPATH=. python benchmarks/postgres.py [--answers 10000000]`.

Starts a server of its own (fsync on), lays 98 registers of 100 areas into one database and answers into their waves,
and measures one municipality's work, done by its own least-privileged role among all the others, beside the bare
statements of the driver. Prints a table.
"""

import argparse
import json
import math
import resource
import secrets
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import lokalkontakt_postgres
from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response, WaveSetup
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.store import create_store, open_store
from tests.plugins.postgres.server import OWNER, PASSWORD, Server, binaries

MUNICIPALITIES, AREAS, INVITED = 98, 100, 2_000
NOW = datetime(2020, 5, 1, tzinfo=UTC)
ANSWER = {"knows": "ja", "why": "Vi har talt sammen flere gange, og det har hjulpet os videre. " * 3, "count": 7}
FILL = """
    INSERT INTO lokalkontakt.answer
    SELECT %s, 'runde', replace(gen_random_uuid()::text, '-', ''), 'da', %s FROM generate_series(1, %s)
"""
SUBMITTED, TURN = 1_500, 100
TEXT = json.dumps(ANSWER)
# The same tables, without row-level security, holding what the one municipality has.
BY_HAND_TABLES = (
    "CREATE TABLE bare (id text PRIMARY KEY, document text)",
    "CREATE TABLE ticket (LIKE lokalkontakt.ticket INCLUDING ALL)",
    "CREATE TABLE answer (LIKE lokalkontakt.answer INCLUDING ALL)",
    "INSERT INTO ticket SELECT * FROM lokalkontakt.ticket WHERE register = 'kommune-40'",
    "INSERT INTO answer SELECT * FROM lokalkontakt.answer WHERE register = 'kommune-40'",
)
BY_HAND = """
    WITH marked AS (UPDATE ticket SET used = true, draft = NULL
        WHERE register = 'kommune-40' AND handle = %(handle)s AND NOT used RETURNING wave)
    INSERT INTO answer SELECT 'kommune-40', wave, %(id)s, 'da', %(document)s FROM marked
"""
COPIED = """
    COPY (SELECT id, language, document FROM lokalkontakt.answer
        WHERE register = 'kommune-40' AND wave = 'runde' ORDER BY id) TO STDOUT
"""


def row(what: str, measured: str, beside: str = "") -> None:
    print(f"{what:<58} {measured:>18}  {beside}", flush=True)


def each(work: Callable[[int], object], times: int) -> list[float]:
    """Give how long each call took, in milliseconds."""
    taken = []
    for number in range(times):
        began = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def middle(taken: list[float]) -> str:
    ordered = sorted(taken)
    return f"{statistics.median(taken):.2f} ms (95 %: {ordered[int(len(ordered) * 0.95)]:.2f})"


def lay(location: str, answers: int, server: Server) -> None:
    began = time.perf_counter()
    for number in range(MUNICIPALITIES):
        store = create_store(Address.parse(f"{location}?register=kommune-{number}"))
        edits = tuple(Edit(None, Area(id=f"area-{area}", name=f"Område {area}")) for area in range(AREAS))
        store.register.commit(ChangeSet("test", edits), base=0, actor="anna", instant=NOW)
        invitations = tuple(f"invitation-{one}" for one in range(INVITED))
        store.responses.open_wave(WaveSetup("runde", WaveMode.ANONYMOUS, "", "Runde", invitations, {}))
    row(f"{MUNICIPALITIES} registers of {AREAS} areas, {INVITED} tickets each", f"{time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    with server.connect("skala") as connection:
        for number in range(MUNICIPALITIES):
            connection.execute(FILL, (f"kommune-{number}", json.dumps(ANSWER), answers // MUNICIPALITIES))
        connection.execute("ANALYZE")
        (size,) = connection.execute("SELECT pg_size_pretty(pg_database_size('skala'))").fetchone()
    row(f"{answers:,} answers laid in", f"{time.perf_counter() - began:.0f} s", size)


def measure(location: str, server: Server) -> None:
    address = Address.parse(location)
    row("open a register", middle(each(lambda _: open_store(address), 30)))
    store = open_store(address)
    row("ask for the head", middle(each(lambda _: store.register.head(), 500)))
    row(
        "read a register that somebody else has written",
        middle(each(lambda _: open_store(address).register.read(), 20)),
    )

    def commit(number: int) -> None:
        register = store.register.read()
        edits = register.put(Area(id="area-0", name=f"navn {number}"))
        store.register.commit(ChangeSet("test", edits), base=register.revision, actor="anna", instant=NOW)

    row("commit a change of one record", middle(each(commit, 300)))
    measure_submits(store, server)
    row("count a wave's progress", middle(each(lambda _: store.responses.progress("runde"), 20)))
    count = measure_scan(store, server)
    began = time.perf_counter()
    store.responses.seal("runde")
    row(f"seal an anonymous wave of {count:,} answers", f"{time.perf_counter() - began:.1f} s", "without VACUUM (FULL)")


def measure_submits(store: Store, server: Server) -> None:
    """Answer beside two bare sides: one INSERT of a ready text, and the rows the store writes, written by hand."""
    tickets = [store.responses.find_ticket(code) for code in list(store.responses.codes("runde").values())[:SUBMITTED]]
    with server.connect("skala") as connection:
        for statement in BY_HAND_TABLES:
            connection.execute(statement)

        def bare(number: int) -> None:
            connection.execute("INSERT INTO bare VALUES (%s, %s)", (f"{number}", TEXT))

        def by_hand(number: int) -> None:
            values = {"handle": tickets[number].handle, "id": secrets.token_hex(16), "document": json.dumps(ANSWER)}
            assert connection.execute(BY_HAND, values).rowcount == 1

        def ours(number: int) -> None:
            assert store.responses.submit(tickets[number], ANSWER, "da")

        taken: dict[Callable[[int], None], list[float]] = {bare: [], by_hand: [], ours: []}
        for start in range(0, SUBMITTED, TURN):  # in turns, so that all meet the same weather
            for work, times in taken.items():
                times.extend(each(lambda number, work=work, start=start: work(start + number), TURN))
    of_bare, of_hand = (sum(taken[one]) / sum(taken[ours]) for one in (bare, by_hand))
    row("submit an answer durably", middle(taken[ours]), f"{of_bare:.2f} of one bare INSERT, {of_hand:.2f} of by hand")


def measure_scan(store: Store, server: Server) -> int:
    """Read all answers beside bare COPY, which hands over texts, and COPY whose JSON is read; by turns, best of three.

    Returns:
        How many there are.
    """
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(1 for _ in store.responses.scan("runde"))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with server.connect("skala") as connection:

        def copied() -> Iterator[tuple[str, str, str]]:
            with connection.cursor().copy(COPIED) as copy:
                copy.set_types(["text", "text", "text"])
                yield from copy.rows()

        sides: list[Callable[[], Iterator[object]]] = [
            lambda: store.responses.scan("runde"),
            copied,
            lambda: ((one, json.loads(document), language) for one, language, document in copied()),
        ]
        best = [math.inf] * len(sides)
        for side, rows in list(enumerate(sides)) * 3:
            began = time.perf_counter()
            assert sum(1 for _ in rows()) == count
            best[side] = min(best[side], time.perf_counter() - began)
    ours, bare, with_json = best
    beside = f"{bare / ours:.2f} of bare COPY, {with_json / ours:.2f} with its JSON read; memory +{grown:.0f} MB"
    row(f"scan {count:,} answers", f"{count / ours:,.0f} a second", beside)
    return count


def responses(count: int) -> Iterator[Response]:
    return (Response(f"{number:024x}", ANSWER, "da") for number in range(count))


def measure_fill(server: Server, count: int) -> None:
    """Fill a register as `copy` and `restore` do, beside a bare COPY of them; by turns, the best of each."""
    location = server.make_database("fyldes")
    setup = WaveSetup("runde", WaveMode.ANONYMOUS, "", "Runde", (), {})
    bare: list[float] = []
    filled: list[float] = []
    with server.connect("fyldes") as connection:
        for number in range(3):
            connection.execute(f'CREATE TABLE bare_{number} (id text COLLATE "C" PRIMARY KEY, document text)')
            began = time.perf_counter()
            with connection.cursor().copy(f"COPY bare_{number} FROM STDIN") as copy:
                for one in responses(count):
                    copy.write_row((one.id, json.dumps(one.answers)))
            bare.append(time.perf_counter() - began)
            store = create_store(Address.parse(f"{location}?register=fyldt-{number}"))
            began = time.perf_counter()
            store.keeper.fill(Contents(0, (), (), [(KeptWave(setup, None, count), responses(count))], ()))
            filled.append(time.perf_counter() - began)
    row(
        f"fill with {count:,} answers, as copy and restore do",
        f"{count / min(filled):,.0f} a second",
        f"{min(bare) / min(filled):.2f} of bare COPY",
    )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--filled", type=int, default=200_000, help="answers to fill with; 0 leaves it out")
    options.add_argument("--answers", type=int, default=10_000_000)
    given = options.parse_args()
    answers = given.answers
    programs = binaries()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "server"
        place.mkdir()
        Path(folder).chmod(0o755)
        server = Server(place, programs)
        server.make()
        server.start()
        try:
            if given.filled:
                measure_fill(server, given.filled)
            lay(server.make_database("skala"), answers, server)
            script = Path(lokalkontakt_postgres.__file__).with_name("roles") / "municipality.sql"
            psql = shutil.which("psql") or programs / "psql"
            subprocess.run(
                [psql, "-q", "-h", "127.0.0.1", "-p", str(server.port), "-U", OWNER, "-d", "skala",
                 "-v", "role=kommune", "-v", "register=kommune-40", "-f", script],
                check=True, env={"PGPASSWORD": PASSWORD, "PATH": "/usr/bin:/bin"},
            )  # fmt: skip
            with server.connect("skala") as owner:
                owner.execute(f"ALTER ROLE kommune PASSWORD '{PASSWORD}'")
            measure(server.location("skala", "kommune"), server)
        finally:
            server.throw_away()


if __name__ == "__main__":
    main()
