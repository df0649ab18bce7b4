"""What every screen of the answering program has: title, progress or heading, message, keys; and nothing else."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar, cast

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from lokalkontakt_core.surveys.form_session import FormSession, Receipt
from lokalkontakt_tui.models.frame import Key, key_label
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import N_, Words
from lokalkontakt_tui.plain import content
from lokalkontakt_tui.widgets.spots import SpotRow, Word
from lokalkontakt_tui.widgets.standing import stands

TALL = 30
BACK = Key("escape", "back", N_("Back"), "Esc")
OVERVIEW = Key("f2", "overview", N_("All of them"), "F2")
LANGUAGE = Key("ctrl+l", "language", N_("Dansk"), "Ctrl+L")
PAUSE = Key("ctrl+q", "pause", N_("Take a break"), "Ctrl+Q")
HELP = Key("f1", "help", N_("Help"), "F1")
OTHER_LANGUAGE = {"da": "English", "en": "Dansk"}


class AnsweringApp(App[str]):
    """The program as its screens see it: a session, and the words of the language it is answered in.

    Attributes:
        session: The form and the one who answers it.
        plugins: The packages of loaded plugins, which bring the words of their own question types.
    """

    session: FormSession
    plugins: tuple[str, ...] = ()

    @property
    @abstractmethod
    def today(self) -> date:
        """The day."""

    @property
    @abstractmethod
    def time_of_day(self) -> str:
        """The time, as the language writes it."""

    @property
    def words(self) -> Words:
        """The words of the language shown."""
        return Words(self.session.language, self.plugins)

    @abstractmethod
    def show_question(self) -> None:
        """Go to the page the interview stands at."""

    @abstractmethod
    def show_answers(self, *, review: bool) -> None:
        """Go to the list of all questions, for review before the answers are sent or on the way."""

    @abstractmethod
    def show_receipt(self, receipt: Receipt) -> None:
        """Go to the receipt."""

    @abstractmethod
    def action_help(self) -> None:
        """Show what one can do."""


class BigButton(Button):
    """A button that can be pressed again at once; Textual's own is deaf while it shows that it was pressed."""

    def __init__(self, *, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes or None)
        self.active_effect_duration = 0


class AnsweringScreen(Screen[None]):
    """A screen of the answering program."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", show=False),
        Binding("question_mark", "app.help", show=False),
        Binding("ctrl+l", "language", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.said: Line = ()

    @property
    def answering(self) -> AnsweringApp:
        """The program."""
        return cast("AnsweringApp", self.app)

    @property
    def session(self) -> FormSession:
        """The session."""
        return self.answering.session

    @property
    def words(self) -> Words:
        """The words of the language shown."""
        return self.answering.words

    @property
    def tall(self) -> bool:
        """Whether there is room for blank lines and high buttons."""
        return self.app.size.height >= TALL

    def body(self) -> ComposeResult:
        """Give what stands between title and message."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Compose the frame."""
        yield SpotRow(id="title")
        yield from self.body()
        yield Static(id="said")
        yield SpotRow(id="keys")

    def on_mount(self) -> None:
        """Show the frame."""
        self.show_frame()

    def on_resize(self) -> None:
        """Fit the frame to the window."""
        if self.is_mounted:
            self.show_frame()

    def show_frame(self) -> None:
        """Show title, message and keys; nothing once the screen is left."""
        if not stands(self):
            return
        session = self.session
        label = (Word("", line(("│ ", "barmuted"), (session.label, "bartext"))),) if session.label else ()
        saved = Word("", line((self.keeping, "bartext"), " "), far=True)
        self.query_one("#title", SpotRow).show((Word("", line((f" {session.title} ", "bartext bold"))), *label, saved))
        self.query_one("#said", Static).update(content(line(" ", *self.said)) if self.said else Content(""))
        shown = [Word(key.key, line(" ", *self._label(key), " ")) for key in self.KEYS if self.offers(key)]
        self.query_one("#keys", SpotRow).show((*shown, Word(HELP.key, line(*self._label(HELP), " "), far=True)))

    @property
    def keeping(self) -> str:
        """What the title says about where the answers are."""
        return self.words("✓ Saved")

    def offers(self, key: Key) -> bool:
        """Tell whether a key does something now."""
        return key is not LANGUAGE or len(self.session.languages) > 1

    def _label(self, key: Key) -> Line:
        if key is LANGUAGE:
            return line((f" {key.shown} ", "cap"), f" {OTHER_LANGUAGE.get(self.session.language, '')}")
        return key_label(key, self.words)

    def say(self, text: str, kind: str = "muted", sign: str = "") -> None:
        """Set the message line."""
        self.said = line((f"{sign} " if sign else "", kind), (text, "" if sign else kind))
        self.show_frame()

    @on(SpotRow.Picked, "#keys")
    def _key_clicked(self, event: SpotRow.Picked) -> None:
        event.stop()
        # From the app itself: a key sent by this screen would not bubble past it to its own bindings.
        self.app.call_later(self.app.simulate_key, event.key)

    def tell(self) -> None:
        """Say how to leave, to whoever presses Ctrl+C."""
        self.say(self.words("Ctrl+Q takes a break and keeps everything."))

    def pause(self) -> None:
        """Keep everything and leave."""
        self.session.save()
        self.app.exit("paused")

    def action_language(self) -> None:
        """Go on in the next language of the form."""
        languages = self.session.languages
        if len(languages) > 1:
            index = languages.index(self.session.language)
            self.session.in_language(languages[(index + 1) % len(languages)])
            self.renew()

    def renew(self) -> None:
        """Show everything anew, as after another language was chosen."""
        self.show_frame()
