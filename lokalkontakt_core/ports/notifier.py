"""The notifier: a channel that takes messages to people, one at a time, and says what became of each."""

from typing import Protocol

from lokalkontakt_core.values import frozen


@frozen
class Outgoing:
    """A message on its way to one recipient.

    Attributes:
        key: The delivery's key: lower-case letters, digits, hyphens and dots; the same whenever the notice is sent.
        sender: The mailbox it comes from; None when the scheme names none.
        recipient: The address it goes to, checked.
        message_id: The Message-ID, in angle brackets, the same whenever the notice is sent.
        content: The message as RFC 5322 bytes with CRLF line ends.
    """

    key: str
    sender: str | None
    recipient: str
    message_id: str
    content: bytes


@frozen
class Sent:
    """The channel has taken it; `reference` is what the channel calls it, None when it has no name for it."""

    reference: str | None = None


@frozen
class Temporary:
    """It was not taken, but may be later.

    Attributes:
        problem: A code with words in the catalogues.
        detail: What the channel said, without address or content.
        wait: The least number of seconds to wait; None when the channel does not say.
    """

    problem: str
    detail: str = ""
    wait: int | None = None


@frozen
class Permanent:
    """It was refused, and would be again; `problem` and `detail` as in `Temporary`."""

    problem: str
    detail: str = ""


@frozen
class Uncertain:
    """It may or may not have been taken, for example when the line broke; it is never sent again by itself."""

    problem: str
    detail: str = ""


@frozen
class NotApplicable:
    """The channel is not for this recipient or kind; nothing was tried."""

    problem: str
    detail: str = ""


Result = Sent | Temporary | Permanent | Uncertain | NotApplicable


class Notifier(Protocol):
    """A channel.

    Attributes:
        repeatable: True when delivering the same key twice does what delivering it once does, as with a file of that
            name; a delivery that was interrupted is then simply done again.
    """

    repeatable: bool

    def prepare(self, message: Outgoing) -> bytes:
        """Give exactly the bytes that `deliver` would hand over; nothing is opened or sent."""
        ...

    def deliver(self, message: Outgoing) -> Result:
        """Hand over one message.

        Everything foreseeable is a `Result`. An exception counts as `Uncertain`: nobody knows how far it came.
        """
        ...
