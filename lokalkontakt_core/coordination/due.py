"""What waits for the coordinator on a day: the work list of the overview, each row with what to do about it."""

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from lokalkontakt_core.coordination.agreements import agreement_deadline, has_agreement
from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.approvals import missing_approvals
from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.parameters import AGREEMENT_DAYS, WISH_DEADLINE
from lokalkontakt_core.coordination.standing import Held, standing_on
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class DueKind(enum.StrEnum):
    """What kind of work waits, in the order of the list where no days decide."""

    VACANT = "vacant"
    HANDOVER = "handover"
    QUESTION = "question"
    LEAVING = "leaving"
    APPROVALS = "approvals"
    PROPOSAL = "proposal"
    NOTICES = "notices"
    UNCOVERED = "uncovered"
    UNANSWERED = "unanswered"
    AGREEMENTS = "agreements"
    WAVE = "wave"
    WAVE_OVER = "wave_over"
    WAVE_CLOSING = "wave_closing"


class Urgency(enum.StrEnum):
    """When something is due, seen from a day."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNDATED = "undated"


@frozen
class Due:
    """One row of the work list.

    Attributes:
        kind: What kind of work.
        refs: The areas, contacts, assignments or waves it is about, in the order of their ids; an import question
            after its area; notices have none.
        verb: What to do about it; a use case of that name exists, or `show_outbox`, `show_wave`.
        day: The day it is due; None when no day is known.
        number: How many things it is about.
    """

    kind: DueKind
    refs: tuple[Ref, ...]
    verb: str
    day: date | None = None
    number: int = 1

    @property
    def message(self) -> Message:
        """The row in words: `due.<kind>.one` or `.many`, with `names`, `number` and `day`."""
        form = "one" if self.number == 1 else "many"
        names = tuple(ref for ref in self.refs if ref.kind != ImportQuestion.kind)
        return Message(f"due.{self.kind}.{form}", {"names": names, "number": self.number, "day": self.day})

    def urgency(self, today: date) -> Urgency:
        """Tell when it is due: before today, until Sunday, later, or on no known day."""
        if self.day is None:
            return Urgency.UNDATED
        if self.day < today:
            return Urgency.OVERDUE
        sunday = today + timedelta(days=min(6 - today.weekday(), (date.max - today).days))
        return Urgency.THIS_WEEK if self.day <= sunday else Urgency.LATER


def _row(kind: DueKind, refs: Iterable[Ref], verb: str, day: date | None = None) -> Iterator[Due]:
    """Give one row about all the things, none when there are none."""
    things = tuple(sorted(set(refs), key=str))
    if things:
        yield Due(kind, things, verb, day, len(things))


def _areas(register: Register, day: date, wanted: Callable[[str], bool]) -> tuple[Ref, ...]:
    return tuple(area.ref for area in existing_areas(register, day) if wanted(area.id))


def _coverage(register: Register, day: date) -> Iterator[Due]:
    standing = standing_on(register, day)

    def vacant(area: str) -> bool:
        held = standing.of_area(area)
        return not standing.has_contact(area) and any(one.state is AssignmentState.VACANT for one in held)

    def uncovered(area: str, value: AnswerValue | None) -> bool:
        if coverage_of(register, area, day) is not Coverage.UNCOVERED or vacant(area):
            return False
        answer = answer_of(register, area, day)
        return (answer.value if answer is not None else None) is value

    def wanting(area: str) -> bool:
        return uncovered(area, AnswerValue.YES)

    def silent(area: str) -> bool:
        return uncovered(area, None)

    def handover(area: str) -> bool:
        return coverage_of(register, area, day) is Coverage.HANDOVER

    yield from _row(DueKind.VACANT, _areas(register, day, vacant), "hand_over")
    yield from _row(DueKind.HANDOVER, _areas(register, day, handover), "hand_over")
    yield from _row(DueKind.UNCOVERED, _areas(register, day, wanting), "assign", WISH_DEADLINE.of(register))
    yield from _row(DueKind.UNANSWERED, _areas(register, day, silent), "record_answer")


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
    standing = standing_on(register, day)
    proposed = [one for one in register.all(Assignment) if state_of(register, one, day) is AssignmentState.PROPOSED]
    binding = {contact for contact, all_held in standing.by_contact.items() if any(held.binding for held in all_held)}
    involved = (register.get(Contact, contact) for contact in binding | {one.contact for one in proposed})
    lacking = [contact.ref for contact in involved if missing_approvals(contact, day)]
    yield from _row(DueKind.APPROVALS, lacking, "record_manager_yes")
    yield from _row(DueKind.PROPOSAL, (one.ref for one in proposed), "confirm")


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
    yield from _row(
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


def due(register: Register, day: date, *, ready_notices: int = 0) -> tuple[Due, ...]:
    """Give what waits for the coordinator, what is due first on top, what has no day by its kind.

    Args:
        register: The register.
        day: Today.
        ready_notices: How many notices are ready to be sent; they are counted in the delivery store.
    """
    rows: list[Due] = [
        *_coverage(register, day),
        *_questions(register),
        *_leaving(register, day),
        *_people(register, day),
        *_agreements(register, day),
        *_waves(register, day),
    ]
    if ready_notices:
        rows.append(Due(DueKind.NOTICES, (), "show_outbox", number=ready_notices))
    return tuple(sorted(rows, key=_rank))


def _rank(row: Due) -> tuple[bool, date, int]:
    order: Sequence[DueKind] = tuple(DueKind)
    return row.day is None, row.day or date.max, order.index(row.kind)
