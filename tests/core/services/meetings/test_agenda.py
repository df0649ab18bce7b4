from datetime import date

import pytest

from lokalkontakt_core.coordination.agenda import (
    Finding,
    automatic_items,
    heading,
    kind_of,
    minutes_to_spare,
    missing_standing,
)
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import ItemType, Meeting
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.agenda import edit_item, fill_agenda, move_item, propose_item, remove_item
from lokalkontakt_core.services.closed_days import close_days
from tests.core.services.meetings.helpers import held


def test_a_proposed_point_names_who_wants_it(world, planned):
    meeting = planned[0].id
    jens = world.get_person(world.jens)
    world.do(propose_item, meeting=meeting, title="Cykelstien", minutes=10, proposed_by=jens, areas=["glud"])
    item = world.get(Meeting, meeting).agenda[-1]
    assert (item.title, item.type, item.proposed_by, item.areas) == ("Cykelstien", ItemType.PROPOSED, jens, ("glud",))
    assert minutes_to_spare(world.get(Meeting, meeting)) == 80


def test_points_are_put_in_order_changed_and_taken_off(world, planned):
    meeting = planned[0].id
    world.do(propose_item, meeting=meeting, title="Cykelstien")
    world.do(move_item, meeting=meeting, number=4, to=1)
    assert heading(world.get(Meeting, meeting).agenda[0]) == "Cykelstien"
    world.do(edit_item, meeting=meeting, number=1, changes={"minutes": 5, "title": "Stien"})
    assert world.get(Meeting, meeting).agenda[0].minutes == 5
    world.do(remove_item, meeting=meeting, number=2)
    assert missing_standing(world.get(Meeting, meeting)) == (ItemType.KNOWLEDGE,)
    world.do(fill_agenda, meeting=meeting)
    assert missing_standing(world.get(Meeting, meeting)) == ()


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_point_that_is_not_there_is_named_with_how_many_there_are(world, planned, number):
    assert world.refuses("LKE295", remove_item, meeting=planned[0].id, number=number).values["count"] == 3


def test_questions_hand_overs_and_new_findings_come_by_themselves(world, planned):
    world.register = world.register.apply(
        type(world.do(close_days, name="x", first=date(2020, 7, 1)))(
            "x",
            world.register.put(
                Knowledge(id="knowledge-1", text="Hvem ejer skoven?", day=date(2020, 4, 1), owes_answer=True)
            ),
        )
    )
    findings = (Finding("LK013", ("glud",)),)
    world.do(fill_agenda, meeting=planned[0].id, findings=findings)
    points = [item for item in world.get(Meeting, planned[0].id).agenda if item.type is ItemType.AUTOMATIC]
    assert [item.about for item in points] == [(Ref("knowledge", "knowledge-1"),), (Ref("rule", "LK013"),)]
    assert [kind_of(one) for one in automatic_items(world.register, planned[1], world.day, findings)] == ["knowledge"]
    more = (Finding("LK013", ("glud", "hjarnoe")),)
    assert [kind_of(one) for one in automatic_items(world.register, planned[1], world.day, more)] == [
        "knowledge",
        "rule",
    ]


def test_what_comes_later_joins_the_point_of_its_kind(world, planned):
    first, second = planned[0].id, planned[1].id
    held(world, first)
    actions = [world.new(add_action, text=text, meeting=first).ref for text in ("Ring", "Skriv")]
    world.do(fill_agenda, meeting=second)
    actions.append(world.new(add_action, text="Spørg", meeting=first).ref)
    world.do(fill_agenda, meeting=second)
    agenda = world.get(Meeting, second).agenda
    assert [kind_of(one) for one in agenda].count("action") == 1
    assert set(agenda[0].about) == set(actions)
