"""Workspaces on a folder: the example written out, two people at one vacant area, hand edits adopted, undo."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.testing.register_examples import change_of
from lokalkontakt_core.testing.together import at_once
from lokalkontakt_core.workspace import Outcome, Workspace

DAY = date(2020, 5, 1)
NOON = datetime(2020, 5, 1, 10, tzinfo=UTC)


@pytest.fixture
def hedensted(toml_backend):
    place = toml_backend.create()
    change = change_of(*Register().put(*example_register()))
    toml_backend.open(place).register.commit(change, base=0, actor="anna", instant=NOON)
    return place


@pytest.fixture
def sit_down(toml_backend, hedensted):
    def open_for(actor, start=0):
        ids = CountedIds(1000 + start)
        store = toml_backend.open(hedensted)
        return Workspace(store, actor=actor, clock=FixedClock(NOON), ids=ids, rules=RULES, day=DAY)

    return open_for


def test_the_example_is_read_back_as_it_was_written(toml_backend, hedensted):
    store = toml_backend.open(hedensted).register
    assert (store.read(), store.outside_edits()) == (example_register(), ())


def test_the_example_is_written_the_same_every_time(toml_backend, hedensted, contents):
    again = toml_backend.create()
    change = change_of(*Register().put(*example_register()))
    toml_backend.open(again).register.commit(change, base=0, actor="anna", instant=NOON)
    assert contents(again) == contents(hedensted)


def vacant(register):
    taken = {assignment.area for assignment in register.all(Assignment)}
    return min(area.id for area in register.all(Area) if area.id not in taken)


def test_two_people_assign_one_vacant_area_and_one_is_shown_what_the_other_did(sit_down, toml_backend, hedensted):
    people = [sit_down("anna", 0), sit_down("bente", 500)]
    area = vacant(people[0].register)
    contacts = sorted(contact.id for contact in people[0].register.all(Contact))[:2]
    works = [
        partial(person.do, assign, area=area, contact=contact, start=DAY)
        for person, contact in zip(people, contacts, strict=True)
    ]
    results = at_once(works)
    won = [index for index, result in enumerate(results) if isinstance(result, Outcome)]
    assert len(won) == 1, results
    lost = results[1 - won[0]]
    assert isinstance(lost, Exception)
    register = toml_backend.open(hedensted).register.read()
    (assignment,) = [one for one in register.all(Assignment) if one.area == area]
    assert assignment.contact == contacts[won[0]]
    assert people[1 - won[0]].register == register


def test_two_people_at_different_areas_both_succeed(sit_down, toml_backend, hedensted):
    people = [sit_down("anna", 0), sit_down("bente", 500)]
    taken = {assignment.area for assignment in people[0].register.all(Assignment)}
    areas = sorted(area.id for area in people[0].register.all(Area) if area.id not in taken)[:2]
    contact = min(contact.id for contact in people[0].register.all(Contact))
    works = [
        partial(person.do, assign, area=area, contact=contact, start=DAY)
        for person, area in zip(people, areas, strict=True)
    ]
    assert [type(result) for result in at_once(works)] == [Outcome, Outcome]
    assert toml_backend.open(hedensted).register.head() == 3


def test_an_undone_change_leaves_every_record_file_as_it_was(sit_down, hedensted, contents):
    def bodies():
        return {
            name: content.partition(b"\n# revision")[0]
            for name, content in contents(hedensted).items()
            if name.startswith("records/")
        }

    before = bodies()
    anna = sit_down("anna")
    contact = min(contact.id for contact in anna.register.all(Contact))
    anna.do(assign, area=vacant(anna.register), contact=contact, start=DAY)
    assert bodies() != before
    anna.undo()
    assert bodies() == before
