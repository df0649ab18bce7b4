"""What one URL opens: the three stores of one register, and what keeps them together."""

from typing import TYPE_CHECKING

from lokalkontakt_core.values import frozen

if TYPE_CHECKING:  # loaded on every start, and a listing needs none of what the stores other than the first hold
    from lokalkontakt_core.ports.access_log import AccessLog
    from lokalkontakt_core.ports.delivery_store import DeliveryStore
    from lokalkontakt_core.ports.keeper import Keeper
    from lokalkontakt_core.ports.register_store import RegisterStore
    from lokalkontakt_core.ports.response_store import ResponseStore


@frozen
class Store:
    """The stores of one register.

    Attributes:
        url: Where it lies, without password.
        register: Records and history.
        responses: Codes, drafts and answers.
        deliveries: How far notices have come.
        keeper: All three as a whole, for moving and looking after them.
        access: Who has seen what of whom; None where a store keeps no log.
    """

    url: str
    register: "RegisterStore"
    responses: "ResponseStore"
    deliveries: "DeliveryStore"
    keeper: "Keeper"
    access: "AccessLog | None" = None
