"""What one URL opens: the three stores of one register."""

from attrs import frozen

from lokalkontakt_core.ports.delivery_store import DeliveryStore
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
    """

    url: str
    register: RegisterStore
    responses: ResponseStore
    deliveries: DeliveryStore
