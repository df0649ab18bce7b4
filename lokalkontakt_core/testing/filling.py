"""The conformance kit of filling that is broken off: subclass it, give a `backend` fixture."""

# ruff: noqa: D102 - a test's name is its documentation
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.errors import DataError, LokalkontaktError, StoreError
from lokalkontakt_core.keeping.contents import contents_of
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.ports.keeper import Contents
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.testing.backend import Backend, Tick, forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.keeper import filled_memory, held, is_empty

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


def broken_off(backend: Backend, source: Store) -> Any:
    """Give a store in which filling was broken off."""
    place = backend.create()
    with pytest.raises(DataError):
        backend.open(place).keeper.fill(broken(contents_of(source)))
    return place


def looks_whole(backend: Backend, place: Any) -> bool:
    """Tell whether a store in which filling was broken off opens, and holds something."""
    return not refused(backend, place) and not is_empty(backend.open(place))


class FillingContract(Contract):
    """What every keeper promises of a filling that does not come to its end: nothing that looks whole.

    A store that writes everything in one step is as empty as it was; one that keeps what lies there already, and says
    so at every opening, is a subclass of `filling_resumed.ResumedFillingContract` instead. Stores in memory know none.
    """

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
            if tick.went_by():
                return

    @pytest.mark.parametrize("after", [0, 1, 2, 4])
    def test_when_the_source_fails_on_the_way_it_goes_on_later(self, backend: Backend, after: int) -> None:
        source, place = filled_memory(), backend.create()
        contents = contents_of(source)
        with pytest.raises(DataError):
            backend.open(place).keeper.fill(evolve(contents, waves=failing(contents.waves, after)))
        assert not looks_whole(backend, place)
        backend.open(place, filling=True).keeper.fill(contents_of(source))
        assert held(backend.open(place)) == held(source)

    def test_a_copy_that_gives_back_something_else_is_never_called_whole(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()

        def compare() -> None:
            raise DataError("LKE163", place="copy", parts=("history.jsonl",))

        with pytest.raises(LokalkontaktError):
            backend.open(place).keeper.fill(contents_of(source), compare)
        assert not looks_whole(backend, place)

    def test_what_was_broken_off_is_cleared_and_filled_with_something_else(self, backend: Backend) -> None:
        place, other = broken_off(backend, filled_memory()), filled_memory(small=True)
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
