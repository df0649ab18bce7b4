"""The outbox: messages with their state, and the exact words of the one with the cursor."""

from typing import ClassVar

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.notices.items import OutboxItem
from lokalkontakt_core.outbox import Outbox
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models import outbox
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class OutboxScreen(ListDetail):
    """The list of messages with the words of one."""

    PLACE = "outbox"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("ctrl+s", "act('send:')", N_("Send …"), "Ctrl+S"),
        Key("v", "act_on('message')", N_("Show the message")),
        Key("x", "act_on('call_back')", N_("Call back")),
    )
    SENTENCES = (
        N_("Here is what is to be told to whom. Nothing goes out before you send it."),
        N_("» is ready, – has no address, ✓ has gone out, ✗ failed, ? nobody knows whether it arrived."),
        N_("Sending twice sends once: each message has one key."),
        N_("An invitation's code is never shown here. It goes into the message when it is sent."),
    )

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self._items: tuple[OutboxItem, ...] = ()

    def _outbox(self) -> Outbox:
        return Outbox(self.desk.workspace, language=self.words.language)

    def fill(self) -> None:
        """Read where everything stands, then fill."""
        self._items = self._outbox().items()
        super().fill()

    def renew(self) -> None:
        """Deliveries lie outside the register: look at them every time."""
        self._shown = None
        super().renew()

    def listing(self) -> Listing:
        """Give the list."""
        return outbox.listing(self.reading, self._items, self.filter)

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return outbox.chips(self.reading, self._items)

    def detail(self, key: str) -> Page | None:
        """Give one message."""
        return message_page(self.desk, key)

    def open_action(self, key: str) -> str:
        """Give the action that opens a message."""
        return f"message:{key}"


def message_page(desk: Desk, key: str) -> Page | None:
    """Give a message's page, without its words where it is not going out any more."""
    box = Outbox(desk.workspace, language=desk.words.language)
    try:
        item = box.item(key)
    except LokalkontaktError:
        return None
    try:
        letter = box.letter(key, with_code=False)
    except LokalkontaktError:
        letter = None
    return outbox.page(desk.reading, item, letter)
