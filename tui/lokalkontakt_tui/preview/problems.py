"""What keeps a form from being used, all of it with its place; gone as soon as it is mended and saved."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from lokalkontakt_tui.answering.frame import BACK
from lokalkontakt_tui.models.frame import Key, key_label
from lokalkontakt_tui.models.lines import line, wrapped
from lokalkontakt_tui.models.trial import problem_lines
from lokalkontakt_tui.plain import block, content
from lokalkontakt_tui.preview.frame import LEAVE, RELOAD, TrialScreen
from lokalkontakt_tui.widgets.spots import SpotRow, Word

_WIDEST = 100


class ProblemsScreen(TrialScreen):
    """The problems of the file."""

    KEYS: ClassVar[tuple[Key, ...]] = (BACK, RELOAD, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("enter", "back", show=False),
    ]

    def body(self) -> ComposeResult:
        """Give the problems."""
        with Container(id="middle"), VerticalScroll(id="column"):
            yield Static(id="problems")

    def on_mount(self) -> None:
        """Show the problems."""
        self.renew()
        self.query_one("#column").focus()

    def offers(self, key: Key) -> bool:
        """Offer going back only where there is a form to go back to."""
        return key is not BACK or self.trial.begun

    def show_frame(self) -> None:
        """Show the file's name, the message and the keys; there may be no form yet to name."""
        words = self.words
        saved = Word("", line((self.keeping, "bartext"), " "), far=True)
        name = Word("", line((f" {self.trial.form_name} ", "bartext bold")))
        self.query_one("#title", SpotRow).show((name, saved))
        self.query_one("#said", Static).update(content(line(" ", *self.said)) if self.said else Content(""))
        shown = [Word(key.key, line(" ", *key_label(key, words), " ")) for key in self.KEYS if self.offers(key)]
        self.query_one("#keys", SpotRow).show(tuple(shown))

    def renew(self) -> None:
        """Show the problems as they are now."""
        words = self.words
        told = words("Mend the file and save it; it is read anew by itself.")
        if self.trial.begun:
            told += " " + words("Esc goes on with the form as it was.")
        lines = (
            line((words("The form cannot be used as it stands."), "heading")),
            line((told, "muted")),
            (),
            *problem_lines(self.trial.problems),
        )
        width = min(_WIDEST, self.app.size.width - 6)
        self.query_one("#problems", Static).update(
            block([row for one in lines for row in (wrapped(one, width, 2) or ((),))])
        )
        super().renew()

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self.is_mounted:
            self.renew()

    def pause(self) -> None:
        """Leave; there is nothing to keep."""
        self.app.exit("paused")

    def action_language(self) -> None:
        """Stay in the language: the form's own cannot be shown."""

    def action_back(self) -> None:
        """Go on with the form as it was before."""
        if self.trial.begun:
            self.app.pop_screen()
