"""What waits for the coordinator on a day: the work list of the overview, each row with what to do about it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from lokalkontakt_core.coordination.agreements import agreement_deadline, has_agreement
from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.approvals import contacts_lacking_a_yes
from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.due_handovers import attestation_rows, handover_rows, unattended_rows
from lokalkontakt_core.coordination.due_journal import journal_rows
from lokalkontakt_core.coordination.due_knowledge import knowledge_rows
from lokalkontakt_core.coordination.due_meetings import meeting_rows
from lokalkontakt_core.coordination.due_pilots import pilot_rows, plan_rows, project_rows
from lokalkontakt_core.coordination.due_requests import request_rows
from lokalkontakt_core.coordination.due_row import Due as Due  # noqa: PLC0414 - to be imported from here
from lokalkontakt_core.coordination.due_row import DueKind as DueKind  # noqa: PLC0414 - to be imported from here
from lokalkontakt_core.coordination.due_row import Urgency as Urgency  # noqa: PLC0414 - to be imported from here
from lokalkontakt_core.coordination.due_row import row_of
from lokalkontakt_core.coordination.handovers import under_way
from lokalkontakt_core.coordination.journal import NONE_SENT, SentDays
from lokalkontakt_core.coordination.parameters import AGREEMENT_DAYS, WISH_DEADLINE
from lokalkontakt_core.coordination.standing import Held, standing_on
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.register import Register


def _areas(register: Register, day: date, wanted: Callable[[str], bool]) -> tuple[Ref, ...]:
    return tuple(area.ref for area in existing_areas(register, day) if wanted(area.id))


def _coverage(register: Register, day: date) -> Iterator[Due]:
    standing = standing_on(register, day)
    covered = {area.id: coverage_of(register, area.id, day) for area in existing_areas(register, day)}

    def vacant(area: str) -> bool:
        held = standing.of_area(area)
        return not standing.has_contact(area) and any(one.state is AssignmentState.VACANT for one in held)

    def uncovered(area: str, value: AnswerValue | None) -> bool:
        if covered[area] is not Coverage.UNCOVERED or vacant(area):
            return False
        answer = answer_of(register, area, day)
        return (answer.value if answer is not None else None) is value

    def wanting(area: str) -> bool:
        return uncovered(area, AnswerValue.YES)

    def silent(area: str) -> bool:
        return uncovered(area, None)

    running = under_way(register, day)

    def handover(area: str) -> bool:
        begun = any(one.assignment.id in running for one in standing.of_area(area))
        return covered[area] is Coverage.HANDOVER and not begun

    yield from row_of(DueKind.VACANT, _areas(register, day, vacant), "hand_over")
    yield from row_of(DueKind.HANDOVER, _areas(register, day, handover), "hand_over")
    yield from row_of(DueKind.UNCOVERED, _areas(register, day, wanting), "assign", WISH_DEADLINE.of(register))
    yield from row_of(DueKind.UNANSWERED, _areas(register, day, silent), "record_answer")


def _questions(register: Register) -> Iterator[Due]:
    for question in sorted(register.all(ImportQuestion), key=lambda one: one.id):
        if question.answer is None:
            yield Due(DueKind.QUESTION, (Ref("area", question.area), question.ref), "answer_question")


def _leaving(register: Register, day: date) -> Iterator[Due]:
    """Give a row for each contact with areas whose employment, or time in the scheme, is known to end."""
    for contact_id, all_held in sorted(standing_on(register, day).by_contact.items()):
        contact = register.get(Contact, contact_id)
        employment_end = contact.employment.end if contact.employment is not None else None
        ends = [end for end in (employment_end, contact.ended) if isinstance(end, date) and end > day]
        if ends and any(_outlasts(held, min(ends)) for held in all_held):
            yield Due(DueKind.LEAVING, (contact.ref,), "hand_over", min(ends))


def _outlasts(held: Held, end: date) -> bool:
    return held.active and not held.assignment.period.ended(end)


def _people(register: Register, day: date) -> Iterator[Due]:
    unconfirmed = (one for one in register.all(Assignment) if one.confirmation is None)
    proposed = [one for one in unconfirmed if state_of(register, one, day) is AssignmentState.PROPOSED]
    lacking = [contact.ref for contact in contacts_lacking_a_yes(register, day)]
    yield from row_of(DueKind.APPROVALS, lacking, "record_manager_yes")
    yield from row_of(DueKind.PROPOSAL, (one.ref for one in proposed), "confirm")


def _agreements(register: Register, day: date) -> Iterator[Due]:
    """Give one row: all areas without an agreement, due on the first of their deadlines."""
    standing, days = standing_on(register, day), AGREEMENT_DAYS.of(register)
    lacking = [
        held.assignment
        for area in existing_areas(register, day)
        for held in standing.of_area(area.id)
        if held.active and held.primary and not has_agreement(register, held.assignment, day)
    ]
    deadlines = [deadline for one in lacking if (deadline := agreement_deadline(one, days)) is not None]
    yield from row_of(
        DueKind.AGREEMENTS, (Ref("area", one.area) for one in lacking), "write_agreement", min(deadlines, default=None)
    )


def _waves(register: Register, day: date) -> Iterator[Due]:
    for wave in sorted(register.all(Wave), key=lambda one: one.id):
        if wave.state is WaveState.CLOSING:
            yield Due(DueKind.WAVE_CLOSING, (wave.ref,), "finish_wave")
        elif wave.state is WaveState.OPEN and wave.closes is not None and wave.closes < day:
            yield Due(DueKind.WAVE_OVER, (wave.ref,), "close_wave", wave.closes)
        elif wave.state is WaveState.OPEN:
            yield Due(DueKind.WAVE, (wave.ref,), "show_wave", wave.closes)


def due(register: Register, day: date, *, ready_notices: int = 0, sent: SentDays = NONE_SENT) -> tuple[Due, ...]:
    """Give what waits for the coordinator, what is due first on top, what has no day by its kind.

    Args:
        register: The register.
        day: Today.
        ready_notices: How many notices are ready to be sent; they are counted in the delivery store.
        sent: When notices went out; the delivery store knows that too.
    """
    rows: list[Due] = [
        *_coverage(register, day),
        *handover_rows(register, day),
        *unattended_rows(register, day),
        *_questions(register),
        *_leaving(register, day),
        *_people(register, day),
        *request_rows(register, day),
        *_agreements(register, day),
        *attestation_rows(register, day),
        *knowledge_rows(register, day),
        *journal_rows(register, day, sent),
        *_waves(register, day),
        *meeting_rows(register, day),
        *pilot_rows(register, day),
        *project_rows(register, day),
        *plan_rows(register, day),
    ]
    if ready_notices:
        rows.append(Due(DueKind.NOTICES, (), "show_outbox", number=ready_notices))
    return tuple(sorted(rows, key=_rank))


def _rank(row: Due) -> tuple[bool, date, int]:
    order: Sequence[DueKind] = tuple(DueKind)
    return row.day is None, row.day or date.max, order.index(row.kind)
