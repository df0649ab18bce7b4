"""Retention: only what was decided on is ever due, on the day and not before."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.erasure.retention import apply_retention, retention, set_retention
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.ports.access_log import Access, AccessEntry
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, DataClass, Retention, Scheme
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of

NOW = datetime(2022, 1, 1, 12, tzinfo=UTC)
RULE = Retention(keep=Interval(months=24), reason="Retningslinje 7")
RULES = dict.fromkeys(DataClass, RULE)
SCHEME = Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve", retention=RULES)
GONE = Person(id="person-1", name="Karen Wulff", ended=date(2022, 1, 1))
FORM = FrozenForm(id="form-1", form_id="x", version="1", text="", sha256="")
WAVE = Wave(id=NAMED.wave, name="Runde", form="form-1", mode=WaveMode.NAMED, state=WaveState.CLOSED,
            closed=date(2022, 1, 1))  # fmt: skip
SENT = Delivery("key.1", "notice-1", DeliveryState.SENT, 1, "<1@x>", NOW, detail="250 ok")
BEFORE, DUE = date(2023, 12, 31), date(2024, 1, 1)


def stored(scheme=SCHEME):
    store = memory_store()
    store.register.commit(ChangeSet("x", Register().put(scheme, GONE, FORM, WAVE)), base=0, actor="a", instant=NOW)
    store.responses.open_wave(NAMED)
    store.responses.submit(ticket_of(store.responses, NAMED), ANSWERS, "da")
    store.responses.seal(NAMED.wave)
    assert store.deliveries.put(SENT, version=None)
    assert store.deliveries.put(evolve(SENT, key="key.2", state=DeliveryState.READY), version=None)
    store.access.append(AccessEntry(NOW, "a", Access.VIEW, "person-1", "person show"))
    return store


def counts(store, day):
    return {due.data: due.count for due in retention(store, day)}


def test_nothing_is_due_before_its_day_and_each_class_on_it():
    store = stored()
    assert counts(store, BEFORE) == dict.fromkeys(DataClass, 0)
    assert counts(store, DUE + timedelta(days=1)) == dict.fromkeys(DataClass, 1)


def test_nothing_is_due_where_nothing_was_decided():
    store = stored(evolve(SCHEME, retention={}))
    assert counts(store, date(2090, 1, 1)) == dict.fromkeys(DataClass, 0)
    assert all(due.rule is None for due in retention(store, DUE))


def test_what_is_due_is_taken_away_and_the_fact_of_sending_stays():
    store = stored()
    day = DUE + timedelta(days=1)
    taken = apply_retention(store, day, actor="person-2", instant=NOW + timedelta(days=800), placeholder="#{number}")
    assert {one.due.data: one.done for one in taken} == dict.fromkeys(DataClass, 1)
    assert store.register.read().get(Person, "person-1").name == "#1"
    assert list(store.responses.scan(NAMED.wave)) == []
    assert store.deliveries.find("key.1") == evolve(SENT, detail=None, message_id=None, version=1)
    assert store.deliveries.find("key.2").detail == "250 ok", "what still waits is left alone"
    assert [entry.access for entry in store.access.entries()] == [Access.ERASE]
    assert counts(store, day) == dict.fromkeys(DataClass, 0)


def test_who_the_scheme_still_stands_on_is_told_and_the_rest_goes_on():
    store = stored(evolve(SCHEME, coordinator="person-1"))
    taken = apply_retention(store, date(2025, 1, 1), actor="a", instant=NOW, placeholder="#{number}")
    by_class = {one.due.data: one for one in taken}
    assert [error.code for error in by_class[DataClass.FORMER_PERSONS].refused] == ["LKE267"]
    assert by_class[DataClass.ANSWERS].done == 1


def test_a_decision_needs_a_reason_and_a_sensible_length_and_can_be_taken_back():
    context = Context(Register([SCHEME]), DUE, CountedIds())
    for months, reason, code in ((24, " ", "LKE271"), (0, "x", "LKE272"), (5000, "x", "LKE272")):
        with pytest.raises(UsageError) as caught:
            set_retention(context, data=DataClass.ANSWERS, months=months, reason=reason)
        assert caught.value.code == code
    change = set_retention(context, data=DataClass.ANSWERS, months=6, reason="Kort")
    after = context.register.apply(change).scheme.retention
    assert after[DataClass.ANSWERS] == Retention(keep=Interval(months=6), reason="Kort")
    gone = set_retention(context, data=DataClass.ANSWERS, months=None)
    assert DataClass.ANSWERS not in context.register.apply(gone).scheme.retention
