"""Anonymous surveys: what could tell who answered. These rules speak only when the survey is said to be anonymous."""

from collections.abc import Iterator
from math import prod

from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import Subject
from lokalkontakt_core.surveys.lint.words import contains, words

_REQUESTS = frozenset(
    {"nævn ikke", "skriv ikke navne", "ingen navne", "ikke personnavne", "do not name", "don't name", "no names"}
)
"""Words by which a question asks not to name people."""

_IDENTIFYING = frozenset(
    {"navn", "fornavn", "efternavn", "adresse", "telefon", "telefonnummer", "mobilnummer", "mail", "e-mail", "email"}
    | {"mailadresse", "cpr", "cpr-nummer", "personnummer", "fødselsdag", "fødselsdato"}
    | {"name", "address", "phone", "birthday"}
)
_BACKGROUND = frozenset(
    {"alder", "gammel", "køn", "stilling", "uddannelse", "beskæftigelse", "postnummer", "bor", "område", "rolle"}
    | {"fødselsår", "afdeling", "ansat", "husstand", "civilstand", "nationalitet", "landsby", "klynge", "anciennitet"}
    | {"age", "old", "gender", "sex", "position", "education", "occupation", "postcode", "live", "role", "department"}
)
_TRACES = frozenset({"deviceid", "username", "phonenumber", "email", "subscriberid", "simserial", "start-geopoint"})
_MOMENTS = frozenset({"start", "end", "today", "audit"})


def _asks_no_names(subject: Subject, question: Question) -> bool:
    shown = f"{subject.wording(question.label)} {subject.wording(question.hint)}"
    return bool(contains(shown, _REQUESTS))


def _free_text(subject: Subject) -> Iterator[Found]:
    """SF160 free-text: an anonymous survey lets people write freely and does not ask them to name nobody.

    Why:
        People write names, addresses and stories that only one person can tell. Nobody can take that back afterwards.

    Finds:
        A text question without words such as "Nævn ikke enkeltpersoner" in label or hint.

    Does not find:
        Anything when the survey is not said to be anonymous.

    Since:
        0.1
    """
    for _, question in subject.asked if subject.settings.anonymous else ():
        if question.type == "text" and not _asks_no_names(subject, question):
            yield Found(f"survey[{question.row}].type", {"name": question.name})


def _identifying_question(subject: Subject) -> Iterator[Found]:
    """SF161 identifying-question: an anonymous survey asks who answers, or notes it by itself.

    Why:
        Then it is not anonymous, whatever the invitation says.

    Finds:
        Questions for name, address, telephone, e-mail, day of birth or CPR number; coordinates; `deviceid`,
        `username` and the like; `start`, `end` and `today`, which tell when somebody answered.

    Does not find:
        Anything when the survey is not said to be anonymous; questions with a list; questions that ask to name nobody.

    Since:
        0.1
    """
    for _, question in subject.questions if subject.settings.anonymous else ():
        kind = subject.kind(question)
        traced = question.type in _TRACES | _MOMENTS or kind.column is Column.PLACE
        asked = kind.column in {Column.TEXT, Column.DATE, Column.INTEGER} and not kind.computed
        found = set(words(subject.wording(question.label))) & _IDENTIFYING if asked else set()
        if traced or (found and not _asks_no_names(subject, question)):
            yield Found(f"survey[{question.row}].type", {"name": question.name})


def _background(subject: Subject) -> list[tuple[Question, int]]:
    found: list[tuple[Question, int]] = []
    for _, question in subject.asked:
        choices = [choice for choice in subject.form.choices(question) if not choice.missing]
        if subject.kind(question).column is not Column.ONE or any(choice.score is not None for choice in choices):
            continue
        if set(words(f"{question.name} {subject.wording(question.label)}")) & _BACKGROUND:
            found.append((question, max(len(choices), 1)))
    return found


def _identifying_combination(subject: Subject) -> Iterator[Found]:
    """SF162 identifying-combination: the background questions together leave too few in each group.

    Why:
        Age, sex and village together name one person in a small place, though none of them does alone.

    Finds:
        Two or more background questions whose options, multiplied, are more than the expected respondents make groups
        of the smallest size: `--respondents` and `--group` say how many these are.

    Does not find:
        Anything when the survey is not said to be anonymous; background questions that use none of the words looked
        for (age, sex, position, village, department and the like).

    Since:
        0.1
    """
    settings = subject.settings
    found = _background(subject) if settings.anonymous else []
    groups = prod(count for _, count in found)
    if len(found) > 1 and groups * settings.group > settings.respondents:
        last = found[-1][0]
        names = tuple(question.name for question, _ in found)
        values = {"names": names, "groups": groups, "respondents": settings.respondents, "group": settings.group}
        yield Found(f"survey[{last.row}].name", values)


RULES = (
    Rule("SF160", "free-text", Severity.WARNING, _free_text),
    Rule("SF161", "identifying-question", Severity.WARNING, _identifying_question),
    Rule("SF162", "identifying-combination", Severity.WARNING, _identifying_combination),
)
