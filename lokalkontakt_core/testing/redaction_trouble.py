"""The part of the kit of redaction in which it is killed, finds the disk full, and is read beside."""

# ruff: noqa: D102, PLR2004 - a test's name is its documentation, and its numbers are its example's
import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.testing.backend import Backend, Tick, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.redaction_examples import (
    CONTACT,
    NAME,
    PLACEHOLDER,
    REDACTION,
    TEXT,
    WITHOUT,
    Stored,
    answered,
    filled,
    redact,
    traces_in,
)
from lokalkontakt_core.testing.register_examples import write
from lokalkontakt_core.testing.response_examples import ANONYMOUS
from lokalkontakt_core.testing.together import at_once


class RedactionTroubleContract(Contract):
    """What the stores promise of a redaction that is disturbed at any step."""

    @pytest.fixture
    def stored(self) -> Stored:
        """Give what gives all bytes a store keeps at a place; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a redaction test is given all stored bytes by a fixture called stored")

    def test_a_redactor_killed_at_any_step_leaves_it_undone_or_it_is_finished(
        self, backend: Backend, stored: Stored
    ) -> None:
        for step in itertools.count(1):
            place = filled(backend)

            def work(tick: Tick, place: Any = place) -> None:
                redact(backend.open(place, tick).register, base=4)

            killed = killed_at(step, work)
            store = backend.open(place).register
            head = store.head()
            assert head in ({4, 5} if killed else {5})
            name = PLACEHOLDER.name if head == 5 else NAME
            assert store.read().get(Person, "person-1").name == name
            assert len(list(store.history())) == head
            assert store.outside_edits() == ()
            if head == 5:
                assert traces_in(stored(place)) == set()
            write(backend.open(place).register, evolve(CONTACT, ended=date(2020, 6, 1)))
            redact(backend.open(place).register)
            assert traces_in(stored(place)) == set()
            if not killed:
                return

    def test_a_redaction_of_answers_killed_at_any_step_is_finished_by_the_next(
        self, backend: Backend, stored: Stored
    ) -> None:
        for step in itertools.count(1):
            place = backend.create()
            answered(backend.open(place), ANONYMOUS)

            def work(tick: Tick, place: Any = place) -> None:
                backend.open(place, tick).responses.redact(REDACTION)

            killed = killed_at(step, work)
            store = backend.open(place).responses
            assert len(list(store.scan(ANONYMOUS.wave))) == 2
            store.redact(REDACTION)
            del store
            assert traces_in(stored(place)) == set()
            if not killed:
                return

    def test_a_full_disk_at_any_step_is_told_and_doing_it_again_finishes(
        self, backend: Backend, stored: Stored
    ) -> None:
        for step in itertools.count(1):
            place = filled(backend)
            tick: Any = full_from(step)
            try:
                redact(backend.open(place, tick).register, base=4)
            except StoreError:
                assert backend.open(place).register.head() in {4, 5}
                redact(backend.open(place).register)
            assert traces_in(stored(place)) == set()
            if tick.went_by():
                return

    def test_a_reader_beside_a_redactor_sees_it_done_wholly_or_not_at_all(self, backend: Backend) -> None:
        place = filled(backend)
        many = [Area(id=f"area-{number}", name=str(number), status_note=TEXT) for number in range(20)]
        write(backend.open(place).register, *many)
        done: list[int] = []

        def redact_it() -> None:
            try:
                redact(backend.open(place).register)
            finally:
                done.append(1)

        def read_all() -> list[tuple[int, set[str | None]]]:
            seen = []
            while not done:
                register = backend.open(place).register.read()
                notes = {area.status_note for area in register.all(Area) if area.id.startswith("area-")}
                seen.append((register.revision, notes))
            return seen

        works: list[Callable[[], Any]] = [redact_it, read_all]
        results = at_once(works)
        assert results[0] is None, results
        assert isinstance(results[1], list), results
        assert {(revision, *notes) for revision, notes in results[1]} <= {(5, TEXT), (6, WITHOUT)}
