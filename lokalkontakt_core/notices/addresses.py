"""Mail addresses: which ones a message may be given, so that nothing but an address ever gets into its head."""

import re

from lokalkontakt_core.errors import UsageError

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_LONGEST_LOCAL = 64
_LONGEST = 254


def checked_address(address: str, *, whose: str) -> str:
    """Give an address as it stands in a message, the domain in ASCII.

    Args:
        address: As it was typed.
        whose: The record it was found on, for the message.

    Raises:
        UsageError: LKE401 when it is no address: one `@`, an ASCII part before it, a domain of two labels after it.
    """
    local, at, domain = address.strip().rpartition("@")
    refused = UsageError("LKE401", address=address.strip()[:_LONGEST], record=whose)
    if not at or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        raise refused
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise refused from None
    labels = ascii_domain.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):  # noqa: PLR2004 - a name and its parent
        raise refused
    if len(local) + 1 + len(ascii_domain) > _LONGEST:
        raise refused
    return f"{local}@{ascii_domain}"
