"""The words of a notice: paragraphs from the catalogues, put together for its kind and its recipient."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from attrs import frozen

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.notices import asking
from lokalkontakt_core.notices.handovers import areas_for, person_behind, predecessors
from lokalkontakt_core.notices.meetings import meeting_letter
from lokalkontakt_core.notices.passing_on import passed_on
from lokalkontakt_core.notices.recipients import Recipient
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.wave import Wave, WaveMode
from lokalkontakt_core.register import Register

NO_CODE = "····-····-····-··"
"""What stands for a code where none may be shown, as in a subject line or a list."""

Say = Callable[..., str]


@frozen
class Letter:
    """The words of a message.

    Attributes:
        subject: One line.
        body: Paragraphs of plain text with a blank line between them.
    """

    subject: str
    body: str


def compose(
    register: Register, notice: Notice, recipient: Recipient, catalogue: Catalogue, *, code: str | None = None
) -> Letter:
    """Write the message of a notice that holds.

    Args:
        register: The register as it stands.
        notice: The notice.
        recipient: Who gets it.
        catalogue: The words.
        code: The code of an invitation.
    """
    say: Say = partial(catalogue.text, namer=partial(name_of, register))
    subject, *paragraphs = _WRITERS[notice.notice_kind](register, notice, recipient, say, code)
    greeting = say("notice.greeting", recipient=recipient.name)
    return Letter(subject, "\n\n".join([greeting, *paragraphs, _signature(register, say)]) + "\n")


def _signature(register: Register, say: Say) -> str:
    scheme = register.scheme
    coordinator = register.find(Person, scheme.coordinator)
    lines = [say("notice.regards")]
    if coordinator is not None:
        lines += filter(None, (coordinator.name, coordinator.title))
    return "\n".join([*lines, scheme.municipality])


def _invitation(register: Register, notice: Notice, _recipient: Recipient, say: Say, code: str | None) -> Iterator[str]:
    invitation = register.get(Invitation, notice.about.id)
    wave = register.get(Wave, invitation.wave)
    values = {"wave": wave.ref, "area": Ref(Area.kind, invitation.area)}
    yield say("notice.wave_invitation.subject", **values)
    yield say("notice.wave_invitation.intro", **values)
    yield say("notice.wave_invitation.code", code=code or NO_CODE)
    yield say("notice.wave_invitation.how")
    yield say(f"notice.wave_invitation.{'named' if wave.mode is WaveMode.NAMED else 'anonymous'}")
    if wave.closes is None:
        yield say("notice.wave_invitation.no_limit")
    else:
        yield say("notice.wave_invitation.closes", day=wave.closes)


def _confirmed(register: Register, notice: Notice, recipient: Recipient, say: Say, _code: str | None) -> Iterator[str]:
    assignment = register.get(Assignment, notice.about.id)
    contact = register.get(Person, person_behind(register, assignment))
    part = "" if assignment.role is Role.PRIMARY else "_substitute"
    to = "person" if recipient.ref.kind == Person.kind else "council"
    values = {"area": Ref(Area.kind, assignment.area), "contact": contact.name}
    start = assignment.period.start
    yield say(f"notice.assignment_confirmed.{to}{part}.subject", **values)
    if isinstance(start, date):
        yield say(f"notice.assignment_confirmed.{to}{part}.from", start=start, **values)
    else:
        yield say(f"notice.assignment_confirmed.{to}{part}.now", **values)
    yield from _reached(contact, say) if to == "council" else ()
    yield say(f"notice.role.{to}")


def _reached(contact: Person, say: Say) -> Iterator[str]:
    """Give how a contact is reached, as far as it may be shown: at work."""
    known: list[Any] = [value for value in (contact.work_email, contact.work_phone) if value]
    if known:
        yield say("notice.reached", contact=contact.name, ways=tuple(known))


def _handover(register: Register, notice: Notice, recipient: Recipient, say: Say, _code: str | None) -> Iterator[str]:
    assignment = register.get(Assignment, notice.about.id)
    contact = register.get(Person, person_behind(register, assignment))
    former = tuple(
        register.get(Person, person_behind(register, before)).name for before in predecessors(register, assignment)
    )
    areas: tuple[str, ...] = (assignment.area,)
    to = "council"
    if recipient.ref.kind == Person.kind:
        to = "new" if recipient.ref.id == contact.id else "former"
        areas = areas_for(register, assignment, recipient.ref.id)
    values = {
        "areas": tuple(Ref(Area.kind, area) for area in areas),
        "contact": contact.name,
        "former": former,
        "start": assignment.period.start,
    }
    yield say(f"notice.handover.{to}.subject", **values)
    yield say(f"notice.handover.{to}.text", **values)
    if to == "council":
        yield from _reached(contact, say)
        yield say("notice.role.council")


def _correction(
    _register: Register, notice: Notice, recipient: Recipient, say: Say, _code: str | None
) -> Iterator[str]:
    to = "person" if recipient.ref.kind == Person.kind else "council"
    yield say("notice.correction.subject", about=notice.about)
    yield say(f"notice.correction.{to}", about=notice.about)


_WRITERS = MappingProxyType(
    {
        NoticeKind.WAVE_INVITATION: _invitation,
        NoticeKind.ASSIGNMENT_CONFIRMED: _confirmed,
        NoticeKind.HANDOVER: _handover,
        NoticeKind.CORRECTION: _correction,
        NoticeKind.MEETING_CALLED: meeting_letter,
        NoticeKind.MEETING_MOVED: meeting_letter,
        NoticeKind.MEETING_CANCELLED: meeting_letter,
        NoticeKind.OFFER: asking.offer,
        NoticeKind.OFFER_REMINDER: asking.offer_reminder,
        NoticeKind.ATTESTATION: asking.attestation,
        NoticeKind.ATTESTATION_REMINDER: asking.attestation_reminder,
        NoticeKind.PASSED_ON: passed_on,
    }
)
