"""How long a search over everything takes: the index of words against SQLite's FTS5 and against reading every text.

    python benchmarks/search.py [ITEMS]

All three are given the same folded texts of the same invented knowledge (8 to 40 words a piece, the words as unequal
as in a language) and the same beginnings of words, and must find the same. Processor time; a query is the median of 9.
The index also gives the eight newest hits; FTS5 gives numbers only, with prefix indexes of two and three letters, and
`ranked` in the order of its own rank.
"""

import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from attrs import evolve

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.register import Register
from lokalkontakt_core.search.entries import entry_of
from lokalkontakt_core.search.finder import Finder
from lokalkontakt_core.search.words import words_of

ITEMS = 100_000
AREAS = 300
RUNS = 9
VOCABULARY = 20_000
_PARTS = (
    "ga", "de", "lø", "rå", "sten", "vig", "by", "skov",
    "borg", "lund", "ved", "hus", "kir", "mø", "te", "for",
    "en", "ing", "sam", "ar", "bej", "bor", "ger", "cy",
    "kel", "sti", "læ", "ge", "bus", "sko", "le", "hal",
)  # fmt: skip


def invented(items: int, chance: random.Random) -> Register:
    """Give a register of areas and knowledge about them."""
    words = ["".join(chance.choices(_PARTS, k=chance.randint(1, 4))) for _ in range(VOCABULARY)]
    weights = [1 / place for place in range(1, VOCABULARY + 1)]
    areas = [Area(id=f"area-{number}", name=words[-number - 1].title()) for number in range(AREAS)]
    known = [
        Knowledge(
            id=f"knowledge-{number}",
            text=" ".join(chance.choices(words, weights, k=chance.randint(8, 40))),
            day=date(2020, 1, 1) + timedelta(days=number % 900),
            areas=(f"area-{number % AREAS}",),
        )
        for number in range(items)
    ]
    return Register([*areas, *known])


def timed(run: Callable[[], object]) -> float:
    """Give the seconds of processor time one run takes."""
    began = time.process_time()
    run()
    return time.process_time() - began


def median(run: Callable[[], object]) -> float:
    """Give the median of some runs, in milliseconds."""
    return statistics.median(timed(run) for _ in range(RUNS)) * 1000


_SELECT = "SELECT rowid FROM found WHERE found MATCH ?"


def scanned(texts: Iterable[str], beginnings: list[str]) -> list[int]:
    """Find by reading every folded text."""
    wanted = [f" {one}" for one in beginnings]
    return [number for number, text in enumerate(texts) if all(one in text for one in wanted)]


def main() -> None:
    """Measure and print."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    register = invented(items, random.Random(1))  # noqa: S311 - no secret
    finder = Finder()
    print(f"{items} items")
    print(f"index: read all      {timed(lambda: finder.read(register)):8.2f} s")
    changed = evolve(register.get(Knowledge, "knowledge-5"), text="noget helt andet")
    later = Register([changed if one.ref == changed.ref else one for one in register])
    finder.find("sti")
    print(f"index: read a change {timed(lambda: finder.read(later)):8.2f} s")

    entries = [entry_of(later, one) for one in later.all(Knowledge)]
    texts = [" " + " ".join(words_of(entry.text)) for entry in entries]
    table = sqlite3.connect(":memory:")
    table.execute(
        "CREATE VIRTUAL TABLE found USING fts5(text, tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')"
    )
    filling = timed(lambda: table.executemany("INSERT INTO found(rowid, text) VALUES (?, ?)", enumerate(texts)))
    print(f"FTS5: take the folded texts {filling:.2f} s")

    counted: dict[str, int] = {}
    for text in texts:
        for word in set(text.split()):
            counted[word] = counted.get(word, 0) + 1
    common = sorted(counted, key=counted.__getitem__, reverse=True)
    rare = common[len(common) * 3 // 4]
    print(f"{'typed':28}{'hits':>8}{'index':>9}{'FTS5':>9}{'ranked':>9}{'reading':>9}  ms")
    for beginnings in ([rare], [common[0]], ["st"], ["s"], [common[0], common[40][:4]], ["lø", "sk", "st"]):
        typed = " ".join(beginnings)
        match = " ".join(f'"{one}"*' for one in words_of(typed))
        hits = finder.find(typed, kinds=("knowledge",)).number
        assert hits == len(table.execute(_SELECT, (match,)).fetchall()) == len(scanned(texts, words_of(typed)))
        figures = (
            median(lambda typed=typed: finder.find(typed, kinds=("knowledge",))),
            median(lambda match=match: table.execute(_SELECT, (match,)).fetchall()),
            median(lambda match=match: table.execute(f"{_SELECT} ORDER BY rank LIMIT 50", (match,)).fetchall()),
            median(lambda typed=typed: scanned(texts, words_of(typed))),
        )
        print(f"{typed:28}{hits:8}" + "".join(f"{one:9.1f}" for one in figures))


if __name__ == "__main__":
    main()
