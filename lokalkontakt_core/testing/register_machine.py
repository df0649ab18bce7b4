"""A Hypothesis state machine: whatever is done to a register store, it holds what a register in memory would."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend

_IDS = st.sampled_from(["as", "glud", "hjarnoe", "snaptun"])
_NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_START = datetime(2019, 12, 31, 23, 59, tzinfo=UTC)


class _Machine(RuleBasedStateMachine):
    backend: Backend

    def __init__(self) -> None:
        super().__init__()
        self.place = self.backend.create()
        self.stores: list[Store] = [self.backend.open(self.place), self.backend.open(self.place)]
        self.expected = Register()
        self.commits: list[Commit] = []

    @rule(which=st.integers(0, 1), area_id=_IDS, name=_NAMES, note=st.none() | _NAMES)
    def put(self, which: int, area_id: str, name: str, note: str | None) -> None:
        self._commit(which, self.expected.put(Area(id=area_id, name=name, status_note=note)))

    @rule(which=st.integers(0, 1), area_id=_IDS)
    def remove(self, which: int, area_id: str) -> None:
        there = self.expected.find(Area, area_id)
        if there is not None:
            self._commit(which, self.expected.remove(there))

    @precondition(lambda machine: machine.commits)
    @rule(which=st.integers(0, 1), data=st.data())
    def undo(self, which: int, data: st.DataObject) -> None:
        edits = data.draw(st.sampled_from(self.commits)).change.edits
        if all(self.expected.at(edit.ref) == edit.after for edit in edits):
            self._commit(which, tuple(edit.reversed for edit in edits))

    @rule(which=st.integers(0, 1), off=st.sampled_from([-1, 1, 5]))
    def commit_on_a_wrong_base(self, which: int, off: int) -> None:
        change = ChangeSet("test", self.expected.put(Area(id="as", name="på et forkert grundlag")))
        with pytest.raises(ConflictError):
            self.stores[which].register.commit(
                change, base=self.expected.revision + off, actor="anna", instant=self._instant()
            )

    @rule(which=st.integers(0, 1))
    def open_again(self, which: int) -> None:
        self.stores[which] = self.backend.open(self.place)

    @invariant()
    def both_hold_what_is_expected(self) -> None:
        for store in self.stores:
            read = store.register.read()
            assert (read, read.revision) == (self.expected, self.expected.revision)
            assert list(store.register.history()) == self.commits[::-1]
            assert store.register.outside_edits() == ()

    def _instant(self) -> datetime:
        return _START + timedelta(seconds=30 * len(self.commits))

    def _commit(self, which: int, edits: tuple[Edit, ...]) -> None:
        if not edits:
            return
        change = ChangeSet("test", edits)
        commit = self.stores[which].register.commit(
            change, base=self.expected.revision, actor="anna", instant=self._instant()
        )
        self.commits.append(commit)
        self.expected = self.expected.apply(change, revision=commit.revision)


def check_as_machine(backend: Backend) -> None:
    """Run the machine on fresh stores of a backend."""
    chosen = backend

    class Machine(_Machine):
        backend = chosen

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list[Any](HealthCheck),
            database=None,
        ),
    )
