"""The answering program: one session, its own keys, and no way to anything else."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.binding import Binding, BindingType

from lokalkontakt_core.language.numbers import time_of_day
from lokalkontakt_core.ports.clock import COPENHAGEN, Clock
from lokalkontakt_core.surveys.form_session import FormSession, Receipt
from lokalkontakt_tui.answering.answers import AnswersScreen
from lokalkontakt_tui.answering.frame import AnsweringApp, AnsweringScreen
from lokalkontakt_tui.answering.help import HelpScreen
from lokalkontakt_tui.answering.page import QuestionScreen
from lokalkontakt_tui.answering.receipt import ReceiptScreen
from lokalkontakt_tui.theme import DARK, DEFAULTS, LIGHT, THEMES


class FormProgram(AnsweringApp):
    """Shows one form, question by question, in its own colours and with its own keys.

    Args:
        clock: The clock, for dates such as "i går" and the time on the receipt.
    """

    TITLE = "lokalkontakt"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str]] = ["../styles/frame.tcss", "../styles/lists.tcss", "answering.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "theme", show=False, priority=True),
        Binding("ctrl+q", "pause", show=False, priority=True),
        Binding("ctrl+c", "tell", show=False, priority=True),
    ]

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables values while the first stylesheet is read."""
        return DEFAULTS

    @property
    def today(self) -> date:
        """The day."""
        return self._clock.today()

    @property
    def time_of_day(self) -> str:
        """The time, as `9.42` or `9:42`."""
        return time_of_day(f"{self._clock.now().astimezone(ZoneInfo(COPENHAGEN)):%H:%M}", self.session.language)

    @property
    def _shown(self) -> AnsweringScreen | None:
        return self.screen if isinstance(self.screen, AnsweringScreen) else None

    def action_help(self) -> None:
        """Show what one can do."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_pause(self) -> None:
        """Keep everything and leave."""
        if self._shown is not None:
            self._shown.pause()

    def action_tell(self) -> None:
        """Say how to leave."""
        if self._shown is not None:
            self._shown.tell()

    def action_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT if self.theme == DARK else DARK


class AnswerProgram(FormProgram):
    """Answers one survey and ends.

    Gives `submitted` or `paused` when it ends.

    Args:
        session: What the code opened.
        clock: The clock.
        plugins: The packages of loaded plugins.
    """

    def __init__(self, session: FormSession, clock: Clock, plugins: tuple[str, ...] = ()) -> None:
        super().__init__(clock)
        self.session = session
        self.plugins = plugins

    def on_mount(self) -> None:
        """Open the page one stands at."""
        self.push_screen(QuestionScreen())

    def show_question(self) -> None:
        """Go to the page the interview stands at."""
        self.switch_screen(QuestionScreen())

    def show_answers(self, *, review: bool) -> None:
        """Go to the list of all questions."""
        self.switch_screen(AnswersScreen(review=review))

    def show_receipt(self, receipt: Receipt) -> None:
        """Go to the receipt."""
        self.switch_screen(ReceiptScreen(receipt))


def answer(session: FormSession, clock: Clock, plugins: tuple[str, ...] = ()) -> bool:
    """Let one respondent answer, and tell whether the answers were sent; False means that they are kept for later."""
    return AnswerProgram(session, clock, plugins).run() == "submitted"
