"""Pilots, projects, the plan, the log and what was handed over: their lists, and every change by its form."""

from datetime import date

import pytest

from lokalkontakt_core.examples.overlay import demo_events
from lokalkontakt_core.periods import UNKNOWN, Month, MonthRange, Period
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.pilot import Continuation, LocalActor, Pilot, Profile
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.services.activities import log_activity
from lokalkontakt_core.services.evaluations import write_evaluation
from lokalkontakt_core.services.pilots import start_pilot
from lokalkontakt_core.services.plan_steps import add_plan_step
from lokalkontakt_core.services.projects import add_project
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_tui.models import develop_options, settings
from lokalkontakt_tui.models.edits import field_word, value_words
from lokalkontakt_tui.models.findings import remedy_action
from lokalkontakt_tui.models.lines import plain_text
from lokalkontakt_tui.models.pilots import period_words

PILOT = "pilot-rask-moelle"


async def save(person):
    """Show the consequences, then do it."""
    await person.press("ctrl+s", "enter")


@pytest.mark.parametrize(
    ("letter", "seen"),
    [
        ("f", ["Rask Mølle", "foreslået"]),
        ("j", ["Der er ingen projekter her endnu."]),
        ("l", ["oktober 2019", "Oplæg behandles"]),
        ("k", ["Der står ikke noget i loggen endnu."]),
        ("r", ["Der er ikke afleveret noget endnu."]),
    ],
)
async def test_each_list_is_one_letter_away_from_more(practised, at_the_desk, letter, seen):
    async with at_the_desk(practised, start="place:more") as person:
        await person.press(letter)
        await person.rest()
        assert all(text in person.seen() for text in seen)


async def test_a_pilot_is_proposed_started_evaluated_and_closed(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("new_pilot:")
        await person.write("Klyngen")
        await save(person)
        assert "Klyngen" in {pilot.name for pilot in person.register.all(Pilot)}
        await person.do(f"start_pilot:{PILOT}")
        await save(person)
        assert person.register.get(Pilot, PILOT).period == Period(date(2020, 5, 1), date(2020, 11, 1))
        await person.do(f"write_evaluation:{PILOT}")
        await person.press("right", "tab")
        await person.write("Skolen er med")
        await save(person)
        (evaluation,) = person.register.all(Evaluation)
        assert (evaluation.type, evaluation.text, evaluation.pilot) == (EvaluationType.FINAL, "Skolen er med", PILOT)
        await person.do(f"close_pilot:{PILOT}")
        assert "Det afsluttes med evalueringen fra 1. maj 2020." in person.seen()


async def test_a_pilot_without_evaluation_and_reason_is_not_closed(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do(f"close_pilot:{PILOT}")
        assert "Der er ingen evaluering sammen med områderne endnu." in person.seen()
        await person.press("ctrl+s")
        assert "LK036" in person.seen()
        assert person.register.get(Pilot, PILOT).closed is None


async def test_a_pilot_may_be_closed_with_a_reason_as_not_continued(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do(f"close_pilot:{PILOT}")
        await person.press("down", "down", "down", "tab", "tab")
        await person.write("Begyndte aldrig")
        await save(person)
        closed = person.register.get(Pilot, PILOT)
        assert (closed.continuation, closed.closed_without) == (Continuation.NOT_CONTINUED, "Begyndte aldrig")


async def test_what_nobody_told_of_a_pilot_stays_not_told(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do(f"edit_pilot:{PILOT}")
        await person.write(" II")
        await save(person)
        edited = person.register.get(Pilot, PILOT)
        assert (edited.name, edited.actors, edited.cooperation) == ("Rask Mølle II", None, None)


async def test_a_profile_is_set_from_the_page_of_a_pilot(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do(f"set_profile:{PILOT}")
        await save(person)
        (slot,) = person.register.get(Pilot, PILOT).profiles
        assert slot.profile is Profile.INSTITUTION_LEADER
        await person.do(f"pilot:{PILOT}")
        assert "✓ institutionsleder i området" in person.seen()
        assert "Intet forsøg har endnu:" in person.seen()


async def test_a_project_that_takes_much_time_says_who_is_missing_until_they_are_there(practised, at_the_desk):
    practised.do(add_project, name="Havnen", areas=["glud"], time_consuming=True)
    (project,) = practised.register.all(Project)
    async with at_the_desk(practised) as person:
        await person.do(f"project:{project.id}")
        assert "▲ er ikke med endnu" in person.seen()
        assert "▲ er ikke orienteret" in person.seen()
        await person.do(f"join_project:{project.id}")
        await save(person)
        await person.do(f"inform_contact:{project.id}")
        await save(person)
        assert "▲" not in person.seen().split("Hvad du kan gøre")[0].split("Havnen", 1)[1].split("Tidskrævende")[1]
        await person.do(f"close_project:{project.id}")
        await person.write("Molen står")
        await save(person)
        closed = person.register.get(Project, project.id)
        assert (closed.outcome, closed.closed) == ("Molen står", date(2020, 5, 1))


async def test_a_project_is_written_down(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("new_project:")
        await person.write("Havnen")
        await save(person)
        (project,) = person.register.all(Project)
        assert (project.name, project.period, project.time_consuming) == ("Havnen", None, False)
        await person.do(f"edit_project:{project.id}")
        await save(person)
        assert person.register.get(Project, project.id) == project


async def test_a_step_is_added_done_opened_again_and_removed(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("new_plan_step:")
        await person.write("Evaluering")
        await save(person)
        step = next(one for one in person.register.all(PlanStep) if one.task == "Evaluering")
        assert step.when == MonthRange(Month(2020, 5), Month(2020, 5))
        await person.do(f"complete_plan_step:{step.id}")
        await save(person)
        assert person.register.get(PlanStep, step.id).done == date(2020, 5, 1)
        await person.do(f"reopen_plan_step:{step.id}")
        await person.press("enter")
        assert person.register.get(PlanStep, step.id).done is None
        await person.do(f"remove_plan_step:{step.id}")
        await person.press("enter")
        assert person.register.find(PlanStep, step.id) is None


@pytest.mark.parametrize("typed", ["juni 2020", "jun 2020", "6/2020", "06-2020", "2020-06"])
async def test_a_month_can_be_typed_in_many_ways_and_stands_in_words(practised, at_the_desk, typed):
    async with at_the_desk(practised) as person:
        await person.do("new_plan_step:")
        assert "maj 2020" in person.seen()
        await person.write("Møde")
        await person.press("tab", "ctrl+u")
        await person.write(typed)
        await save(person)
        step = next(one for one in person.register.all(PlanStep) if one.task == "Møde")
        assert step.when == MonthRange(Month(2020, 6), Month(2020, 6))
        await person.do(f"edit_plan_step:{step.id}")
        assert "juni 2020" in person.seen()


async def test_a_month_that_is_none_is_told_at_its_field(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("new_plan_step:")
        await person.write("Møde")
        await person.press("tab", "ctrl+u")
        await person.write("juni")
        await person.press("ctrl+s")
        assert "er ikke en måned" in person.seen()


async def test_a_line_of_the_log_asks_for_time_only_where_it_is_noted(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("log_activity:glud")
        assert "Minutter" not in person.seen()
        await save(person)
        (line,) = person.register.all(Activity)
        assert (line.area, line.type, line.minutes) == ("glud", ActivityType.VISIT, None)
        person.workspace.do(edit_scheme, changes={"hours_logging": True})
        await person.do(f"edit_activity:{line.id}")
        assert "Minutter" in person.seen()
        await person.press("tab")
        await person.write("75")
        await save(person)
        assert person.register.get(Activity, line.id).minutes == 75
        await person.do("activities:")
        await person.rest()
        assert "som ventet" in person.seen()
        await person.do(f"remove_activity:{line.id}")
        await person.press("enter")
        assert person.register.all(Activity) == ()


@pytest.mark.parametrize("minutes", ["-60", "12000"])
async def test_minus_one_hour_and_200_hours_are_told_at_the_field(practised, at_the_desk, minutes):
    practised.do(edit_scheme, changes={"hours_logging": True})
    async with at_the_desk(practised) as person:
        await person.do("log_activity:glud")
        await person.press("tab", "tab")
        await person.write(minutes)
        await person.press("ctrl+s")
        assert "1440" in person.seen().replace(".", "")
        assert person.register.all(Activity) == ()


async def test_a_status_report_is_noted_for_the_committee_with_its_revision(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        revision = person.register.revision
        await person.do(f"record_status:{PILOT}")
        await save(person)
        (report,) = person.register.all(Report)
        assert (report.type, report.pilot, report.revision) == (ReportType.STATUS, PILOT, revision)
        assert report.to == "Udvalget for Fritid og Fællesskab"
        assert "Status: foreslået" in report.text
        await person.do("report_log:")
        await person.rest()
        assert "Statusrapport: Rask Mølle" in person.seen()
        await person.do(f"edit_report:{report.id}")
        await person.press("tab")
        await person.write(" i maj")
        await save(person)
        assert person.register.get(Report, report.id).name == "Statusrapport: Rask Mølle i maj"
        await person.do(f"remove_report:{report.id}")
        await person.press("enter")
        assert person.register.all(Report) == ()


async def test_the_work_list_leads_to_each_of_them(practised, at_the_desk):
    practised.do(start_pilot, pilot=PILOT, start=date(2019, 9, 1))
    practised.do(add_plan_step, task="Evaluering af ordningen", when=Month(2020, 5))
    practised.do(add_project, name="Havnen", areas=["glud"], time_consuming=True)
    async with at_the_desk(practised, size=(160, 60)) as person:
        seen = person.seen()
        assert "Forsøget Rask Mølle skal afsluttes" in seen
        assert "Planen: Evaluering af ordningen" in seen
        assert "Koordinatoren mangler i projektet Havnen" in seen
        assert "Lokalkontakten mangler at høre om Havnen" in seen


def test_actors_and_themes_can_be_chosen_in_words(practised, read):
    reading = read(practised)
    shown = [plain_text(option.label) for option in develop_options.members(reading, LocalActor)]
    assert shown[:3] == ["skole", "institution", "plejecenter"]
    (field,) = develop_options.focus(reading, ("Sundhed", "Nedlagt"))
    assert len(field.options) == 14
    assert field.value == ("Sundhed",)


def test_the_settings_take_focus_areas_line_by_line(practised, read):
    reading = read(practised)
    values = {field.name: field.value for field in settings.fields(reading, ())}
    values["focus_areas"] = "Sundhed\n\n  Klima og miljø  "
    assert settings.changes(reading, (), values) == {"focus_areas": ("Sundhed", "Klima og miljø")}
    values = {field.name: field.value for field in settings.fields(reading, ())}
    assert settings.changes(reading, (), {**values, "hours_logging": True}) == {"hours_logging": True}


async def test_an_evaluation_is_opened_and_changed_from_its_pilot(practised, at_the_desk):
    practised.do(write_evaluation, pilot=PILOT, text="Skolen er med")
    (evaluation,) = practised.register.all(Evaluation)
    async with at_the_desk(practised) as person:
        await person.do(f"pilot:{PILOT}")
        assert "notat  Skolen er med" in person.seen()
        await person.do(f"edit_evaluation:{evaluation.id}")
        await person.press("right")
        await save(person)
        assert person.register.get(Evaluation, evaluation.id).type is EvaluationType.FINAL


async def test_the_consequences_name_what_changes_in_words(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do(f"set_profile:{PILOT}")
        await person.press("ctrl+s")
        seen = person.seen()
        assert "profiler" in seen
        assert "institutionsleder i området" in seen
        assert "contact-" not in seen


def test_months_and_members_of_values_are_shown_in_words(practised, read):
    reading = read(practised)
    step = next(one for one in reading.register.all(PlanStep) if one.id == "plan-4-tilbagemelding")
    assert value_words(reading, step, "when") == "december 2019/januar 2020"
    assert field_word(reading, "closed_without") == "afsluttet uden evaluering, fordi"


async def test_a_line_of_the_log_can_be_written_from_an_area(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("area_more:glud")
        assert "Skriv en linje i aktivitetsloggen …" in person.seen()


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2020, 1, 1), date(2020, 7, 1)), "1. januar 2020 til og med 30. juni 2020"),
        (Period(date(2020, 1, 1), None), "fra 1. januar 2020"),
        (Period(date(2020, 1, 1), UNKNOWN), "1. januar 2020 til og med ukendt dato"),
        (Period(UNKNOWN, None), "fra ukendt dato"),
        (Period(date(2020, 8, 1), date(2020, 8, 1)), "nåede ikke at begynde; planlagt fra 1. august 2020"),
    ],
)
def test_a_period_is_told_with_its_last_day(practised, read, period, words):
    assert period_words(read(practised), period) == words


async def test_a_contact_s_own_page_tells_the_time_noted_beside_what_is_granted(practised, at_the_desk):
    (assignment,) = [one for one in practised.register.all(Assignment) if one.area == "glud"]
    practised.do(edit_scheme, changes={"hours_logging": True})
    async with at_the_desk(practised) as person:
        await person.do(f"contact:{assignment.contact}")
        assert "Tid noteret" not in person.seen()
        person.workspace.do(log_activity, area="glud", type="visit", minutes=300)
        await person.do(f"contact:{assignment.contact}")
        assert "5\N{NO-BREAK SPACE}t/uge i gennemsnit · over 1 uge" in person.seen()


async def test_a_pilot_says_which_area_took_no_part_in_its_evaluation(practised, at_the_desk):
    practised.do(write_evaluation, pilot="pilot-korning-hornborg", text="Det virker", type="final", areas=["korning"])
    async with at_the_desk(practised) as person:
        await person.do("pilot:pilot-korning-hornborg")
        assert "▲ Hornborg var ikke med i den." in person.seen()
        await person.do("close_pilot:pilot-korning-hornborg")
        assert "Hvorfor ikke alle områder var med" in person.seen()


@pytest.mark.parametrize(
    ("verb", "subject", "action"),
    [
        ("close_pilot", Ref("pilot", PILOT), f"close_pilot:{PILOT}"),
        ("start_pilot", Ref("pilot", PILOT), f"start_pilot:{PILOT}"),
        ("write_evaluation", Ref("pilot", PILOT), f"write_evaluation:{PILOT}"),
        ("record_report", Ref("pilot", PILOT), f"record_status:{PILOT}"),
        ("record_report", Ref("scheme", "scheme"), "record_report:"),
        ("set_profile", Ref("scheme", "scheme"), "pilots:"),
        ("join_project", Ref("project", "project-1"), "join_project:project-1"),
        ("edit_evaluation", Ref("evaluation", "evaluation-1"), "edit_evaluation:evaluation-1"),
        ("join_project", Ref("pilot", PILOT), None),
    ],
)
def test_a_remedy_leads_to_the_form_of_its_subject(practised, read, verb, subject, action):
    assert remedy_action(read(practised), verb, subject) == action


async def test_an_evaluation_of_the_whole_scheme_is_listed_opened_and_changed(practised, at_the_desk):
    practised.do(write_evaluation, pilot=PILOT, text="Skolen er med")
    async with at_the_desk(practised, start="pilots:") as person:
        await person.press("v", "n")
        await person.press("tab")
        await person.write("Ordningen virker")
        await save(person)
        assert "Hele ordningen" in person.seen()
        assert "Skolen er med" in person.seen()
        (whole,) = [one for one in person.register.all(Evaluation) if one.pilot is None]
        await person.do(f"evaluation:{whole.id}")
        assert "Evaluering af Hedensted 2019/20" in person.seen()
        await person.press("r", "tab")
        await person.write("Stadig: ")
        await save(person)
        assert "Stadig" in person.register.get(Evaluation, whole.id).text
        await person.do("undo:")
        await person.press("enter")
        assert person.register.get(Evaluation, whole.id).text == "Ordningen virker"


async def test_without_any_evaluation_the_list_says_how_one_is_written(imported, at_the_desk):
    async with at_the_desk(imported, start="evaluations:") as person:
        assert "Der er ikke skrevet nogen evaluering endnu." in person.seen()


async def test_a_pilot_whose_time_is_up_stands_in_the_list_with_the_day_it_ran_to(practised, at_the_desk):
    practised.do(demo_events)
    async with at_the_desk(practised, start="pilots:") as person:
        row = next(line for line in person.seen().splitlines() if "▲ Havnebyerne" in line)
        assert "til i går" in row.partition("│")[0]
