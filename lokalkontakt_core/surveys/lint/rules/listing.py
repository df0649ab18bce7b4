"""The lists that stand in the file of a form."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.form import Choice, Question
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.lint.subject import Subject


def written_lists(subject: Subject) -> Iterator[tuple[str, str, tuple[Choice, ...]]]:
    """Give name, path and options of the lists that stand in the file."""
    for name, found in subject.form.lists.items():
        path = f"choices.{name}"
        if any(f"{path}.{choice.name}" in subject.source.places for choice in found.choices):
            yield name, path, found.choices


def offered(subject: Subject) -> Iterator[tuple[str, str, tuple[Choice, ...], Question]]:
    """Give the lists that a question with one answer offers, each with the first such question."""
    for name, path, choices in written_lists(subject):
        ones = [question for question in subject.uses.get(name, ()) if subject.kind(question).column is Column.ONE]
        if ones:
            yield name, path, choices, ones[0]
