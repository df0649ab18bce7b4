"""The end of a trial: what would have been handed in, name by name."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from lokalkontakt_tui.answering.frame import LANGUAGE
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.preview import handed_in_lines
from lokalkontakt_tui.plain import block
from lokalkontakt_tui.preview.frame import LEAVE, RELOAD, RESTART, TrialScreen


class HandedInScreen(TrialScreen):
    """What would have been handed in."""

    KEYS: ClassVar[tuple[Key, ...]] = (RESTART, RELOAD, LANGUAGE, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.restart", show=False),
        Binding("escape", "app.restart", show=False),
    ]

    def body(self) -> ComposeResult:
        """Give heading and answers."""
        with Container(id="middle"), VerticalScroll(id="column"):
            yield Static(id="handed-in")

    def on_mount(self) -> None:
        """Show the answers."""
        self.renew()
        self.query_one("#column").focus()

    def renew(self) -> None:
        """Show everything in the language."""
        heading = line((self.words("This would have been handed in; nothing was stored:"), "heading"))
        lines = handed_in_lines(self.trial.session.handed_in or {}, self.words)
        self.query_one("#handed-in", Static).update(block((heading, (), *lines)))
        super().renew()
