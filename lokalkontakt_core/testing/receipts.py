"""The long kit: a process is killed again and again while it works, and no receipt it gave was a lie.

It is killed 25 times; as often as the environment variable LOKALKONTAKT_KILLS says in a longer run, which prints the
count: `LOKALKONTAKT_KILLS=1000 pytest -k receipt -s`.
"""

# ruff: noqa: D102 - a test's name is its documentation
import os
import random
from collections import Counter

from attrs import evolve

from lokalkontakt_core.keeping.verifying import verify
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.testing.backend import Backend, Tick, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_examples import GLUD, write
from lokalkontakt_core.testing.response_examples import ANONYMOUS, ANSWERS

KILLS = int(os.environ.get("LOKALKONTAKT_KILLS", "25"))
_AT_ONCE = 3
_STEPS = 512
_LENGTH = 8
_LOOKED_THROUGH = 25
_AT_ONE_PLACE = 100


class ReceiptContract(Contract):
    """What a store promises to somebody who has been told that it is done."""

    def test_no_receipt_was_a_lie_however_often_the_writer_is_killed(self, backend: Backend) -> None:
        chance, done = random.Random(2020), Counter[str]()  # noqa: S311 - the same steps every time
        while done["kills"] < KILLS:
            done += _killed_again_and_again(backend, min(_AT_ONE_PLACE, KILLS - done["kills"]), chance)
        print(", ".join(f"{count} {what}" for what, count in done.items()), "and no receipt was a lie")  # noqa: T201 - wanted


def _killed_again_and_again(backend: Backend, times: int, chance: random.Random) -> Counter[str]:
    """Kill a writer some times, check everything it said, and count."""
    setup = evolve(
        ANONYMOUS, invitations=tuple(f"invitation-{one}" for one in range(2 * (times + _AT_ONCE) * _AT_ONCE))
    )
    place = backend.create()
    backend.open(place).responses.open_wave(setup)
    write(backend.open(place).register, GLUD)
    codes = list(backend.open(place).responses.codes(setup.wave).values())
    commits, answers, kills, most = 1, 0, 0, _STEPS
    first = -_AT_ONCE
    while kills < times:
        first += _AT_ONCE
        step = chance.randint(1, most)
        reading, receipts = os.pipe()

        def work(tick: Tick, first: int = first, receipts: int = receipts) -> None:
            store = backend.open(place, tick)
            for number in range(first, first + _AT_ONCE):
                write(store.register, Area(id="glud", name=f"Glud {number}"))
                os.write(receipts, b"c" * _LENGTH)
                ticket = store.responses.find_ticket(codes[number])
                assert ticket is not None
                assert store.responses.submit(ticket, ANSWERS, "da")
                os.write(receipts, b"a" * _LENGTH)

        if killed_at(step, work):
            kills += 1
        else:
            most = step  # the work has no more steps than that
        os.close(receipts)
        with os.fdopen(reading, "rb") as told:
            given = told.read()
        store = backend.open(place)
        head, there = store.register.head(), store.responses.progress(setup.wave).submitted
        commits += given.count(b"c" * _LENGTH)
        answers += given.count(b"a" * _LENGTH)
        # What was done may be one more than what was told: the process was killed before it could say so.
        assert head in {commits, commits + 1}
        assert there in {answers, answers + 1}
        assert len(list(store.responses.scan(setup.wave))) == there
        if kills % max(1, times // _LOOKED_THROUGH) == 0:
            assert list(verify(store)) == []
        commits, answers = head, there
    return Counter(kills=kills, commits=commits, answers=answers)
