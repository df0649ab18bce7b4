from datetime import date

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.intake.matching import Decisions, ProposalState, proposals
from lokalkontakt_core.intake.reply import read_reply
from lokalkontakt_core.intake.template import reply_template
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.knowledge import Direction, Knowledge
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
NEW, SAME, UNCLEAR = ProposalState.NEW, ProposalState.SAME, ProposalState.UNCLEAR
MEETING = Meeting(id="m1", name="Møde", day=date(2020, 6, 2))
CALL = Action(id="action-1", text="Ring til skolen", owner="a", areas=("glud",))
WRITE = Action(id="action-2", text="Ring til vejafdelingen", owner="b")


def knowledge(text="Ny bro", areas=("Glud",), **given):
    return Entry(type=EntryType.KNOWLEDGE, text=text, areas=areas, **given)


def update(action, **given):
    return Entry(type=EntryType.ACTION, action=action, **given)


@pytest.fixture
def register():
    known = register_of("area glud\narea aale\ncontact a\ncontact b\nassign glud a 2020-01-01..")
    return Register([*known, CALL, WRITE, MEETING])


def codes(one):
    return [problem.code for problem in one.problems]


def only(register, entry, decisions=None):
    (one,) = proposals(register, [entry], DAY, decisions or Decisions())
    return one


def test_names_become_records_in_either_spelling(register):
    named = only(register, knowledge(areas=("GLUD", "glud")))
    assert (named.state, named.areas) == (NEW, ("glud",))


def test_an_area_nobody_knows_is_unclear_until_the_coordinator_says_which(register):
    entry = knowledge(areas=("Atlantis",))
    assert codes(only(register, entry)) == ["LKE729"]
    assert only(register, entry, Decisions(areas={1: ("aale",)})).areas == ("aale",)


def test_a_person_nobody_knows_is_remarked_and_stands_in_no_way(register):
    one = only(register, knowledge(by="Ukendt Person"))
    assert (one.state, one.by, [remark.code for remark in one.remarks]) == (NEW, None, ["LKE730"])


def test_an_action_is_meant_by_its_id_or_the_beginning_only_it_has(register):
    assert only(register, update("action-2", done=True)).action == "action-2"
    assert only(register, update("ring til skol", done=True)).action == "action-1"
    both = only(register, update("Ring til", done=True))
    assert (codes(both), both.problems[0].values["count"]) == (["LKE731"], 2)
    assert only(register, update("?", done=True), Decisions(actions={1: "action-1"})).action == "action-1"


def test_an_agenda_item_comes_on_the_next_meeting_and_without_one_is_unclear(register):
    entry = Entry(type=EntryType.AGENDA, text="Lys på stier")
    assert only(register, entry).meeting == "m1"
    assert codes(only(Register([one for one in register if one != MEETING]), entry)) == ["LKE732"]


def test_what_the_register_says_already_is_the_same(register):
    entry = knowledge()
    kept = Knowledge(id="k1", text=entry.text, day=DAY, areas=("glud",), source_key=entry.key)
    done = Action(id="action-3", text="Gjort", done=DAY)
    known = Register([*register, kept, done])
    assert only(known, entry).state is SAME
    assert only(known, update("action-3", done=True)).state is SAME


def test_what_is_handed_in_twice_is_taken_once_and_different_updates_are_both_unclear(register):
    assert [one.state for one in proposals(register, [knowledge(), knowledge()], DAY)] == [NEW, SAME]
    split = proposals(register, [update("action-1", done=True), update("action-1", text="Ikke endnu")], DAY)
    assert [codes(one) for one in split] == [["LKE734"], ["LKE734"]]
    agreed = proposals(register, [update("action-1", done=True), update("action-1", done=True)], DAY)
    assert [one.state for one in agreed] == [NEW, SAME]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (knowledge(text=""), "LKE737"),
        (knowledge(text="a" * 2001), "LKE739"),
        (Entry(type=EntryType.AGENDA, text="a" * 201), "LKE739"),
        (knowledge(day=date(2020, 5, 2)), "LKE720"),
    ],
)
def test_what_cannot_be_written_down_is_unclear(register, entry, code):
    assert codes(only(register, entry)) == [code]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_template_holds_the_areas_and_actions_of_a_contact_and_reads_back(register, language):
    template = reply_template(register, DAY, Catalogue(language), "a")
    assert "Ring til skolen" in template
    assert "vejafdelingen" not in template
    label = {"da": "Tekst:", "en": "Text:"}[language]
    filled = template.replace(label, f"{label} Ny bro", 1)
    first, *updates = read_reply(filled, name="x", today=DAY)
    assert (first.text, first.areas) == ("Ny bro", ("Glud",))
    assert [one.action for one in updates] == ["action-1"]
    assert only(register, first).state is NEW


def test_a_direction_is_kept():
    assert knowledge(direction=Direction.TO_AREA).direction is Direction.TO_AREA
