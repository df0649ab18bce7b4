"""The key of a notice: what makes its delivery the same delivery, however often it is tried."""

import hashlib

from lokalkontakt_core.identity import slug
from lokalkontakt_core.records.notice import Notice

_READABLE = 39  # with the digest short enough that no header that holds a key is folded
_DIGITS = 16


def notice_key(notice: Notice) -> str:
    """Give the key: kind and subject to be read by people, and a digest over all that makes the notice unique.

    Two notices of one kind about one thing to one recipient with one reference have the same key. Keys hold
    lower-case letters, digits, hyphens and one dot, so they serve as file name and in a Message-ID.
    """
    parts = (notice.notice_kind.value, str(notice.about), str(notice.recipient), notice.reference)
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
    readable = slug(f"{notice.notice_kind.value} {notice.about.id}")[:_READABLE].strip("-")
    return f"{readable}.{digest}"
