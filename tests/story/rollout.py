"""The chapters of the rollout: from the proposal of October 2019 to a contact for all who want one, April 2020."""

from datetime import date

import pytest

from lokalkontakt_core.coordination.coverage import Coverage
from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handovers import HandoverState, state_of_handover
from lokalkontakt_core.coordination.need import Need, count_needs, needs
from lokalkontakt_core.coordination.plan import plan_in_order
from lokalkontakt_core.coordination.time_spent import expected_in_all
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.periods import Month, MonthRange
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.answer_question import answer_question
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_outside_hours, record_own_yes
from lokalkontakt_core.services.asking_areas import offer_all, record_answers, remind_areas
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.close_handover import close_handover
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.departments import add_department
from lokalkontakt_core.services.distribute import distribute
from lokalkontakt_core.services.employment import record_employment
from lokalkontakt_core.services.handovers import begin_handover, carry_out_handover, edit_handover, tick_handover
from lokalkontakt_core.services.import_list import import_list
from lokalkontakt_core.services.onboarding import start_onboarding, tick_item
from lokalkontakt_core.services.persons import add_person
from lokalkontakt_core.services.plan_steps import add_plan_step, complete_plan_step
from lokalkontakt_core.services.report_log import record_report
from lokalkontakt_core.services.scheme import create_scheme, edit_scheme
from lokalkontakt_schemas.examples import example_text

ALL_COUNCILS = date(2019, 11, 19)
DEPARTMENTS = ("Fritid og Fællesskab", "Teknik og Miljø", "Social Omsorg")
PLAN = (
    ("Oplæg behandles", Month(2019, 10), Month(2019, 10)),
    ("Alle lokalråd informeres, lederne kontaktes", Month(2019, 11), Month(2019, 11)),
    ("Lokalrådene melder tilbage", Month(2019, 12), Month(2020, 1)),
    ("De konkrete personer findes", Month(2020, 2), Month(2020, 2)),
    ("Alle, som ønsker det, har en lokalkontakt", Month(2020, 3), Month(2020, 4)),
)
NEW_PEOPLE = ("Mette Øvig", "Jens Prøve", "Bo Eksempel", "Ida Øvelse", "Per Prøvesen")


def proposal(scheme):
    """October 2019: the proposal goes to the committee, with the list of areas as it stands."""
    scheme.do(create_scheme, name="Hedensted", municipality="Hedensted", coordinator_name="Anna Eksempel")
    scheme.do(import_list, text=example_text("bilag1.txt"), name="Bilag 1")
    scheme.do(record_report, type="proposal", name="Lokalkontakten", to="Udvalget for Fritid og Fællesskab")
    for task, first, last in PLAN:
        scheme.do(add_plan_step, task=task, when=MonthRange(first, last))
    scheme.do(edit_scheme, changes={"rules": {"LK038": {"deadline": date(2020, 4, 30)}}})
    assert expected_in_all(scheme.register, scheme.day) == (28 * 60, 28 * 90)  # N7: 28 to 42 hours a week
    assert scheme.covered() == {
        Coverage.COVERED: 12, Coverage.HANDOVER: 3, Coverage.DISPUTED: 1, Coverage.UNCOVERED: 12,
    }  # fmt: skip
    assert count_needs(needs(scheme.register, scheme.day)).least == 15
    assert count_needs(needs(scheme.register, scheme.day)).most == 16  # O14


def all_councils_hear_of_it(scheme):
    """19 November 2019: the meeting for all local councils."""
    scheme.on(ALL_COUNCILS)
    assert "LK001" in scheme.unjudged()  # nobody has said who was asked
    scheme.do(offer_all, via="møde for alle lokalråd")
    scheme.do(record_report, type="information", name="Information til alle lokalråd", to="lokalrådene")
    assert "LK001" not in scheme.codes() | scheme.unjudged()
    assert count_needs(needs(scheme.register, scheme.day)).unanswered == 28
    for step in plan_in_order(scheme.register)[:2]:
        scheme.do(complete_plan_step, plan_step=step.id)


def areas_answer(scheme):
    """December and January: the answers come in by way of the joint council; who is silent is reminded."""
    scheme.on(date(2020, 1, 14))
    (question,) = scheme.register.all(ImportQuestion)
    scheme.do(answer_question, question=question.id, answer="covered")
    said = [(area.id, "yes") for area in scheme.register.all(Area) if area.id not in {"vrigsted", "as"}]
    scheme.do(record_answers, answers=said, via="Det Fælles Landdistriktsråd")
    silent = [row.area.id for row in needs(scheme.register, scheme.day) if row.silent]
    assert sorted(silent) == ["as", "vrigsted"]
    scheme.do(remind_areas)
    assert all(row.reminded == scheme.day for row in needs(scheme.register, scheme.day) if row.silent)
    scheme.on(date(2020, 1, 28))
    scheme.do(record_answer, area="vrigsted", value="no", via="Det Fælles Landdistriktsråd")
    scheme.do(record_answer, area="as", value="yes", via="telefon")
    counts = count_needs(needs(scheme.register, scheme.day))
    assert (counts.unanswered, counts.least) == (0, 14)  # Vrigsted wants none, Stenderup has one


def people_are_found(scheme):
    """February: leaders name the persons; both say yes, and the time is granted."""
    scheme.on(date(2020, 2, 10))
    leader = scheme.new(Person, add_person, name="Lea Leder").id
    departments = [scheme.new(Department, add_department, name=name, leader=leader).id for name in DEPARTMENTS]
    first = joining(scheme, NEW_PEOPLE[0], departments[0])
    nobody_is_confirmed_without_the_yeses(scheme, first)
    ready(scheme, first, leader)
    the_others_are_found(scheme, leader, departments)


def the_others_are_found(scheme, leader, departments):
    for number, name in enumerate(NEW_PEOPLE[1:], start=1):
        ready(scheme, joining(scheme, name, departments[number % 3]), leader)
    for contact in scheme.register.all(Contact):
        if contact.manager_yes is None:
            ready(scheme, contact.id, leader)


def joining(scheme, name, department):
    return scheme.new(Contact, add_contact, name=name, department=department, workplace="administration").id


def nobody_is_confirmed_without_the_yeses(scheme, contact):
    proposed = scheme.new(Assignment, assign, area="bjerre", contact=contact)
    refusal = scheme.refused(confirm, assignment=proposed.id)
    assert refusal.code == "LKE204"
    assert {one.finding.code for one in refusal.values["findings"]} == {"LK007", "LK008"}
    scheme.desk.commit(scheme.desk.preview_undo())


def ready(scheme, contact, leader):
    scheme.do(record_employment, contact=contact, start=date(2018, 1, 1))
    scheme.do(record_own_yes, contact=contact, yes=True, day=scheme.day)
    scheme.do(record_manager_yes, contact=contact, yes=True, day=scheme.day, by=leader)
    scheme.do(grant_time, contact=contact, minutes_per_week=360, by=leader)
    scheme.do(record_outside_hours, contact=contact, yes=True, day=scheme.day)


def everybody_has_a_contact(scheme):
    """March and April: every area that wants a contact has one; the three of the coordinator's are handed over."""
    scheme.on(date(2020, 3, 2))
    wanting = [row.area.id for row in needs(scheme.register, scheme.day) if row.need is Need.NEEDED]
    people = [scheme.contact_called(name) for name in NEW_PEOPLE]
    pairs = [(area, people[number % 4]) for number, area in enumerate(wanting)]
    scheme.do(distribute, pairs=pairs, confirm=True, reason="aftalt med lederne i februar")
    mette = scheme.contact_called("Mette Øvig")
    handover = scheme.new(Handover, begin_handover, areas=["glud", "snaptun", "hjarnoe"], candidates=[people[4]])
    scheme.do(
        edit_handover,
        handover=handover.id,
        changes={"successor": people[4], "agreed": date(2020, 4, 1), "overlap_until": date(2020, 4, 14)},
    )
    scheme.do(carry_out_handover, handover=handover.id)
    scheme.on(date(2020, 4, 7))
    assert all(len(scheme.active_in(area)) == 2 for area in ("glud", "snaptun", "hjarnoe"))  # both are there
    scheme.on(date(2020, 4, 20))
    for area in ("glud", "snaptun", "hjarnoe"):
        assert [one.contact for one in scheme.active_in(area)] == [people[4]]
    make_ready(scheme, mette)
    finish(scheme, handover, people[4])
    assert "LK013" in scheme.unjudged()  # when the contacts of the printed list began, nobody has told
    scheme.do(write_agreement, area="glud", text="Vi ses hver anden måned og ringer imens.")
    scheme.on(date(2020, 5, 1))
    assert "LK013" not in scheme.codes(about="area/glud")
    assert "LK038" not in scheme.codes()
    assert scheme.covered() == {Coverage.COVERED: 27, Coverage.UNCOVERED: 1}
    assert not {"LK002", "LK006", "LK007", "LK008"} & scheme.codes()


def make_ready(scheme, contact):
    scheme.do(start_onboarding, contact=contact, items=["Mødt lokalrådet", "Kender de andre lokalkontakter"])
    for number in (1, 2):
        scheme.do(tick_item, contact=contact, number=number)
    assert "LK022" not in scheme.codes(about=f"contact/{contact}")


def finish(scheme, handover, successor):
    make_ready(scheme, successor)
    scheme.do(
        tick_handover,
        handover=handover.id,
        tick=list(range(1, 1 + open_things(scheme, handover))),
    )
    scheme.do(close_handover, handover=handover.id)
    closed = scheme.register.get(Handover, handover.id)
    assert state_of_handover(scheme.register, closed) is HandoverState.CLOSED
    assert scheme.refused(tick_handover, handover=handover.id, tick=[1]).code == "LKE741"
    with pytest.raises(LokalkontaktError):
        scheme.desk.commit(scheme.desk.preview_undo())  # closed: it stays


def open_things(scheme, handover):
    return len(checklist(scheme.register, scheme.register.get(Handover, handover.id), scheme.day))


CHAPTERS = (
    proposal,
    all_councils_hear_of_it,
    areas_answer,
    people_are_found,
    everybody_has_a_contact,
)
