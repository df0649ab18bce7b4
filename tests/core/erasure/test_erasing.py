"""Erasing a person: what is certain goes, what is uncertain is asked about, and what is others' stays."""

import json
from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.erasure.erase import ALL, erase, plan_erasure
from lokalkontakt_core.erasure.export import export_person
from lokalkontakt_core.errors import ConflictError, NotFoundError, RefusedError, UsageError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.periods import Period
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.undo import undo
from lokalkontakt_core.testing.memory import memory_store

DAY = date(2024, 5, 1)
NOW = datetime(2024, 5, 1, 9, tzinfo=UTC)
FLEMMING = Person(id="person-1", name="Flemming Bøgh", work_email="fb@kommune.example", work_phone="+45 75 62 11 11",
                  logins=("flbo",))  # fmt: skip
NAMESAKE = Person(id="person-2", name="Flemming Bøgh Olsen", work_phone="75621199")
FRIEND = Person(id="person-3", name="Anna Bøgh", private_email="anna@hjem.example")
VILLAGE = Area(id="flemming", name="Flemming", status_note="Mødet i Flemming blev flyttet")
GLUD = Area(id="glud", name="Glud", status_note="Ring til flemming  bøgh på 75621111 – ikke til Flemming Bøgh Olsen")
SCHEME = Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve")
PLACEHOLDER = "slettet person #{number}"


def stored(*more):
    store = memory_store()
    records = {one.ref: one for one in (SCHEME, FLEMMING, NAMESAKE, FRIEND, VILLAGE, GLUD, *more)}
    change = ChangeSet("begin", Register().put(*records.values()))
    store.register.commit(change, base=0, actor="flbo", instant=NOW)
    return store


def planned(store, **more):
    return plan_erasure(store, "person-1", day=DAY, placeholder=PLACEHOLDER, **more)


def erased(store, **more):
    return erase(store, planned(store, **more), actor="person-3", instant=NOW)


def test_exact_names_and_numbers_go_whatever_spaces_and_capitals_and_namesakes_stay():
    store = stored()
    erased(store)
    note = store.register.read().get(Area, "glud").status_note
    assert note == "Ring til slettet person #1 på slettet person #1 – ikke til Flemming Bøgh Olsen"
    assert store.register.read().get(Person, "person-2") == NAMESAKE
    assert store.register.read().get(Person, "person-3") == FRIEND


def test_an_area_of_the_same_name_is_never_touched_and_its_mentions_are_asked_about():
    store = stored()
    plan = planned(store)
    assert [(one.words, one.text) for one in plan.lone] == [(("Flemming",), VILLAGE.status_note)]
    where = {(place.kind.value, place.at) for place in plan.lone[0].places}
    assert where == {("record", "area/flemming"), ("history", "1")}
    erased(store)
    assert store.register.read().get(Area, "flemming") == VILLAGE


def test_a_lone_name_goes_where_it_was_decided_and_there_only():
    other = evolve(VILLAGE, id="anden", name="Anden", status_note="Flemming tager sig af det")
    store = stored(other)
    key = next(one.key for one in planned(store).lone if one.text == other.status_note)
    plan = planned(store, also=[key])
    assert [one.chosen for one in sorted(plan.lone, key=lambda one: one.text == other.status_note)] == [False, True]
    erase(store, plan, actor="person-3", instant=NOW)
    register = store.register.read()
    assert register.get(Area, "anden").status_note == "slettet person #1 tager sig af det"
    assert register.get(Area, "flemming") == VILLAGE


def test_all_lone_names_can_be_decided_at_once():
    store = stored()
    erased(store, also=[ALL])
    assert store.register.read().get(Area, "flemming").status_note == "Mødet i slettet person #1 blev flyttet"
    assert store.register.read().get(Area, "flemming").name == "Flemming"


def test_a_name_somebody_else_has_too_is_not_certain_and_so_asked_about():
    store = stored(evolve(NAMESAKE, name="Flemming Bøgh"))
    plan = planned(store)
    assert [one.text for one in plan.shared] == ["Flemming Bøgh"]
    assert any("flemming  bøgh" in one.text.casefold() or "slettet" in one.text for one in plan.lone)
    erase(store, plan, actor="person-3", instant=NOW)
    assert store.register.read().get(Person, "person-2").name == "Flemming Bøgh"


def test_a_number_of_the_whole_switchboard_stays():
    store = stored(evolve(FRIEND, work_phone="75 62 11 11"))
    plan = planned(store)
    assert [one.text for one in plan.shared] == ["+45 75 62 11 11"]
    erase(store, plan, actor="person-3", instant=NOW)
    assert store.register.read().get(Person, "person-3").work_phone == "75 62 11 11"


def test_names_of_earlier_days_are_found_by_the_history():
    store = stored(evolve(FLEMMING, name="Flemming Dahl"), evolve(GLUD, status_note="Flemming Dahls note"))
    change = ChangeSet("edit_person", store.register.read().put(FLEMMING))
    store.register.commit(change, base=1, actor="person-3", instant=NOW)
    erased(store)
    assert store.register.read().get(Area, "glud").status_note == "slettet person #1s note"


def test_somebody_only_the_history_knows_can_be_erased():
    store = stored()
    store.register.commit(ChangeSet("x", store.register.read().remove(FLEMMING)), base=1, actor="y", instant=NOW)
    assert planned(store).person is None
    erased(store)
    kept = repr(list(store.register.history())).replace("Flemming Bøgh Olsen", "").replace("Anna Bøgh", "")
    assert "Bøgh" not in kept


def test_the_placeholder_is_numbered_and_the_login_name_is_an_id_afterwards():
    store = stored()
    erased(store)
    assert store.register.read().get(Person, "person-1") == Person(
        id="person-1", name="slettet person #1", ended=DAY, erased=Erased(day=DAY)
    )
    assert [commit.actor for commit in store.register.history()] == ["person-3", "person-1"]
    second = plan_erasure(store, "person-2", day=DAY, placeholder=PLACEHOLDER)
    assert second.redaction.placeholder.name == "slettet person #2"


def test_a_duty_to_keep_leaves_the_name_in_one_place_until_it_is_erased_too():
    store = stored()
    erased(store, keep="Journalpligt, sag 24/117")
    person = store.register.read().get(Person, "person-1")
    assert person.erased == Erased(day=DAY, kept_name="Flemming Bøgh", kept_reason="Journalpligt, sag 24/117")
    assert (person.name, person.work_email) == ("slettet person #1", None)
    assert "fb@kommune" not in repr(list(store.register.history()))
    assert "Flemming Bøgh" not in store.register.read().get(Area, "glud").status_note.replace("Flemming Bøgh Olsen", "")
    erased(store)
    assert store.register.read().get(Person, "person-1").erased == Erased(day=DAY)


def test_a_duty_without_words_is_none():
    with pytest.raises(UsageError) as caught:
        planned(stored(), keep="  ")
    assert caught.value.code == "LKE269"


def test_who_is_erased_already_is_refused_and_who_never_was_is_not_found():
    store = stored()
    erased(store)
    with pytest.raises(RefusedError) as caught:
        planned(store)
    assert caught.value.code == "LKE266"
    with pytest.raises(NotFoundError) as missing:
        plan_erasure(store, "person-9", day=DAY, placeholder=PLACEHOLDER)
    assert missing.value.code == "LKE201"


def test_the_contact_of_an_area_and_the_coordinator_are_refused():
    contact = Contact(id="contact-1", person="person-1")
    confirmation = Confirmation(day=DAY, how=ConfirmedHow.DECIDED)
    cover = Assignment(id="a-1", area="glud", contact="contact-1", period=Period(DAY), confirmation=confirmation)
    for records in ((contact, cover), (evolve(SCHEME, coordinator="person-1"),)):
        with pytest.raises(RefusedError) as caught:
            planned(stored(*records))
        assert caught.value.code == "LKE267"
    planned(stored(contact, evolve(cover, period=Period(date(2020, 1, 1), DAY))))


def test_a_key_that_no_text_has_is_told():
    with pytest.raises(UsageError) as caught:
        planned(stored(), also=["zzz"])
    assert (caught.value.code, caught.value.values["key"]) == ("LKE268", "zzz")


def test_somebody_who_wrote_since_makes_one_plan_again():
    store = stored()
    plan = planned(store)
    council = Council(id="c-1", name="Glud", areas=("glud",))
    store.register.commit(ChangeSet("x", store.register.read().put(council)), base=1, actor="y", instant=NOW)
    with pytest.raises(ConflictError) as caught:
        erase(store, plan, actor="person-3", instant=NOW)
    assert caught.value.code == "LKE101"
    erased(store)
    assert store.register.head() == 3


def test_it_cannot_be_undone():
    store = stored()
    commit = erased(store)
    with pytest.raises(RefusedError) as caught:
        undo(Context(store.register.read(), DAY, CountedIds()), commit=commit)
    assert caught.value.code == "LKE242"


def test_an_erasure_is_in_the_access_log_without_a_name():
    store = stored()
    erased(store)
    (entry,) = store.access.entries()
    assert (entry.access, entry.subject, entry.actor) == (Access.ERASE, "person-1", "person-3")


def test_an_export_holds_all_there_is_and_is_logged():
    store = stored(Contact(id="contact-1", person="person-1"))
    export = export_person(store, "person-1", actor="person-3", instant=NOW)
    assert export["person"]["work_phone"] == "+45 75 62 11 11"
    assert [one["record"] for one in export["records"]] == ["contact/contact-1"]
    assert {(one["place"], one["at"]) for one in export["texts"]} == {("record", "area/glud"), ("history", "1")}
    assert [one["revision"] for one in export["history"] if one["by_this_person"]] == [1]
    assert [one["did"] for one in export["access"]] == ["export"]
    assert json.loads(json.dumps(export, default=str))["format"] == 1


def test_an_export_after_an_erasure_holds_nothing_of_the_person():
    store = stored()
    erased(store)
    export = export_person(store, "person-1", actor="person-3", instant=NOW)
    assert (export["earlier"], export["texts"], export["uncertain"]) == ([], [], [])
