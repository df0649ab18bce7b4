"""The Message-ID of a delivery."""

from lokalkontakt_core.notices.addresses import checked_address
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme

NO_DOMAIN = "lokalkontakt.invalid"
"""The right-hand side of Message-IDs of a scheme that has not chosen one."""

_SCHEME = Ref(Scheme.kind, SCHEME_ID)


def message_id(key: str, scheme: Scheme) -> str:
    """Give the Message-ID of a delivery: the same however often it is tried, so that a repetition is seen as one.

    Raises:
        UsageError: LKE401 when the scheme's domain cannot stand in one.
    """
    return f"<{checked_address(f'{key}@{scheme.mail_domain or NO_DOMAIN}', whose=str(_SCHEME))}>"
