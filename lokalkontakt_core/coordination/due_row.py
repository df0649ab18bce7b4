"""A row of the work list: what waits, since or until when, and what to do about it."""

import enum
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.values import frozen


class DueKind(enum.StrEnum):
    """What kind of work waits, in the order of the list where no days decide."""

    VACANT = "vacant"
    HANDOVER = "handover"
    HANDOVER_STEP = "handover_step"
    UNATTENDED = "unattended"
    QUESTION = "question"
    LEAVING = "leaving"
    APPROVALS = "approvals"
    PROPOSAL = "proposal"
    REQUEST = "request"
    NOTICES = "notices"
    UNCOVERED = "uncovered"
    UNANSWERED = "unanswered"
    MINUTES = "minutes"
    MEETING_UNCALLED = "meeting_uncalled"
    NO_MEETING = "no_meeting"
    ACTIONS = "actions"
    PILOT_OVER = "pilot_over"
    STATUS_REPORT = "status_report"
    EVALUATION_NOTE = "evaluation_note"
    PROJECT_ALONE = "project_alone"
    PROJECT_UNTOLD = "project_untold"
    PLAN_STEP = "plan_step"
    AGREEMENTS = "agreements"
    ATTESTATION_LATE = "attestation_late"
    ATTESTATION_DIFFERS = "attestation_differs"
    ATTESTATION = "attestation"
    KNOWLEDGE_UNANSWERED = "knowledge_unanswered"
    KNOWLEDGE_WAITING = "knowledge_waiting"
    UNJOURNALED = "unjournaled"
    WAVE = "wave"
    WAVE_OVER = "wave_over"
    WAVE_CLOSING = "wave_closing"


_UNNAMED = frozenset({ImportQuestion.kind, "handover"})
"""Kinds that have no name of their own in a row: the areas beside them are named."""


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
        refs: The areas, contacts, assignments, hand-overs, absences or waves it is about, in the order of their ids;
            an import question after its area, a hand-over before its areas; notices have none.
        verb: What to do about it; a use case of that name exists, or `show_outbox`, `show_wave`, `show_handover`.
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
        names = tuple(ref for ref in self.refs if ref.kind not in _UNNAMED)
        return Message(f"due.{self.kind}.{form}", {"names": names, "number": self.number, "day": self.day})

    def urgency(self, today: date) -> Urgency:
        """Tell when it is due: before today, until Sunday, later, or on no known day."""
        if self.day is None:
            return Urgency.UNDATED
        if self.day < today:
            return Urgency.OVERDUE
        sunday = today + timedelta(days=min(6 - today.weekday(), (date.max - today).days))
        return Urgency.THIS_WEEK if self.day <= sunday else Urgency.LATER


def row_of(kind: DueKind, refs: Iterable[Ref], verb: str, day: date | None = None) -> Iterator[Due]:
    """Give one row about all the things, none when there are none."""
    things = tuple(sorted(set(refs), key=str))
    if things:
        yield Due(kind, things, verb, day, len(things))
