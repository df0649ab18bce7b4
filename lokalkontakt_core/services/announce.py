"""Announce: write down, in the same change as its cause, that somebody is to be told."""

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.context import Context


def announce(
    context: Context, notice_kind: NoticeKind, *, about: Ref, recipient: Ref | None, reference: str, why: str
) -> Notice:
    """Make a notice; the use case that causes it puts it in its own change set.

    Args:
        context: Where the id comes from.
        notice_kind: Which template.
        about: The record it is about.
        recipient: The person or council; None when nobody is known, which the outbox shows as "no recipient".
        reference: What makes this telling unique, for example the start date.
        why: The verb of the change.
    """
    return Notice(
        id=context.ids.mint("notice"),
        notice_kind=notice_kind,
        about=about,
        recipient=recipient,
        reference=reference,
        why=why,
    )
