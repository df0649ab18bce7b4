"""The program that tries a form out: it reads the file anew whenever it was saved, and keeps the answers by name."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from lokalkontakt_core.ports.clock import Clock
from lokalkontakt_core.surveys.form_session import Receipt
from lokalkontakt_core.surveys.previewing import PreviewSession
from lokalkontakt_tui.answering.frame import AnsweringScreen
from lokalkontakt_tui.answering.help import HelpScreen
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.models.trial import FormProblem, Trial
from lokalkontakt_tui.preview.answers import TrialAnswersScreen
from lokalkontakt_tui.preview.frame import TrialProgram
from lokalkontakt_tui.preview.handed_in import HandedInScreen
from lokalkontakt_tui.preview.page import TrialQuestionScreen
from lokalkontakt_tui.preview.problems import ProblemsScreen

LOOK_AGAIN = 1.0
"""Seconds between two looks at whether the file was saved."""


class PreviewProgram(TrialProgram):
    """Tries one form out.

    Args:
        trial: The form and what it is tried out with.
        clock: The clock, for dates such as "i går".
    """

    CSS_PATH: ClassVar[list[str]] = [
        "../styles/frame.tcss",
        "../styles/lists.tcss",
        "../answering/answering.tcss",
        "preview.tcss",
    ]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "pause", show=False, priority=True)]

    def __init__(self, trial: Trial, clock: Clock) -> None:
        super().__init__(clock)
        self._trial = trial
        self.plugins = trial.plugins
        self._begun: PreviewSession | None = None
        self.problems: tuple[FormProblem, ...] = ()

    @property
    def session(self) -> PreviewSession:  # type: ignore[override]
        """The trial, once a form could be used."""
        assert self._begun is not None  # noqa: S101 - until then only the problems are shown
        return self._begun

    @property
    def begun(self) -> bool:
        """Whether a form could be used yet."""
        return self._begun is not None

    @property
    def form_name(self) -> str:
        """The name of the file, or of the form that ships with the program."""
        return self._trial.source.name

    @property
    def words(self) -> Words:
        """The words of the form's language, else those asked for."""
        return Words(self._begun.language if self._begun is not None else self._trial.language, self.plugins)

    def on_mount(self) -> None:
        """Read the form, and look after it from now on."""
        self.action_reload()
        self.set_interval(LOOK_AGAIN, self.look)

    def look(self) -> None:
        """Read the file anew when it was saved."""
        if self._trial.source.changed():
            self.action_reload()

    def action_reload(self) -> None:
        """Read the file anew: go on where one was, or say what is wrong with it."""
        loaded = self._trial.source.read()
        self.problems = loaded.problems
        if loaded.form is None:
            self._show_problems()
            return
        if isinstance(self.screen, ProblemsScreen | HelpScreen):
            self.pop_screen()
        if self._begun is None:
            self._begun = self._trial.begin(loaded.form)
            self.push_screen(TrialQuestionScreen())
            return
        self._begun.change_form(self._trial.program(loaded.form))
        self.show_question()

    def _show_problems(self) -> None:
        if isinstance(self.screen, ProblemsScreen):
            self.screen.renew()
        else:
            self.push_screen(ProblemsScreen())

    def action_restart(self) -> None:
        """Begin again, without any answer."""
        if self._begun is not None and not isinstance(self.screen, ProblemsScreen):
            self._begun.restart()
            self.show_question()

    def show_question(self) -> None:
        """Go to the page the interview stands at."""
        self._show(TrialQuestionScreen())

    def show_answers(self, *, review: bool) -> None:
        """Go to the list of all questions."""
        self._show(TrialAnswersScreen(review=review))

    def show_receipt(self, receipt: Receipt) -> None:  # noqa: ARG002 - nothing was received
        """Go to what would have been handed in."""
        self._show(HandedInScreen())

    def _show(self, screen: AnsweringScreen) -> None:
        self.switch_screen(screen)


def preview(trial: Trial, clock: Clock) -> None:
    """Let somebody try a form out until they leave."""
    PreviewProgram(trial, clock).run()
