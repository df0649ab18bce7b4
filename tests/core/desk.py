"""A store with two areas and two contacts, and the people who work on it."""

from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_own_yes
from lokalkontakt_core.services.areas import add_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.scheme import create_scheme
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace

DAY = date(2020, 5, 1)
NOON = datetime(2020, 5, 1, 10, tzinfo=UTC)


class Desk:
    """One store and any number of people working on it."""

    def __init__(self, store=None):
        self.store = store or memory_store()
        self.ids = CountedIds()
        self.anna = self.opened("anna")
        self.anna.do(create_scheme, name="Øvelse", municipality="Prøvekøbing", coordinator_name="Anna Eksempel")
        for name in ("Glud", "Hjarnø"):
            self.anna.do(add_area, name=name)
        for name in ("Mette Øvig", "Jens Prøve"):
            self.anna.do(add_contact, name=name)
        self.mette, self.jens = (contact.id for contact in self.anna.register.all(Contact))

    def opened(self, actor):
        return Workspace(self.store, actor=actor, clock=FixedClock(NOON), ids=self.ids, rules=RULES, day=DAY)

    def make_confirmable(self, *contacts):
        for contact in contacts or (self.mette, self.jens):
            self.anna.do(record_own_yes, contact=contact)
            self.anna.do(record_manager_yes, contact=contact, by=self.anna.register.scheme.coordinator)
            self.anna.do(grant_time, contact=contact, minutes_per_week=240)

    def cover_glud(self):
        self.anna.do(assign, area="glud", contact=self.mette)
        self.anna.do(confirm, assignment=self.anna.register.all(Assignment)[0].id)
        return self.anna.register.all(Assignment)[0].id

    def deliver(self, notice, state=DeliveryState.SENT):
        assert self.store.deliveries.put(Delivery(key=notice.id, notice=notice.id, state=state), version=None)


def refusal(code, run, *args, **kwargs):
    """Demand that something is refused with a code, and give the error."""
    with pytest.raises(LokalkontaktError) as caught:
        run(*args, **kwargs)
    assert caught.value.code == code
    return caught.value
