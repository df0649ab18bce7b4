from datetime import date

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.services.areas import end_area
from lokalkontakt_core.services.knowledge import (
    KNOWLEDGE_FIELDS,
    answer_knowledge,
    edit_knowledge,
    note_knowledge,
    pass_on,
    share_knowledge,
)
from lokalkontakt_core.services.scheme import edit_scheme


def noted(world, **given):
    return world.new(note_knowledge, **{"text": "Stien er mørk", "areas": ["glud"], "direction": "from_area", **given})


def now(world, item):
    return world.get(Knowledge, item.id)


def test_knowledge_is_noted_today_for_colleagues_unless_something_else_is_said(world):
    item = noted(world)
    assert (item.day, item.visibility, item.type) == (world.day, Visibility.COLLEAGUES, KnowledgeType.KNOWLEDGE)
    assert (item.areas, item.direction, item.unanswered) == (("glud",), Direction.FROM_AREA, False)


def test_it_may_concern_the_whole_scheme_or_go_no_known_way(world):
    assert noted(world, areas=(), direction=None).areas == ()
    assert noted(world, direction=None).direction is None


def test_a_question_waits_until_it_is_answered(world):
    item = noted(world, type="question", owes_answer=True, day=date(2020, 4, 1))
    assert item.unanswered
    world.do(answer_knowledge, knowledge=item.id, answer="Der kommer lys i juni.")
    assert (now(world, item).answered, now(world, item).unanswered) == (world.day, False)


def test_a_second_answer_takes_the_place_of_the_first(world):
    item = noted(world)
    world.do(answer_knowledge, knowledge=item.id, answer="Ja")
    world.do(answer_knowledge, knowledge=item.id, answer="Nej")
    assert now(world, item).answer == "Nej"


def test_what_goes_to_areas_is_passed_on_together(world):
    first, second = (noted(world, direction="to_area") for _ in range(2))
    change = world.do(pass_on, knowledge=[first.id, second.id, first.id])
    assert change.about == (first.ref, second.ref)
    assert {now(world, one).passed_on for one in (first, second)} == {world.day}


def test_a_private_note_is_shared_before_it_is_passed_on(world):
    item = noted(world, direction="to_area", visibility="private")
    world.refuses("LKE723", pass_on, knowledge=[item.id])
    world.do(share_knowledge, knowledge=[item.id])
    world.do(pass_on, knowledge=[item.id])


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("LKE201", {"areas": ["atlantis"]}),
        ("LKE217", {"direction": "sideways"}),
        ("LKE218", {"text": "  "}),
        ("LKE219", {"text": "a" * 2001}),
        ("LKE720", {"day": date(2020, 5, 2)}),
        ("LKE721", {"areas": []}),
        ("LKE725", {"fields_of_work": ["Vej og trafik"]}),
        ("LKE765", {"focus": ["Bosætning"]}),
        ("LKE200", {"text": "", "day": date(2021, 1, 1)}),
    ],
)
def test_what_cannot_be_noted_is_refused(world, code, given):
    world.refuses(code, note_knowledge, **{"text": "Ny bro", "areas": ["glud"], "direction": "to_area", **given})


def test_fields_of_work_are_those_of_the_scheme_whichever_case(world):
    world.do(edit_scheme, changes={"fields_of_work": ["Vej og trafik", "Børn og skole"]})
    assert noted(world, fields_of_work=["vej og TRAFIK"]).fields_of_work == ("Vej og trafik",)
    assert world.refuses("LKE724", note_knowledge, text="x", fields_of_work=["Sport"]).values["name"] == "Sport"


def test_nothing_new_is_said_of_an_area_that_has_ended(world):
    world.do(end_area, area="glud")
    world.refuses("LKE226", note_knowledge, text="Ny bro", areas=["glud"])


def test_an_answer_comes_after_the_question(world):
    item = noted(world, day=date(2020, 4, 1))
    world.refuses("LKE722", answer_knowledge, knowledge=item.id, answer="Ja", day=date(2020, 3, 31))
    world.refuses("LKE720", answer_knowledge, knowledge=item.id, answer="Ja", day=date(2020, 6, 1))
    world.refuses("LKE201", answer_knowledge, knowledge="knowledge-x", answer="Ja")


def test_only_what_waits_is_passed_on(world):
    from_area, passed = noted(world), noted(world, direction="to_area")
    world.do(pass_on, knowledge=[passed.id])
    world.refuses("LKE726", pass_on, knowledge=[from_area.id])
    world.refuses("LKE726", pass_on, knowledge=[passed.id])
    world.refuses("LKE218", pass_on, knowledge=[])
    world.refuses("LKE218", share_knowledge, knowledge=[])


def test_fields_are_edited_and_those_of_other_use_cases_are_not(world):
    item = noted(world)
    world.do(edit_knowledge, knowledge=item.id, changes={"text": "Stien er lys nu", "direction": "to_area"})
    assert now(world, item).direction is Direction.TO_AREA
    for field in ("answer", "answered", "passed_on"):
        world.refuses("LKE221", edit_knowledge, knowledge=item.id, changes={field: "x"})
    world.refuses("LKE721", edit_knowledge, knowledge=item.id, changes={"areas": []})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_choice_has_a_word(language):
    catalogue = Catalogue(language)
    words = [f"field.{name}" for name in (*KNOWLEDGE_FIELDS, "answer", "knowledge")]
    for members in (Direction, KnowledgeType, Visibility):
        assert [one for one in members if catalogue.shown(one) == one.value and language == "da"] == []
    assert [one for one in words if catalogue.find(one) is None] == []


def test_each_change_can_be_taken_back(world):
    before = world.register
    item = noted(world, direction="to_area")
    for service, given in (
        (edit_knowledge, {"knowledge": item.id, "changes": {"text": "Andet"}}),
        (answer_knowledge, {"knowledge": item.id, "answer": "Ja"}),
        (pass_on, {"knowledge": [item.id]}),
        (share_knowledge, {"knowledge": [item.id], "visibility": "contacts"}),
    ):
        kept = world.register
        change = world.do(service, **given)
        assert change.about == (Ref("knowledge", item.id),)
        world.register = world.register.apply(type(change)("undo", tuple(edit.reversed for edit in change.edits)))
        assert world.register == kept
    assert len(world.register) == len(before) + 1


def test_each_contact_of_the_areas_gets_one_message_with_all_that_was_passed_on(world):
    world.assigned("glud", world.mette)
    world.assigned("hjarnoe", world.jens)
    path = noted(world, direction="to_area", areas=["glud", "hjarnoe"])
    bus = noted(world, direction="to_area", areas=["glud"], text="Bussen kører igen")
    change = world.do(pass_on, knowledge=[path.id, bus.id], tell=True)
    told = [edit.after for edit in change.edits if isinstance(edit.after, Notice)]
    assert {one.about.id: one.reference for one in told} == {world.mette: f"{path.id} {bus.id}", world.jens: path.id}
    assert {one.recipient for one in told} == {
        Ref("person", world.get_person(one)) for one in (world.mette, world.jens)
    }


def test_nobody_is_written_to_about_what_they_told_themselves_or_when_it_is_only_noted(world):
    world.assigned("glud", world.mette)
    own = noted(world, direction="to_area", by=world.get_person(world.mette))
    other = noted(world, direction="to_area")
    for change in (world.do(pass_on, knowledge=[own.id], tell=True), world.do(pass_on, knowledge=[other.id])):
        assert [edit.ref.kind for edit in change.edits] == ["knowledge"]
