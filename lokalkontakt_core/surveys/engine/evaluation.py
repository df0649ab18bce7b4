"""Judging whole records fast: the form becomes one Python function over a mapping of answers.

It says the same as an interview that was given these answers: what is not relevant counts as blank, calculations are
worked out anew, choice filters apply. Forms with repeats or walks through instances take the interview's own way.
"""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.surveys.engine.bulk import write_judge
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.judging import judge_stored
from lokalkontakt_core.surveys.engine.program import Program, compile_form
from lokalkontakt_core.surveys.engine.route import Route
from lokalkontakt_core.surveys.engine.state import State
from lokalkontakt_core.surveys.engine.surroundings import Surroundings, World
from lokalkontakt_core.surveys.engine.violations import Violation


class Evaluator:
    """Judges whole records of one form; make it once and call it often.

    The form's own messages are given without values piped in. Every answer is judged by itself; nothing is kept but
    which single values were right.
    """

    def __init__(self, form: Form | Program, world: World | None = None, language: str | None = None) -> None:
        """Compile the form.

        Args:
            form: A loaded form, or one already compiled.
            world: Handed to functions such as `today()`.
            language: The language of the form's own messages; the default language when None.
        """
        self._program = form if isinstance(form, Program) else compile_form(form)
        self._world = world or World()
        self._language = language or self._program.form.default_language
        self._surroundings = Surroundings(self._program.form, self._world, self._language)
        self._judge = write_judge(self._program, self._language)

    def __call__(self, answers: Mapping[str, Any]) -> tuple[Violation, ...]:
        """Give everything wrong with a record, in the order of the form; empty when it is right."""
        if self._judge is not None:
            self._surroundings.begin()
            return self._judge(self._surroundings, answers)
        state = State(self._program, self._world, self._language)
        state.restore(answers)
        asked = (place for place in Route.of(self._program, state.root).places if place.asked)
        return tuple(
            violation
            for place in asked
            for violation in judge_stored(place.element, place.frame, state, place.frame.visible[place.element.key])
        )


def evaluate(form: Form, answers: Mapping[str, Any], world: World | None = None) -> tuple[Violation, ...]:
    """Give everything wrong with one record; for many records make an `Evaluator` once."""
    return Evaluator(form, world)(answers)
