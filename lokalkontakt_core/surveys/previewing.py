"""Trying a form out: it is answered without a round, nothing is stored, and it may be changed meanwhile."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.form_session import FormSession, Receipt


class PreviewSession(FormSession):
    """Somebody who tries a form out.

    Attributes:
        handed_in: The answers as they would have been handed in; None before that.
    """

    def __init__(self, program: Program, world: World, language: str | None = None) -> None:
        """Begin at the first page.

        Args:
            program: The form.
            world: Time and chance for forms that ask for them.
            language: The language to show; one the form is not written in is passed over.
        """
        super().__init__(Interview(program, world, language if language in program.form.languages else None))
        self._program = program
        self._world = world
        self.handed_in: Mapping[str, Any] | None = None

    @property
    def title(self) -> str:
        """The form's title in the language shown, else its id."""
        return super().title or self.form.form_id

    def save(self) -> None:
        """Keep nothing."""

    def submit(self) -> Receipt:
        """Note what would have been handed in, and store nothing."""
        self.handed_in = self.interview.submit()
        return Receipt(stored=False)

    def restart(self) -> None:
        """Begin again at the first page, without any answer."""
        self.interview = Interview(self._program, self._world, self.language)
        self.handed_in = None

    def change_form(self, program: Program) -> None:
        """Go on with another state of the form: answers stay by the name of their question, and so does the page.

        Answers to questions that are gone are dropped; questions that are new begin with their default. An answer that
        does not fit its question any more stays, so that one sees what is wrong with it.
        """
        kept = self.interview.save()
        known = {question.key for question in self.form.questions()}
        language = self.language if self.language in program.form.languages else None
        fresh = Interview(program, self._world, language).save()
        new = {key: value for key, value in fresh["answers"].items() if key not in known | kept["answers"].keys()}
        draft = {**fresh, "counts": {}, "seeds": kept.get("seeds", {}), "answers": {**kept["answers"], **new}}
        self._program = program
        self.interview = Interview(program, self._world, language, draft=draft)
        self.handed_in = None
        self._stand(kept["position"])

    def _stand(self, position: str) -> None:
        """Go to a page when it applies, else to the first one; '' is the end."""
        paths = self.interview.paths()
        if position in paths or not position:
            self.interview.go_to(position)
        elif paths:
            self.interview.go_to(paths[0])
