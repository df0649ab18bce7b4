"""Open and check registers of 31 and 3,000 areas, against parsing the very same files with tomllib, in one run.

    python benchmarks/registers.py [areas ...]

CPU seconds, the best of five. Aim: open and check of 3,000 areas in at most 2 x tomllib.
"""

import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact, Workplace
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import judge
from lokalkontakt_toml.store import create_store, open_store

DAY = date(2020, 5, 1)
NOW = datetime(2020, 5, 1, tzinfo=UTC)
ROUNDS = 5
AIM = 2.0


def records_for(areas: int) -> list[Record]:
    """Give the areas alone, with a scheme: what the aim speaks of."""
    return [
        Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve"),
        *(Area(id=f"area-{n}", name=f"Område {n}", size=list(Size)[n % 3], source="Bilag 1") for n in range(areas)),
    ]


def whole_register(areas: int) -> list[Record]:
    """Give areas with a contact for each ten, and an assignment for every area."""
    contacts = [
        record
        for n in range(max(1, areas // 10))
        for record in (
            Person(id=f"person-{n}", name=f"Ansat {n}", work_email=f"ansat{n}@kommunen.example"),
            Contact(id=f"contact-{n}", person=f"person-{n}", workplace=Workplace.SCHOOL),
        )
    ]
    assigned = [
        Assignment(
            id=f"assignment-{n}",
            area=f"area-{n}",
            contact=f"contact-{n % max(1, areas // 10)}",
            period=Period(DAY),
            confirmation=Confirmation(day=DAY, how=ConfirmedHow.DECIDED),
        )
        for n in range(areas)
    ]
    return [*records_for(areas), *contacts, *assigned]


def best(work: Callable[[], object]) -> float:
    """Give the least CPU seconds of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def parse_all(folder: Path) -> None:
    """Do the least anybody must: read every record file and parse it."""
    for path in (folder / "records").glob("*/*.toml"):
        tomllib.loads(path.read_text("utf-8"))


def read(folder: Path) -> Register:
    """Open a register as a new process would, and read it."""
    return open_store(folder).register.read()


def measure(name: str, records: list[Record], folder: Path) -> None:
    """Write a register and print one line about it."""
    store = create_store(folder, "benchmark")
    store.register.commit(ChangeSet("test", Register().put(*records)), base=0, actor="anna", instant=NOW)
    parsed = best(lambda: parse_all(folder))
    opened = best(lambda: read(folder))
    judged = best(lambda: judge(read(folder), DAY, RULES))
    print(
        f"| {name} | {len(records):,} | {parsed * 1000:.0f} ms | {opened * 1000:.0f} ms ({opened / parsed:.2f} x)"
        f" | {judged * 1000:.0f} ms ({judged / parsed:.2f} x) |"
    )


def main(sizes: list[int]) -> None:
    """Measure registers of some sizes."""
    print("| register | files | tomllib | open | open and check |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for areas in sizes:
            measure(f"{areas:,} areas", records_for(areas), Path(scratch) / f"areas-{areas}")
            measure(f"{areas:,} areas, covered", whole_register(areas), Path(scratch) / f"covered-{areas}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [31, 3000])
