"""A pilot's half year, told day by day through the workspace, with the rules that guard it and the way back."""

from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.coordination.phases import phase_of_area
from lokalkontakt_core.coordination.pilots import PilotState, state_of_pilot
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.examples.hedensted import lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.periods import Period
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.pilot import Continuation, Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.evaluations import edit_evaluation, write_evaluation
from lokalkontakt_core.services.pilots import close_pilot, edit_pilot, set_profile, start_pilot
from lokalkontakt_core.services.report_log import record_report
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace

PILOT, AREAS = "pilot-korning-hornborg", ("korning", "hornborg")
START = date(2019, 11, 1)


@pytest.fixture
def desk():
    store = memory_store()
    lay_example(store.register)
    workspace = Workspace(
        store,
        actor="anna",
        clock=FixedClock(datetime(2020, 5, 1, 8, tzinfo=UTC)),
        ids=CountedIds(5000),
        rules=RULES,
        day=START,
    )
    workspace.do(demo_overlay)
    return workspace


def state(desk):
    return state_of_pilot(desk.register.get(Pilot, PILOT), desk.day)


def waiting(desk):
    return {row.kind for row in due(desk.register, desk.day) if row.refs and row.refs[0].id == PILOT}


def open_findings(desk):
    return {one.finding.code for one in desk.judged() if one.finding.subject.id == PILOT and not one.finding.unjudged}


def test_a_pilot_lives_through_its_half_year(desk):
    assert state(desk) is PilotState.PROPOSED
    desk.do(start_pilot, pilot=PILOT, start=START)
    assert desk.register.get(Pilot, PILOT).period == Period(START, date(2020, 5, 1))
    assert phase_of_area(desk.register, "korning", desk.day) is Phase.PILOT

    # Three profiles, a school and what the villages share.
    contacts = sorted(desk.register.all(Contact), key=lambda one: one.id)[:3]
    for contact, profile in zip(
        contacts, ("institution_leader", "department_employee", "process_consultant"), strict=True
    ):
        desk.do(set_profile, pilot=PILOT, contact=contact.id, profile=profile)
    desk.do(edit_pilot, pilot=PILOT, changes={"actors": ["school"], "cooperation": ["skole"]})
    assert open_findings(desk) & {"LK029", "LK030", "LK031"} == set()

    # A note every month; the work list asks for it a week before, and is quiet once it is written.
    for month in (12, 13, 14, 15):
        day = date(2019 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        desk.read_on(day)
        assert DueKind.EVALUATION_NOTE in waiting(desk)
        desk.do(write_evaluation, pilot=PILOT, text=f"Notat {day}", sources=["professional"])
        assert DueKind.EVALUATION_NOTE not in waiting(desk)

    # The management is told.
    desk.do(record_report, type="orientation", name="Orientering om forsøget", to="Kommuneledelsen", pilot=PILOT)
    assert "LK035" not in open_findings(desk)

    # Time is up: it waits to be closed, and cannot be without an evaluation.
    desk.read_on(date(2020, 5, 4))
    assert state(desk) is PilotState.OVER
    assert DueKind.PILOT_OVER in waiting(desk)
    assert phase_of_area(desk.register, "korning", desk.day) is Phase.OPERATION
    with pytest.raises(RefusedError) as refused:
        desk.do(close_pilot, pilot=PILOT)
    assert refused.value.code == "LKE204"

    # An evaluation that only one of the two areas took part in is not enough either.
    written = desk.do(write_evaluation, pilot=PILOT, text="Det virker.", type="final", areas=["korning"])
    (evaluation,) = [edit.after for edit in written.commit.change.edits]
    with pytest.raises(RefusedError):
        desk.do(close_pilot, pilot=PILOT)
    desk.do(edit_evaluation, evaluation=evaluation.id, changes={"areas": AREAS})
    desk.do(
        close_pilot, pilot=PILOT, continuation="not_continued", outcome="Landsbyerne vil hellere være med i ordningen."
    )

    closed = desk.register.get(Pilot, PILOT)
    assert (closed.evaluation, closed.continuation) == (evaluation.id, Continuation.NOT_CONTINUED)
    assert state(desk) is PilotState.CLOSED
    assert waiting(desk) == set()

    # And the way back and forth.
    desk.undo()
    assert state(desk) is PilotState.OVER
    desk.redo()
    assert desk.register.get(Pilot, PILOT) == closed


def test_a_reason_closes_a_pilot_whose_evaluation_lacks_an_area(desk):
    desk.do(start_pilot, pilot=PILOT, start=START)
    desk.read_on(date(2020, 5, 4))
    desk.do(write_evaluation, pilot=PILOT, text="Det virker.", type="final", areas=["korning"])
    desk.do(close_pilot, pilot=PILOT, without="Hornborg takkede nej til at være med.")
    closed = desk.register.get(Pilot, PILOT)
    assert closed.evaluation is not None
    assert closed.closed_without == "Hornborg takkede nej til at være med."


def test_what_was_undone_of_a_pilot_is_not_brought_back_past_the_guard(desk):
    desk.do(start_pilot, pilot=PILOT, start=START)
    desk.read_on(date(2020, 5, 4))
    desk.do(close_pilot, pilot=PILOT, without="Opgivet")
    desk.undo()
    assert state(desk) is PilotState.OVER
    with pytest.raises(RefusedError):
        desk.do(close_pilot, pilot=PILOT)
