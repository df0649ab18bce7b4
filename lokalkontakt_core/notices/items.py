"""The outbox as a list: every notice of the register with how far it has come, worked out for an instant."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from attrs import frozen

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.notices.keys import notice_key
from lokalkontakt_core.notices.recipients import Recipient, recipient_of
from lokalkontakt_core.notices.retrying import INTERRUPTED, interrupted
from lokalkontakt_core.notices.validity import OUTLIVED, no_longer_holds
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register

_ORDER = (
    DeliveryState.PERMANENT,
    DeliveryState.UNCERTAIN,
    DeliveryState.TEMPORARY,
    DeliveryState.READY,
    DeliveryState.SENDING,
    DeliveryState.NO_RECIPIENT,
    DeliveryState.SENT,
    DeliveryState.CANCELLED,
)
"""What needs somebody's eyes first."""


@frozen
class OutboxItem:
    """One notice on its way.

    Attributes:
        key: The delivery's key.
        notice: The notice.
        state: Where it stands now: what is stored, or what follows from the register where nothing is stored yet or
            the register has moved on since.
        recipient: Who gets it; None when nobody is known.
        problem: The code of why it waits or did not go out; None when nothing is wrong.
        delivery: What is stored; None when it was never touched.
    """

    key: str
    notice: Notice
    state: DeliveryState
    recipient: Recipient | None
    problem: str | None
    delivery: Delivery | None

    @property
    def due(self) -> bool:
        """Tell whether it may go out now."""
        return self.state is DeliveryState.READY


def item_of(
    register: Register, notice: Notice, delivery: Delivery | None, *, day: date, now: datetime, repeatable: bool
) -> OutboxItem:
    """Give where a notice stands.

    Args:
        register: The register as it stands.
        notice: The notice.
        delivery: What is stored of its delivery.
        day: The day the register is read on.
        now: The instant, UTC.
        repeatable: Whether the channel can do an interrupted delivery again without harm.
    """
    recipient = recipient_of(register, notice, day)
    state, problem = _state(register, notice, delivery, recipient, day)
    if delivery is not None and state is DeliveryState.SENDING and interrupted(delivery, now):
        state = DeliveryState.READY if repeatable else DeliveryState.UNCERTAIN
        problem = None if repeatable else INTERRUPTED
    if state is DeliveryState.TEMPORARY and delivery is not None:
        waits = delivery.next_attempt is not None and delivery.next_attempt > now
        state = DeliveryState.TEMPORARY if waits else DeliveryState.READY
    return OutboxItem(notice_key(notice), notice, state, recipient, problem, delivery)


def _state(
    register: Register, notice: Notice, delivery: Delivery | None, recipient: Recipient | None, day: date
) -> tuple[DeliveryState, str | None]:
    stored = DeliveryState.READY if delivery is None else delivery.state
    problem = None if delivery is None else delivery.problem
    if not stored.waiting and not (stored is DeliveryState.CANCELLED and problem in OUTLIVED):
        return stored, problem
    outlived = no_longer_holds(register, notice, day)
    if outlived is not None:
        return DeliveryState.CANCELLED, outlived
    if recipient is None or not recipient.address:
        return DeliveryState.NO_RECIPIENT, "LKE400"
    if stored in {DeliveryState.NO_RECIPIENT, DeliveryState.CANCELLED}:
        return DeliveryState.READY, None
    return stored, problem


def _place(register: Register, item: OutboxItem) -> tuple[object, ...]:
    about = danish_key(name_of(register, item.notice.about))
    return _ORDER.index(item.state), item.notice.notice_kind.value, item.notice.reference, about, item.notice.id


def items_of(
    register: Register, deliveries: Mapping[str, Delivery], *, day: date, now: datetime, repeatable: bool
) -> tuple[OutboxItem, ...]:
    """Give all notices with where they stand, what needs somebody's eyes first, those of one kind together by name."""
    items = (
        item_of(register, notice, deliveries.get(notice_key(notice)), day=day, now=now, repeatable=repeatable)
        for notice in register.all(Notice)
    )
    return tuple(sorted(items, key=lambda item: _place(register, item)))


def count_states(items: Iterable[OutboxItem]) -> Mapping[DeliveryState, int]:
    """Count the notices in each state; every state has a number."""
    counts = Counter(item.state for item in items)
    return {state: counts[state] for state in DeliveryState}
