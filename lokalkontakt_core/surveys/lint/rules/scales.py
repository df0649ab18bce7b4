"""Scales: balanced, with words, and with a place for those who cannot tell."""

from collections.abc import Iterator
from itertools import pairwise

from lokalkontakt_core.surveys.engine.form import Choice
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.rules.listing import offered, written_lists
from lokalkontakt_core.surveys.lint.subject import Subject
from lokalkontakt_core.surveys.lint.words import DONT_KNOW, NEGATIVE, NEITHER, POSITIVE, words

_SMALLEST_SCALE = 3


def _is_scale(choices: tuple[Choice, ...]) -> bool:
    return sum(choice.score is not None for choice in choices) >= _SMALLEST_SCALE


def _no_dont_know(subject: Subject) -> Iterator[Found]:
    """SF143 no-dont-know: a scale without an option for those who cannot tell.

    Why:
        They choose the middle or leave the question, and both make the result look like something it is not.

    Finds:
        A list with scores in which no option has `missing = true`.

    Does not find:
        Lists without scores.

    Since:
        0.1
    """
    for name, path, choices, _ in offered(subject):
        if _is_scale(choices) and not any(choice.missing for choice in choices):
            yield Found(path, {"list": name})


def _scores(choices: tuple[Choice, ...]) -> list[float]:
    return [choice.score for choice in choices if choice.score is not None]


def _sides(subject: Subject, choices: tuple[Choice, ...]) -> tuple[int, int]:
    """Count the options whose words lean to the good and to the bad side."""
    good = bad = 0
    for choice in choices:
        found = set(words(subject.wording(choice.label)))
        if choice.missing or found & NEITHER or ("hverken" in found):
            continue
        leaning = bool(found & POSITIVE) - bool(found & NEGATIVE)
        good += leaning > 0
        bad += leaning < 0
    return good, bad


def _unbalanced_scale(subject: Subject) -> Iterator[Found]:
    """SF144 unbalanced-scale: a scale leans to one side, or its steps are not of one size.

    Why:
        With three good answers and one bad one the result is good before anybody has answered; a mean of uneven steps
        says nothing.

    Finds:
        Scores 1, 2, 5; more options with praising words than with blaming ones, by two or more.

    Does not find:
        Scales whose words are on no list of praise and blame.

    Since:
        0.1
    """
    for name, path, choices, _ in offered(subject):
        scores = sorted(_scores(choices))
        steps = {round(after - before, 9) for before, after in pairwise(scores)}
        good, bad = _sides(subject, choices)
        lean = good + bad > 1 and abs(good - bad) > 1
        if _is_scale(choices) and (len(steps) > 1 or lean):
            yield Found(path, {"list": name, "good": good, "bad": bad})


def _step_without_label(subject: Subject) -> Iterator[Found]:
    """SF145 step-without-label: a step of a scale is called by a number only.

    Why:
        People read the same number differently; steps with words are answered alike by more of them.

    Finds:
        An option with a score whose label is empty or a number; a `range` question.

    Does not find:
        Numbers people are asked for, such as an age.

    Since:
        0.1
    """
    for name, path, choices, _ in offered(subject):
        for choice in choices if _is_scale(choices) else ():
            label = subject.wording(choice.label).strip()
            if choice.score is not None and not any(sign.isalpha() for sign in label):
                yield Found(f"{path}.{choice.name}", {"list": name, "option": choice.name})
    for _, question in subject.questions:
        if subject.kind(question).control is Control.SCALE and not question.hint:
            values = {"list": question.name, "option": question.parameters.get("start", "0")}
            yield Found(f"survey[{question.row}].type", values)


def _missing_not_marked(subject: Subject) -> Iterator[Found]:
    """SF146 missing-not-marked: "Ved ikke" counts as an answer.

    Why:
        Without `missing = true` it is part of the base of every percentage.

    Finds:
        An option called "Ved ikke" or "Don't know" without `missing = true`.

    Does not find:
        Other words for the same.

    Since:
        0.1
    """
    for name, path, choice in subject.choices():
        labels = {wording.strip().casefold() for wording in choice.label.by_language.values()}
        if labels & DONT_KNOW and not choice.missing and name in subject.uses:
            yield Found(path, {"list": name, "option": choice.name}, proposal="missing = true")


def _score_partly(subject: Subject) -> Iterator[Found]:
    """SF147 score-partly: some options of a list have a score and others have none.

    Why:
        Answers without a score are left out of the mean in silence.

    Finds:
        A list with scores 1, 2 and 3 and a fourth option without one, which is not marked as missing.

    Does not find:
        Options with `missing = true`.

    Since:
        0.1
    """
    for name, path, choices in written_lists(subject):
        bare = [choice.name for choice in choices if choice.score is None and not choice.missing]
        if _scores(choices) and bare:
            yield Found(f"{path}.{bare[0]}", {"list": name, "option": bare[0]})


RULES = (
    Rule("SF143", "no-dont-know", Severity.INFORMATION, _no_dont_know),
    Rule("SF144", "unbalanced-scale", Severity.WARNING, _unbalanced_scale),
    Rule("SF145", "step-without-label", Severity.INFORMATION, _step_without_label),
    Rule("SF146", "missing-not-marked", Severity.WARNING, _missing_not_marked),
    Rule("SF147", "score-partly", Severity.WARNING, _score_partly),
)
