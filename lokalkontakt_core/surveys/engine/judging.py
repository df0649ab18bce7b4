"""Judging single answers: type, required and constraint, each as a violation with the words to say."""

import re

from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.form import Choice, Question
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.state import State
from lokalkontakt_core.surveys.engine.violations import Fault, Violation
from lokalkontakt_core.texts import Text

PIPED = re.compile(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}")


def piped(text: Text, element: Element, frame: Frame, state: State) -> str:
    """Give a text in the language shown with the values of the questions it names."""
    wording = text.in_language(state.surroundings.language, state.program.form.default_language)
    if "${" not in wording:
        return wording
    return PIPED.sub(lambda found: _value(found[1], element, frame, state.program), wording)


def _value(name: str, element: Element, frame: Frame, program: Program) -> str:
    target = program.resolver.named(name, 1, element)
    scopes = target.scopes()
    shared = sum(1 for mine, theirs in zip(scopes, frame.scope.scopes(), strict=False) if mine is theirs)
    here = frame.at(shared - 1)
    for repeat in scopes[shared:]:
        instances = here.instances(repeat)
        if not instances:
            return ""
        here = instances[0]
    return here.visible.get(target.key, "")


def offered(element: Element, frame: Frame, program: Program) -> tuple[Choice, ...]:
    """Give the options of a question that are offered now: those its filter lets through, or the answers it offers."""
    question = element.question
    names = frame.offered.get(element.number)
    if question is not None and question.options is not None:
        language = program.form.default_language
        return tuple(Choice(name, Text({language: answer})) for name, answer in (names or {}).items())
    choices = program.form.choices(question) if question else ()
    return choices if names is None else tuple(choice for choice in choices if choice.name in names)


def is_required(element: Element, frame: Frame, state: State) -> bool:
    """Say whether an answer is demanded now."""
    function = state.program.cells[element.number].required
    own = frame.visible[element.key]
    return function is not None and bool(state.call(function, frame, own))


def required_message(element: Element, program: Program) -> Message:
    """Give what is said when an answer is missing, by the way the question is asked."""
    return Message(f"answer.required-{program.kind(element).control}")


def judge_stored(element: Element, frame: Frame, state: State, value: str) -> tuple[Violation, ...]:
    """Judge a stored text that may become or is the answer: its type, then its constraint, or that it is missing."""
    question = element.question
    if question is None:
        return ()
    path = f"{frame.path()}{element.key}"
    if not value:
        if not is_required(element, frame, state):
            return ()
        wording = piped(question.required_message, element, frame, state)
        return (Violation(path, Fault.REQUIRED, required_message(element, state.program), wording),)
    wrong = state.program.kind(element).check(value, question, offered(element, frame, state.program))
    if wrong is not None:
        return (Violation(path, Fault.TYPE, wrong),)
    return _judge_constraint(question, element, frame, state, value)


def _judge_constraint(
    question: Question, element: Element, frame: Frame, state: State, value: str
) -> tuple[Violation, ...]:
    function = state.program.cells[element.number].constraint
    if function is None or state.call(function, frame, value):
        return ()
    wording = piped(question.constraint_message, element, frame, state)
    path = f"{frame.path()}{element.key}"
    return (Violation(path, Fault.CONSTRAINT, Message("answer.constraint", {"typed": value}), wording),)
