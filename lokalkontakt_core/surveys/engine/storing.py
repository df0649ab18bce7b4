"""Taking one answer: what was typed is read, judged, and stored when nothing is wrong with it."""

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.judging import judge_stored, offered
from lokalkontakt_core.surveys.engine.route import Place
from lokalkontakt_core.surveys.engine.state import State
from lokalkontakt_core.surveys.engine.violations import Fault, Violation


def take_answer(place: Place, typed: str, state: State) -> tuple[Violation, ...]:
    """Store what was typed at a place and let the change travel; '' takes the answer away.

    Returns:
        What is wrong with it; then nothing was stored.

    Raises:
        FormError: SF097 when the answer can only be read.
    """
    element, frame, program = place.element, place.frame, state.program
    question = element.question
    if question is None:
        return ()
    readonly = program.cells[element.number].readonly
    if readonly is not None and state.call(readonly, frame, frame.visible[element.key]):
        raise FormError("SF097", path=place.path)
    options = offered(element, frame, program) if question.options else program.form.choices(question)
    stored = program.kind(element).normalise(typed, question, options) if typed.strip() else ""
    if not isinstance(stored, str):
        return (Violation(place.path, Fault.TYPE, stored),)
    violations = judge_stored(element, frame, state, stored) if stored else ()
    if not violations:
        state.put(element, frame, stored)
    return violations
