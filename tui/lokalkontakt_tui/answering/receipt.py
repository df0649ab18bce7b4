"""The receipt: the answers have arrived, and the window may be closed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Button, Static

from lokalkontakt_core.surveys.form_session import Receipt
from lokalkontakt_tui.answering.frame import LANGUAGE, AnsweringScreen, BigButton
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.plain import block, plain

CLOSE = Key("enter", "", N_("Close"), "Enter")


class ReceiptScreen(AnsweringScreen):
    """Thanks.

    Args:
        receipt: Whether this answer was stored, or an earlier one stands.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (CLOSE, LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", show=False),
        Binding("escape", "close", show=False),
    ]

    def __init__(self, receipt: Receipt) -> None:
        super().__init__()
        self._receipt = receipt

    def body(self) -> ComposeResult:
        """Give the words and the button."""
        with Container(id="middle"), Vertical(id="column"):
            yield Static(id="thanks")
            yield BigButton(id="close", classes="main")

    def on_mount(self) -> None:
        """Show the words."""
        self.renew()
        self.set_class(self.tall, "-tall")
        self.query_one("#close", Button).focus()

    def renew(self) -> None:
        """Show everything in the language."""
        words = self.words
        received = words("Your answers have been received at {time}.", time=self.answering.time_of_day)
        earlier = words("Answers had been received with this code before. Those stand.")
        thanks = (
            (),
            line((words("Thank you."), "heading")),
            (),
            line(received if self._receipt.stored else earlier),
            line(words("You may close the window.")),
            (),
        )
        self.query_one("#thanks", Static).update(block(thanks))
        self.query_one("#close", Button).label = plain(words("Close"))
        super().renew()

    def pause(self) -> None:
        """Leave; there is nothing more to keep."""
        self.action_close()

    def action_close(self) -> None:
        """Leave."""
        self.app.exit("submitted")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_close()
