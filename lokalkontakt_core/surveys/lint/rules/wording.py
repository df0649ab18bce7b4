"""How questions are put: two in one, leading, or turned round. Simple signs only, so everything here is information."""

import re
from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import Subject
from lokalkontakt_core.surveys.lint.words import AGREEING, NEGATIONS, contains, words

_BETWEEN = re.compile(r"\b(?:mellem|between|både)\b.*?\b(?:og|and)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:i|jer|vi|os|du|dig|de|dem|han|hun|you|we|us|they|them|he|she) (?:og|and)\b"
    r"|\b(?:og|and) (?:i|jer|vi|os|du|dig|you|we|us|me)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:og/eller|and/or|samt|as well as)\b|(?<!,)\s(?:og|and)\s", re.IGNORECASE)
_FIXED = re.compile(
    r"\b(?:til og fra|fra og med|til og med|ud og ind|før og efter|ja og nej|mere og mere)\b", re.IGNORECASE
)
_TIME_OR_PLACE = re.compile(r"\b(?:and|og) (?:\d+|[A-ZÆØÅ][\w-]*)")
_LEADING = (
    "er du ikke enig",
    "er i ikke enige",
    "er du enig i at",
    "er i enige i at",
    "synes du ikke",
    "synes i ikke",
    "mener du ikke",
    "mener i ikke",
    "ville det ikke være",
    "ikke sandt",
    "selvfølgelig",
    "naturligvis",
    "som bekendt",
    "som du ved",
    "som i ved",
    "de fleste mener",
    "alle ved",
    "don't you",
    "wouldn't you",
    "isn't it",
    "do you not think",
    "do you agree that",
    "of course",
    "obviously",
    "as you know",
    "most people think",
    "everybody knows",
)


def _judged(subject: Subject) -> Iterator[tuple[Question, bool]]:
    """Give the questions with one answer, and whether people are asked to agree with a statement."""
    for _, question in subject.asked:
        if subject.kind(question).column is not Column.ONE:
            continue
        labels = {word for choice in subject.form.choices(question) for word in words(subject.wording(choice.label))}
        yield question, bool(labels & AGREEING)


def _double_barrelled(subject: Subject) -> Iterator[Found]:
    """SF180 double-barrelled: a question with one answer seems to ask two things.

    Why:
        Who thinks well of one and badly of the other cannot answer, and nobody knows which of them was meant.

    Finds:
        "Er kontakten hurtig og venlig?", "and/or", "samt" in a question with one answer.

    Does not find:
        "mellem jer og kommunen", people joined by "og", fixed expressions, names and numbers. It goes by signs and
        may be wrong both ways.

    Since:
        0.1
    """
    for question, _ in _judged(subject):
        wording = subject.wording(question.label)
        bare = wording
        for pattern in (_BETWEEN, _PEOPLE, _FIXED, _TIME_OR_PLACE):
            bare = pattern.sub(" ", bare)
        found = _JOINED.search(bare)
        if found is not None:
            yield Found(f"survey[{question.row}].label", {"name": question.name, "word": found.group().strip()})


def _leading(subject: Subject) -> Iterator[Found]:
    """SF181 leading: a question carries the answer it wants.

    Why:
        People are polite; they say yes to what they are asked to say yes to.

    Finds:
        "Synes I ikke, at …", "Er du enig i, at …", "selvfølgelig", "as you know", in the default language.

    Does not find:
        Praise and blame in other words.

    Since:
        0.1
    """
    for _, question in subject.asked:
        found = contains(subject.wording(question.label), _LEADING)
        if found:
            yield Found(f"survey[{question.row}].label", {"name": question.name, "word": found})


def _negated_statement(subject: Subject) -> Iterator[Found]:
    """SF182 negated-statement: people are asked how far they agree with something that is not so.

    Why:
        To disagree with a negation is a double negation, and some answer the opposite of what they mean.

    Finds:
        "Vi får ikke svar i tide." with the options from "Helt uenig" to "Helt enig".

    Does not find:
        Questions whose options are not about agreeing.

    Since:
        0.1
    """
    for question, agreeing in _judged(subject):
        found = [word for word in words(subject.wording(question.label)) if word in NEGATIONS]
        if agreeing and found:
            yield Found(f"survey[{question.row}].label", {"name": question.name, "word": found[0]})


RULES = (
    Rule("SF180", "double-barrelled", Severity.INFORMATION, _double_barrelled),
    Rule("SF181", "leading", Severity.INFORMATION, _leading),
    Rule("SF182", "negated-statement", Severity.INFORMATION, _negated_statement),
)
