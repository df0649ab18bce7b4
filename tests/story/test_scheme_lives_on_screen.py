"""The scheme lives on the screen: the chapters of the long story, by the keys of the full-screen program.

Each chapter begins where the use cases have led, and ends with the facts they lead to.
"""

import re
from datetime import date

import pytest

from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.handovers import HandoverState, areas_of, state_of_handover
from lokalkontakt_core.coordination.need import Need, count_needs, needs
from lokalkontakt_core.coordination.plan import StepState, plan_in_order, state_of_step
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.records.person import Person as Human
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_core.services.scheme import create_scheme
from lokalkontakt_schemas.examples import example_text
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from tests.story import rollout
from tests.story.living_scheme import Scheme, lived_through
from tests.story.on_screen import AtTheScreen
from tests.story.rollout import DEPARTMENTS, NEW_PEOPLE

pytestmark = pytest.mark.slow

THREE = ("glud", "hjarnoe", "snaptun")


async def proposal(person, printed):
    """October 2019: the printed list is read in, the proposal is noted and the plan written down."""
    await person.place("7", "x")
    await person.do_form(file=printed, source="Bilag 1")
    await person.place("7", "r")
    await person.press("n")
    await person.do_form(type=ReportType.PROPOSAL, name="Lokalkontakten", to="Udvalget for Fritid og Fællesskab")
    await person.place("7", "l")
    for task, first, last in rollout.PLAN:
        await person.press("n")
        await person.do_form(task=task, first=first, last=last)
    await person.place("7", "i")
    await person.do_form(**{"LK038-deadline": date(2020, 4, 30)})


async def all_councils_hear_of_it(person):
    """19 November 2019: every area is offered a contact, and it is taken back once and done again."""
    scheme = person.scheme
    await person.on(rollout.ALL_COUNCILS)
    await person.place("7", "b")
    await person.press("n")
    await person.do_form(via="rådsmøde")
    assert count_needs(needs(scheme.register, scheme.day)).unanswered == 28
    await person.press("ctrl+z")
    await person.confirm()
    assert "LK001" in scheme.unjudged()
    await person.press("ctrl+y")
    await person.confirm()
    assert "LK001" not in scheme.codes() | scheme.unjudged()
    await person.place("7", "r")
    await person.press("n")
    await person.do_form(type=ReportType.INFORMATION, name="Information til alle lokalråd", to="lokalrådene")
    await person.place("7", "l")
    for step in plan_in_order(scheme.register)[:2]:
        await person.row(step.id)
        await person.press("g")
        await person.do_form()
    assert [state_of_step(step, scheme.day) for step in plan_in_order(scheme.register)][:2] == [StepState.DONE] * 2


async def areas_answer(person):
    """January: what is unclear is settled, the answers come in together, and the silent are reminded."""
    scheme = person.scheme
    await person.on(date(2020, 1, 14))
    await person.place("1")
    await person.row("question_of:stenderup")
    await person.press("enter")
    await person.do_form(answer="covered")
    assert coverage_of(scheme.register, "stenderup", scheme.day) is Coverage.COVERED
    await person.place("7", "b")
    await person.mark_all(without={"vrigsted", "as"})
    await person.press("s")
    await person.do_form(via="Det Fælles Landdistriktsråd")
    assert sorted(row.area.id for row in needs(scheme.register, scheme.day) if row.silent) == ["as", "vrigsted"]
    await person.place("7", "b")
    await person.press("i")
    await person.confirm()
    assert all(row.reminded == scheme.day for row in needs(scheme.register, scheme.day) if row.silent)
    await person.on(date(2020, 1, 28))
    for area, name, value in (("vrigsted", "Vrigsted", "no"), ("as", "As", "yes")):
        await person.find(f"registrér svaret {name}", f"answer:{area}")
        await person.do_form(value=value)
    counts = count_needs(needs(scheme.register, scheme.day))
    assert (counts.unanswered, counts.least) == (0, 14)


async def somebody_is_found(person):
    """February: a leader names a person; both say yes, and the time is granted."""
    scheme = person.scheme
    await person.on(date(2020, 2, 10))
    await person.place("7", "p")
    await person.press("n")
    leader = (await person.made(Human, person.do_form(name="Lea Leder"))).id
    await person.place("7", "a")
    departments = []
    for name in DEPARTMENTS:
        await person.press("n")
        departments.append((await person.made(Department, person.do_form(name=name, leader=leader))).id)
    await person.place("3")
    await person.press("n")
    joining = person.do_form(name=NEW_PEOPLE[0], department=departments[0], workplace="administration")
    mette = (await person.made(Contact, joining)).id
    await nobody_is_confirmed_without_the_yeses(person, mette)
    await ready(person, mette)
    found = scheme.register.get(Contact, mette)
    assert (found.own_yes.yes, found.manager_yes.yes, found.manager_yes.by) == (True, True, leader)
    assert (found.granted.minutes_per_week, found.employment.start) == (360, date(2018, 1, 1))
    assert found.outside_hours.yes
    return leader, departments


async def nobody_is_confirmed_without_the_yeses(person, contact):
    await person.place("2")
    await person.row("bjerre")
    await person.press("t")
    proposed = await person.made(Assignment, person.do_form(contact=contact))
    await person.button(f"confirm:{proposed.id}")
    await person.asked(RefusalDialog)
    assert {"LK007", "LK008"} <= set(re.findall(r"LK\d{3}", person.seen()))
    await person.leave()
    await person.press("ctrl+z")
    await person.confirm()
    assert person.register.find(Assignment, proposed.id) is None


async def ready(person, contact):
    """Record what a contact needs to be confirmed, from its page."""
    await person.place("3")
    await person.row(contact)
    for action in (f"own_yes:{contact}", f"manager_yes:{contact}"):
        await person.button(action)
        await person.do_form(yes=True)
    await person.button(f"grant:{contact}")
    await person.do_form(minutes_per_week=6)
    await person.button(f"contact_more:{contact}")
    await person.menu(f"employment:{contact}")
    await person.do_form(start=date(2018, 1, 1))
    await person.button(f"contact_more:{contact}")
    await person.menu(f"outside:{contact}")
    await person.do_form(yes=True)


async def everybody_has_a_contact(person):
    """March and April: the areas are distributed in the workbench; three are handed over step by step."""
    scheme = person.scheme
    await person.on(date(2020, 3, 2))
    wanting = [row.area.id for row in needs(scheme.register, scheme.day) if row.need is Need.NEEDED]
    people = [scheme.contact_called(name) for name in NEW_PEOPLE]
    await person.workbench()
    for number in range(4):
        await person.put(wanting[number::4], people[number])
    await person.press("ctrl+s")
    await person.do_form(reason="aftalt")
    assert all(coverage_of(scheme.register, area, scheme.day) is Coverage.COVERED for area in wanting)
    await three_are_handed_over(person, people[4])
    await person.find("skriv aftale med Glud", "agreement:glud")
    await person.do_form(text="Vi ses hver anden måned.")
    await person.on(date(2020, 5, 1))
    assert not {"LK013", "LK038"} & scheme.codes(about="area/glud")
    assert scheme.covered() == {Coverage.COVERED: 27, Coverage.UNCOVERED: 1}
    assert not {"LK002", "LK006"} & scheme.codes()


async def three_are_handed_over(person, successor):
    scheme = person.scheme
    await person.place("7", "v")
    await person.press("n")
    handover = (await person.made(Handover, person.do_form())).id
    assert areas_of(scheme.register, scheme.register.get(Handover, handover)) == THREE
    await step(person, handover, "successor", "handover_successor")
    await person.do_form(candidates=[successor], successor=successor)
    await step(person, handover, "day", "handover_day")
    await person.do_form(agreed=date(2020, 4, 1), overlap_until=date(2020, 4, 14))
    await step(person, handover, "notice", "carry_out_handover")
    await person.confirm()
    await person.on(date(2020, 4, 7))
    assert all(len(scheme.active_in(area)) == 2 for area in THREE)
    await person.on(date(2020, 4, 20))
    assert [one.contact for area in THREE for one in scheme.active_in(area)] == [successor] * 3
    await person.place("7", "i")
    await person.do_form(onboarding_items="Mødt lokalrådet")
    await onboard(person, person.scheme.contact_called("Mette Øvig"))
    await onboard(person, successor)
    await step(person, handover, "checklist", "handover_tick")
    await tick_all(person)
    await step(person, handover, "close", "close_handover")
    await person.confirm("left")  # what cannot be undone begins on Back
    closed = scheme.register.get(Handover, handover)
    assert state_of_handover(scheme.register, closed) is HandoverState.CLOSED


async def step(person, handover, key, action):
    """Come to a step of the guide, and do what is done there."""
    await person.place("7", "v")
    await person.row(handover)
    await person.press("o")
    await person.until(lambda: type(person.screen).__name__ == "GuideScreen", "the guide")
    await person.row(key)
    await person.button(f"{action}:{handover}")


async def onboard(person, contact):
    """Give a contact the checklist, then tick what is done."""
    await to_the_checklist(person, contact)
    await person.confirm()
    await to_the_checklist(person, contact)
    await tick_all(person)
    assert "LK022" not in person.scheme.codes(about=f"contact/{contact}")


async def to_the_checklist(person, contact):
    await person.place("3")
    await person.row(contact)
    await person.button(f"onboarding:{contact}")


async def tick_all(person):
    await person.asked(FormDialog)
    (box,) = person.screen.boxes
    await person.do_form(done=[option.value for option in box.field.options])


@pytest.fixture
def printed(tmp_path):
    """The printed list as a file."""
    file = tmp_path / "bilag1.txt"
    file.write_text(example_text("bilag1.txt"), "utf-8")
    return file


async def test_the_printed_list_the_proposal_and_the_plan(at_the_desk, printed):
    scheme = Scheme()
    scheme.do(create_scheme, name="Hedensted", municipality="Hedensted", coordinator_name="Anna Eksempel")
    async with at_the_desk(scheme.desk) as somebody:
        await proposal(AtTheScreen(somebody, scheme), printed)
    assert scheme.facts == lived_through(rollout.proposal).facts


async def test_the_areas_are_asked_and_answer(at_the_desk):
    scheme = lived_through(rollout.proposal)
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        await all_councils_hear_of_it(person)
        await areas_answer(person)
    assert scheme.facts == lived_through(*rollout.CHAPTERS[:3]).facts


async def test_somebody_is_found_and_both_say_yes(at_the_desk):
    scheme = lived_through(*rollout.CHAPTERS[:3])
    async with at_the_desk(scheme.desk) as somebody:
        leader, departments = await somebody_is_found(AtTheScreen(somebody, scheme))
    rollout.the_others_are_found(scheme, leader, departments)
    assert scheme.facts == lived_through(*rollout.CHAPTERS[:4]).facts


async def test_areas_are_distributed_handed_over_and_agree(at_the_desk):
    scheme = lived_through(*rollout.CHAPTERS[:4])
    async with at_the_desk(scheme.desk) as somebody:
        await everybody_has_a_contact(AtTheScreen(somebody, scheme))
    assert scheme.facts == lived_through(*rollout.CHAPTERS).facts
