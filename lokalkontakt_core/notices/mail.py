"""From words to the bytes of a mail: headers as RFC 5322, 3834 and the domain ask for, and one text in UTF-8."""

import unicodedata
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.notices.addresses import checked_address
from lokalkontakt_core.notices.message_ids import message_id
from lokalkontakt_core.notices.recipients import Recipient
from lokalkontakt_core.notices.wording import Letter
from lokalkontakt_core.ports.notifier import Outgoing
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme

_SCHEME = Ref(Scheme.kind, SCHEME_ID)


def make_mail(
    letter: Letter, recipient: Recipient, scheme: Scheme, *, key: str, language: str, instant: datetime
) -> Outgoing:
    """Make the message of a notice.

    Args:
        letter: Its words.
        recipient: Who gets it; has an address.
        scheme: Where sender and domain come from.
        key: The delivery's key.
        language: The language of the words.
        instant: What stands under `Date`, UTC.

    Raises:
        UsageError: LKE401 when the address of recipient or sender cannot be used.
        RefusedError: LKE402 when a name or the subject holds something that would start another header.
    """
    to = checked_address(recipient.address or "", whose=str(recipient.ref))
    sender = None if scheme.mail_from is None else checked_address(scheme.mail_from, whose=str(_SCHEME))
    identity = message_id(key, scheme)
    for field, text in (
        ("subject", letter.subject),
        ("recipient", recipient.name),
        ("municipality", scheme.municipality),
    ):
        _refuse_line_breaks(field, text, str(recipient.ref))
    mail = EmailMessage(policy=SMTP)
    if sender is not None:
        mail["From"] = Address(scheme.municipality, addr_spec=sender)
        mail["Reply-To"] = Address(scheme.municipality, addr_spec=sender)
    mail["To"] = Address(recipient.name, addr_spec=to)
    mail["Subject"] = letter.subject
    mail["Date"] = instant
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Lokalkontakt-Key"] = key
    mail.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = language  # setting the content clears every header about it
    # The library folds a long Message-ID, and readers that unfold it keep the blank; so it is written by hand.
    content = b"Message-ID: " + identity.encode("ascii") + b"\r\n" + mail.as_bytes()
    return Outgoing(key=key, sender=sender, recipient=to, message_id=identity, content=content)


def _refuse_line_breaks(field: str, text: str, record: str) -> None:
    if any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in text):
        raise RefusedError("LKE402", field=field, record=record)
