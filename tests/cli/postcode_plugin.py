"""A plugin that brings a question type: a postcode, asked as text, checked by itself, exported as a whole number."""

from lokalkontakt_core.extension.hooks import hookimpl
from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.question_types import Column, Control, QuestionType

LOKALKONTAKT_API = "1"


@hookimpl
def lokalkontakt_question_types():
    def four_digits(stored, question, options):
        if stored.isdigit() and len(stored) == 4:
            return None
        return Message("answer.not-a-number", {"typed": stored})

    def without_letters(typed, question, options):
        return typed.strip().removeprefix("DK-")

    return (QuestionType("postcode", Control.TEXT, Column.INTEGER, without_letters, four_digits),)
