"""The conformance kit of keepers that go on with a filling that was broken off: instead of `FillingContract`."""

# ruff: noqa: D102 - a test's name is its documentation
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.changes import Commit, Edit
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.keeping.contents import contents_of
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.filling import HALF, FillingContract, broken, broken_off, refused
from lokalkontakt_core.testing.keeper import filled_memory, held
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, change_of, write
from lokalkontakt_core.testing.response_examples import NAMED


def half_filled(backend: Backend, source: Store) -> Any:
    """Give a store in which filling was broken off, and that says so."""
    place = broken_off(backend, source)
    assert refused(backend, place), "the store opens: one that is filled in one step is tested by FillingContract"
    return place


class ResumedFillingContract(FillingContract):
    """What a keeper promises that keeps what lies there when filling is broken off."""

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
