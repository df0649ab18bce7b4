"""Requests about personal data: noted, extended, answered; and what is left of one when its person is erased."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve, fields

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.coordination.requests import request_deadline, waiting_requests
from lokalkontakt_core.erasure.erase import erase, plan_erasure
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.records.request import Request, RequestOutcome, RequestType
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.persons import add_person
from lokalkontakt_core.services.requests import (
    OWN_VERBS,
    REQUEST_FIELDS,
    add_request,
    close_request,
    edit_request,
    extend_request,
)
from lokalkontakt_core.services.undo import undo
from lokalkontakt_core.testing.memory import memory_store

DAY = date(2020, 5, 1)
NOW = datetime(2020, 5, 1, 8, tzinfo=UTC)
PLACEHOLDER = "slettet person #{number}"


@pytest.fixture
def asking(world):
    return world.new(add_person, name="Karen Prøve").id


@pytest.fixture
def request_id(world, asking):
    return world.new(add_request, type="erasure", person=asking, day=date(2020, 4, 20)).id


def rows(world, day=DAY):
    return [row for row in due(world.register, day) if row.kind is DueKind.REQUEST]


def test_a_request_waits_until_the_same_day_of_the_next_month(world, request_id):
    (row,) = rows(world)
    assert (row.refs[0].id, row.verb, row.day) == (request_id, "close_request", date(2020, 5, 20))


@pytest.mark.parametrize(
    ("received", "deadline", "extended"),
    [
        (date(2020, 1, 31), date(2020, 2, 29), date(2020, 4, 30)),
        (date(2020, 11, 30), date(2020, 12, 30), date(2021, 2, 28)),
        (date(2020, 2, 29), date(2020, 3, 29), date(2020, 5, 29)),
    ],
)
def test_a_month_ends_with_a_short_month(received, deadline, extended):
    asked = Request(id="r", type=RequestType.INSIGHT, day=received, person="p")
    assert request_deadline(asked) == deadline
    told = Request(id="r", type=RequestType.INSIGHT, day=received, person="p", extended=received)
    assert request_deadline(told) == extended


def test_the_one_that_is_due_first_is_on_top_and_what_lies_ahead_is_not_there_yet(world, asking, request_id):
    first = world.new(add_request, type="insight", person=asking, day=date(2020, 4, 2)).id
    assert [one.id for one in waiting_requests(world.register, DAY)] == [first, request_id]
    assert [one.id for one in waiting_requests(world.register, date(2020, 4, 3))] == [first]


def test_somebody_who_is_not_registered_is_named_by_the_area(world):
    asked = world.new(add_request, type="insight", area="glud")
    assert name_of(world.register, asked.ref) == "Glud"
    world.refuses("LKE790", add_request, type="insight")
    world.refuses("LKE790", edit_request, request=asked.id, changes={"area": None})


def test_the_time_is_extended_once_by_two_months_and_only_in_time(world, request_id):
    world.do(extend_request, request=request_id, reason="Mange sager")
    assert request_deadline(world.get(Request, request_id)) == date(2020, 7, 20)
    refusal = world.refuses("LKE793", extend_request, request=request_id, reason="Endnu flere")
    assert refusal.values["deadline"] == date(2020, 7, 20)


def test_the_time_is_not_extended_when_it_is_over_but_what_was_told_in_time_is_noted(world, asking):
    late = world.new(add_request, type="insight", person=asking, day=date(2020, 3, 1)).id
    world.refuses("LKE792", extend_request, request=late, reason="Mange sager")
    world.do(extend_request, request=late, reason="Mange sager", day=date(2020, 4, 1))
    assert request_deadline(world.get(Request, late)) == date(2020, 6, 1)


def test_what_asked_to_be_erased_is_met_only_when_the_person_is(world, asking, request_id):
    world.refuses("LKE794", close_request, request=request_id, outcome="met")
    gone = evolve(world.get(Person, asking), erased=Erased(day=DAY, kept_name=None, kept_reason=None))
    world.register = world.register.apply(ChangeSet("edit_person", world.register.put(gone)))
    world.do(close_request, request=request_id, outcome="met")
    closed = world.get(Request, request_id)
    assert (closed.closed, closed.outcome) == (DAY, RequestOutcome.MET)
    assert rows(world) == []


@pytest.mark.parametrize("outcome", ["declined", "partly_met"])
def test_a_person_who_does_not_get_all_is_told_why(world, request_id, outcome):
    world.refuses("LKE795", close_request, request=request_id, outcome=outcome)
    world.refuses("LKE795", close_request, request=request_id, outcome=outcome, reason="  ")
    world.do(close_request, request=request_id, outcome=outcome, reason="Journalpligt")
    assert world.get(Request, request_id).outcome_reason == "Journalpligt"


def test_an_answer_is_not_older_than_the_request_and_not_of_the_future(world, request_id):
    world.refuses("LKE796", close_request, request=request_id, outcome="withdrawn", day=date(2020, 4, 19))
    world.refuses("LKE761", close_request, request=request_id, outcome="withdrawn", day=date(2020, 5, 2))
    world.refuses("LKE761", add_request, type="insight", area="glud", day=date(2020, 5, 2))


def test_what_is_answered_is_neither_answered_nor_extended_again(world, request_id):
    world.do(close_request, request=request_id, outcome="withdrawn")
    world.refuses("LKE791", close_request, request=request_id, outcome="withdrawn")
    world.refuses("LKE791", extend_request, request=request_id, reason="Mange sager")


def test_every_field_is_edited_or_has_a_verb_of_its_own(world, request_id):
    own = {one.name for one in fields(Request)} - {"id", "source", "source_key", "ext"}
    assert own == {*REQUEST_FIELDS, *OWN_VERBS}
    world.refuses("LKE221", edit_request, request=request_id, changes={"closed": DAY})


@pytest.mark.parametrize(
    ("service", "given"),
    [(extend_request, {"reason": "Mange sager"}), (close_request, {"outcome": "withdrawn"})],
)
def test_each_step_is_undone(world, request_id, service, given):
    before = world.get(Request, request_id)
    change = world.do(service, request=request_id, **given)
    world.do(undo, commit=Commit(1, NOW, "anna", change))
    assert world.get(Request, request_id) == before


def test_what_a_request_came_to_stays_when_its_person_is_erased_and_the_name_does_not(world, asking, request_id):
    world.do(edit_request, request=request_id, changes={"note": "Karen Prøve vil slettes"})
    world.do(extend_request, request=request_id, reason="Karen Prøve står i 20 referater")
    store = memory_store()
    store.register.commit(ChangeSet("begin", Register().put(*world.register)), base=0, actor="anna", instant=NOW)
    erase(store, plan_erasure(store, asking, day=DAY, placeholder=PLACEHOLDER), actor="anna", instant=NOW)
    world.register = store.register.read()
    world.do(close_request, request=request_id, outcome="met")
    closed = world.get(Request, request_id)
    assert (closed.note, closed.extension_reason, closed.outcome) == (
        "slettet person #1 vil slettes",
        "slettet person #1 står i 20 referater",
        RequestOutcome.MET,
    )
    assert name_of(world.register, closed.ref) == "slettet person #1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_and_the_refusals_say_it_in_words(world, asking, request_id, language):
    catalogue = Catalogue(language)
    (row,) = rows(world)
    said = catalogue.message(row.message, lambda ref: name_of(world.register, ref))
    assert "Karen Prøve" in said
    for error in (
        world.refuses("LKE794", close_request, request=request_id, outcome="met"),
        world.refuses("LKE795", close_request, request=request_id, outcome="declined"),
    ):
        words = [catalogue.text(f"{error.code}.{part}", **error.values) for part in ("what", "why", "remedy")]
        assert all("{" not in one for one in words)
