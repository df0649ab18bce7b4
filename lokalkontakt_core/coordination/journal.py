"""The documents that belong in the municipality's journal: reports, agreements, and minutes that are final.

"Offentlighedsloven" § 15: documents of importance to a case are journaled as soon as possible, internal ones once they
are final; the journal holds the date and a short theme.
"""

from datetime import date
from typing import TypeAlias

from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.report import Report
from lokalkontakt_core.register import Register

Document: TypeAlias = Report | Agreement | Meeting

DOCUMENT_KINDS: tuple[type[Document], ...] = (Report, Agreement, Meeting)


def written_on(document: Document) -> date | None:
    """Give the day a document became what it is; None for minutes that are not final."""
    if not isinstance(document, Meeting):
        return document.day
    return document.minutes_final if document.minutes_state is MinutesState.FINAL else None


def documents(register: Register, day: date) -> tuple[Document, ...]:
    """Give the documents there are on a day, newest first."""
    found: list[tuple[date, str, Document]] = []
    for kind in DOCUMENT_KINDS:
        for one in register.all(kind):
            written = written_on(one)
            if written is not None and written <= day:
                found.append((written, str(one.ref), one))
    return tuple(one for _written, _ref, one in sorted(found, key=lambda each: each[:2], reverse=True))


def unjournaled(register: Register, day: date) -> tuple[Document, ...]:
    """Give the documents there are on a day that do not stand in the journal, newest first."""
    return tuple(one for one in documents(register, day) if one.journaled is None)
