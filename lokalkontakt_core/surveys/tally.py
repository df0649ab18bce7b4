"""Counting: what the stored answers to one question add up to, nothing held back yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from statistics import fmean, median
from typing import Any

from attrs import frozen

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.surveys.engine.form import Choice, Form, Question
from lokalkontakt_core.surveys.engine.matrices import is_heading
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Column, QuestionType, QuestionTypes
from lokalkontakt_core.surveys.result_values import Figures, OptionCount, ResultKind, TextAnswer
from lokalkontakt_core.texts import Text

_KINDS = {
    Column.INTEGER: ResultKind.NUMBER,
    Column.DECIMAL: ResultKind.NUMBER,
    Column.ONE: ResultKind.ONE,
    Column.MANY: ResultKind.MANY,
    Column.RANK: ResultKind.RANK,
}
_ACKNOWLEDGED = "OK"


@frozen
class Given:
    """One stored answer to a question.

    Attributes:
        response: Whose it is.
        value: The stored text, never empty.
    """

    response: str
    value: str


def kind_of(form: Form, question: Question, types: QuestionTypes = STANDARD) -> ResultKind | None:
    """Give what the answers to a question add up to, None when nobody answers it: a note, the heading of a matrix."""
    question_type = types.find(question.type)
    if question_type is None or question_type.computed or is_heading(question, question_type):
        return None
    if question_type.column is Column.NOTHING:
        return None
    if question.options is not None:  # options that are answers differ from one respondent to the next
        return ResultKind.TEXT
    if question_type.column is Column.ONE and _scored(form.choices(question)):
        return ResultKind.SCALE
    if _is_acknowledgement(question_type):
        return ResultKind.ONE
    return _KINDS.get(question_type.column, ResultKind.TEXT)


def given_to(question: Question, responses: Iterable[Response]) -> tuple[Given, ...]:
    """Give the answers to a question, those in repeats one by one."""
    return tuple(Given(response.id, value) for response in responses for value in _values(question, response.answers))


def tally(form: Form, question: Question, kind: ResultKind, given: Sequence[Given], *, names: bool) -> Figures:
    """Add up the answers to a question.

    Args:
        form: The form.
        question: The question.
        kind: As `kind_of` gives it.
        given: The answers.
        names: Whether texts carry the id of the response.
    """
    if kind is ResultKind.NUMBER:
        return _tally_numbers(given)
    if kind is ResultKind.TEXT:
        return _tally_texts(given, names=names)
    choices = form.choices(question) or (Choice(_ACKNOWLEDGED, question.label),)
    if kind is ResultKind.RANK:
        return _tally_ranks(choices, given)
    return _tally_choices(choices, given, several=kind is ResultKind.MANY)


def _is_acknowledgement(question_type: QuestionType) -> bool:
    return question_type.name == "acknowledge"


def _scored(choices: Iterable[Choice]) -> bool:
    valid = [choice for choice in choices if not choice.missing]
    return len(valid) > 1 and all(choice.score is not None for choice in valid)


def _values(question: Question, answers: Mapping[str, Any]) -> Iterator[str]:
    for key, value in answers.items():
        if isinstance(value, list):
            for instance in value:
                yield from _values(question, instance)
        elif key == question.key and str(value) != "":
            yield str(value)


def _tally_choices(choices: Sequence[Choice], given: Sequence[Given], *, several: bool) -> Figures:
    missing_names = {choice.name for choice in choices if choice.missing}
    scores = {choice.name: choice.score for choice in choices if choice.score is not None}
    counts: Counter[str] = Counter()
    found: list[float] = []
    base = missing = 0
    for answer in given:
        chosen = set(answer.value.split(" ")) if several else {answer.value}
        # "Ved ikke" beside real answers adds nothing to them; alone it is no answer.
        valid = chosen - missing_names
        counts.update(valid or chosen)
        base += bool(valid)
        missing += not valid
        if not several:
            found.extend(scores[name] for name in valid if name in scores)
    return Figures(
        base=base,
        missing=missing,
        options=tuple(
            OptionCount(choice.name, choice.label, counts[choice.name], _share(counts[choice.name], base), choice.score)
            for choice in choices
            if not choice.missing
        ),
        missing_options=tuple(
            OptionCount(choice.name, choice.label, counts[choice.name], None, None)
            for choice in choices
            if choice.missing
        ),
        mean=fmean(found) if found else None,
        median=float(median(found)) if found else None,
    )


def _tally_ranks(choices: Sequence[Choice], given: Sequence[Given]) -> Figures:
    places: dict[str, list[int]] = {choice.name: [] for choice in choices}
    for answer in given:
        for place, name in enumerate(answer.value.split(" "), 1):
            places.setdefault(name, []).append(place)
    base = len(given)
    return Figures(
        base=base,
        missing=0,
        options=tuple(
            OptionCount(
                choice.name,
                choice.label,
                places[choice.name].count(1),
                _share(places[choice.name].count(1), base),
                fmean(places[choice.name]) if places[choice.name] else None,
            )
            for choice in choices
        ),
    )


def _tally_numbers(given: Sequence[Given]) -> Figures:
    counts = Counter(number for number in (_number(answer.value) for answer in given) if number is not None)
    found = [float(number) for number in counts.elements()]
    if not found:
        return Figures(base=0, missing=0)
    return Figures(
        base=len(found),
        missing=0,
        mean=fmean(found),
        median=float(median(found)),
        least=min(found),
        most=max(found),
        values=tuple((float(number), counts[number]) for number in sorted(counts)),
    )


def _tally_texts(given: Sequence[Given], *, names: bool) -> Figures:
    alphabetical = sorted(given, key=lambda answer: (danish_key(answer.value), answer.response))
    return Figures(
        base=len(given),
        missing=0,
        texts=tuple(TextAnswer(answer.value, answer.response if names else None) for answer in alphabetical),
    )


def _number(stored: str) -> Decimal | None:
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _share(count: int, base: int) -> float | None:
    return count / base if base else None


def section_of(form: Form) -> Mapping[str, Text]:
    """Give the label of the outermost group each question stands in, by key; questions outside groups are left out."""
    return {
        question.key: item.label
        for item in form.items
        if not isinstance(item, Question)
        for question in Form(form_id="", items=(item,)).questions()
    }
