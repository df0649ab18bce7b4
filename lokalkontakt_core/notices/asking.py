"""The words of questions: to a council whether the area wants a contact, to a contact which areas they cover."""

from collections.abc import Callable, Iterator
from datetime import date

from lokalkontakt_core.coordination.assignments import areas_of_contact
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.notices.recipients import Recipient
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.announce import plain_reference

Say = Callable[..., str]


def _offered(register: Register, notice: Notice, say: Say, form: str) -> Iterator[str]:
    area = Ref(Area.kind, register.get(Offer, notice.about.id).area)
    joint = register.scheme.joint_council
    yield say(f"notice.{form}.subject", area=area)
    yield say(f"notice.{form}.text", area=area)
    yield say("notice.offer.voluntary")
    yield say("notice.offer.how") if joint is None else say("notice.offer.via", joint=joint)


def offer(register: Register, notice: Notice, _recipient: Recipient, say: Say, _code: str | None) -> Iterator[str]:
    """Offer an area a contact."""
    return _offered(register, notice, say, "offer")


def offer_reminder(
    register: Register, notice: Notice, _recipient: Recipient, say: Say, _code: str | None
) -> Iterator[str]:
    """Remind an area of the offer."""
    return _offered(register, notice, say, "offer_reminder")


def _asked(register: Register, notice: Notice, say: Say, form: str) -> Iterator[str]:
    question = register.get(Attestation, notice.about.id)
    day = date.fromisoformat(plain_reference(notice))
    held = sorted(areas_of_contact(register, question.contact, day), key=lambda one: danish_key(one.name))
    areas = tuple(area.ref for area in held)
    yield say(f"notice.{form}.subject")
    yield say(f"notice.{form}.text", asked=question.asked, due=question.due)
    yield say("notice.attestation.areas", areas=areas) if areas else say("notice.attestation.none")
    yield say("notice.attestation.how")


def attestation(
    register: Register, notice: Notice, _recipient: Recipient, say: Say, _code: str | None
) -> Iterator[str]:
    """Ask a contact to confirm which areas they cover."""
    return _asked(register, notice, say, "attestation")


def attestation_reminder(
    register: Register, notice: Notice, _recipient: Recipient, say: Say, _code: str | None
) -> Iterator[str]:
    """Remind a contact of that."""
    return _asked(register, notice, say, "attestation_reminder")
