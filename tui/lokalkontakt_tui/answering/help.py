"""Help while answering: what one can do, in a few sentences."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from lokalkontakt_tui.answering.frame import BACK, LANGUAGE, AnsweringScreen
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import Line, line, wrapped
from lokalkontakt_tui.plain import block


class HelpScreen(AnsweringScreen):
    """One page of help."""

    KEYS: ClassVar[tuple[Key, ...]] = (BACK, LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("enter", "back", show=False),
    ]

    def body(self) -> ComposeResult:
        """Give the text."""
        with Container(id="middle"), VerticalScroll(id="column", can_focus=False):
            yield Static(block(self._lines()), id="help")

    def _lines(self) -> tuple[Line, ...]:
        words = self.words
        rows = (
            ("Enter", words("Go on to the next question.")),
            ("Esc", words("Go back. Answers can be changed until you send them.")),
            ("1 2 3 …", words("Choose an option by its number. The mouse works too.")),
            ("↑ ↓ ← →", words("Move among the options.")),
            ("V", words("Choose “Don't know”, where there is one.")),
            ("F2", words("See all questions and go to any of them.")),
            ("Ctrl+L", words("Change the language.")),
            ("Ctrl+Q", words("Take a break. Your answers are kept; go on later with the same code.")),
        )
        width = min(76, self.app.size.width - 4)
        table = tuple(row for key, text in rows for row in wrapped(line((f"{key:<9}", "bold"), text), width, indent=9))
        return (
            line((words("Help"), "heading")),
            (),
            line(words("You answer one question at a time. Every answer is saved at once.")),
            line(words("You may skip questions. Nothing is sent before you choose “Send answers”.")),
            (),
            *table,
        )

    def renew(self) -> None:
        """Show the help in the language."""
        self.query_one("#help", Static).update(block(self._lines()))
        super().renew()

    def action_back(self) -> None:
        """Go back to where one was."""
        self.app.pop_screen()
