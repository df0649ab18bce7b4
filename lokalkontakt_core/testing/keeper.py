"""The conformance kit of keepers: subclass it, give a `backend` fixture, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
from collections.abc import Mapping

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import ConflictError, StoreError
from lokalkontakt_core.keeping.contents import contents_of
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.keeping.tally import Part, Tally
from lokalkontakt_core.keeping.verifying import verify
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.testing.access_log import FIRST, LATER
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.delivery_store import READY, SENDING
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import ASSIGNMENT, CONTACT, GLUD, HOSTILE, NOW, PERSON, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import ANONYMOUS, ANSWERS, NAMED, ticket_of


def filled_memory(*, small: bool = False) -> Store:
    """Give a store in memory that holds something of everything there is.

    Args:
        small: True for one thing of each kind, where every step of writing is tried.
    """
    store = memory_store()
    write(store.register, GLUD)
    store.responses.open_wave(NAMED)
    store.responses.submit(ticket_of(store.responses, NAMED), ANSWERS, "da")
    store.deliveries.put(READY, version=None)
    if small:
        return store
    write(store.register, SNAPTUN, PERSON, CONTACT, ASSIGNMENT)
    write(store.register, evolve(GLUD, name="Glud og omegn", ext={"kort": {"til": {"lag": 2}, "fra": 1}}))
    write(store.register, *(Area(id=f"tekst-{number}", name=text) for number, text in enumerate(HOSTILE)))
    area = store.register.read().get(Area, "tekst-0")
    change = store.register.read().remove(area)
    store.register.commit(ChangeSet("test", change), base=store.register.head(), actor="anna", instant=NOW)
    store.deliveries.put(SENDING, version=0)
    store.deliveries.put(evolve(READY, key="another/key", notice="notice-2"), version=None)
    assert store.access is not None
    for entry in (LATER, FIRST, FIRST):
        store.access.append(entry)
    responses = store.responses
    responses.save_draft(ticket_of(responses, NAMED, "invitation-2"), {"why": "måske", "several": ["a"]})
    for setup in (ANONYMOUS, evolve(ANONYMOUS, wave="anonym-lukket"), evolve(NAMED, wave="navngiven-lukket")):
        responses.open_wave(setup)
        responses.submit(ticket_of(responses, setup), ANSWERS, "da")
        responses.submit(ticket_of(responses, setup, "invitation-3"), {"knows": "nej"}, "en")
        responses.save_draft(ticket_of(responses, setup, "invitation-2"), ANSWERS)
        if setup.wave.endswith("lukket"):
            responses.seal(setup.wave)
    responses.open_wave(evolve(NAMED, wave="a"))
    responses.open_wave(evolve(NAMED, wave="a-1"))
    return store


def held(store: Store) -> Mapping[str, Part]:
    """Give what a store holds, so that it can be compared."""
    return Tally().exhaust(contents_of(store))


def is_empty(store: Store) -> bool:
    """Tell whether nothing at all is in a store."""
    return store.register.head() == 0 and not store.keeper.waves() and not list(store.deliveries.all())


class KeeperContract(Contract):
    """What a keeper promises."""

    def test_what_is_filled_in_is_given_out_again(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()
        backend.open(place).keeper.fill(contents_of(source))
        assert held(backend.open(place)) == held(source)
        assert list(backend.open(place).register.history()) == list(source.register.history())
        assert backend.open(place).register.read() == source.register.read()

    def test_a_copy_through_this_store_and_back_holds_the_same(self, backend: Backend) -> None:
        source, place, back = filled_memory(), backend.create(), memory_store()
        copied = copy_store(source, backend.open(place), with_open_waves=True)
        assert copy_store(backend.open(place), back, with_open_waves=True) == copied == held(source)

    def test_a_filled_store_is_sound(self, backend: Backend) -> None:
        source = memory_store()
        write(source.register, GLUD, SNAPTUN, PERSON, CONTACT, ASSIGNMENT)
        source.responses.open_wave(ANONYMOUS)
        source.responses.submit(ticket_of(source.responses, ANONYMOUS), ANSWERS, "da")
        place = backend.create()
        backend.open(place).keeper.fill(contents_of(source))
        assert list(verify(backend.open(place))) == []

    def test_a_filled_store_is_worked_on_like_any_other(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()
        backend.open(place).keeper.fill(contents_of(source))
        store = backend.open(place)
        head = source.register.head()
        assert store.register.head() == head
        assert store.register.outside_edits() == ()
        assert write(store.register, evolve(SNAPTUN, name="Snaptun Havn")).revision == head + 1
        assert backend.open(place).register.read().get(Area, "snaptun").name == "Snaptun Havn"
        delivery = store.deliveries.find(READY.key)
        assert delivery is not None
        assert store.deliveries.put(delivery, version=0) is False
        assert store.deliveries.put(delivery, version=1) is True

    def test_an_open_wave_is_answered_with_the_codes_that_were_given_out(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()
        backend.open(place).keeper.fill(contents_of(source))
        store = backend.open(place).responses
        for setup in (NAMED, ANONYMOUS):
            assert store.codes(setup.wave) == source.responses.codes(setup.wave)
            assert ticket_of(store, setup).used is True
            assert store.submit(ticket_of(store, setup), ANSWERS, "da") is False
            begun = ticket_of(store, setup, "invitation-2")
            assert begun.draft == ticket_of(source.responses, setup, "invitation-2").draft
            before = store.progress(setup.wave).submitted
            assert store.submit(begun, ANSWERS, "da") is True
            assert store.progress(setup.wave).submitted == before + 1
            store.seal(setup.wave)
            assert len(list(store.scan(setup.wave))) == before + 1

    def test_a_sealed_wave_stays_sealed(self, backend: Backend) -> None:
        source, place = filled_memory(), backend.create()
        backend.open(place).keeper.fill(contents_of(source))
        store = backend.open(place).responses
        for wave in ("anonym-lukket", "navngiven-lukket"):
            assert store.progress(wave) == source.responses.progress(wave)
            with pytest.raises(ConflictError):
                store.open_wave(source.responses.setup(wave))

    def test_an_empty_store_is_filled_with_nothing(self, backend: Backend) -> None:
        place = backend.create()
        backend.open(place).keeper.fill(contents_of(memory_store()))
        assert is_empty(backend.open(place))
        assert write(backend.open(place).register, GLUD).revision == 1

    @pytest.mark.parametrize("what", ["register", "wave", "delivery"])
    def test_a_store_with_anything_in_it_is_not_filled(self, backend: Backend, what: str) -> None:
        place = backend.create()
        store = backend.open(place)
        if what == "register":
            write(store.register, GLUD)
        elif what == "wave":
            store.responses.open_wave(NAMED)
        else:
            store.deliveries.put(READY, version=None)
        before = held(backend.open(place))
        with pytest.raises(StoreError) as caught:
            backend.open(place).keeper.fill(contents_of(filled_memory()))
        assert caught.value.code == "LKE161"
        assert held(backend.open(place)) == before
