from datetime import date

import pytest

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.notices.validity import no_longer_holds
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.announce import plain_reference
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.approvals import record_manager_yes, record_own_yes
from lokalkontakt_core.services.areas import add_area, edit_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.end_assignment import end_assignment
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.undo import taken_back
from tests.core.desk import DAY, refusal


def test_an_undo_is_a_new_change_set_with_the_values_of_before(desk):
    before = desk.anna.register
    done = desk.anna.do(edit_area, area="glud", changes={"size": "small"}).commit
    undone = desk.anna.undo(reason="forkert område").commit
    assert (undone.revision, undone.change.undoes) == (done.revision + 1, done.revision)
    assert (undone.change.verb, undone.change.about, undone.change.reason) == (
        "undo",
        (Ref("area", "glud"),),
        "forkert område",
    )
    assert desk.anna.register == before


def test_that_a_register_was_begun_is_not_undone(desk):
    refusal("LKE242", desk.anna.undo, 1)
    assert desk.anna.register.scheme.name == "Øvelse"


def test_a_preview_of_an_undo_writes_nothing(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    preview = desk.anna.preview_undo()
    assert preview.candidate.get(Area, "glud").size is None
    assert desk.anna.register.get(Area, "glud").size is Size.SMALL
    assert desk.anna.commit(preview).commit.change == preview.change


def test_undoing_again_goes_further_back(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    desk.anna.do(edit_area, area="glud", changes={"size": "large"})
    desk.anna.undo()
    assert desk.anna.register.get(Area, "glud").size is Size.SMALL
    desk.anna.undo()
    assert desk.anna.register.get(Area, "glud").size is None


def test_redoing_brings_back_in_the_order_it_was_undone(desk):
    for size in ("small", "large"):
        desk.anna.do(edit_area, area="glud", changes={"size": size})
    desk.anna.undo()
    desk.anna.undo()
    assert desk.anna.redo().commit.change.verb == "redo"
    assert desk.anna.register.get(Area, "glud").size is Size.SMALL
    desk.anna.redo()
    assert desk.anna.register.get(Area, "glud").size is Size.LARGE
    refusal("LKE247", desk.anna.redo)


def test_what_was_redone_can_be_undone_again(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    for _ in range(3):
        desk.anna.undo()
        assert desk.anna.register.get(Area, "glud").size is None
        desk.anna.redo()
        assert desk.anna.register.get(Area, "glud").size is Size.SMALL


def test_a_new_change_ends_what_can_be_redone(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    desk.anna.undo()
    desk.anna.do(edit_area, area="hjarnoe", changes={"size": "small"})
    assert desk.anna.redoable() is None
    refusal("LKE247", desk.anna.preview_redo)


def test_the_actors_own_latest_is_undone_not_a_colleagues(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    desk.bo.refresh()
    desk.bo.do(edit_area, area="hjarnoe", changes={"size": "large"})
    desk.anna.undo()
    assert desk.anna.register.get(Area, "glud").size is None
    assert desk.anna.register.get(Area, "hjarnoe").size is Size.LARGE


def test_a_colleagues_change_is_undone_on_request(desk):
    theirs = desk.bo.do(edit_area, area="glud", changes={"size": "small"}).commit
    desk.anna.refresh()
    desk.anna.undo(theirs.revision)
    assert desk.anna.register.get(Area, "glud").size is None
    refusal("LKE246", desk.anna.undo, theirs.revision)


def test_who_has_done_nothing_has_nothing_to_undo(desk):
    assert desk.bo.undoable() is None
    refusal("LKE240", desk.bo.undo)
    refusal("LKE245", desk.bo.undo, 4711)


def test_an_undo_is_refused_when_the_record_changed_since_naming_it_and_the_change(desk):
    done = desk.anna.do(edit_area, area="glud", changes={"size": "small"}).commit
    desk.bo.refresh()
    later = desk.bo.do(edit_area, area="glud", changes={"status_note": "nyt"})
    refused = refusal("LKE241", desk.anna.undo)
    assert refused.values["revision"] == done.revision
    assert refused.values["records"] == (Ref("area", "glud"),)
    assert refused.values["revisions"] == (later.commit.revision,)


def test_a_change_that_others_rest_on_is_not_undone(desk):
    added = desk.anna.do(add_area, name="Snaptun").commit
    later = desk.anna.do(assign, area="snaptun", contact=desk.mette).commit
    refused = refusal("LKE244", desk.anna.undo, added.revision)
    assert refused.values["records"] == tuple(one.ref for one in desk.anna.register.all(Assignment))
    assert refused.values["revisions"] == (later.revision,)
    desk.anna.undo()
    desk.anna.undo(added.revision)
    assert desk.anna.register.find(Area, "snaptun") is None


def test_an_older_change_is_undone_when_nothing_depends_on_it(desk):
    done = desk.anna.do(edit_area, area="glud", changes={"size": "small"}).commit
    desk.anna.do(edit_area, area="hjarnoe", changes={"size": "large"})
    desk.anna.undo(done.revision)
    assert desk.anna.register.get(Area, "glud").size is None
    assert desk.anna.register.get(Area, "hjarnoe").size is Size.LARGE


def test_undoing_while_others_write_something_else_succeeds(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    preview = desk.anna.preview_undo()
    desk.bo.refresh()
    desk.bo.do(edit_area, area="hjarnoe", changes={"size": "large"})
    assert desk.anna.commit(preview).commit.change.undoes is not None


def test_undoing_what_somebody_changed_after_the_preview_is_a_conflict(desk):
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    preview = desk.anna.preview_undo()
    desk.bo.refresh()
    desk.bo.do(edit_area, area="glud", changes={"status_note": "nyt"})
    conflict = refusal("LKE205", desk.anna.commit, preview)
    assert [one.code for one in conflict.details] == ["LKE241"]


@pytest.mark.parametrize("state", [None, *DeliveryState])
def test_a_waiting_notice_goes_with_the_undo_and_a_delivered_one_is_corrected(desk, state):
    assignment = desk.cover_glud()
    notices = desk.anna.register.all(Notice)
    assert len(notices) == 2
    if state is not None:
        desk.deliver(notices[0], state)
    desk.anna.undo()
    after = desk.anna.register.all(Notice)
    if state in {DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.UNCERTAIN}:
        stayed, correction = after
        assert stayed == notices[0]
        assert (correction.notice_kind, correction.recipient) == (NoticeKind.CORRECTION, stayed.recipient)
        assert (correction.about, correction.reference) == (Ref("area", "glud"), stayed.id)
    else:
        assert after == ()
    assert desk.anna.register.get(Assignment, assignment).confirmation is None


def test_a_delivered_notice_stays_when_what_it_was_about_goes(desk):
    desk.cover_glud()
    before = desk.anna.register
    desk.anna.do(hand_over, areas=["glud"], contact=desk.jens, start=date(2020, 6, 1))
    told = next(one for one in desk.anna.register.all(Notice) if one.notice_kind is NoticeKind.HANDOVER)
    desk.deliver(told)
    desk.anna.undo()
    register = desk.anna.register
    assert register.all(Assignment) == before.all(Assignment)
    assert register.at(told.about) is None
    (correction,) = [one for one in register.all(Notice) if one.notice_kind is NoticeKind.CORRECTION]
    assert (correction.about, correction.recipient) == (Ref("area", "glud"), told.recipient)


def test_redoing_takes_a_waiting_correction_back(desk):
    desk.cover_glud()
    desk.deliver(desk.anna.register.all(Notice)[0])
    done = desk.anna.register
    desk.anna.undo()
    desk.anna.redo()
    assert desk.anna.register == done


def test_redoing_corrects_a_correction_that_was_delivered(desk):
    desk.cover_glud()
    desk.deliver(desk.anna.register.all(Notice)[0])
    desk.anna.undo()
    (first,) = [one for one in desk.anna.register.all(Notice) if one.notice_kind is NoticeKind.CORRECTION]
    desk.deliver(first)
    desk.anna.redo()
    corrections = {one.reference for one in desk.anna.register.all(Notice) if one.notice_kind is NoticeKind.CORRECTION}
    assert corrections == {first.reference, first.id}
    desk.anna.undo()
    again = [one for one in desk.anna.register.all(Notice) if one.notice_kind is NoticeKind.CORRECTION]
    assert len({(one.about, one.recipient, one.reference) for one in again}) == len(again)


def test_an_undo_that_would_break_a_rule_that_was_kept_before_is_refused(desk):
    assignment = desk.cover_glud()
    ended = desk.anna.do(end_assignment, assignment=assignment, reason="området ønsker det").commit
    desk.anna.do(record_answer, area="glud", value="no")
    refused = refusal("LKE204", desk.anna.undo, ended.revision)
    assert [one.finding.code for one in refused.values["findings"]] == ["LK002"]


def test_redoing_a_confirmation_asks_the_rules_of_today(desk):
    desk.cover_glud()
    desk.anna.undo()
    desk.bo.refresh()
    desk.bo.do(record_manager_yes, contact=desk.mette, yes=False)
    desk.anna.refresh()
    refusal("LKE204", desk.anna.redo)


def test_an_undo_may_return_to_what_stood_before_though_a_rule_was_broken_then(desk):
    desk.cover_glud()
    desk.anna.do(record_own_yes, contact=desk.mette, yes=False)
    before = desk.anna.register
    desk.anna.do(hand_over, areas=["glud"], contact=desk.jens)
    desk.anna.undo()
    assert desk.anna.register == before


def test_a_fact_recorded_by_mistake_is_undone_whatever_rests_on_it(desk):
    yes = next(
        commit
        for commit in desk.anna.history()
        if commit.change.verb == "record_own_yes" and commit.change.about == (Ref("contact", desk.mette),)
    )
    desk.anna.undo()
    granted = next(
        commit
        for commit in desk.anna.history()
        if commit.change.verb == "grant_time" and commit.change.about == (Ref("contact", desk.mette),)
    )
    desk.cover_glud()
    desk.anna.undo(granted.revision)
    assert desk.anna.register.get(Contact, desk.mette).granted is None
    assert refusal("LKE241", desk.anna.undo, yes.revision).values["records"] == (Ref("contact", desk.mette),)


@pytest.mark.parametrize("verb", ["redact", "migrate"])
def test_erasing_and_migrating_are_never_undone(desk, verb):
    glud = desk.anna.register.get(Area, "glud")
    desk.anna.do(lambda context: ChangeSet(verb, context.register.put(Area(id=glud.id, name="–"))))
    refusal("LKE242", desk.anna.undo)


def test_facts_of_plugins_survive_edit_and_undo(desk):
    def by_hand(context):
        area = Area(id="glud", name="Glud", ext={"other": {"nodes": [1, {"x": "å"}], "on": True}})
        return ChangeSet("adopt_outside", context.register.put(area))

    desk.anna.do(by_hand)
    ext = {"other": {"nodes": [1, {"x": "å"}], "on": True}}
    desk.anna.do(edit_area, area="glud", changes={"size": "small"})
    assert desk.anna.register.get(Area, "glud").ext == ext
    desk.anna.undo()
    assert desk.anna.register.get(Area, "glud").ext == ext


def test_what_is_told_a_second_time_after_an_undo_is_not_taken_for_the_first(desk):
    assignment = desk.cover_glud()
    told = desk.anna.register.all(Notice)
    for notice in told:
        desk.deliver(notice)
    desk.anna.undo()
    desk.anna.do(confirm, assignment=assignment)
    confirmed = [one for one in desk.anna.register.all(Notice) if one.notice_kind is NoticeKind.ASSIGNMENT_CONFIRMED]
    assert len(confirmed) == 2 * len(told)
    assert len({(one.about, one.recipient, one.reference) for one in confirmed}) == len(confirmed)
    assert {plain_reference(one) for one in confirmed} == {"2020-05-01"}
    assert {no_longer_holds(desk.anna.register, one, DAY) for one in confirmed} == {None}


def test_an_undo_and_its_redo_go_back_to_the_change_they_are_about(desk):
    done = desk.anna.do(edit_area, area="glud", changes={"size": "small"}).commit
    undone, again = desk.anna.undo().commit, desk.anna.redo().commit
    known = {one.revision: one for one in (done, undone, again)}
    assert taken_back(undone.change, known) == taken_back(again.change, known) == done.change
    assert taken_back(done.change, known) is None
    assert taken_back(again.change, {undone.revision: undone}) is None
