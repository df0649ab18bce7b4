"""The conformance kit of delivery stores: subclass it, give a `backend` fixture, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
import itertools
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.testing.backend import Backend, Tick, forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.together import at_once

READY = Delivery("handover/assignment-1/person-2/2020-04-01", "notice-1", DeliveryState.READY)
SENDING = Delivery(
    key=READY.key,
    notice="notice-1",
    state=DeliveryState.SENDING,
    attempts=3,
    message_id="<abc@kommunen.example>",
    changed=datetime(2020, 5, 1, 9, 30, tzinfo=UTC),
    next_attempt=datetime(2020, 5, 1, 10, tzinfo=UTC),
    problem="LKE410",
    detail='450 "prøv igen"\nsenere',
)


class DeliveryStoreContract(Contract):
    """What a delivery store promises."""

    def test_a_new_store_holds_no_deliveries(self, backend: Backend) -> None:
        store = backend.open(backend.create()).deliveries
        assert (store.find(READY.key), list(store.all())) == (None, [])

    @pytest.mark.parametrize("delivery", [READY, SENDING], ids=["least", "all"])
    def test_a_delivery_comes_back_as_it_was_put_with_version_0(self, backend: Backend, delivery: Delivery) -> None:
        place = backend.create()
        assert backend.open(place).deliveries.put(delivery, version=None) is True
        store = backend.open(place).deliveries
        assert (store.find(delivery.key), list(store.all())) == (delivery, [delivery])

    def test_every_put_raises_the_version_by_one_whatever_the_caller_says(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).deliveries
        store.put(evolve(READY, version=77), version=None)
        assert store.put(evolve(SENDING, version=77), version=0) is True
        assert backend.open(place).deliveries.find(READY.key) == evolve(SENDING, version=1)
        assert [delivery.version for delivery in backend.open(place).deliveries.all()] == [1]

    @pytest.mark.parametrize("version", [None, 0, 2])
    def test_a_put_on_another_version_changes_nothing(self, backend: Backend, version: int | None) -> None:
        store = backend.open(backend.create()).deliveries
        store.put(READY, version=None)
        store.put(READY, version=0)
        assert store.put(SENDING, version=version) is False
        assert store.find(READY.key) == evolve(READY, version=1)

    def test_a_put_on_a_version_of_what_is_not_there_changes_nothing(self, backend: Backend) -> None:
        store = backend.open(backend.create()).deliveries
        assert store.put(READY, version=0) is False
        assert store.find(READY.key) is None

    def test_deliveries_of_different_keys_do_not_meet(self, backend: Backend) -> None:
        store = backend.open(backend.create()).deliveries
        keys = ("a/b", "a-b", "A/B", "../a", "x" * 300)
        for key in keys:
            assert store.put(evolve(READY, key=key), version=None) is True
        assert {delivery.key for delivery in store.all()} == set(keys)

    def test_of_many_who_claim_one_delivery_exactly_one_gets_it(self, backend: Backend) -> None:
        place = backend.create()
        backend.open(place).deliveries.put(READY, version=None)
        claims = [
            partial(backend.open(place).deliveries.put, evolve(SENDING, detail=str(who)), version=0) for who in range(6)
        ]
        results = at_once(claims)
        assert sorted(results, key=str) == [False] * 5 + [True]
        found = backend.open(place).deliveries.find(READY.key)
        assert found is not None
        assert found.detail == str(results.index(True))

    def test_killed_at_any_step_the_old_or_the_new_state_is_there(self, backend: Backend) -> None:
        for step in itertools.count(1):
            place = backend.create()
            backend.open(place).deliveries.put(READY, version=None)

            def work(tick: Tick, place: Any = place) -> None:
                backend.open(place, tick).deliveries.put(SENDING, version=0)

            killed = killed_at(step, work)
            store = backend.open(place).deliveries
            found = store.find(READY.key)
            assert found == evolve(SENDING, version=1) or (killed and found == READY)
            assert list(store.all()) == [found]
            assert found is not None
            assert store.put(SENDING, version=found.version) is True
            if not killed:
                return

    @pytest.mark.parametrize("trouble", [full_from, forbidden_from], ids=["full", "forbidden"])
    def test_a_disk_that_refuses_at_any_step_is_told_and_nothing_is_changed(
        self, backend: Backend, trouble: Any
    ) -> None:
        for step in itertools.count(1):
            place = backend.create()
            backend.open(place).deliveries.put(READY, version=None)
            tick = trouble(step)
            try:
                written = backend.open(place, tick).deliveries.put(SENDING, version=0)
            except StoreError:
                written = False
            found = backend.open(place).deliveries.find(READY.key)
            assert found == (evolve(SENDING, version=1) if written else READY)
            if tick.went_by():
                return
