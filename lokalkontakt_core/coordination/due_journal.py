"""What the journal asks of the coordinator, where the municipality has set how soon: a row of the work list."""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.due_row import Due, DueKind, row_of
from lokalkontakt_core.coordination.journal import SentDays, unjournaled, written_on
from lokalkontakt_core.coordination.parameters import JOURNAL_DAYS
from lokalkontakt_core.coordination.rhythm import days_after
from lokalkontakt_core.register import Register


def journal_rows(register: Register, day: date, sent: SentDays) -> Iterator[Due]:
    """Give one row for all documents that are not in the journal, due when the oldest is; none without a duty."""
    days = JOURNAL_DAYS.of(register)
    if days is None:
        return
    waiting = unjournaled(register, day, sent)
    written = [one for document in waiting if (one := written_on(document, sent)) is not None]
    first = days_after(min(written), days) if written else None
    yield from row_of(DueKind.UNJOURNALED, (document.ref for document in waiting), "journalise", first)
