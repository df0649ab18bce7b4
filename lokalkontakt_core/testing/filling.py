"""The conformance kit of filling that is broken off: subclass it, give a `backend` fixture."""

# ruff: noqa: D102 - a test's name is its documentation
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.changes import Commit, Edit
from lokalkontakt_core.errors import DataError, LokalkontaktError, StoreError
from lokalkontakt_core.keeping.contents import contents_of
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.ports.keeper import Contents
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend, Tick, forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.keeper import filled_memory, held, is_empty
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, change_of, write
from lokalkontakt_core.testing.response_examples import NAMED

HALF = "LKE160"


def refused(backend: Backend, place: Any) -> bool:
    """Tell whether opening a store is refused because it is half filled."""
    try:
        backend.open(place)
    except StoreError as problem:
        if problem.code != HALF:
            raise
        return True
    return False


def failing(items: Any, after: int) -> Iterator[Any]:
    """Give some things, then fail as a damaged source does."""
    yield from itertools.islice(items, after)
    raise DataError("LKE148", place="source")


def broken(contents: Contents) -> Contents:
    """Give contents that fail when all but the deliveries have gone by."""
    return evolve(contents, deliveries=failing(contents.deliveries, 0))


def half_filled(backend: Backend, source: Store) -> Any:
    """Give a store in which filling was broken off."""
    place = backend.create()
    with pytest.raises(DataError):
        backend.open(place).keeper.fill(broken(contents_of(source)))
    return place


class FillingContract(Contract):
    """What a keeper promises of a filling that does not come to its end; stores in memory know none."""

    def test_killed_at_any_step_of_copying_the_same_copy_goes_on_and_ends_the_same(self, backend: Backend) -> None:
        source = filled_memory(small=True)
        for step in itertools.count(1):
            place = backend.create()

            def work(tick: Tick, place: Any = place) -> None:
                copy_store(source, backend.open(place, tick, filling=True), with_open_waves=True)

            killed = killed_at(step, work)
            if not killed:
                assert held(backend.open(place)) == held(source)
                return
            if not refused(backend, place):
                store = backend.open(place)
                assert is_empty(store) or held(store) == held(source)
                if not is_empty(store):
                    continue
            copy_store(source, backend.open(place, filling=True), with_open_waves=True)
            assert held(backend.open(place)) == held(source)

    @pytest.mark.parametrize("trouble", [full_from, forbidden_from], ids=["full", "forbidden"])
    def test_a_disk_that_refuses_at_any_step_is_told_and_nothing_looks_whole(
        self, backend: Backend, trouble: Any
    ) -> None:
        source = filled_memory(small=True)
        for step in itertools.count(1):
            place, tick, told = backend.create(), trouble(step), False
            try:
                backend.open(place, tick).keeper.fill(contents_of(source))
            except StoreError:
                told = True
            if not refused(backend, place):
                store = backend.open(place)
                assert held(store) == held(source) or (told and is_empty(store))
            if tick.left > 0:
                return

    def test_what_lies_there_is_not_asked_to_be_written_again(self, backend: Backend) -> None:
        source = filled_memory()
        place = half_filled(backend, source)
        first = backend.open(place, filling=True).keeper.filled()
        assert first is not None
        assert first.items > 0
        with pytest.raises(DataError):
            backend.open(place, filling=True).keeper.fill(broken(contents_of(source)))
        assert backend.open(place, filling=True).keeper.filled() == first
        backend.open(place, filling=True).keeper.fill(contents_of(source))
        assert held(backend.open(place)) == held(source)
        assert backend.open(place).keeper.filled() is None

    def test_an_opening_from_before_neither_reads_nor_writes_what_is_half_filled(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()
        early, used = backend.open(place), backend.open(place)
        assert used.register.read() == Register([])
        change = change_of(Edit(None, evolve(GLUD, id="ny")))
        with pytest.raises(DataError):
            backend.open(place).keeper.fill(broken(contents_of(source)))
        for store in (early, used):
            for work in (
                store.register.head,
                store.register.read,
                lambda store=store: store.register.commit(change, base=0, actor="anna", instant=NOW),
                lambda store=store: store.responses.open_wave(evolve(NAMED, wave="another")),
            ):
                with pytest.raises(StoreError) as caught:
                    work()
                assert caught.value.code == HALF
        copy_store(source, backend.open(place, filling=True), with_open_waves=True)
        assert [held(store) for store in (early, used)] == [held(source)] * 2

    @pytest.mark.parametrize("after", [0, 1, 2, 4])
    def test_when_the_source_fails_on_the_way_it_goes_on_later(self, backend: Backend, after: int) -> None:
        source, place = filled_memory(), backend.create()
        contents = contents_of(source)
        with pytest.raises(DataError):
            backend.open(place).keeper.fill(evolve(contents, waves=failing(contents.waves, after)))
        assert refused(backend, place)
        backend.open(place, filling=True).keeper.fill(contents_of(source))
        assert held(backend.open(place)) == held(source)

    def test_commits_made_since_it_was_broken_off_are_left_out(self, backend: Backend) -> None:
        source = filled_memory()
        before, place = held(source), half_filled(backend, source)
        write(source.register, evolve(SNAPTUN, name="Snaptun Havn"))
        write(source.register, evolve(GLUD, id="ny", name="Ny"))
        copy_store(source, backend.open(place, filling=True), with_open_waves=True)
        assert held(backend.open(place)) == before

    def test_another_source_is_refused_and_what_lies_there_stays(self, backend: Backend) -> None:
        source, other = filled_memory(), memory_store()
        place = half_filled(backend, source)
        for number in range(source.register.head()):
            write(other.register, evolve(GLUD, id=f"anden-{number}"))
        for wrong in (other, memory_store(), _with_another_last_commit(filled_memory())):
            with pytest.raises(StoreError) as caught:
                copy_store(wrong, backend.open(place, filling=True), with_open_waves=True)
            assert caught.value.code == "LKE190"
            assert refused(backend, place)
        copy_store(source, backend.open(place, filling=True), with_open_waves=True)
        assert held(backend.open(place)) == held(source)

    def test_a_copy_that_gives_back_something_else_is_never_called_whole(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()

        def compare() -> None:
            raise DataError("LKE163", place="copy", parts=("history.jsonl",))

        with pytest.raises(LokalkontaktError):
            backend.open(place).keeper.fill(contents_of(source), compare)
        assert refused(backend, place)

    def test_what_was_half_filled_is_cleared_and_filled_with_something_else(self, backend: Backend) -> None:
        place, other = half_filled(backend, filled_memory()), filled_memory(small=True)
        backend.open(place, filling=True).keeper.clear()
        assert is_empty(backend.open(place))
        backend.open(place).keeper.fill(contents_of(other))
        assert held(backend.open(place)) == held(other)

    def test_a_whole_store_is_never_cleared(self, backend: Backend) -> None:
        place = backend.create()
        backend.open(place).keeper.fill(contents_of(filled_memory()))
        before = held(backend.open(place))
        backend.open(place, filling=True).keeper.clear()
        assert held(backend.open(place)) == before


def _with_another_last_commit(store: Store) -> Store:
    """Give a store whose history is the same but for who made the last commit."""
    (last, *rest) = store.register.history()
    return evolve(store, register=_WithHistory(store.register, [evolve(last, actor="en anden"), *rest]))


class _WithHistory:
    """Stands before a register store, with another history."""

    def __init__(self, behind: Any, commits: list[Commit]) -> None:
        self._behind = behind
        self._commits = commits

    def __getattr__(self, name: str) -> Any:
        return getattr(self._behind, name)

    def history(self) -> Iterator[Commit]:
        """Give the commits."""
        return iter(self._commits)
