"""Projects, pilots, evaluations, the plan and the report log: what can be done, what is refused, and the way back."""

import re
from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.pilots import PilotState
from lokalkontakt_core.coordination.plan import StepState
from lokalkontakt_core.coordination.time_spent import Measure
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import Month, MonthRange, Period
from lokalkontakt_core.records.activity import ActivityType
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.records.pilot import Continuation, LocalActor, Pilot, Profile
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.services.activities import ACTIVITY_FIELDS
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.evaluations import EVALUATION_FIELDS, edit_evaluation, write_evaluation
from lokalkontakt_core.services.pilots import PILOT_FIELDS, add_pilot, close_pilot, edit_pilot, set_profile, start_pilot
from lokalkontakt_core.services.plan_steps import (
    PLAN_FIELDS,
    add_plan_step,
    complete_plan_step,
    edit_plan_step,
    remove_plan_step,
    reopen_plan_step,
)
from lokalkontakt_core.services.projects import (
    PROJECT_FIELDS,
    add_project,
    close_project,
    edit_project,
    inform_contact,
    join_project,
)
from lokalkontakt_core.services.report_log import REPORT_FIELDS, edit_report, record_report, remove_report
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_core.services.undo import undo

DAY = date(2020, 5, 1)
NOW = datetime(2020, 5, 1, 8, tzinfo=UTC)


@pytest.fixture
def project(world):
    world.assigned("glud", world.mette)
    return world.new(add_project, name="Havnen", areas=["glud"]).id


@pytest.fixture
def pilot(world):
    return world.new(add_pilot, name="Glud og Hjarnø", areas=["glud", "hjarnoe"], contacts=[world.mette]).id


def written(world, **given):
    change = world.do(write_evaluation, **given)
    return change.edits[0].after.id


class TestProjects:
    def test_a_project_is_added_with_what_is_known(self, world, project):
        world.do(edit_project, project=project, changes={"owner": "Glud Lokalråd", "description": "Ny mole"})
        found = world.get(Project, project)
        assert (found.name, found.areas, found.owner, found.time_consuming) == (
            "Havnen",
            ("glud",),
            "Glud Lokalråd",
            False,
        )

    def test_the_coordinator_who_joins_makes_it_a_time_consuming_one(self, world, project):
        world.do(join_project, project=project, day=date(2020, 4, 1))
        found = world.get(Project, project)
        assert (found.coordinator_joined, found.time_consuming) == (date(2020, 4, 1), True)

    def test_the_contacts_of_the_areas_are_told_when_nobody_is_named(self, world, project):
        world.do(inform_contact, project=project)
        assert [(one.contact, one.day) for one in world.get(Project, project).informed] == [(world.mette, DAY)]

    def test_who_was_told_before_keeps_the_day_of_then(self, world, project):
        world.do(inform_contact, project=project, day=date(2020, 3, 1))
        world.do(inform_contact, project=project, contacts=[world.mette, world.jens])
        told = {one.contact: one.day for one in world.get(Project, project).informed}
        assert told == {world.mette: date(2020, 3, 1), world.jens: DAY}
        assert not world.do(inform_contact, project=project)

    def test_nobody_can_be_told_where_no_contact_is_and_none_is_named(self, world):
        lonely = world.new(add_project, name="Øen", areas=["hjarnoe"]).id
        world.refuses("LKE767", inform_contact, project=lonely)

    @pytest.mark.parametrize("service", [join_project, inform_contact, close_project])
    def test_a_closed_project_is_left_alone_but_can_be_described(self, world, project, service):
        world.do(close_project, project=project, outcome="Molen står.")
        world.refuses("LKE766", service, project=project)
        world.do(edit_project, project=project, changes={"description": "Molen"})
        assert world.get(Project, project).outcome == "Molen står."

    @pytest.mark.parametrize("service", [join_project, inform_contact, close_project])
    def test_what_has_happened_does_not_lie_ahead(self, world, project, service):
        world.refuses("LKE761", service, project=project, day=date(2020, 5, 2))

    @pytest.mark.parametrize("field", ["coordinator_joined", "informed", "closed", "outcome"])
    def test_a_field_with_a_verb_of_its_own_is_not_edited(self, world, project, field):
        refusal = world.refuses("LKE221", edit_project, project=project, changes={field: None})
        assert refusal.values["verb"] in {"join_project", "inform_contact", "close_project"}


class TestThemes:
    def test_a_theme_is_stored_as_the_scheme_writes_it(self, world, project):
        world.do(edit_scheme, changes={"focus_areas": ["Klima og miljø"], "aims": ["Smidigt samarbejde"]})
        world.do(edit_project, project=project, changes={"focus": ["klima og MILJØ", "Smidigt samarbejde"]})
        assert world.get(Project, project).focus == ("Klima og miljø", "Smidigt samarbejde")

    def test_a_theme_the_scheme_does_not_have_is_refused_with_those_it_has(self, world, project):
        world.do(edit_scheme, changes={"focus_areas": ["Sundhed"]})
        refusal = world.refuses("LKE764", edit_project, project=project, changes={"focus": ["Rumfart"]})
        assert refusal.values["options"] == ("Sundhed",)

    def test_a_scheme_without_themes_says_where_they_are_written(self, world, pilot):
        world.refuses("LKE765", edit_pilot, pilot=pilot, changes={"focus": ["Sundhed"]})


class TestPilots:
    def test_a_pilot_runs_half_a_year_unless_told_otherwise(self, world, pilot):
        world.do(start_pilot, pilot=pilot, start=date(2019, 8, 31))
        assert world.get(Pilot, pilot).period == Period(date(2019, 8, 31), date(2020, 2, 29))
        world.do(start_pilot, pilot=pilot, start=date(2019, 8, 31), end=date(2020, 4, 1))
        assert world.get(Pilot, pilot).period == Period(date(2019, 8, 31), date(2020, 4, 1))

    def test_the_scheme_may_say_another_length(self, world, pilot):
        world.do(edit_scheme, changes={"rules": {"LK028": {"months": 12}}})
        world.do(start_pilot, pilot=pilot)
        assert world.get(Pilot, pilot).period == Period(DAY, date(2021, 5, 1))

    @pytest.mark.parametrize("end", [date(2020, 5, 1), date(2020, 4, 1)])
    def test_a_pilot_lasts_a_day_at_least(self, world, pilot, end):
        world.refuses("LKE768", start_pilot, pilot=pilot, end=end)

    def test_a_profile_takes_the_contact_into_the_pilot(self, world, pilot):
        world.do(set_profile, pilot=pilot, contact=world.jens, profile="process_consultant")
        world.do(set_profile, pilot=pilot, contact=world.mette, profile="institution_leader")
        found = world.get(Pilot, pilot)
        assert found.contacts == (world.mette, world.jens)
        assert [(slot.contact, slot.profile) for slot in found.profiles] == [
            (world.jens, Profile.PROCESS_CONSULTANT),
            (world.mette, Profile.INSTITUTION_LEADER),
        ]

    def test_a_contact_who_is_taken_out_loses_the_profile(self, world, pilot):
        world.do(set_profile, pilot=pilot, contact=world.jens, profile="process_consultant")
        world.do(edit_pilot, pilot=pilot, changes={"contacts": [world.mette]})
        assert world.get(Pilot, pilot).profiles == ()

    def test_actors_and_cooperation_are_known_or_unknown(self, world, pilot):
        assert world.get(Pilot, pilot).actors is None
        world.do(edit_pilot, pilot=pilot, changes={"actors": ["school", "shop"], "cooperation": ["skole"]})
        found = world.get(Pilot, pilot)
        assert (found.actors, found.cooperation) == ((LocalActor.SCHOOL, LocalActor.SHOP), ("skole",))

    def test_a_pilot_is_closed_with_its_newest_final_evaluation(self, world, pilot):
        world.do(start_pilot, pilot=pilot, start=date(2019, 10, 1))
        for day in (date(2020, 3, 1), date(2020, 4, 1)):
            final = written(world, pilot=pilot, text="Det virker.", type="final", day=day)
        written(world, pilot=pilot, text="Et notat.")
        world.do(close_pilot, pilot=pilot, continuation="not_continued", outcome="Prøvet, og ikke for os.")
        found = world.get(Pilot, pilot)
        assert (found.evaluation, found.closed, found.closed_without) == (final, DAY, None)
        assert found.continuation is Continuation.NOT_CONTINUED
        assert found.period == Period(date(2019, 10, 1), date(2020, 4, 1))

    def test_a_pilot_may_be_closed_with_a_reason(self, world, pilot):
        world.do(close_pilot, pilot=pilot, without="Skolen lukkede.")
        found = world.get(Pilot, pilot)
        assert (found.evaluation, found.closed_without, found.period) == (None, "Skolen lukkede.", None)

    def test_a_pilot_that_is_closed_early_ends_then(self, world, pilot):
        world.do(start_pilot, pilot=pilot, start=date(2020, 3, 1))
        world.do(close_pilot, pilot=pilot, without="Flyttet", day=date(2020, 4, 15))
        assert world.get(Pilot, pilot).period == Period(date(2020, 3, 1), date(2020, 4, 15))

    def test_a_pilot_that_never_began_has_had_no_day(self, world, pilot):
        world.do(start_pilot, pilot=pilot, start=date(2020, 8, 1))
        world.do(close_pilot, pilot=pilot, without="Opgivet")
        assert world.get(Pilot, pilot).period.is_empty

    def test_a_note_or_the_evaluation_of_another_pilot_closes_nothing(self, world, pilot):
        other = world.new(add_pilot, name="Åle").id
        note = written(world, pilot=pilot, text="Undervejs")
        elsewhere = written(world, pilot=other, text="Slut", type="final")
        for evaluation in (note, elsewhere):
            world.refuses("LKE769", close_pilot, pilot=pilot, evaluation=evaluation)

    def test_a_closed_pilot_is_neither_started_nor_closed_again(self, world, pilot):
        world.do(close_pilot, pilot=pilot, without="Opgivet")
        world.refuses("LKE766", close_pilot, pilot=pilot, without="Igen")
        world.refuses("LKE766", start_pilot, pilot=pilot)
        world.refuses("LKE766", set_profile, pilot=pilot, contact=world.jens, profile="process_consultant")


class TestEvaluations:
    def test_a_note_of_today_is_what_is_meant_first(self, world, pilot):
        found = world.get(Evaluation, written(world, pilot=pilot, text="Skolen er med."))
        assert (found.type, found.day, found.pilot) == (EvaluationType.NOTE, DAY, pilot)

    def test_an_evaluation_names_areas_and_kinds_of_knowledge(self, world, pilot):
        made = written(world, pilot=pilot, text="…", areas=["glud"], sources=["qualitative", "quantitative"])
        world.do(edit_evaluation, evaluation=made, changes={"areas": ["glud", "hjarnoe"], "type": "final"})
        found = world.get(Evaluation, made)
        assert found.sources == (SourceType.QUALITATIVE, SourceType.QUANTITATIVE)
        assert (found.areas, found.type) == (("glud", "hjarnoe"), EvaluationType.FINAL)

    def test_the_scheme_as_a_whole_can_be_evaluated(self, world):
        change = world.do(write_evaluation, text="Ordningen virker.")
        assert change.about == (world.register.scheme.ref,)

    @pytest.mark.parametrize(
        ("given", "code"),
        [({"text": " "}, "LKE218"), ({"day": date(2020, 6, 1)}, "LKE761"), ({"sources": ["rygter"]}, "LKE217")],
    )
    def test_what_makes_no_sense_is_refused(self, world, pilot, given, code):
        world.refuses(code, write_evaluation, **{"pilot": pilot, "text": "Godt", **given})


class TestPlan:
    def test_a_step_has_months_and_may_have_a_day(self, world):
        step = (
            world.do(
                add_plan_step,
                task="Møde for alle",
                when=MonthRange(Month(2020, 5), Month(2020, 6)),
                day=date(2020, 6, 2),
            )
            .edits[0]
            .after
        )
        assert (step.when, step.day, step.done) == (MonthRange(Month(2020, 5), Month(2020, 6)), date(2020, 6, 2), None)

    def test_a_single_month_is_a_span_of_one(self, world):
        step = world.do(add_plan_step, task="Møde", when=Month(2020, 5)).edits[0].after
        assert step.when == MonthRange(Month(2020, 5), Month(2020, 5))

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"when": MonthRange(Month(2020, 6), Month(2020, 5))}, "LKE770"),
            ({"when": Month(2020, 5), "day": date(2020, 6, 1)}, "LKE771"),
            ({"when": date(2020, 5, 1)}, "LKE216"),
            ({"when": Month(2020, 5), "task": ""}, "LKE218"),
        ],
    )
    def test_months_the_wrong_way_round_and_a_day_outside_them_are_refused(self, world, given, code):
        world.refuses(code, add_plan_step, **{"task": "Møde", **given})

    def test_a_step_is_done_and_not_done_after_all(self, world):
        step = world.do(add_plan_step, task="Møde", when=Month(2020, 4)).edits[0].after.id
        world.do(complete_plan_step, plan_step=step, day=date(2020, 4, 7))
        assert world.get(PlanStep, step).done == date(2020, 4, 7)
        world.do(reopen_plan_step, plan_step=step)
        assert world.get(PlanStep, step).done is None

    def test_a_plan_that_is_history_is_not_taken_apart(self, world):
        step = world.do(add_plan_step, task="Oplæg", when=Month(2019, 10), history=True).edits[0].after.id
        world.refuses("LKE772", remove_plan_step, plan_step=step)
        world.do(complete_plan_step, plan_step=step, day=date(2019, 10, 15))
        world.do(edit_plan_step, plan_step=step, changes={"history": False})
        world.do(remove_plan_step, plan_step=step)
        assert world.register.all(PlanStep) == ()


class TestReportLog:
    def test_an_entry_names_the_revision_it_was_made_from(self, world):
        assert world.new(record_report, type="directory", name="Hvem dækker hvad").revision == world.register.revision

    def test_the_revision_that_was_shown_goes_before_the_newest(self, world):
        register = world.register.apply(world.change(record_report, type="status", name="A"), revision=9)
        change = record_report(Context(register, DAY, world.ids), type="status", name="B", revision=4)
        assert change.edits[0].after.revision == 4
        with pytest.raises(UsageError) as refused:
            record_report(Context(register, DAY, world.ids), type="status", name="B", revision=10)
        assert refused.value.code == "LKE773"

    def test_an_entry_is_changed_and_taken_out(self, world, pilot):
        entry = world.do(record_report, type="status", name="Status", pilot=pilot, to="Udvalget").edits[0].after.id
        world.do(edit_report, report=entry, changes={"name": "Status i maj"})
        assert world.get(Report, entry).name == "Status i maj"
        world.do(remove_report, report=entry)
        assert world.register.all(Report) == ()

    def test_a_report_of_an_unknown_kind_is_refused(self, world):
        world.refuses("LKE217", record_report, type="roman", name="Bog")


CHANGES = {
    "add_project": lambda _w, p, _: (add_project, {"name": "Nyt", "areas": ["glud"]}),
    "edit_project": lambda _w, p, _: (edit_project, {"project": p, "changes": {"name": "Molen"}}),
    "join_project": lambda _w, p, _: (join_project, {"project": p}),
    "inform_contact": lambda _w, p, _: (inform_contact, {"project": p}),
    "close_project": lambda _w, p, _: (close_project, {"project": p}),
    "edit_pilot": lambda w, _, p: (edit_pilot, {"pilot": p, "changes": {"note": "Ja"}}),
    "start_pilot": lambda w, _, p: (start_pilot, {"pilot": p}),
    "set_profile": lambda w, _, p: (set_profile, {"pilot": p, "contact": w.jens, "profile": "process_consultant"}),
    "close_pilot": lambda w, _, p: (close_pilot, {"pilot": p, "without": "Opgivet"}),
    "write_evaluation": lambda w, _, p: (write_evaluation, {"pilot": p, "text": "Godt"}),
    "add_plan_step": lambda w, _, __: (add_plan_step, {"task": "Møde", "when": Month(2020, 5)}),
    "record_report": lambda w, _, p: (record_report, {"type": "status", "name": "Maj", "pilot": p}),
}


@pytest.mark.parametrize("verb", CHANGES)
def test_every_change_can_be_undone(world, project, pilot, verb):
    service, given = CHANGES[verb](world, project, pilot)
    before = world.register
    change = world.do(service, **given)
    after = world.register
    assert change.verb == verb
    world.do(undo, commit=Commit(1, NOW, "anna", change))
    assert world.register == before
    assert after != before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "checks", [ACTIVITY_FIELDS, EVALUATION_FIELDS, PILOT_FIELDS, PLAN_FIELDS, PROJECT_FIELDS, REPORT_FIELDS]
)
def test_every_field_and_every_value_of_it_has_words(checks, language):
    catalogue = Catalogue(language)
    assert [field for field in checks if catalogue.find(f"field.{field}") is None] == []
    members = (
        member
        for kind in (ActivityType, Continuation, EvaluationType, LocalActor, Measure, PilotState, Profile)
        for member in kind
    )
    more = (member for kind in (ReportType, SourceType, StepState) for member in kind)
    words = [f"{snake(type(member).__name__)}.{member}" for member in (*members, *more)]
    assert [word for word in words if catalogue.find(word) is None] == []


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
