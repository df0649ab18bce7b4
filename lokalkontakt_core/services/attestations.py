"""Attestation: ask contacts what they cover, remind those who have not answered, and record what they say."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.attestations import AttestationState, Attested, attested, open_question
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended
from lokalkontakt_core.services.told import person_of

DAYS_TO_ANSWER: Final = 14
"""How long a contact has to answer when no last day is named."""
_DUE = frozenset({AttestationState.DUE, AttestationState.NEVER})
_WAITING = frozenset({AttestationState.ASKED, AttestationState.LATE})


def ask_attestation(context: Context, *, contacts: Sequence[str] | None = None, due: date | None = None) -> ChangeSet:
    """Ask contacts to confirm what they cover, and have them told.

    Args:
        context: The register and the day.
        contacts: The contacts' ids; all whose turn it is, or who have never been asked, when left out.
        due: The last day an answer is on time; two weeks from the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        RefusedError: LKE226 when a contact has ended, LKE754 when there is nobody to ask: those named have no areas
            or have a question waiting already, or nobody's turn has come.
        UsageError: LKE210 when the last day is past.
    """
    found = attested(context.register, context.day)
    if contacts is None:
        chosen = [one for one in found.values() if one.state in _DUE]
    else:
        chosen = [found[one] for one in _known(context, contacts) if one in found and found[one].asked is None]
    if not chosen:
        raise RefusedError("LKE754")
    last = due or context.day + timedelta(days=DAYS_TO_ANSWER)
    if last < context.day:
        raise UsageError("LKE210", start=context.day, end=last, field="due")
    asked = [
        Attestation(id=context.ids.mint(Attestation.kind), contact=one.contact, asked=context.day, due=last)
        for one in chosen
    ]
    notices = [_notice(context, NoticeKind.ATTESTATION, one, "ask_attestation") for one in asked]
    return ChangeSet("ask_attestation", context.register.put(*asked, *notices), about=_contacts(chosen))


def remind_attestation(context: Context, *, contacts: Sequence[str] | None = None) -> ChangeSet:
    """Remind contacts of a question they have not answered.

    Args:
        context: The register and the day.
        contacts: The contacts' ids; all who are late when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        RefusedError: LKE757 when there is nobody to remind, or all were reminded today.
    """
    found = attested(context.register, context.day)
    if contacts is None:
        chosen = [one for one in found.values() if one.state is AttestationState.LATE]
    else:
        chosen = [found[one] for one in _known(context, contacts) if one in found and found[one].state in _WAITING]
    waiting = [one.asked for one in chosen if one.asked is not None and one.asked.reminded != context.day]
    if not waiting:
        raise RefusedError("LKE757")
    reminded = [evolve(one, reminded=context.day) for one in waiting]
    notices = [_notice(context, NoticeKind.ATTESTATION_REMINDER, one, "remind_attestation") for one in reminded]
    about = tuple(Ref(Contact.kind, one.contact) for one in reminded)
    return ChangeSet("remind_attestation", context.register.put(*reminded, *notices), about=about)


def attest(
    context: Context,
    *,
    contact: str,
    areas: Sequence[str] | None = None,
    day: date | None = None,
    remark: str | None = None,
) -> ChangeSet:
    """Record which areas a contact says they cover: a fact, also where the register says otherwise.

    Args:
        context: The register and the day.
        contact: The contact's id.
        areas: The areas' ids; those of the register on the day of the answer when left out.
        day: When it was said; the day of the context when left out.
        remark: What the contact added.

    Raises:
        NotFoundError: LKE201 when there is no such contact or area.
        RefusedError: LKE226 when the contact has ended.
    """
    register, said = context.register, day or context.day
    who = register.get(Contact, contact)
    refuse_ended(who, said)
    known = attested(register, said).get(who.id)
    named = tuple(known.areas if known is not None else ()) if areas is None else _areas(context, areas)
    waiting = open_question(register, who.id, context.day)
    if waiting is not None and waiting.asked <= said:
        question = waiting
    else:
        question = Attestation(id=context.ids.mint(Attestation.kind), contact=who.id, asked=said, due=said)
    answered = evolve(question, confirmed=said, areas=named, remark=typed.optional_lines("remark", remark))
    return ChangeSet("attest", register.put(answered), about=(who.ref, *(Ref(Area.kind, area) for area in named)))


def _areas(context: Context, areas: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({context.register.get(Area, area).id for area in areas}))


def _known(context: Context, contacts: Iterable[str]) -> list[str]:
    known = [context.register.get(Contact, contact) for contact in dict.fromkeys(contacts)]
    for one in known:
        refuse_ended(one, context.day)
    return [one.id for one in known]


def _contacts(chosen: Iterable[Attested]) -> tuple[Ref, ...]:
    return tuple(Ref(Contact.kind, one.contact) for one in chosen)


def _notice(context: Context, kind: NoticeKind, question: Attestation, verb: str) -> Notice:
    return announce(
        context,
        kind,
        about=question.ref,
        recipient=person_of(context, question.contact),
        reference=context.day.isoformat(),
        why=verb,
    )
