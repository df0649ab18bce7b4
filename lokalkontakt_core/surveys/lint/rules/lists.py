"""Choice lists: used, told apart, and fair as scales."""

from collections.abc import Iterator
from itertools import pairwise

from lokalkontakt_core.surveys.engine.form import Choice, Question
from lokalkontakt_core.surveys.engine.question_types import Column, Control
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import Subject
from lokalkontakt_core.surveys.lint.words import DONT_KNOW, NEGATIVE, NEITHER, POSITIVE, words

_SMALLEST_SCALE = 3
_FEWEST_OPTIONS = 2


def _written_lists(subject: Subject) -> Iterator[tuple[str, str, tuple[Choice, ...]]]:
    """Give name, path and options of the lists that stand in the file."""
    for name, found in subject.form.lists.items():
        path = f"choices.{name}"
        if any(f"{path}.{choice.name}" in subject.source.places for choice in found.choices):
            yield name, path, found.choices


def _unused_list(subject: Subject) -> Iterator[Found]:
    """SF140 unused-list: a list that no question offers and no expression reads.

    Why:
        It is a leftover, or the question that should use it uses another one.

    Finds:
        A list under `[choices]` that is named nowhere.

    Does not find:
        Lists read by `instance('…')` or `pulldata('…')`.

    Since:
        0.1
    """
    read = " ".join(cell.expression.source for cell in subject.cells)
    for name, path, _ in _written_lists(subject):
        if name not in subject.uses and f"'{name}'" not in read and f'"{name}"' not in read:
            yield Found(path, {"list": name})


def _duplicate_label(subject: Subject) -> Iterator[Found]:
    """SF141 duplicate-label: two options of a list have the same words.

    Why:
        Nobody can tell them apart, and the answers are split between two codes.

    Finds:
        Two options "Ja" in one list, in any of its languages.

    Does not find:
        The same words in two lists; options that a filter may keep apart.

    Since:
        0.1
    """
    for name, path, choices in _written_lists(subject):
        if any(question.choice_filter is not None for question in subject.uses.get(name, ())):
            continue
        seen: dict[tuple[str, str], str] = {}
        told: set[str] = set()
        for choice in choices:
            for language, wording in choice.label.by_language.items():
                other = seen.setdefault((language, wording.strip().casefold()), choice.name)
                if wording.strip() and other != choice.name and choice.name not in told:
                    told.add(choice.name)
                    values = {"list": name, "option": choice.name, "other": other, "label": wording}
                    yield Found(f"{path}.{choice.name}", values)


def _duplicate_list(subject: Subject) -> Iterator[Found]:
    """SF142 duplicate-list: two lists hold the same options.

    Why:
        When one is changed the other stays as it was, and answers can no longer be compared.

    Finds:
        Two lists with the same codes and labels in the same order.

    Does not find:
        Lists that differ in a code, a label, a score or a column.

    Since:
        0.1
    """
    seen: dict[str, str] = {}
    for name, path, choices in _written_lists(subject):
        alike = repr([(c.name, dict(c.label.by_language), c.missing, c.score, dict(c.columns)) for c in choices])
        other = seen.setdefault(alike, name)
        if other != name:
            yield Found(path, {"list": name, "other": other})


def _offered(subject: Subject) -> Iterator[tuple[str, str, tuple[Choice, ...], Question]]:
    """Give the lists that a question with one answer offers, each with the first such question."""
    for name, path, choices in _written_lists(subject):
        ones = [question for question in subject.uses.get(name, ()) if subject.kind(question).column is Column.ONE]
        if ones:
            yield name, path, choices, ones[0]


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
    for name, path, choices, _ in _offered(subject):
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
    for name, path, choices, _ in _offered(subject):
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
    for name, path, choices, _ in _offered(subject):
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
    for name, path, choices in _written_lists(subject):
        bare = [choice.name for choice in choices if choice.score is None and not choice.missing]
        if _scores(choices) and bare:
            yield Found(f"{path}.{bare[0]}", {"list": name, "option": bare[0]})


def _one_option(subject: Subject) -> Iterator[Found]:
    """SF148 one-option: a question with a single option to choose.

    Why:
        There is nothing to choose. For "I have read this" there is the type acknowledge.

    Finds:
        A select_one whose list has one option.

    Does not find:
        A select_multiple, where leaving the option out is an answer too.

    Since:
        0.1
    """
    for name, path, choices, question in _offered(subject):
        if len(choices) < _FEWEST_OPTIONS:
            yield Found(path, {"list": name, "name": question.name})


RULES = (
    Rule("SF140", "unused-list", Severity.WARNING, _unused_list),
    Rule("SF141", "duplicate-label", Severity.WARNING, _duplicate_label),
    Rule("SF142", "duplicate-list", Severity.INFORMATION, _duplicate_list),
    Rule("SF143", "no-dont-know", Severity.INFORMATION, _no_dont_know),
    Rule("SF144", "unbalanced-scale", Severity.WARNING, _unbalanced_scale),
    Rule("SF145", "step-without-label", Severity.INFORMATION, _step_without_label),
    Rule("SF146", "missing-not-marked", Severity.WARNING, _missing_not_marked),
    Rule("SF147", "score-partly", Severity.WARNING, _score_partly),
    Rule("SF148", "one-option", Severity.WARNING, _one_option),
)
