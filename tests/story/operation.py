"""The chapters of a year of operation: a pilot, meetings, knowledge, projects, people who leave, an evaluation."""

from datetime import date

from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.coordination.attestations import AttestationState, attested, confirmed_on
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.due import due
from lokalkontakt_core.coordination.knowledge import balance_of, unanswered
from lokalkontakt_core.coordination.meetings import next_meeting
from lokalkontakt_core.coordination.plan import StepState, plan_in_order, state_of_step
from lokalkontakt_core.coordination.time_spent import time_of_contact
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType
from lokalkontakt_core.records.pilot import Continuation, Pilot, Profile
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.services.absences import record_absence
from lokalkontakt_core.services.actions import add_action, finish_action
from lokalkontakt_core.services.activities import log_activity
from lokalkontakt_core.services.agenda import propose_item
from lokalkontakt_core.services.attestations import ask_attestation, attest
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.distribute import distribute
from lokalkontakt_core.services.employment import end_employment
from lokalkontakt_core.services.evaluations import write_evaluation
from lokalkontakt_core.services.knowledge import answer_knowledge, note_knowledge, pass_on
from lokalkontakt_core.services.meeting_series import add_meeting_series
from lokalkontakt_core.services.minutes import begin_meeting, finish_minutes, record_attendance, write_note
from lokalkontakt_core.services.pilots import add_pilot, close_pilot, set_profile, start_pilot
from lokalkontakt_core.services.plan_meetings import plan_meetings
from lokalkontakt_core.services.projects import add_project, close_project, inform_contact, join_project
from lokalkontakt_core.services.report_log import record_report
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk
from tests.story.rollout import NEW_PEOPLE


def a_pilot_runs(scheme):
    """Half a year in Rask Mølle: three profiles, monthly notes, a status for the committee, an evaluation."""
    trio = [scheme.contact_called(name) for name in NEW_PEOPLE[:3]]
    pilot = scheme.new(
        Pilot, add_pilot, name="Rask Mølle", areas=["rask-moelle"], actors=["school", "shop"], cooperation=["skole"]
    )
    for contact, profile in zip(trio, Profile, strict=True):
        scheme.do(set_profile, pilot=pilot.id, contact=contact, profile=profile)
    scheme.do(start_pilot, pilot=pilot.id)
    assert scheme.register.get(Pilot, pilot.id).period.end == date(2020, 11, 1)  # half a year (G28)
    about = f"pilot/{pilot.id}"
    assert not {"LK029", "LK030", "LK031"} & scheme.codes(about=about)
    scheme.on(date(2020, 7, 1))
    assert "LK033" in scheme.codes()  # no team has met (G33)
    for month in range(7, 11):
        scheme.on(date(2020, month, 20))
        scheme.do(write_evaluation, text=f"Note for måned {month}.", pilot=pilot.id)
        scheme.do(record_report, type="status", name="Status", to="udvalget", pilot=pilot.id)
        scheme.do(record_report, type="orientation", name="Orientering", to="Kommuneledelsen", pilot=pilot.id)
    scheme.on(date(2020, 11, 2))
    assert "LK028" in scheme.codes(about=about)  # the half year is over
    refusal = scheme.refused(close_pilot, pilot=pilot.id, continuation="continued", outcome="Går godt")
    assert [one.finding.code for one in refusal.values["findings"]] == ["LK036"]  # G36
    final = scheme.new(
        Evaluation,
        write_evaluation,
        text="Området bruger ordningen.",
        pilot=pilot.id,
        type="final",
        areas=["rask-moelle"],
        sources=["qualitative", "quantitative"],
    )
    scheme.do(
        close_pilot, pilot=pilot.id, continuation="not_continued", outcome="Området klarer sig", evaluation=final.id
    )
    closed = scheme.register.get(Pilot, pilot.id)
    assert (closed.continuation, closed.closed) == (Continuation.NOT_CONTINUED, scheme.day)
    assert "LK036" not in scheme.codes()


def meetings_are_held(scheme):
    """Every second month the contacts meet; what is promised is carried on until it is done."""
    scheme.on(date(2020, 11, 3))
    anna = scheme.register.scheme.coordinator
    series = scheme.new(
        MeetingSeries,
        add_meeting_series,
        name="Koordinerende møde",
        type=MeetingType.COORDINATION,
        first=date(2020, 11, 1),
        interval=Interval(months=2),
        owner=anna,
    )
    scheme.do(plan_meetings, meeting_series=series.id, until=date(2021, 12, 31))
    planned = sorted(meeting.day for meeting in scheme.register.all(Meeting))
    assert planned == [
        date(2020, 11, 3), date(2021, 1, 5), date(2021, 3, 2), date(2021, 5, 4),
        date(2021, 7, 6), date(2021, 9, 7), date(2021, 11, 2),
    ]  # fmt: skip
    assert "LK018" not in scheme.codes()
    first = next_meeting(scheme.register, scheme.day)
    mette = scheme.register.get(Contact, scheme.contact_called("Mette Øvig")).person
    scheme.do(propose_item, meeting=first.id, title="Sommerens landsbyfest", proposed_by=mette, minutes=10)
    scheme.do(call_meeting, meeting=first.id)
    called = scheme.register.get(Meeting, first.id)
    assert mette in {one.person for one in called.attendance}
    scheme.do(begin_meeting, meeting=first.id)
    scheme.do(record_attendance, meeting=first.id, present=[anna, mette])
    scheme.do(write_note, meeting=first.id, number=1, note="Glud bygger forsamlingshus.", done=True)
    action = scheme.new(
        Action, add_action, text="Ring til Glud", owner=mette, due=date(2020, 12, 1), meeting=first.id, areas=["glud"]
    )
    scheme.do(finish_minutes, meeting=first.id)
    assert scheme.register.get(Meeting, first.id).minutes_state is MinutesState.FINAL
    assert scheme.refused(write_note, meeting=first.id, number=1, note="Nej").code == "LKE296"
    scheme.on(date(2020, 12, 20))
    second = next_meeting(scheme.register, scheme.day)
    scheme.do(call_meeting, meeting=second.id)
    carried = [item for item in scheme.register.get(Meeting, second.id).agenda if action.ref in item.about]
    assert len(carried) == 1
    scheme.do(finish_action, action=action.id)
    assert open_actions(scheme.register, scheme.day) == ()


def knowledge_goes_both_ways(scheme):
    """An area asks, the answer is owed, given and passed on; the balance shows both directions."""
    scheme.on(date(2021, 1, 10))
    asked = scheme.new(
        Knowledge, note_knowledge, text="Hvornår kommer cykelstien?", areas=["glud"], direction="from_area",
        type="question", owes_answer=True,
    )  # fmt: skip
    told = scheme.new(Knowledge, note_knowledge, text="Puljen åbner 1. marts.", areas=["glud"], direction="to_area")
    scheme.on(date(2021, 3, 1))
    assert "LK024" in {one.finding.code for one in scheme.desk.judged()}  # it has waited too long (R19)
    assert [one.id for one in unanswered(scheme.register, scheme.day, 30)] == [asked.id]
    scheme.do(answer_knowledge, knowledge=asked.id, answer="I 2022.")
    scheme.do(pass_on, knowledge=[told.id], tell=True)
    assert unanswered(scheme.register, scheme.day) == ()
    balance = balance_of(scheme.register, "glud", scheme.day)
    assert (balance.from_area, balance.to_area) == (1, 1)


def a_project_takes_time(scheme):
    """A project that takes much time: the coordinator joins, the contact is told (G23); time is noted lightly."""
    contact = scheme.active_in("bjerre")[0].contact
    project = scheme.new(Project, add_project, name="Ny skolegård", areas=["bjerre"], time_consuming=True)
    assert "LK023" in scheme.codes(about=f"project/{project.id}")
    scheme.do(join_project, project=project.id)
    scheme.do(inform_contact, project=project.id)
    assert "LK023" not in scheme.codes(about=f"project/{project.id}")
    refusal = scheme.refused(log_activity, area="bjerre", type="visit", minutes=60, contact=contact)
    assert refusal.code == "LKE760"  # hours are off by default: trust over control
    scheme.do(edit_scheme, changes={"hours_logging": True})
    scheme.do(log_activity, area="bjerre", type="visit", minutes=60, contact=contact)
    assert time_of_contact(scheme.register, contact, scheme.day).noted.minutes == 60
    for wrong in (-1, 200 * 60):
        assert scheme.refused(log_activity, area="bjerre", type="visit", minutes=wrong, contact=contact)
    scheme.do(log_activity, area="bjerre", type="daily_work", contact=contact)
    assert "LK014" in scheme.codes()  # not the daily work of the council (P1)
    scheme.do(close_project, project=project.id, outcome="Skolegården står.")


def somebody_is_away_and_somebody_leaves(scheme):
    """Leave with a substitute; an employment that ends leaves its areas vacant on that very day (G4)."""
    scheme.on(date(2021, 4, 1))
    jens, bo = scheme.contact_called("Jens Prøve"), scheme.contact_called("Bo Eksempel")
    area = next(one.area for one in scheme.register.by(Assignment, "contact")[jens] if one.period.contains(scheme.day))
    scheme.do(record_absence, contact=jens, start=date(2021, 4, 6), back=date(2021, 5, 4), substitute=bo)
    scheme.on(date(2021, 4, 10))
    substitutes = [one for one in scheme.active_in(area) if one.role is Role.SUBSTITUTE]
    assert [one.contact for one in substitutes] == [bo]
    scheme.on(date(2021, 5, 10))
    assert [one.contact for one in scheme.active_in(area)] == [jens]
    scheme.do(end_employment, contact=jens, end=date(2021, 6, 1))
    assert any(row.kind == "leaving" for row in due(scheme.register, scheme.day))
    scheme.on(date(2021, 6, 1))
    assert coverage_of(scheme.register, area, scheme.day) is Coverage.UNCOVERED
    left = sorted(one.area for one in scheme.register.by(Assignment, "contact")[jens] if one.confirmation is not None)
    assert "LK004" in {one.finding.code for one in scheme.desk.judged()}
    scheme.do(distribute, pairs=[(one, bo) for one in left], reason="Jens er stoppet")
    assert coverage_of(scheme.register, area, scheme.day) is Coverage.COVERED


def contacts_confirm_what_they_cover(scheme):
    """Twice a year each contact says what they cover; the directory shows on which day."""
    scheme.on(date(2021, 6, 7))
    scheme.do(ask_attestation)
    bo = scheme.contact_called("Bo Eksempel")
    mine = sorted(one.area for one in scheme.register.by(Assignment, "contact")[bo] if one.period.contains(scheme.day))
    scheme.on(date(2021, 6, 14))
    scheme.do(attest, contact=bo, areas=mine)
    assert confirmed_on(scheme.register, mine[0], scheme.day) == scheme.day
    states = {one.state for contact, one in attested(scheme.register, scheme.day).items() if contact != bo}
    assert states == {AttestationState.ASKED}
    scheme.on(date(2021, 7, 1))
    assert any(row.kind == "attestation_late" for row in due(scheme.register, scheme.day))


def areas_evaluate_the_scheme(scheme):
    """The scheme is evaluated together with the areas, and the committee hears of it."""
    rounds = WaveDesk(scheme.desk)
    wave = rounds.plan(
        name="Evaluering 2021", form_text=shipped_form_text("evaluation"), mode=WaveMode.NAMED, areas=["glud", "as"]
    )
    rounds.open(wave.id)
    for row in rounds.codes(wave.id):
        session = rounds.answering().begin(row.code)
        for path, value in (("contact", "yes"), ("goon", "yes")):
            assert session.answer(value, path) == ()
        session.submit()
    rounds.close(wave.id)
    results = rounds.results(wave.id)
    assert results.responses == 2
    scheme.do(
        write_evaluation,
        text="Ordningen bruges.",
        type="final",
        wave=wave.id,
        areas=["glud", "as"],
        sources=["qualitative", "professional", "quantitative"],
    )
    scheme.do(record_report, type="evaluation", name="Evaluering 2021", to="udvalget")
    assert [state_of_step(step, scheme.day) for step in plan_in_order(scheme.register)][:2] == [StepState.DONE] * 2


CHAPTERS = (
    a_pilot_runs,
    meetings_are_held,
    knowledge_goes_both_ways,
    a_project_takes_time,
    somebody_is_away_and_somebody_leaves,
    contacts_confirm_what_they_cover,
    areas_evaluate_the_scheme,
)
