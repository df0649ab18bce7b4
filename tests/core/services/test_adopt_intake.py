from datetime import date

from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.intake.matching import Decisions
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Direction, Knowledge
from lokalkontakt_core.records.meeting import ItemType, Meeting
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.adopt_intake import adopt_intake
from lokalkontakt_core.services.plan_meetings import add_meeting

TOLD = Entry(
    type=EntryType.KNOWLEDGE, text="Ny bro", areas=("Glud",), by="Mette Øvig", day=date(2020, 4, 2),
    direction=Direction.FROM_AREA, owes_answer=True, source="svar.txt",
)  # fmt: skip
POINT = Entry(type=EntryType.AGENDA, text="Lys på\nstier", areas=("Hjarnø",), by="Mette Øvig")
UNKNOWN = Entry(type=EntryType.KNOWLEDGE, text="Et sted", areas=("Atlantis",))


def prepared(world):
    """Plan a meeting and promise an action; give the ids of both."""
    meeting = world.do(add_meeting, name="Møde", day=date(2020, 6, 2)).edits
    action = world.do(add_action, text="Ring til skolen", areas=["glud"]).edits
    return [edit.after.id for edit in (*meeting, *action)]


def test_everything_clear_becomes_one_change(world):
    meeting, action = prepared(world)
    update = Entry(type=EntryType.ACTION, action="ring til", done=True, text="Talte med Anna")
    change = world.do(adopt_intake, entries=[TOLD, POINT, update, UNKNOWN])
    (item,) = world.register.all(Knowledge)
    assert (item.text, item.areas, item.day, item.unanswered) == ("Ny bro", ("glud",), date(2020, 4, 2), True)
    assert (item.source, item.direction) == ("svar.txt", Direction.FROM_AREA)
    point = world.get(Meeting, meeting).agenda[-1]
    assert (point.title, point.areas, point.type) == ("Lys på stier", ("hjarnoe",), ItemType.PROPOSED)
    assert (world.get(Action, action).done, world.get(Action, action).remark) == (world.day, "Talte med Anna")
    assert (change.verb, change.about) == ("adopt_intake", (Ref("area", "glud"), Ref("area", "hjarnoe")))


def test_adopting_again_changes_nothing_and_taking_it_back_restores_all(world):
    prepared(world)
    before = world.register
    change = world.do(adopt_intake, entries=[TOLD, POINT])
    assert not world.change(adopt_intake, entries=[TOLD, POINT])
    undone = world.register.apply(type(change)("undo", tuple(edit.reversed for edit in change.edits)))
    assert undone == before


def test_only_what_is_named_is_taken_and_what_is_unclear_is_refused_with_its_reason(world):
    prepared(world)
    world.do(adopt_intake, entries=[TOLD, POINT], numbers=[2])
    assert world.register.all(Knowledge) == ()
    world.refuses("LKE729", adopt_intake, entries=[UNKNOWN], numbers=[1])
    world.refuses("LKE735", adopt_intake, entries=[TOLD], numbers=[2])
    two = world.refuses("LKE736", adopt_intake, entries=[UNKNOWN, UNKNOWN], numbers=[1, 2])
    assert len(two.details) >= 1


def test_a_decision_makes_it_clear(world):
    world.do(adopt_intake, entries=[UNKNOWN], decisions=Decisions(areas={1: ("hjarnoe",)}))
    assert world.register.all(Knowledge)[0].areas == ("hjarnoe",)


def test_choosing_one_of_two_updates_settles_the_disagreement(world):
    _, action = prepared(world)
    said = [Entry(type=EntryType.ACTION, action=action, **given) for given in ({"done": True}, {"text": "Ikke endnu"})]
    assert not world.change(adopt_intake, entries=said)
    world.do(adopt_intake, entries=said, numbers=[2])
    assert (world.get(Action, action).open, world.get(Action, action).remark) == (True, "Ikke endnu")
