"""Trying a form out line by line: the questions as respondents meet them, and why everything stands as it does."""

from collections.abc import Callable

from lokalkontakt_cli.line_interview import LineInterview, in_text
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.surveys.engine.pages import Page
from lokalkontakt_core.surveys.form_session import Receipt
from lokalkontakt_core.surveys.previewing import PreviewSession
from lokalkontakt_tui.models.lines import Line, plain_text
from lokalkontakt_tui.models.preview import explanation_lines, handed_in_lines, standing_line
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.models.trial import Trial, problem_lines

INSPECT, GO, RESTART, LANGUAGE, RELOAD = "inspect", "go", "restart", "language", "reload"
_WORDS = frozenset({INSPECT, GO, RESTART, LANGUAGE, RELOAD})


class LinePreview(LineInterview):
    """Leads somebody who writes a form through it.

    Args:
        session: The interview.
        trial: What the form is tried out with.
        catalogue: The words around the form's own.
        tell: Shows a line.
        ask: Shows a prompt and gives the line typed; None at the end of input.
    """

    def __init__(
        self,
        session: PreviewSession,
        trial: Trial,
        catalogue: Catalogue,
        tell: Callable[[str], None],
        ask: Callable[[str], str | None],
    ) -> None:
        super().__init__(session, catalogue, tell, ask)
        self._preview = session
        self._trial = trial
        self._words = Words(catalogue.language, trial.plugins)

    def _greet(self) -> None:
        self._tell(self._session.title)
        self._say("This is a trial: nothing is stored.")
        self._say("Letters: b back, o overview, s skip, p leave, ? help. In texts with a full stop before: .b")
        self._tell_words()

    def _tell_words(self) -> None:
        self._say(
            "Words: inspect, inspect NAME, go NAME, restart, language, reload. In texts with a full stop before: "
            ".inspect"
        )

    def _help(self, page: Page | None) -> None:
        super()._help(page)
        self._tell_words()

    def _is_command(self, typed: str, page: Page | None) -> bool:
        return super()._is_command(typed, page) or _word(typed, page)[0] in _WORDS

    def _command(self, typed: str | None, page: Page | None) -> bool | None:
        word, named = _word(typed, page) if typed is not None else ("", "")
        if word not in _WORDS:
            return super()._command(typed, page)
        if word == INSPECT:
            self._inspect(named)
        elif word == GO:
            self._go(named)
        elif word == RESTART:
            self._preview.restart()
        elif word == LANGUAGE:
            self._next_language()
        else:
            self._reload()
        return None

    def _inspect(self, named: str) -> None:
        interview = self._preview.interview
        places = interview.inspect()
        if not named:
            for one in places:
                self._tell(f"{one.path}: {plain_text(standing_line(one, self._words))}")
            return
        found = [one.path for one in places if named in {one.path, one.name}]
        if not found:
            self._say("There is no question of that name: {name}", name=named)
        for path in found:
            self._tell_lines(explanation_lines(interview.explain(path), self._words))

    def _go(self, path: str) -> None:
        if path in self._preview.interview.paths():
            self._session.go_to(path)
            return
        self._say("One cannot go there now: {name}", name=path)
        if any(path in {one.path, one.name} for one in self._preview.interview.inspect()):
            self._inspect(path)

    def _next_language(self) -> None:
        languages = self._session.languages
        self._session.in_language(languages[(languages.index(self._session.language) + 1) % len(languages)])

    def _reload(self) -> None:
        loaded = self._trial.source.read()
        if loaded.form is None:
            self._say("The form cannot be used as it stands. You go on with the one before.")
            self._tell_lines(problem_lines(loaded.problems))
            return
        self._preview.change_form(self._trial.program(loaded.form))
        self._say("The form was read anew. Your answers stay by name.")

    def _tell_lines(self, lines: tuple[Line, ...]) -> None:
        for one in lines:
            self._tell(plain_text(one))

    def _tell_keeping(self) -> None:
        self._say("Nothing is stored. Leave with p.")

    def _tell_pause(self) -> None:
        self._say("The trial is over. Nothing was stored.")

    def _tell_received(self, _receipt: Receipt) -> None:
        self._say("This would have been handed in; nothing was stored:")
        self._tell_lines(handed_in_lines(self._preview.handed_in or {}, self._words))


def _word(typed: str, page: Page | None) -> tuple[str, str]:
    """Split what was typed into a word and the name after it; where text is asked for, the word begins with a stop."""
    word, _, named = typed.strip().partition(" ")
    if page is not None and in_text(page) and not word.startswith("."):
        return "", ""
    return word.lower().lstrip("."), named.strip()
