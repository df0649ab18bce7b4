"""Question types of plugins run guarded: one that breaks is told about by name and stops no interview."""

from attrs import evolve

from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.checking import TYPE_BROKEN
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.question_types import Check, Normalise, Options, QuestionType


def _broken(question: Question, owner: str, trouble: str) -> Message:
    return Message(TYPE_BROKEN, {"type": question.type, "owner": owner, "trouble": trouble})


def _guarded_normalise(normalise: Normalise, owner: str) -> Normalise:
    def run(typed: str, question: Question, options: Options) -> str | Message:
        try:
            stored: object = normalise(typed, question, options)
        except Exception as trouble:  # noqa: BLE001 - whatever the code of a plugin does
            return _broken(question, owner, type(trouble).__name__)
        if isinstance(stored, str | Message):
            return stored
        return _broken(question, owner, type(stored).__name__)

    return run


def _guarded_check(check: Check, owner: str) -> Check:
    def run(stored: str, question: Question, options: Options) -> Message | None:
        try:
            wrong: object = check(stored, question, options)
        except Exception as trouble:  # noqa: BLE001 - whatever the code of a plugin does
            return _broken(question, owner, type(trouble).__name__)
        if wrong is None or isinstance(wrong, Message):
            return wrong
        return _broken(question, owner, type(wrong).__name__)

    return run


def guarded(kind: QuestionType, owner: str) -> QuestionType:
    """Give a type whose code is trusted with nothing: what it raises or wrongly returns becomes a message.

    Args:
        kind: The type.
        owner: The plugin, as the message names it.
    """
    return evolve(kind, normalise=_guarded_normalise(kind.normalise, owner), check=_guarded_check(kind.check, owner))
