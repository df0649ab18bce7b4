from datetime import date
from typing import get_args

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Approval, Contact
from lokalkontakt_core.records.kinds import RECORD_TYPES
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.references import Reference, _plan, dangling, references
from lokalkontakt_core.register import Register

GLUD, HJARNOE = Area(id="glud", name="Glud"), Area(id="hjarnoe", name="Hjarnø")
METTE = Person(id="person-1", name="Mette Øvig")
CONTACT = Contact(id="contact-1", person="person-1", manager_yes=Approval(yes=True, day=UNKNOWN, by="person-1"))
HELD = Assignment(id="assignment-1", area="glud", contact="contact-1")
EDGE = Neighbour(id="glud--hjarnoe", areas=("glud", "hjarnoe"))
REGISTER = Register([GLUD, HJARNOE, METTE, CONTACT, HELD, EDGE], revision=7)


def refused(code, run, *args):
    with pytest.raises(LokalkontaktError) as caught:
        run(*args)
    assert caught.value.code == code
    return caught.value


def test_a_record_is_found_by_type_and_id_or_by_pointer():
    assert REGISTER.get(Area, "glud") == GLUD == REGISTER.at(Ref("area", "glud"))
    assert REGISTER.find(Area, None) is REGISTER.find(Area, "x") is REGISTER.at(Ref("x", "y")) is None
    error = refused("LKE201", REGISTER.get, Area, "x")
    assert (error.values["kind"], error.values["id"]) == ("area", "x")


def test_records_are_listed_by_the_ids_they_hold():
    assert REGISTER.by(Assignment, "area")["glud"] == (HELD,)
    assert REGISTER.by(Neighbour, "areas")["hjarnoe"] == (EDGE,)
    assert REGISTER.by(Assignment, "successor") == {}


def test_a_change_gives_a_new_register_and_leaves_the_old_one():
    after = REGISTER.apply(ChangeSet("x", REGISTER.put(evolve(GLUD, name="Glud By"))), revision=8)
    assert (after.get(Area, "glud").name, after.revision) == ("Glud By", 8)
    assert (REGISTER.get(Area, "glud").name, REGISTER.revision) == ("Glud", 7)


def test_indexes_are_those_of_the_register_after_the_change():
    assert REGISTER.by(Assignment, "area")["glud"] == (HELD,)
    after = REGISTER.apply(ChangeSet("x", REGISTER.remove(HELD)))
    assert after.by(Assignment, "area") == {}


def test_a_change_built_on_something_else_is_a_conflict():
    stale = ChangeSet("x", (Edit(evolve(GLUD, name="før"), evolve(GLUD, name="efter")),))
    assert refused("LKE202", REGISTER.apply, stale).values["record"] == "area/glud"


def test_adding_what_is_there_is_a_conflict():
    refused("LKE202", REGISTER.apply, ChangeSet("x", (Edit(None, GLUD),)))


def test_a_record_that_names_nothing_there_is_refused_with_its_field():
    loose = ChangeSet("x", REGISTER.put(evolve(HELD, contact="contact-9")))
    error = refused("LKE203", REGISTER.apply, loose)
    assert (error.values["record"], error.values["field"], error.values["target"]) == (
        "assignment/assignment-1", "contact", "contact/contact-9",
    )  # fmt: skip


def test_what_is_named_elsewhere_is_not_removed():
    assert (
        refused("LKE203", REGISTER.apply, ChangeSet("x", REGISTER.remove(METTE))).values["target"] == "person/person-1"
    )


def test_removing_both_sides_of_a_reference_at_once_is_allowed():
    after = REGISTER.apply(ChangeSet("x", REGISTER.remove(HELD, CONTACT, METTE)))
    assert len(after) == 3


def test_put_leaves_out_what_is_unchanged():
    assert REGISTER.put(GLUD, evolve(HJARNOE, name="Hjarnø")) == ()
    assert REGISTER.put(evolve(HJARNOE, name="Ø")) == (Edit(HJARNOE, evolve(HJARNOE, name="Ø")),)


def test_references_inside_values_are_found_with_their_place():
    assert set(references(CONTACT)) == {
        Reference(CONTACT.ref, "person", METTE.ref),
        Reference(CONTACT.ref, "manager_yes.by", METTE.ref),
    }
    assert {one.target for one in references(EDGE)} == {GLUD.ref, HJARNOE.ref}


def test_what_an_acceptance_is_about_stays_as_long_as_it():
    accepted = Acceptance(id="x", code="LK013", subject=GLUD.ref, values={}, reason="aftalt", day=date(2020, 1, 1))
    register = Register([GLUD, accepted])
    assert refused("LKE203", register.apply, ChangeSet("x", register.remove(GLUD))).values["record"] == "acceptance/x"


@pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda one: one.kind)
def test_every_field_that_points_to_a_record_is_looked_at(record_type):
    marked = {one.name for one in fields(record_type) if "refers_to" in one.metadata}
    pointers = {one.name for one in fields(record_type) if one.type is Ref or Ref in get_args(one.type)}
    weak = {one.name for one in fields(record_type) if one.metadata.get("may_be_gone")}
    assert marked | (pointers - weak) <= {name for name, _kind in _plan(record_type).fields}


def test_a_notice_may_be_about_something_gone_but_not_to_somebody_gone():
    notice = Notice(
        id="notice-1", notice_kind=NoticeKind.HANDOVER, about=Ref("assignment", "gone"), recipient=METTE.ref,
        reference="x", why="hand_over",
    )  # fmt: skip
    assert list(dangling(Register([METTE, notice]))) == []
    assert [one.target for one in dangling(Register([notice]))] == [METTE.ref]


def test_equal_registers_hold_the_same_records_whatever_their_revision():
    assert Register([GLUD]) == Register([GLUD], revision=3) != Register([HJARNOE])
    assert Register([GLUD]).apply(ChangeSet("x", (Edit(GLUD, None),))) == Register()


def test_a_register_without_a_scheme_says_so():
    refused("LKE214", lambda: REGISTER.scheme)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", None])), max_size=20))
def test_applying_and_reversing_changes_returns_to_the_start(writes):
    register, done = Register(), []
    for name, value in writes:
        there = register.find(Area, name)
        after = Area(id=name, name=value) if value is not None else None
        if there is None and after is None:
            continue
        change = ChangeSet("x", (Edit(there, after),))
        register = register.apply(change)
        done.append(change)
    for change in reversed(done):
        register = register.apply(ChangeSet("undo", tuple(edit.reversed for edit in change.edits)))
    assert register == Register()
