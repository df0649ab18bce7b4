"""The base of all screens with the frame: header, places, body, message, keys."""

from collections.abc import Callable
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.reading import Reading, Words
from lokalkontakt_tui.widgets.frame import HeaderRow, KeyBar, MessageLine, PlaceRow
from lokalkontakt_tui.widgets.letting_go import let_go_of_drawn
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.spots import SpotRow


def bindings_of(keys: tuple[Key, ...]) -> list[BindingType]:
    """Give the bindings of keys that run an action of their own."""
    return [Binding(key.key, key.action, key.label, show=False) for key in keys if key.action]


class Framed(Screen[None]):
    """A screen with the frame.

    A subclass names its place, its keys and its help, gives its widgets in `body` and fills them in `fill`.
    """

    PLACE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Key, ...]] = ()
    SENTENCES: ClassVar[tuple[str, ...]] = ()
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.disturbing = True
        """Whether what is shown anew may begin at its top: False while others' changes are taken in."""

    def __init_subclass__(cls) -> None:
        """Bind the keys a screen names."""
        if cls.KEYS:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings_of(cls.KEYS)]
        super().__init_subclass__()

    @property
    def desk_app(self) -> DeskApp:
        """The application."""
        return cast("DeskApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.desk_app.desk

    @property
    def reading(self) -> Reading:
        """The register as it is read now."""
        return self.desk.reading

    @property
    def words(self) -> Words:
        """The language."""
        return self.desk.words

    def body(self) -> ComposeResult:
        """Give the widgets between places and message."""
        yield from ()

    def fill(self) -> None:
        """Show the register as it is now."""

    @property
    def place(self) -> str:
        """The place whose tab stands out."""
        return self.PLACE

    def under(self) -> str:
        """Give the name of what is open inside the place, for its tab."""
        return ""

    def keys(self) -> tuple[Key, ...]:
        """Give the keys that do something now."""
        return self.KEYS

    def compose(self) -> ComposeResult:
        """Compose the frame."""
        yield HeaderRow(id="header")
        yield PlaceRow(id="places")
        yield from self.body()
        yield Static(Content(""), id="too-small")
        yield MessageLine(id="message")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show everything for the first time."""
        self.renew()

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was seen, and let go of what was drawn there."""
        let_go_of_drawn(self)
        self.renew()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the frame to the window."""
        if self.is_mounted:
            self.show_frame()

    def stamp(self) -> object:
        """Give what the body depends on: while it stays equal nothing is filled anew."""
        return self.desk.stamp if self.desk.open else self.words.language

    def renew(self) -> None:
        """Fill the body anew if what it shows has changed, and the frame in any case."""
        stamp = self.stamp()
        if stamp != self._shown:
            self._shown = stamp
            self.fill()
        self.show_frame()

    def renew_quietly(self) -> None:
        """Show what others have written; whoever reads, chooses or types stays where they are."""
        self.disturbing = False
        try:
            self.renew()
        finally:
            self.disturbing = True

    def once_painted(self, do: Callable[[], None]) -> None:
        """Do something when the screen was painted; nothing when somebody has left it by then."""
        self.call_after_refresh(lambda: do() if self.is_attached and self in self.app.screen_stack else None)

    def show_frame(self) -> None:
        """Show the frame."""
        self.query_one(HeaderRow).fill(self.desk)
        self.query_one(PlaceRow).fill(self.desk, self.place, self.under())
        self._show_keys()
        self.query_one(MessageLine).fill(self.desk)
        small = self.words("The window is too small. Make it larger, or type `lokalkontakt areas`.")
        self.query_one("#too-small", Static).update(Content(small))

    @on(events.DescendantFocus)
    def _show_keys(self) -> None:
        """Show the keys that do something where the focus is."""
        if self.is_mounted:
            self.query_one(KeyBar).fill(self.desk, self.keys(), typing=isinstance(self.focused, Input | TextArea))

    @on(SpotRow.Picked, "#header, #places, #keys")
    def _frame_clicked(self, event: SpotRow.Picked) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        if kind == "key":
            # From the app itself: a key sent by this screen would not bubble past it to its own bindings.
            self.app.call_later(self.app.simulate_key, rest)
        elif kind:
            self.desk_app.act(event.key)

    @on(PageView.Activated)
    def _activated(self, event: PageView.Activated) -> None:
        event.stop()
        self.activate(event.action)

    def activate(self, action: str) -> None:
        """Do what a button or link of a page stands for."""
        self.desk_app.act(action)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.choose(event.key)

    def choose(self, key: str) -> None:
        """Do what Enter does on a row; the key is an action unless a screen says otherwise."""
        self.desk_app.act(key)

    def action_back(self) -> None:
        """Leave a text field, else this screen."""
        if isinstance(self.focused, Input):
            self.leave_field(self.focused)
        elif len(self.app.screen_stack) > 2:  # noqa: PLR2004 - Textual's own blank screen and a place
            self.app.pop_screen()

    def leave_field(self, field: Input) -> None:
        """Give the focus back to the body."""
        del field
        self.focus_next()
