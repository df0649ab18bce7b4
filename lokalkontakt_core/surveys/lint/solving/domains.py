"""The values of a question that matter: one for every way the conditions of the form can tell answers apart."""

from datetime import date
from itertools import combinations, pairwise

from attrs import Factory, define

from lokalkontakt_core.surveys.engine.answers import number_setting, shown
from lokalkontakt_core.surveys.engine.expressions.conversions import text_of_number
from lokalkontakt_core.surveys.engine.form import Choice, Question
from lokalkontakt_core.surveys.engine.question_types import Column, Control, QuestionType

MOST_VALUES = 400
"""A question with more values that matter is left undecided."""

_SUBSETS_OF = 6
_MOST_OPTIONS = 300
_LARGEST = 1e15
_EPOCH = date(1970, 1, 1).toordinal()
_FRESH = "\ue000"
"""A sign for private use, so that a text made of it is equal to no text of a form."""
_LONGEST_TEXT = 20_000


@define
class Told:
    """What conditions compare a question with.

    Attributes:
        texts: Texts it is compared with, tokens of several options among them.
        numbers: Numbers it is compared with.
        lengths: Numbers its length or its count of options is compared with.
    """

    texts: set[str] = Factory(set)
    numbers: set[float] = Factory(set)
    lengths: set[float] = Factory(set)


def is_listed(question: Question, kind: QuestionType, options: tuple[Choice, ...]) -> bool:
    """Say whether all values are few enough to be listed, so that any condition on them can be run."""
    if question.options is not None:
        return False
    if kind.column is Column.ONE:
        return len(options) <= _MOST_OPTIONS
    if kind.column is Column.MANY:
        return len(options) <= _SUBSETS_OF
    if kind.control is Control.SCALE:
        return _scale(question) is not None
    return kind.name == "acknowledge"


def _scale(question: Question) -> tuple[str, ...] | None:
    start, end = number_setting(question, "start", "0"), number_setting(question, "end", "10")
    step = abs(number_setting(question, "step", "1"))
    if not step or abs(end - start) / step > MOST_VALUES:
        return None
    count = int(abs(end - start) // step) + 1
    sign = 1 if end >= start else -1
    return tuple(shown(start + sign * step * index) for index in range(count))


def _many(told: Told, options: tuple[Choice, ...]) -> tuple[str, ...] | None:
    names = [choice.name for choice in options]
    if len(names) <= _SUBSETS_OF:
        sizes = range(1, len(names) + 1)
        return tuple(" ".join(chosen) for size in sizes for chosen in combinations(names, size))
    named = [name for name in names if name in told.texts]
    others = [name for name in names if name not in told.texts]
    if len(named) > _SUBSETS_OF:
        return None
    most = min(len(others), max([1, *(int(length) + 1 for length in told.lengths if 0 <= length < _LARGEST)]))
    found = {
        " ".join([*chosen, *others[:count]])
        for size in range(len(named) + 1)
        for chosen in combinations(named, size)
        for count in range(most + 1)
    }
    return tuple(sorted(found))


def _steps(numbers: set[float]) -> list[float]:
    """Give every number, one between each two, one below and one above all."""
    ordered = sorted(numbers) or [0.0]
    between = [(one + other) / 2 for one, other in pairwise(ordered)]
    return [ordered[0] - 1, *ordered, *between, ordered[-1] + 1]


def _wholes(numbers: set[float]) -> set[int]:
    near = {int(number // 1) + offset for number in numbers for offset in (-1, 0, 1, 2)}
    return near or {0, 1}


def _days(wholes: set[int]) -> list[str]:
    ordinals = (whole + _EPOCH for whole in sorted(wholes))
    return [date.fromordinal(day).isoformat() for day in ordinals if 1 <= day <= date.max.toordinal()]


def _texts(told: Told) -> tuple[str, ...] | None:
    if told.lengths:
        if told.numbers or max(told.lengths) > _LONGEST_TEXT:
            return None
        near = {whole for whole in _wholes(told.lengths) if whole > 0} | {1}
        return (*(_FRESH * length for length in sorted(near)), *sorted(told.texts))
    found = {*told.texts, _FRESH}
    if told.numbers:
        plain = [text_of_number(number) for number in _steps(told.numbers)]
        found |= {*plain, *(f"{text}.0" for text in plain if text.lstrip("-").isdigit())}
    return tuple(sorted(found))


def _typed(column: Column, told: Told) -> tuple[str, ...] | None:
    """Give the values of a question that is typed and not chosen."""
    texts = sorted(told.texts)
    if column is Column.INTEGER:
        return tuple(str(whole) for whole in sorted(_wholes(told.numbers)))
    if column is Column.DECIMAL:
        plain = [text_of_number(number) for number in _steps(told.numbers)]
        return (*plain, *(f"{text}.0" for text in plain if "." not in text), *texts)
    if column is Column.DATE:
        return (*_days(_wholes(told.numbers)), *texts)
    return _texts(told) if column is Column.TEXT else None


def _all_values(
    question: Question, kind: QuestionType, options: tuple[Choice, ...], told: Told
) -> tuple[str, ...] | None:
    if question.options is not None:
        return None
    if kind.column is Column.ONE:
        return tuple(choice.name for choice in options) if len(options) <= _MOST_OPTIONS else None
    if kind.column is Column.MANY:
        return _many(told, options)
    if kind.control is Control.SCALE:
        return _scale(question)
    if kind.name == "acknowledge":
        return ("OK",)
    return _typed(kind.column, told)


def values_of(
    question: Question, kind: QuestionType, options: tuple[Choice, ...], told: Told
) -> tuple[str, ...] | None:
    """Give the values that matter, the blank one first; None when they cannot be listed."""
    if any(abs(number) >= _LARGEST for number in told.numbers | told.lengths):
        return None
    found = _all_values(question, kind, options, told)
    if found is None or len(found) > MOST_VALUES:
        return None
    if kind.computed:
        return ("", *dict.fromkeys(value for value in found if value))
    kept = (value for value in found if value and kind.check(value, question, options) is None)
    return ("", *dict.fromkeys(kept))
