"""One person at one form: what every way of answering has, whether it is kept or only tried out."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from attrs import frozen

from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.violations import Violation


@frozen
class Receipt:
    """What a respondent is told at the end.

    Attributes:
        stored: False when an answer had been received with the same code before; that one stands.
    """

    stored: bool


class FormSession(ABC):
    """One person answering a form; every step is kept at once by `save`.

    Attributes:
        interview: The state machine; read pages, progress and review from it.
        resumed: Whether answers were found that had been left before.
    """

    def __init__(self, interview: Interview, *, resumed: bool = False) -> None:
        self.interview = interview
        self.resumed = resumed

    @property
    def form(self) -> Form:
        """The form."""
        return self.interview.form

    @property
    def title(self) -> str:
        """The form's title in the language shown."""
        return self.form.title.in_language(self.language, self.form.default_language)

    @property
    def label(self) -> str:
        """What the respondent is called; empty where nobody is named."""
        return ""

    @property
    def mode(self) -> WaveMode | None:
        """Whether the answer carries the respondent's name; None when the form is only tried out."""
        return None

    @property
    def language(self) -> str:
        """The language shown."""
        return self.interview.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the form is written in."""
        return self.form.languages

    def answer(self, value: str | Iterable[str], path: str | None = None) -> tuple[Violation, ...]:
        """Answer and save; gives what is wrong, and then nothing was stored."""
        violations = self.interview.answer(value, path)
        if not violations:
            self.save()
        return violations

    def next(self, *, check: bool = True) -> tuple[Violation, ...]:
        """Go on and save; gives what keeps the interview where it is."""
        violations = self.interview.next(check=check)
        if not violations:
            self.save()
        return violations

    def back(self) -> None:
        """Go back one page and save."""
        self.interview.back()
        self.save()

    def go_to(self, path: str) -> None:
        """Go to a page ('' is the end) and save."""
        self.interview.go_to(path)
        self.save()

    def add_instance(self, path: str) -> None:
        """Add one more to a repeat, go to its first page, and save.

        Raises:
            FormError: SF090 when there is no such repeat now, SF093 when it is full or counted by the form, SF168 when
                that is too much work.
        """
        self.interview.add_instance(path)
        self.save()

    def remove_instance(self, path: str) -> None:
        """Remove an instance of a repeat such as `members[2]` with all its answers, and save.

        Raises:
            FormError: SF090 when there is none, SF093 when the form counts the instances.
        """
        self.interview.remove_instance(path)
        self.save()

    def in_language(self, language: str) -> None:
        """Change the language shown and save."""
        self.interview.speak(language)
        self.save()

    @abstractmethod
    def save(self) -> None:
        """Keep what has been answered so far."""

    @abstractmethod
    def submit(self) -> Receipt:
        """Hand the answers in.

        Raises:
            FormError: SF092 when something is wrong or missing; `interview.violations()` says what.
        """
