"""How heavy a form is to answer: its length, its depth, and how hard its texts are to read."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.metrics import measure
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import Subject, row_of
from lokalkontakt_core.surveys.lint.words import lix, words

MOST_MINUTES = 20
LONGEST_QUESTION = 30
"""Words."""
HARDEST = 55
"""LIX; 55 and more is very hard: the language of statutes and research."""
DEEPEST = 4
MOST_OPTIONS = 15

_SHORTEST_JUDGED = 25
"""Words; the index says nothing about shorter texts."""


def _long_form(subject: Subject) -> Iterator[Found]:
    """SF170 long-form: answering everything takes more than twenty minutes.

    Why:
        Beyond that people stop, or answer without reading.

    Finds:
        Forms whose estimate is above 20 minutes for somebody who meets every question.

    Does not find:
        How many of the questions one respondent really meets.

    Since:
        0.1
    """
    found = measure(subject)
    if found.minutes > MOST_MINUTES:
        values = {"minutes": found.minutes, "limit": MOST_MINUTES, "questions": found.questions}
        yield Found("form.form_id", values)


def _long_question(subject: Subject) -> Iterator[Found]:
    """SF171 long-question: a question of more than thirty words.

    Why:
        Who reaches the end has forgotten the beginning. What explains belongs into the hint.

    Finds:
        Labels of questions with more than 30 words in the default language.

    Does not find:
        Notes and hints, which are there to explain.

    Since:
        0.1
    """
    for place, question in subject.asked:
        count = len(words(subject.wording(question.label)))
        if count > LONGEST_QUESTION:
            values = {"name": question.name, "count": count, "limit": LONGEST_QUESTION}
            yield Found(f"survey[{row_of(place)}].label", values)


def _hard_to_read(subject: Subject) -> Iterator[Found]:
    """SF172 hard-to-read: a text as hard as a statute.

    Why:
        Many who are asked read less than that easily, and nobody should need a second reading.

    Finds:
        Labels and hints of 25 words or more with a LIX of 55 or above, in the default language.

    Does not find:
        Shorter texts, and hard words the index does not know of.

    Since:
        0.1
    """
    for text in subject.texts:
        wording = subject.wording(text.text)
        index = lix(wording)
        if text.host is not None and len(words(wording)) >= _SHORTEST_JUDGED and index >= HARDEST:
            yield Found(text.path, {"lix": round(index), "limit": HARDEST})


def _deep_nesting(subject: Subject) -> Iterator[Found]:
    """SF173 deep-nesting: groups inside groups, more than four deep.

    Why:
        Whoever answers loses the thread, and so does whoever changes the form.

    Finds:
        The first group or repeat on the fifth level.

    Does not find:
        Groups beside one another.

    Since:
        0.1
    """
    for place in subject.places:
        if place.question is None and sum(1 for _ in place.ancestors()) == DEEPEST + 1:
            yield Found(f"survey[{row_of(place)}].type", {"name": place.name, "limit": DEEPEST})


def _many_options(subject: Subject) -> Iterator[Found]:
    """SF174 many-options: more options than can be looked over.

    Why:
        What stands first is chosen more often when the list is long.

    Finds:
        Questions with more than 15 options that are neither filtered nor searched in.

    Does not find:
        Questions with a `choice_filter`, or with `minimal`, `search` or `autocomplete` in `appearance`.

    Since:
        0.1
    """
    for _, question in subject.asked:
        count = len(subject.form.choices(question))
        searched = any(word in question.appearance for word in ("minimal", "search", "autocomplete"))
        listed = subject.kind(question).column in {Column.ONE, Column.MANY, Column.RANK}
        if listed and count > MOST_OPTIONS and question.choice_filter is None and not searched:
            yield Found(f"survey[{question.row}].type", {"name": question.name, "count": count, "limit": MOST_OPTIONS})


RULES = (
    Rule("SF170", "long-form", Severity.INFORMATION, _long_form),
    Rule("SF171", "long-question", Severity.INFORMATION, _long_question),
    Rule("SF172", "hard-to-read", Severity.INFORMATION, _hard_to_read),
    Rule("SF173", "deep-nesting", Severity.INFORMATION, _deep_nesting),
    Rule("SF174", "many-options", Severity.INFORMATION, _many_options),
)
