"""The part of the register stores' kit in which several are at work at the same time."""

# ruff: noqa: D102 - a test's name is its documentation
from collections.abc import Sequence
from functools import partial

from attrs import evolve

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, unchanged, write
from lokalkontakt_core.testing.together import at_once

WAIT = 60.0
"""How long is waited for a commit that will surely come, in seconds; a store gives the head far sooner."""


class RegisterTogetherContract(Contract):
    """What a register store promises to several at once."""

    def test_of_writers_on_one_base_exactly_one_succeeds(self, backend: Backend) -> None:
        place = backend.create()
        stores = [backend.open(place).register for _ in range(4)]
        areas = [Area(id=f"area-{number}", name=str(number)) for number in range(4)]
        results = at_once([partial(write, store, area, base=0) for store, area in zip(stores, areas, strict=True)])
        won = [index for index, result in enumerate(results) if isinstance(result, Commit)]
        lost = [result for result in results if isinstance(result, ConflictError)]
        assert len(won) == 1, results
        assert [(conflict.code, conflict.values["head"]) for conflict in lost] == [("LKE101", 1)] * 3
        unchanged(backend, place, [areas[won[0]]], 1)

    def test_who_waits_is_given_the_head_once_somebody_else_has_committed(self, backend: Backend) -> None:
        place = backend.create()
        waiting = backend.open(place).register
        write(waiting, GLUD)

        def wait_in_turns() -> int:
            while (head := waiting.wait(1, WAIT)) == 1:
                pass
            return head

        def commit() -> int:
            return write(backend.open(place).register, SNAPTUN).revision

        assert at_once([wait_in_turns, commit]) == [2, 2]
        assert waiting.read() == Register([GLUD, SNAPTUN])

    def test_waiting_gives_the_head_when_it_is_another_one_already_and_when_the_time_is_over(
        self, backend: Backend
    ) -> None:
        place = backend.create()
        store = backend.open(place).register
        write(store, GLUD)
        write(backend.open(place).register, SNAPTUN)
        assert (store.wait(1, WAIT), store.wait(2, 0), store.wait(0, 0)) == (2, 2, 2)

    def test_one_may_wait_at_an_opening_that_is_used_meanwhile(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).register
        last = 6

        def listen() -> list[int]:
            heard = [0]
            while heard[-1] < last:
                heard.append(store.wait(heard[-1], WAIT))
            return heard

        def use() -> list[int]:
            return [write(store, evolve(GLUD, name=str(number))).revision for number in range(last)]

        heard, written = at_once([listen, use])
        assert written == list(range(1, last + 1))
        assert isinstance(heard, list), heard
        assert heard == sorted(heard)

    def test_a_reader_beside_a_writer_sees_every_revision_wholly(self, backend: Backend) -> None:
        place = backend.create()
        write(backend.open(place).register, *_at_number(0))
        last = 25
        done: list[int] = []

        def write_all() -> None:
            store = backend.open(place).register
            for number in range(1, last):
                write(store, *_at_number(number))
            done.append(last)

        def read_all() -> list[tuple[int, set[str]]]:
            seen = []
            while not done:
                register = backend.open(place).register.read()
                seen.append((register.revision, {area.name for area in register.all(Area)}))
            return seen

        results = at_once([write_all, read_all])
        assert isinstance(results[1], list), results
        assert [(revision, names) for revision, names in results[1] if names != {str(revision - 1)}] == []
        revisions = [revision for revision, _ in results[1]]
        assert revisions == sorted(revisions)


def _at_number(number: int) -> Sequence[Area]:
    return [Area(id=f"area-{index}", name=str(number)) for index in range(6)]
