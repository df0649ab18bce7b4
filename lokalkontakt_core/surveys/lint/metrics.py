"""How long a form is: what is asked, and how many minutes it takes somebody who meets every question.

Reading is taken at 200 words a minute; answering a question takes as many seconds as its kind usually does in paper
and web surveys of this sort. It is an estimate to compare forms by.
"""

from attrs import frozen

from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.lint.subject import Subject
from lokalkontakt_core.surveys.lint.words import words

WORDS_A_MINUTE = 200
_SECONDS = {
    Control.TEXT: 15.0,
    Control.NUMBER: 7.0,
    Control.DATE: 9.0,
    Control.ONE_OF: 5.0,
    Control.MANY_OF: 9.0,
    Control.RANK: 20.0,
    Control.GRID: 8.0,
    Control.SCALE: 6.0,
}
_LONG_TEXT = 45.0
"""Seconds for a text of several lines."""


@frozen
class Metrics:
    """The size of a form.

    Attributes:
        questions: Questions somebody answers.
        conditional: How many of them are not asked of everybody.
        words: Words shown, in the default language, options counted once for each question that offers them.
        minutes: Estimated minutes for somebody who is asked everything, rounded up.
        depth: How many groups and repeats lie inside one another at most.
    """

    questions: int
    conditional: int
    words: int
    minutes: int
    depth: int


def measure(subject: Subject) -> Metrics:
    """Measure a form."""
    shown = sum(
        len(words(subject.wording(text.text)))
        for text in subject.texts
        if text.host is not None and text.path.endswith((".label", ".hint"))
    )
    seconds = 0.0
    conditional = 0
    for place, question in subject.asked:
        control = subject.kind(question).control
        long = control is Control.TEXT and "multiline" in question.appearance
        seconds += _LONG_TEXT if long else _SECONDS.get(control, 5.0)
        shown += sum(len(words(subject.wording(choice.label))) for choice in subject.form.choices(question))
        around = (place, *place.ancestors())
        conditional += any(getattr(one.item, "relevant", None) is not None for one in around)
    seconds += 60 * shown / WORDS_A_MINUTE
    depth = max((sum(1 for _ in place.ancestors()) - 1 for place in subject.places), default=0)
    return Metrics(len(subject.asked), conditional, shown, int(-(-seconds // 60)), depth)
