"""What knowledge asks of the coordinator: the rows of the work list."""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.due_row import Due, DueKind, row_of
from lokalkontakt_core.coordination.knowledge import answer_by, to_be_passed_on, unanswered
from lokalkontakt_core.coordination.parameters import PASS_ON_DAYS
from lokalkontakt_core.coordination.rhythm import days_after
from lokalkontakt_core.register import Register


def knowledge_rows(register: Register, day: date) -> Iterator[Due]:
    """Give one row for what waits for an answer and one for what waits to be passed on, due when the first of it is."""
    asked, waiting = unanswered(register, day), to_be_passed_on(register, day)
    first_answer = answer_by(register, asked[0]) if asked else None
    first_telling = days_after(waiting[0].day, PASS_ON_DAYS.of(register)) if waiting else None
    yield from row_of(DueKind.KNOWLEDGE_UNANSWERED, (one.ref for one in asked), "answer_knowledge", first_answer)
    yield from row_of(DueKind.KNOWLEDGE_WAITING, (one.ref for one in waiting), "pass_on", first_telling)
