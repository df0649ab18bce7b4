"""Announce: write down, in the same change as its cause, that somebody is to be told."""

from collections.abc import Iterator
from itertools import count

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.context import Context

_AGAIN = "#"


def announce(
    context: Context, notice_kind: NoticeKind, *, about: Ref, recipient: Ref | None, reference: str, why: str
) -> Notice:
    """Make a notice; the use case that causes it puts it in its own change set.

    A notice that was delivered stays when its cause is undone. When the same is to be told again later, the reference
    gets a number (`2020-06-01#2`), or the second telling would be taken for the first.

    Args:
        context: Where the id comes from, and what has been told.
        notice_kind: Which template.
        about: The record it is about.
        recipient: The person or council; None when nobody is known, which the outbox shows as "no recipient".
        reference: What makes this telling unique, for example the start date.
        why: The verb of the change.
    """
    present = context.register.by(Notice, "reference")

    def told(candidate: str) -> bool:
        same = (notice_kind, about, recipient)
        return any((one.notice_kind, one.about, one.recipient) == same for one in present.get(candidate, ()))

    unique = next(candidate for candidate in _numbered(reference) if not told(candidate))
    return Notice(
        id=context.ids.mint("notice"),
        notice_kind=notice_kind,
        about=about,
        recipient=recipient,
        reference=unique,
        why=why,
    )


def _numbered(reference: str) -> Iterator[str]:
    yield reference
    for number in count(2):
        yield f"{reference}{_AGAIN}{number}"


def plain_reference(notice: Notice) -> str:
    """Give the reference of a notice without the number of a second telling."""
    return notice.reference.partition(_AGAIN)[0]
