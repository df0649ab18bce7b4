from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.errors import ConflictError, RefusedError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.end_assignment import end_assignment
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.persons import edit_person
from lokalkontakt_core.services.scheme import create_scheme, edit_scheme
from lokalkontakt_core.testing.memory import MemoryRegisterStore, memory_store
from lokalkontakt_core.workspace import MOST_TRIES, Workspace
from tests.core.desk import DAY, NOON, Desk, refusal


@pytest.fixture
def desk():
    return Desk()


def test_a_preview_writes_nothing(desk):
    head = desk.store.register.head()
    preview = desk.anna.preview(edit_area, area="glud", changes={"size": "small"})
    assert preview.candidate.get(Area, "glud").size is Size.SMALL
    assert (desk.store.register.head(), desk.anna.register.get(Area, "glud").size) == (head, None)


def test_committing_a_preview_writes_what_was_shown(desk):
    preview = desk.anna.preview(assign, area="glud", contact=desk.mette)
    outcome = desk.anna.commit(preview)
    assert outcome.commit.change == preview.change
    assert (outcome.commit.actor, outcome.commit.instant) == ("anna", NOON)
    assert desk.anna.register == desk.store.register.read()


def test_a_change_of_nothing_is_not_committed(desk):
    head = desk.store.register.head()
    assert desk.anna.do(edit_area, area="glud", changes={"name": "Glud"}).commit is None
    assert desk.store.register.head() == head


def test_findings_are_those_of_the_register_after_a_commit(desk):
    desk.anna.do(assign, area="glud", contact=desk.mette)
    fresh = desk.opened("bo")
    assert [one.finding for one in desk.anna.judged()] == [one.finding for one in fresh.judged()]


def test_of_two_who_assign_the_same_vacant_area_one_succeeds_and_the_other_is_shown_the_first(desk):
    bo = desk.opened("bo")
    first = desk.anna.do(assign, area="glud", contact=desk.mette)
    conflict = refusal("LKE205", bo.do, assign, area="glud", contact=desk.jens)
    assert isinstance(conflict, ConflictError)
    assert conflict.values["theirs"] == (first.commit,)
    assert conflict.values["who"] == "anna"
    assert conflict.values["mine"].edits[0].after.contact == desk.jens
    (why,) = conflict.details
    assert (why.code, why.values["contact"]) == ("LKE231", Ref("contact", desk.mette))
    assert [one.contact for one in bo.register.all(Assignment)] == [desk.mette]


def test_a_change_that_others_do_not_touch_is_committed_though_they_were_first(desk):
    bo = desk.opened("bo")
    desk.anna.do(edit_area, area="hjarnoe", changes={"size": "small"})
    outcome = bo.do(edit_area, area="glud", changes={"size": "large"})
    assert outcome.commit.revision == desk.store.register.head()
    assert bo.register.get(Area, "hjarnoe").size is Size.SMALL


def test_two_who_change_one_record_differently_are_both_shown(desk):
    bo = desk.opened("bo")
    desk.anna.do(edit_area, area="glud", changes={"status_note": "under opbygning"})
    conflict = refusal("LKE205", bo.do, edit_area, area="glud", changes={"size": "large"})
    assert conflict.values["mine"].edits[0].after.status_note is None
    assert conflict.values["again"].edits[0].after.status_note == "under opbygning"
    bo.do(edit_area, area="glud", changes={"size": "large"})
    assert bo.register.get(Area, "glud") == Area(id="glud", name="Glud", size=Size.LARGE, status_note="under opbygning")


def test_a_stale_preview_is_committed_when_it_would_write_the_same(desk):
    preview = desk.anna.preview(edit_area, area="glud", changes={"size": "large"})
    desk.anna.do(edit_area, area="hjarnoe", changes={"size": "small"})
    assert desk.anna.commit(preview).commit.change == preview.change


def test_a_stale_preview_is_a_conflict_when_it_would_write_something_else(desk):
    preview = desk.anna.preview(edit_area, area="glud", changes={"size": "large"})
    desk.opened("bo").do(edit_area, area="glud", changes={"status_note": "nyt"})
    desk.anna.refresh()
    assert refusal("LKE205", desk.anna.commit, preview).values["who"] == "bo"
    assert desk.anna.register.get(Area, "glud").size is None


def test_ids_shown_in_a_preview_are_those_written_after_a_retry(desk):
    preview = desk.anna.preview(assign, area="glud", contact=desk.mette)
    desk.opened("bo").do(edit_area, area="hjarnoe", changes={"size": "small"})
    assert desk.anna.commit(preview).commit.change.edits == preview.change.edits


def test_an_id_that_is_taken_is_not_given_again(desk):
    stuck = Workspace(
        desk.store, actor="bo", clock=FixedClock(NOON), ids=CountedIds(), rules=(), day=DAY
    )  # counts from 1 again, as a copied program would
    outcome = stuck.do(add_contact, name="Bo Eksempel")
    assert all(edit.before is None for edit in outcome.commit.change.edits)


def test_who_keeps_losing_the_race_is_told_so(desk):
    class Racing(MemoryRegisterStore):
        tries = 0

        def commit(self, change, *, base, actor, instant):
            Racing.tries += 1
            raise ConflictError("LKE101", base=base, head=base + 1)

    racing = evolve(desk.store, register=Racing(desk.store.register.read()))
    workspace = Workspace(racing, actor="bo", clock=FixedClock(NOON), ids=desk.ids, rules=(), day=DAY)
    refusal("LKE206", workspace.do, edit_area, area="glud", changes={"size": "large"})
    assert Racing.tries == MOST_TRIES


def test_a_record_edited_outside_is_no_race(desk):
    class Edited(MemoryRegisterStore):
        def commit(self, change, *, base, actor, instant):
            raise ConflictError("LKE102", records=("area/glud",))

    edited = evolve(desk.store, register=Edited(desk.store.register.read()))
    workspace = Workspace(edited, actor="bo", clock=FixedClock(NOON), ids=desk.ids, rules=(), day=DAY)
    refusal("LKE102", workspace.do, edit_area, area="glud", changes={"size": "large"})


def test_a_guarded_decision_is_refused_with_its_findings(desk):
    desk.anna.do(assign, area="glud", contact=desk.mette)
    (proposed,) = desk.anna.register.all(Assignment)
    refused = refusal("LKE204", desk.anna.do, confirm, assignment=proposed.id)
    assert {one.finding.code for one in refused.values["findings"]} == {"LK007", "LK008"}
    desk.make_confirmable(desk.mette)
    assert desk.anna.do(confirm, assignment=proposed.id).commit is not None


def test_a_fact_is_recorded_whatever_it_breaks(desk):
    desk.make_confirmable(desk.mette)
    desk.anna.do(assign, area="glud", contact=desk.mette)
    desk.anna.do(confirm, assignment=desk.anna.register.all(Assignment)[0].id)
    outcome = desk.anna.do(record_answer, area="glud", value="no")
    assert "LK002" in {one.finding.code for one in outcome.consequences.new}


def test_the_day_is_the_chosen_one_else_the_examples_else_today(desk):
    workspace = Workspace(desk.store, actor="bo", clock=FixedClock(NOON), ids=desk.ids, rules=())
    assert workspace.day == NOON.date()
    workspace.do(edit_scheme, changes={"example_day": date(2020, 3, 3)})
    assert workspace.day == date(2020, 3, 3)
    workspace.read_on(date(2021, 1, 1))
    assert workspace.day == date(2021, 1, 1)
    workspace.read_on(None)
    assert workspace.day == date(2020, 3, 3)


def test_an_empty_register_can_be_opened_and_begun():
    workspace = Workspace.open(memory_store(), actor="anna", day=DAY)
    assert workspace.judged() == ()
    workspace.do(create_scheme, name="A", municipality="B")
    assert workspace.register.scheme.name == "A"


def test_ids_of_an_opened_register_are_opaque_and_differ():
    workspace = Workspace.open(memory_store(), actor="anna", day=DAY)
    workspace.do(create_scheme, name="A", municipality="B")
    for name in ("Et", "To"):
        workspace.do(add_contact, name=name)
    ids = {contact.id for contact in workspace.register.all(Contact)}
    assert len(ids) == 2
    assert all(len(one) == len("contact-7k3qf9x2") for one in ids)


def test_a_login_name_is_written_as_the_person_it_stands_for(desk):
    person = desk.anna.register.scheme.coordinator
    desk.anna.do(edit_person, person=person, changes={"logins": ["anna", "ae"]})
    assert desk.anna.actor == person
    assert desk.opened("ae").do(edit_area, area="glud", changes={"size": "small"}).commit.actor == person
    assert desk.opened("fremmed").actor == "fremmed"


def test_what_was_done_before_the_login_was_known_is_still_ones_own_to_undo(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    person = desk.anna.register.scheme.coordinator
    desk.opened("bo").do(edit_person, person=person, changes={"logins": ["anna"]})
    desk.anna.refresh()
    desk.anna.undo()
    assert desk.anna.register.get(Area, "glud").size is None


def test_history_tells_newest_first_and_of_one_record_when_asked(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    desk.anna.do(edit_area, area="hjarnoe", changes={"size": "small"})
    revisions = [commit.revision for commit in desk.anna.history()]
    assert revisions == sorted(revisions, reverse=True)
    assert [commit.change.verb for commit in desk.anna.history(Ref("area", "glud"))] == ["edit_area", "add_area"]


def test_refreshing_tells_whether_somebody_has_written(desk):
    bo = desk.opened("bo")
    assert not bo.refresh()
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    assert bo.refresh()
    assert bo.register.get(Area, "glud").size is Size.SMALL


class HandEdited(MemoryRegisterStore):
    """A store whose records somebody edits by hand."""

    edits: tuple[Edit, ...] = ()

    def outside_edits(self):
        return self.edits

    def commit(self, change, *, base, actor, instant):
        committed = super().commit(change, base=base, actor=actor, instant=instant)
        self.edits = ()
        return committed


def test_edits_past_the_program_become_one_change_set_after_a_yes(desk):
    store = HandEdited(desk.store.register.read())
    workspace = Workspace(
        evolve(desk.store, register=store), actor="anna", clock=FixedClock(NOON), ids=desk.ids, rules=RULES, day=DAY
    )
    refusal("LKE207", workspace.adopt_outside)
    glud = workspace.register.get(Area, "glud")
    store.edits = (Edit(glud, evolve(glud, size=Size.SMALL)), Edit(None, Area(id="ny", name="Ny")))
    assert workspace.outside_edits() == store.edits
    outcome = workspace.adopt_outside(reason="rettet i filerne")
    assert (outcome.commit.change.verb, outcome.commit.change.reason) == ("adopt_outside", "rettet i filerne")
    assert workspace.register.get(Area, "glud").size is Size.SMALL
    workspace.undo()
    assert workspace.register.find(Area, "ny") is None


def test_an_edit_past_the_program_that_leaves_a_loose_end_is_refused(desk):
    store = HandEdited(desk.store.register.read())
    workspace = Workspace(
        evolve(desk.store, register=store), actor="anna", clock=FixedClock(NOON), ids=desk.ids, rules=RULES, day=DAY
    )
    workspace.do(assign, area="glud", contact=desk.mette)
    store.edits = (Edit(workspace.register.get(Area, "glud"), None),)
    assert isinstance(refusal("LKE203", workspace.adopt_outside), RefusedError)


def test_the_story_make_confirmable_confirm_hand_over_undo(desk):
    desk.make_confirmable()
    desk.anna.do(record_answer, area="glud", value="yes")
    desk.anna.do(assign, area="glud", contact=desk.mette)
    desk.anna.do(confirm, assignment=desk.anna.register.all(Assignment)[0].id)
    before = desk.anna.register
    desk.anna.do(hand_over, areas=["glud"], contact=desk.jens, start=date(2020, 6, 1))
    assert desk.anna.undo().commit.change.verb == "undo"
    assert desk.anna.register == before
    desk.anna.redo()
    assert {one.contact for one in desk.anna.register.all(Assignment)} == {desk.mette, desk.jens}
    assert desk.anna.do(end_assignment, assignment=before.all(Assignment)[0].id).commit is not None


def test_an_error_names_records_by_id_and_never_shows_what_they_hold(desk):
    person = desk.anna.register.scheme.coordinator
    desk.opened("bo").do(edit_person, person=person, changes={"private_phone": "12 34 56 78"})
    conflict = refusal("LKE205", desk.anna.do, edit_person, person=person, changes={"title": "koordinator"})
    assert "12 34 56 78" not in str(conflict)
    assert "Anna Eksempel" not in str(conflict)


def test_a_use_case_on_the_register_one_began_with_is_renewed_when_others_changed_something_else(desk):
    bo = desk.opened("bo")
    began = bo.register
    desk.anna.do(edit_area, area="hjarnoe", changes={"size": "small"})
    assert bo.refresh()
    shown = bo.preview_on(began, edit_area, area="glud", changes={"size": "large"})
    assert shown.base == began.revision
    renewed = bo.renewed(shown)
    assert (renewed.base, renewed.same_values(shown)) == (bo.register.revision, True)
    assert bo.commit(renewed).commit.revision == desk.store.register.head()


def test_a_use_case_on_the_register_one_began_with_is_a_conflict_when_others_changed_what_it_changes(desk):
    bo = desk.opened("bo")
    began = bo.register
    first = desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    bo.refresh()
    shown = bo.preview_on(began, edit_area, area="glud", changes={"size": "large"})
    conflict = refusal("LKE205", bo.renewed, shown)
    assert conflict.values["theirs"] == (first.commit,)
    assert conflict.values["mine"] == shown.change
    assert bo.register.get(Area, "glud").size is Size.SMALL
