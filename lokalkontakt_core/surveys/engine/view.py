"""What an interview shows at a moment: the page, how far it is, values, what is wrong, the review. Nothing changes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.cursor import Cursor
from lokalkontakt_core.surveys.engine.explaining import Explanation, explain
from lokalkontakt_core.surveys.engine.finding import place_at, question_at
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.inspection import Inspected, inspect_all
from lokalkontakt_core.surveys.engine.judging import judge_stored
from lokalkontakt_core.surveys.engine.pages import Page, Progress, ReviewLine
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.recording import Recorder
from lokalkontakt_core.surveys.engine.route import Place
from lokalkontakt_core.surveys.engine.showing import page_of, review_line
from lokalkontakt_core.surveys.engine.state import State
from lokalkontakt_core.surveys.engine.violations import Violation


class View:
    """An interview as it stands; `Interview` adds what moves and changes it."""

    def __init__(self, program: Program, recorder: Recorder, language: str) -> None:
        """Show an empty answer.

        Args:
            program: The form.
            recorder: The log, and the world whose draws it notes.
            language: The language to show.

        Raises:
            FormError: SF094 when the form is not written in the language.
        """
        self._program = program
        self._recorder = recorder
        self._seeds: dict[str, float] = {}
        self._state = State(program, recorder.world, self._known_language(language))
        self._cursor = Cursor(self._state)

    @property
    def form(self) -> Form:
        """The form."""
        return self._program.form

    @property
    def language(self) -> str:
        """The language shown."""
        return self._state.surroundings.language

    @property
    def log(self) -> Sequence[Mapping[str, Any]]:
        """Every step since the beginning."""
        return self._recorder.steps

    @property
    def current(self) -> Page | None:
        """The page the interview stands at; None at the end."""
        place = self._cursor.here
        if place is None:
            return None
        with self._looking():
            return page_of(place, self._state, self.shuffle)

    @property
    def at_end(self) -> bool:
        """Whether every page is behind."""
        return self._cursor.here is None

    @property
    def progress(self) -> Progress:
        """How far the interview is."""
        route = self._cursor.route
        places = route.places
        passed = places[: self._cursor.index() + 1]
        answered = sum(1 for place in places if place.asked and place.frame.visible[place.element.key])
        position = sum(1 for place in passed if place.asked)
        return Progress(position, route.asked, answered, route.skipped)

    def paths(self) -> tuple[str, ...]:
        """Give the path of every page that applies now, in order."""
        return tuple(place.path for place in self._cursor.route.places)

    def value(self, path: str) -> str:
        """Give the value of a question as expressions see it: '' while it is not relevant.

        Raises:
            FormError: SF090 when there is no such question.
        """
        element, frame = question_at(path, self._state)
        return frame.visible.get(element.key, "")

    def is_relevant(self, path: str) -> bool:
        """Say whether a question applies now.

        Raises:
            FormError: SF090 when there is no such question.
        """
        element, frame = question_at(path, self._state)
        return frame.is_relevant(element)

    def violations(self) -> tuple[Violation, ...]:
        """Give everything that is wrong now, in the order of the pages."""
        with self._looking():
            return self._violations()

    def review(self) -> tuple[ReviewLine, ...]:
        """Give every question that applies with its answer and what is wrong with it."""
        asked = self._cursor.asked()
        with self._looking():
            return tuple(
                review_line(place, number, self._state, self._judge(place)) for number, place in enumerate(asked, 1)
            )

    def inspect(self) -> tuple[Inspected, ...]:
        """Give every question and repeat as it stands, also what does not apply; nothing is noted in the log."""
        with self._looking():
            return tuple(inspect_all(self._state))

    def explain(self, path: str) -> Explanation:
        """Say why a question or repeat stands as it does: its expressions with what they read and what came out.

        Raises:
            FormError: SF090 when there is no such question.
        """
        element, frame = place_at(path, self._state)
        with self._looking():
            return explain(element, frame, self._state)

    def answers(self) -> dict[str, Any]:
        """Give the answers as they would be handed in: key to text, a repeat as a list of mappings, nothing empty."""
        return self._state.submission(self._state.root)

    def shuffle(self, path: str) -> float:
        """Give what the options of a page are put in chance order with; it is drawn once, as a step of its own."""
        if path not in self._seeds:
            with self._recorder.step("shuffle", path=path):
                self._seeds[path] = self._recorder.world.random()
        return self._seeds[path]

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Look without a note in the log, and without what was spent on the step before."""
        self._state.surroundings.begin()
        with self._recorder.unnoted():
            yield

    def _violations(self) -> tuple[Violation, ...]:
        return tuple(violation for place in self._cursor.asked() for violation in self._judge(place))

    def _known_language(self, language: str) -> str:
        if language in self.form.languages:
            return language
        raise FormError("SF094", language=language, known=", ".join(self.form.languages))

    def _judge(self, place: Place) -> tuple[Violation, ...]:
        if not place.asked:
            return ()
        return judge_stored(place.element, place.frame, self._state, place.frame.visible[place.element.key])
