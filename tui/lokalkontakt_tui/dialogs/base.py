"""The base of all dialogs: a framed box over the screen, in narrow windows the whole screen."""

from abc import abstractmethod
from typing import ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.page import Button
from lokalkontakt_tui.models.reading import N_, Words
from lokalkontakt_tui.plain import content, plain
from lokalkontakt_tui.widgets.spots import ChoiceRow, Word
from lokalkontakt_tui.widgets.standing import stands

T = TypeVar("T")


class Buttons(ChoiceRow):
    """The buttons of a dialog; Tab stops at each."""

    def __init__(self, buttons: tuple[Button, ...], at: int = 0) -> None:
        super().__init__(each=True, gap=1, id="buttons")
        self.fill(buttons, at)

    def fill(self, buttons: tuple[Button, ...], at: int = 0) -> None:
        """Show other buttons."""
        self.show(
            tuple(
                Word(button.action, line(f"  {button.label}  "), "main" if button.main else "button")
                for button in buttons
            ),
            at,
        )


class Dialog(ModalScreen[T]):
    """A dialog with a title, a body and buttons."""

    AUTO_FOCUS = None
    KEYS: ClassVar[str] = N_("Enter chooses · Esc goes back · F1 helps")
    """What the keys do here, in English; it stands on the lower edge of the box."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+t", "app.act('theme:')", show=False),
        Binding("ctrl+l", "language", show=False),
        Binding("f1", "app.act('help:')", show=False),
        Binding("ctrl+q", "app.quit", show=False),
    ]

    @property
    def desk_app(self) -> DeskApp:
        """The application."""
        return cast("DeskApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.desk_app.desk

    @property
    def words(self) -> Words:
        """The language."""
        return self.desk.words

    def title_text(self) -> str:
        """Give the title."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Give the widgets of the box."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Compose the box."""
        with Vertical(id="box"):
            yield from self.body()

    def on_mount(self) -> None:
        """Set the title, tell the keys, and begin; nothing when it is left before it stands."""
        if stands(self):
            self.query_one("#box").border_title = plain(f" {self.title_text()} ")
            self.hear(line((self.words(self.KEYS), "muted")))
            self.begin()

    @abstractmethod
    def begin(self) -> None:
        """Go to where one begins."""

    def hear(self, news: Line) -> None:
        """Tell something on the edge of the box, as what somebody else has just written; nothing in it changes."""
        self.query_one("#box").border_subtitle = content(line(" ", *news, " "))

    def action_language(self) -> None:
        """Begin again in the other language; what was typed into a form stands there again."""
        again = self.desk_app.doing
        self.action_leave()
        self.desk.speak("en" if self.words.language == "da" else "da")
        self.desk_app.renew()
        if again:
            self.app.call_later(self.desk_app.act, again)

    def action_leave(self) -> None:
        """Leave without doing anything."""
        self.dismiss(None)


def muted(text: str) -> Line:
    """Give a muted line."""
    return line((text, "muted"))
