"""The documents that belong in the municipality's journal: reports, agreements, final minutes, messages that went out.

"Offentlighedsloven" § 15: documents of importance to a case, received or sent, are journaled as soon as possible,
internal ones once they are final; the journal holds the date and a short theme. A message to a council has left the
municipality; one to a contact has not.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.report import Report
from lokalkontakt_core.register import Register

Document: TypeAlias = Report | Agreement | Meeting | Notice

SentDays: TypeAlias = Mapping[str, date]
"""The day each notice went out, by its id; the delivery store knows it, the register does not."""

DOCUMENT_KINDS: tuple[type[Document], ...] = (Report, Agreement, Meeting, Notice)
NONE_SENT: SentDays = MappingProxyType({})


def leaves(notice: Notice) -> bool:
    """Tell whether a notice goes out of the municipality: to a council, also when none was known at first."""
    return notice.recipient is None or notice.recipient.kind != Person.kind


def written_on(document: Document, sent: SentDays = NONE_SENT) -> date | None:
    """Give the day a document became what it is; None for minutes that are not final and messages not gone out."""
    if isinstance(document, Meeting):
        return document.minutes_final if document.minutes_state is MinutesState.FINAL else None
    if isinstance(document, Notice):
        return sent.get(document.id) if leaves(document) else None
    return document.day


def documents(register: Register, day: date, sent: SentDays = NONE_SENT) -> tuple[Document, ...]:
    """Give the documents there are on a day, newest first; a message that has gone out is there whatever the day.

    Deliveries run by the clock, so that an example of the past, read on a day of its own, shows what it sent.

    Args:
        register: The register.
        day: The day.
        sent: When notices went out; without it there are no messages among the documents.
    """
    found: list[tuple[date, str, Document]] = []
    for kind in DOCUMENT_KINDS:
        for one in register.all(kind):
            written = written_on(one, sent)
            if written is not None and (written <= day or isinstance(one, Notice)):
                found.append((written, str(one.ref), one))
    return tuple(one for _written, _ref, one in sorted(found, key=lambda each: each[:2], reverse=True))


def unjournaled(register: Register, day: date, sent: SentDays = NONE_SENT) -> tuple[Document, ...]:
    """Give the documents there are on a day that do not stand in the journal, newest first."""
    return tuple(one for one in documents(register, day, sent) if one.journaled is None)
