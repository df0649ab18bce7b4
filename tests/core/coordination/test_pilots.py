"""Pilots, projects, plan and strategy on a day."""

from datetime import date

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.coordination.pilots import (
    PilotState,
    areas_without_voice,
    contacts_without_profile,
    days_left,
    last_orientation,
    meetings_without_status,
    missing_profiles,
    note_due,
    open_pilots,
    planned_end,
    state_of_pilot,
)
from lokalkontakt_core.coordination.plan import StepState, plan_in_order, state_of_step
from lokalkontakt_core.coordination.projects import contacts_not_told, needs_coordinator, open_in_area
from lokalkontakt_core.coordination.strategy import by_theme, themes_of_area
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.periods import UNKNOWN, Month, MonthRange, Period
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot, Profile, ProfileSlot
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.project import Informed, Project
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
HALF_YEAR = Period(date(2020, 1, 1), date(2020, 7, 1))


def of(*records, **scheme):
    return Register([Scheme(id=SCHEME_ID, name="Øvelse", municipality="Prøvekøbing", **scheme), *records])


def pilot(**given):
    return Pilot(**{"id": "p", "name": "Åle", "period": HALF_YEAR, **given})


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"period": None}, PilotState.PROPOSED),
        ({"period": Period(date(2020, 5, 2), None)}, PilotState.PLANNED),
        ({}, PilotState.RUNNING),
        ({"period": Period(UNKNOWN, UNKNOWN)}, PilotState.RUNNING),
        ({"period": Period(date(2019, 11, 1), date(2020, 5, 1))}, PilotState.OVER),
        ({"closed": DAY}, PilotState.CLOSED),
        ({"closed": date(2020, 5, 2)}, PilotState.RUNNING),
        ({"period": None, "closed": DAY}, PilotState.CLOSED),
    ],
)
def test_the_state_of_a_pilot_follows_from_its_days(given, state):
    assert state_of_pilot(pilot(**given), DAY) is state


def test_pilots_that_need_closing_come_first():
    over = pilot(id="over", period=Period(date(2019, 1, 1), date(2019, 7, 1)))
    register = of(pilot(id="idea", period=None), pilot(id="run"), over, pilot(id="gone", closed=DAY))
    assert [one.id for one in open_pilots(register, DAY)] == ["over", "run", "idea"]


def test_half_a_year_from_the_start_clamps_to_short_months():
    assert planned_end(of(), date(2019, 8, 31)) == date(2020, 2, 29)
    assert planned_end(of(rules={"LK028": {"months": 3}}), date(2019, 8, 31)) == date(2019, 11, 30)


def test_what_is_left_of_a_pilot_is_counted_in_days():
    assert days_left(pilot(), DAY).days == 61
    assert days_left(pilot(period=None), DAY) is None
    assert days_left(pilot(period=Period(date(2020, 1, 1))), DAY) is None


def test_the_three_profiles_are_asked_for_in_all_pilots_together():
    slots = (ProfileSlot(contact="a", profile=Profile.PROCESS_CONSULTANT),)
    other = (ProfileSlot(contact="b", profile=Profile.INSTITUTION_LEADER),)
    closed = pilot(id="r", profiles=(ProfileSlot(contact="c", profile=Profile.DEPARTMENT_EMPLOYEE),), closed=DAY)
    register = of(pilot(profiles=slots), pilot(id="q", profiles=other), closed)
    assert missing_profiles(register, DAY) == (Profile.DEPARTMENT_EMPLOYEE,)
    assert contacts_without_profile(pilot(contacts=("a", "b"), profiles=slots)) == ("b",)


def note(day, number=1, **given):
    return Evaluation(**{"id": f"e{number}", "pilot": "p", "day": day, "text": "…", **given})


@pytest.mark.parametrize(
    ("notes", "due"),
    [
        ([], date(2020, 2, 1)),
        ([date(2020, 1, 31)], date(2020, 2, 29)),
        ([date(2020, 4, 15), date(2020, 2, 1)], date(2020, 5, 15)),
        ([date(2020, 5, 2)], date(2020, 2, 1)),
    ],
)
def test_a_note_is_due_a_month_after_the_last_one(notes, due):
    register = of(pilot(), *(note(day, number) for number, day in enumerate(notes)))
    assert note_due(register, register.get(Pilot, "p"), DAY) == due


@pytest.mark.parametrize(
    "given",
    [
        {"period": None},
        {"closed": DAY},
        {"period": Period(UNKNOWN, None)},
        {"period": Period(date(2020, 4, 20), date(2020, 5, 10))},
    ],
)
def test_no_note_is_due_before_during_no_time_and_after(given):
    register = of(pilot(**given))
    assert note_due(register, register.get(Pilot, "p"), DAY) is None


def test_areas_that_took_no_part_in_an_evaluation_are_named():
    assert areas_without_voice(pilot(areas=("aa", "bb")), note(DAY, areas=("bb",))) == ("aa",)


def meeting(number, day, **given):
    return Meeting(**{"id": f"m{number}", "name": "Udvalg", "type": MeetingType.COMMITTEE, "day": day, **given})


def report(number, day, kind=ReportType.STATUS, **given):
    return Report(id=f"r{number}", type=kind, day=day, name="…", **given)


MEETINGS = (
    meeting(0, date(2019, 12, 9)),
    meeting(1, date(2020, 2, 3)),
    meeting(2, date(2020, 3, 2)),
    meeting(3, date(2020, 4, 6), cancelled="Corona"),
    meeting(4, date(2020, 5, 4)),
    meeting(5, date(2020, 8, 3)),
    meeting(6, date(2020, 4, 7), type=MeetingType.COORDINATION),
)


@pytest.mark.parametrize(
    ("reports", "open_meetings"),
    [
        ((), ["m1", "m2", "m4"]),
        ((report(1, date(2020, 2, 20), pilot="p"),), ["m1", "m4"]),
        ((report(1, date(2020, 2, 3)),), ["m2", "m4"]),
        ((report(1, date(2020, 4, 28), meeting="m1"),), ["m2", "m4"]),
        ((report(1, date(2020, 2, 20), pilot="other"),), ["m1", "m2", "m4"]),
        ((report(1, date(2020, 2, 20), ReportType.ORIENTATION),), ["m1", "m2", "m4"]),
    ],
)
def test_every_committee_meeting_in_the_time_of_a_pilot_wants_a_status_report(reports, open_meetings):
    register = of(pilot(), pilot(id="other", period=None), *MEETINGS, *reports)
    found = meetings_without_status(register, register.get(Pilot, "p"), DAY)
    assert [one.id for one in found] == open_meetings


def test_the_last_orientation_may_be_about_all_pilots_at_once():
    told = report(1, date(2020, 3, 1), ReportType.ORIENTATION), report(2, date(2020, 4, 1), ReportType.ORIENTATION)
    register = of(pilot(), *told, report(3, date(2020, 6, 1), ReportType.ORIENTATION))
    assert last_orientation(register, register.get(Pilot, "p"), DAY) == date(2020, 4, 1)
    assert last_orientation(of(pilot()), pilot(), DAY) is None


def project(**given):
    return Project(**{"id": "x", "name": "Havnen", "areas": ("glud",), "time_consuming": True, **given})


TWO = "area glud\narea as\ncontact a\ncontact b\nassign glud a 2019-01-01..\nassign as b 2019-01-01.."


@pytest.mark.parametrize(
    ("given", "alone", "untold"),
    [
        ({}, True, ("a",)),
        ({"areas": ("as", "glud")}, True, ("a", "b")),
        ({"coordinator_joined": DAY}, False, ("a",)),
        ({"coordinator_joined": date(2020, 5, 2)}, True, ("a",)),
        ({"informed": (Informed(contact="a", day=DAY),)}, True, ()),
        ({"time_consuming": False}, False, ()),
        ({"closed": DAY}, False, ()),
        ({"period": Period(date(2020, 6, 1), None)}, False, ()),
    ],
)
def test_a_time_consuming_project_wants_the_coordinator_and_told_contacts(given, alone, untold):
    register = Register([*register_of(TWO), project(**given)])
    found = register.get(Project, "x")
    assert (needs_coordinator(found, DAY), contacts_not_told(register, found, DAY)) == (alone, untold)


def test_the_open_projects_of_an_area_are_found():
    register = Register([*register_of(TWO), project(), project(id="y", closed=DAY), project(id="z", areas=("as",))])
    assert [one.id for one in open_in_area(register, "glud", DAY)] == ["x"]


def step(**given):
    return PlanStep(**{"id": "s", "task": "…", "when": MonthRange(Month(2020, 3), Month(2020, 4)), **given})


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, StepState.OVERDUE),
        ({"when": MonthRange(Month(2020, 4), Month(2020, 5))}, StepState.NOW),
        ({"when": MonthRange(Month(2020, 6), Month(2020, 6))}, StepState.AHEAD),
        ({"when": MonthRange(Month(2020, 5), Month(2020, 5)), "day": date(2020, 5, 1)}, StepState.NOW),
        ({"when": MonthRange(Month(2020, 4), Month(2020, 5)), "day": date(2020, 4, 30)}, StepState.OVERDUE),
        ({"done": DAY}, StepState.DONE),
        ({"done": date(2020, 5, 2)}, StepState.OVERDUE),
        ({"history": True}, StepState.HISTORY),
        ({"history": True, "done": DAY}, StepState.DONE),
    ],
)
def test_the_state_of_a_step_follows_from_its_months(given, state):
    assert state_of_step(step(**given), DAY) is state


def test_the_plan_of_2019_is_history_in_the_order_of_its_months():
    register = example_register()
    steps = plan_in_order(register)
    assert [str(one.when.first) for one in steps] == sorted(str(one.when.first) for one in steps)
    assert [one.id.split("-")[1] for one in steps] == list("12345678")
    assert {state_of_step(one, DAY) for one in steps} == {StepState.HISTORY}


def test_projects_and_pilots_are_found_under_the_themes_of_the_scheme():
    register = of(
        project(focus=("Sundhed", "Smidigt samarbejde"), areas=()),
        project(id="y", focus=("Sundhed",), areas=(), closed=DAY),
        pilot(focus=("Nedlagt",)),
        focus_areas=("Sundhed", "Erhvervsliv"),
        aims=("Smidigt samarbejde",),
    )
    found = [(one.name, one.aim, one.running, one.closed) for one in by_theme(register, DAY)]
    assert found == [
        ("Sundhed", False, (Ref("project", "x"),), (Ref("project", "y"),)),
        ("Erhvervsliv", False, (), ()),
        ("Smidigt samarbejde", True, (Ref("project", "x"),), ()),
        ("Nedlagt", False, (Ref("pilot", "p"),), ()),
    ]


def test_a_theme_counts_the_areas_and_the_knowledge_known_on_the_day_the_newest_first():
    told = [
        Knowledge(id="old", text="A", day=date(2020, 1, 1), areas=("uldum",), focus=("Sundhed",)),
        Knowledge(id="new", text="B", day=DAY, areas=("glud", "uldum"), focus=("Sundhed",)),
        Knowledge(id="ahead", text="C", day=date(2021, 1, 1), areas=("as",), focus=("Sundhed",)),
    ]
    register = of(project(focus=("Sundhed",), areas=("glud",)), *told, focus_areas=("Sundhed", "Kultur"))
    health, culture = by_theme(register, DAY)
    assert [ref.id for ref in health.knowledge] == ["new", "old"]
    assert [ref.id for ref in health.areas] == ["glud", "uldum"]
    assert (health.filed, culture.filed, culture.areas) == (3, 0, ())
    assert themes_of_area(register, "uldum", DAY) == ("Sundhed",)
    assert themes_of_area(register, "as", DAY) == ()


def due_of(*records, day=DAY):
    register = Register([*register_of(TWO), *records])
    mine = {DueKind.PILOT_OVER, DueKind.STATUS_REPORT, DueKind.EVALUATION_NOTE}
    mine |= {DueKind.PROJECT_ALONE, DueKind.PROJECT_UNTOLD, DueKind.PLAN_STEP}
    return [(row.kind.value, row.refs[0].id, row.verb, row.day) for row in due(register, day) if row.kind in mine]


@pytest.mark.parametrize(
    ("records", "rows"),
    [
        ((pilot(period=None), step(history=True), project(time_consuming=False)), []),
        (
            (pilot(period=Period(date(2019, 10, 1), date(2020, 4, 1))),),
            [("pilot_over", "p", "close_pilot", date(2020, 4, 1))],
        ),
        ((pilot(),), [("evaluation_note", "p", "write_evaluation", date(2020, 2, 1))]),
        ((pilot(), note(date(2020, 4, 20))), []),
        (
            (pilot(), note(date(2020, 4, 20)), *MEETINGS),
            [("status_report", "p", "record_report", date(2020, 5, 4))],
        ),
        ((pilot(), note(date(2020, 4, 20)), *MEETINGS, report(1, date(2020, 4, 29))), []),
        (
            (project(),),
            [("project_alone", "x", "join_project", None), ("project_untold", "x", "inform_contact", None)],
        ),
        ((step(),), [("plan_step", "s", "complete_plan_step", date(2020, 4, 30))]),
        ((step(when=MonthRange(Month(2020, 6), Month(2020, 6))),), []),
    ],
)
def test_the_work_list_says_what_waits(records, rows):
    assert due_of(*records) == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_work_list_has_words(language):
    register = Register([*register_of(TWO), pilot(), project(), step()])
    words = Catalogue(language)
    said = [words.message(row.message, namer=lambda ref: name_of(register, ref)) for row in due(register, DAY)]
    assert not [text for text in said if text.startswith("due.")]
    assert len([text for text in said if "Havnen" in text]) == 2
