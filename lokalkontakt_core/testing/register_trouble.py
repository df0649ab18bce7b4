"""The part of the register stores' kit in which writers are killed and disks refuse."""

# ruff: noqa: D102 - a test's name is its documentation
import itertools
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.register_store import RegisterStore
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.testing.backend import Backend, Tick, forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_examples import (
    ASSIGNMENT,
    CONTACT,
    GLUD,
    NOW,
    PERSON,
    SNAPTUN,
    change_of,
    unchanged,
    write,
)


class RegisterTroubleContract(Contract):
    """What a register store promises when it is disturbed at any step."""

    def test_a_writer_killed_at_any_step_leaves_the_last_or_the_next_revision(self, backend: Backend) -> None:
        for step in itertools.count(1):
            place = backend.create()
            write(backend.open(place).register, GLUD, SNAPTUN)

            def work(tick: Tick, place: Any = place) -> None:
                _big_change(backend.open(place, tick).register)

            killed = killed_at(step, work)
            _last_or_next(backend, place, may_be_last=killed)
            if not killed:
                return

    @pytest.mark.parametrize("trouble", [full_from, forbidden_from], ids=["full", "forbidden"])
    def test_a_disk_that_refuses_at_any_step_is_told_and_nothing_is_changed(
        self, backend: Backend, trouble: Any
    ) -> None:
        for step in itertools.count(1):
            place = backend.create()
            write(backend.open(place).register, GLUD, SNAPTUN)
            tick = trouble(step)
            try:
                _big_change(backend.open(place, tick).register)
            except StoreError:
                unchanged(backend, place, [GLUD, SNAPTUN], 1)
            else:
                _last_or_next(backend, place, may_be_last=False)
            if tick.went_by():
                return


def _big_change(store: RegisterStore) -> None:
    """Write four new records, change one, remove one."""
    edits = (
        *store.read().put(evolve(GLUD, name="Glud By"), PERSON, CONTACT, ASSIGNMENT),
        *store.read().remove(SNAPTUN),
    )
    store.commit(change_of(*edits), base=1, actor="anna", instant=NOW)


def _last_or_next(backend: Backend, place: Any, *, may_be_last: bool) -> None:
    last = [GLUD, SNAPTUN]
    following = [evolve(GLUD, name="Glud By"), PERSON, CONTACT, ASSIGNMENT]
    head = backend.open(place).register.head()
    assert head in ({1, 2} if may_be_last else {2})
    unchanged(backend, place, last if head == 1 else following, head)
    write(backend.open(place).register, Area(id="as", name="As"))
    unchanged(backend, place, [*(last if head == 1 else following), Area(id="as", name="As")], head + 1)
