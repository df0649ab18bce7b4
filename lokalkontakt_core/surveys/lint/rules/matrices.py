"""Matrices: rows that ask to be shown in a grid stand in one."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.form import Group
from lokalkontakt_core.surveys.engine.matrices import Matrices, find_matrices, is_heading
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import Subject, row_of

_WITHOUT_LABELS = frozenset({"list-nolabel", "list-no-label"})
_TABLE = "table-list"


def _matrices(subject: Subject) -> Matrices:
    kinds = {place.number: subject.kind(question) for place, question in subject.questions}
    return find_matrices(subject.outline.elements, kinds)


def _unanswerable_heading(subject: Subject) -> Iterator[Found]:
    """SF163 unanswerable-heading: a question that only shows its options, over no rows that could be answered.

    Why:
        With the appearance `label` the options are shown and nothing can be chosen. Without rows below, nobody can
        answer the question, and it comes out of the survey empty.

    Finds:
        A select_one with the appearance `label` that no `list-nolabel` row with the same list follows.

    Does not find:
        The heading of a grid.

    Since:
        0.1
    """
    headings = _matrices(subject).headings
    for place, question in subject.questions:
        if is_heading(question, subject.kind(question)) and place.number not in headings:
            yield Found(f"survey[{row_of(place)}].appearance", {"name": question.name})


def _in_table(place: Element) -> bool:
    around = place.parent.item if place.parent is not None else None
    return isinstance(around, Group) and _TABLE in around.appearance.split()


def _row_without_grid(subject: Subject) -> Iterator[Found]:
    """SF164 row-without-grid: a question that is to stand in a grid is asked on its own.

    Why:
        A grid holds neighbours with one answer and the same list, without a filter and in a fixed order. What is not
        like that is asked one by one, and other programs may refuse the form.

    Finds:
        A `list-nolabel` row without a heading row above it; in a group with `table-list` a question of another list
        than its neighbours, or with a `choice_filter`.

    Does not find:
        Texts, numbers and notes in such a group.

    Since:
        0.1
    """
    rows = _matrices(subject)
    for place, question in subject.questions:
        wanted = bool(_WITHOUT_LABELS & set(question.appearance.split())) or _in_table(place)
        listed = subject.kind(question).control in {Control.ONE_OF, Control.MANY_OF}
        if wanted and listed and place.number not in rows.by_row and not is_heading(question, subject.kind(question)):
            yield Found(f"survey[{row_of(place)}].type", {"name": question.name})


RULES = (
    Rule("SF163", "unanswerable-heading", Severity.WARNING, _unanswerable_heading),
    Rule("SF164", "row-without-grid", Severity.INFORMATION, _row_without_grid),
)
"""The rules of this family."""
