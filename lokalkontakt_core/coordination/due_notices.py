"""What the delivery store says of notices: how many are ready to be sent, and when the others went out."""

from collections.abc import Iterable

from lokalkontakt_core.coordination.journal import SentDays
from lokalkontakt_core.ports.clock import day_of
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register


def count_ready(register: Register, deliveries: Iterable[Delivery]) -> int:
    """Count the notices that could go out now, at a glance: whether each still holds is looked at when it is sent."""
    known = {delivery.notice: delivery.state for delivery in deliveries}
    addressed = (notice for notice in register.all(Notice) if notice.recipient is not None)
    return sum(known.get(notice.id, DeliveryState.READY) is DeliveryState.READY for notice in addressed)


def sent_days(deliveries: Iterable[Delivery]) -> SentDays:
    """Give the day each notice that was sent went out, in Europe/Copenhagen."""
    return {
        one.notice: day_of(one.changed)
        for one in deliveries
        if one.state is DeliveryState.SENT and one.changed is not None
    }
