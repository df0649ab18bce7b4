"""The journal: note where a document stands in it, or that it does not after all.

A document that is journaled is not changed any more: what stands in the journal and here would differ.
"""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.journal import DOCUMENT_KINDS, Document, leaves, written_on
from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.journaled import Journaled
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context

_KLE = re.compile(r"\d{2}(?:\.\d{2}){0,2}(?:-[A-ZÆØÅ]\d{2})?")
_LONGEST_CASE = 60


def _kle(_context: Context, field: str, value: Any) -> str:
    subject = str(value).strip().upper()
    if not _KLE.fullmatch(subject):
        raise UsageError("LKE273", field=field, found=str(value)[:60])
    return subject


JOURNAL_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "case": fields.line(_LONGEST_CASE),
        "kle": fields.optional(_kle),
        "day": past_day,
        "by": fields.optional(fields.reference(Person)),
    }
)


def document_named(register: Register, document: Ref) -> Document:
    """Give a document.

    Raises:
        NotFoundError: LKE201 when there is no such record, LKE276 when it is of a kind that is not journaled, or a
            message that stays in the municipality.
    """
    for kind in DOCUMENT_KINDS:
        if kind.kind == document.kind:
            found = register.get(kind, document.id)
            if not isinstance(found, Notice) or leaves(found):
                return found
    raise NotFoundError("LKE276", document=str(document))


def refuse_journaled(document: Document) -> None:
    """Refuse to change a document that stands in the journal.

    Raises:
        RefusedError: LKE274 with the case.
    """
    if document.journaled is not None:
        raise RefusedError("LKE274", document=document.ref, case=document.journaled.case, day=document.journaled.day)


def _refuse_unwritten(document: Document, sent: date | None) -> None:
    if isinstance(document, Notice):
        if sent is None:
            raise RefusedError("LKE277", message=document.notice_kind, about=document.about)
    elif written_on(document) is None:
        raise RefusedError("LKE275", meeting=document.ref, day=document.day)


def journalise(
    context: Context,
    *,
    document: Ref,
    case: str,
    kle: str | None = None,
    day: date | None = None,
    by: str | None = None,
    sent: date | None = None,
) -> ChangeSet:
    """Note that a document was put in the journal; what was noted before is written over.

    Args:
        context: The register and the day.
        document: A report, an agreement, a meeting whose minutes are final, or a message to a council that was sent.
        case: The number of the case in the journal.
        kle: The subject in KLE.
        day: When it was put there; the day of the context when left out.
        by: The id of the person who did it.
        sent: The day a message went out, as the delivery store says; None while it has not.

    Raises:
        NotFoundError: LKE201 when there is no such document or person, LKE276 when it is none.
        RefusedError: LKE275 while the minutes of a meeting are not final, LKE277 while a message has not gone out.
        LokalkontaktError: What is wrong with a field, LKE273 with the subject; LKE200 when several are.
    """
    found = document_named(context.register, document)
    _refuse_unwritten(found, sent)
    values = {"case": case, "kle": kle, "day": day or context.day, "by": by}
    after = evolve(found, journaled=Journaled(**fields.checked(context, JOURNAL_FIELDS, values)))
    return ChangeSet("journalise", context.register.put(after), about=(found.ref,))


def take_from_journal(context: Context, *, document: Ref) -> ChangeSet:
    """Note that a document does not stand in the journal after all.

    Raises:
        NotFoundError: LKE201 when there is no such document, LKE276 when it is none.
    """
    after = evolve(document_named(context.register, document), journaled=None)
    return ChangeSet("take_from_journal", context.register.put(after), about=(after.ref,))
