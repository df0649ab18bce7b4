"""What the screens of a trial have in common: they say that nothing is stored, and how one leaves."""

from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType

from lokalkontakt_core.surveys.previewing import PreviewSession
from lokalkontakt_tui.answering.app import FormProgram
from lokalkontakt_tui.answering.frame import AnsweringScreen
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.models.trial import FormProblem

INSPECT = Key("f3", "inspect", N_("Why?"), "F3")
RESTART = Key("f4", "restart", N_("Begin again"), "F4")
RELOAD = Key("f5", "reload", N_("Read anew"), "F5")
LEAVE = Key("ctrl+q", "pause", N_("Leave"), "Ctrl+Q")


class TrialProgram(FormProgram):
    """The program as its screens see it: a session that stores nothing, and a form that may change."""

    session: PreviewSession
    problems: tuple[FormProblem, ...]

    @property
    @abstractmethod
    def form_name(self) -> str:
        """The name of the file, or of the form that ships with the program."""

    @property
    @abstractmethod
    def begun(self) -> bool:
        """Whether a form could be used yet."""

    @abstractmethod
    def action_restart(self) -> None:
        """Begin again, without any answer."""

    @abstractmethod
    def action_reload(self) -> None:
        """Read the file anew."""


class TrialScreen(AnsweringScreen):
    """A screen of a trial."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "app.restart", show=False),
        Binding("f5", "app.reload", show=False),
    ]

    @property
    def trial(self) -> TrialProgram:
        """The program."""
        assert isinstance(self.app, TrialProgram)  # noqa: S101 - the only program that opens these screens
        return self.app

    @property
    def keeping(self) -> str:
        """What the title says about where the answers are."""
        return self.words("▲ A trial: nothing is stored")

    def tell(self) -> None:
        """Say how to leave, to whoever presses Ctrl+C."""
        self.say(self.words("Ctrl+Q leaves the trial."))
