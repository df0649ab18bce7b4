"""The words of what is passed on: to a contact, all that was passed on at once for the contact's areas (R19, G24)."""

from collections.abc import Callable, Iterator

from lokalkontakt_core.notices.recipients import Recipient
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge, Visibility
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.announce import plain_reference


def still_passed_on(register: Register, notice: Notice) -> tuple[Knowledge, ...]:
    """Give what the reference of a notice names, without what is gone, private by now, or not passed on after all."""
    named = (register.find(Knowledge, one) for one in plain_reference(notice).split())
    return tuple(
        item
        for item in named
        if item is not None and item.passed_on is not None and item.visibility is not Visibility.PRIVATE
    )


def passed_on(
    register: Register, notice: Notice, _recipient: Recipient, say: Callable[..., str], _code: str | None
) -> Iterator[str]:
    """Give subject and paragraphs: each piece with its areas and the day it was told."""
    items = still_passed_on(register, notice)
    areas = tuple(Ref(Area.kind, area) for area in dict.fromkeys(area for item in items for area in item.areas))
    yield say("notice.passed_on.subject", areas=areas)
    yield say("notice.passed_on.text")
    for item in items:
        about = tuple(Ref(Area.kind, area) for area in item.areas)
        yield say("notice.passed_on.item", areas=about, day=item.day, text=item.text)
    yield say("notice.passed_on.back")
