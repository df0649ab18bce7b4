"""Matrices: questions with one answer that share their options and are shown as the rows of one grid.

XLSForm writes them in two ways: a group with the appearance `table-list`, or a row with the appearance `label`, which
shows the options and takes no answer, followed by rows with `list-nolabel`.
"""

from collections.abc import Iterator, Mapping

from attrs import Factory, frozen

from lokalkontakt_core.surveys.engine.form import Group, Question
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.question_types import Control, QuestionType

_TABLE = "table-list"
_HEADING = "label"
_FIRST = "list"
_ROW = "list-nolabel"
_ROW_SPELLINGS = frozenset({_ROW, "list-no-label"})
_LEAST_ROWS = 2


@frozen(eq=False)
class Matrix:
    """One grid.

    Attributes:
        rows: The questions, in order; at least two, under a heading at least one.
        heading: The row that only shows the options, with what stands above the grid; None when there is none.
    """

    rows: tuple[Element, ...]
    heading: Element | None = None


@frozen
class Matrices:
    """All grids of a form.

    Attributes:
        by_row: Number of a question to the grid it is a row of.
        headings: Numbers of the rows that only show the options of a grid.
    """

    by_row: Mapping[int, Matrix] = Factory(dict)
    headings: frozenset[int] = frozenset()


def _looks(question: Question) -> frozenset[str]:
    return frozenset(question.appearance.split())


def is_heading(question: Question, kind: QuestionType) -> bool:
    """Say whether a question only shows the options for the rows after it, and takes no answer itself."""
    return kind.has_list and _HEADING in question.appearance.split()


def _fits(question: Question | None, kind: QuestionType | None) -> bool:
    """Say whether a question can be a row: one answer, from options that are the same for all rows."""
    return (
        question is not None
        and kind is not None
        and kind.control is Control.ONE_OF
        and question.choice_filter is None
        and question.options is None
        and "randomize" not in question.parameters
        and question.calculation is None
    )


def _runs(parent: Element, kinds: Mapping[int, QuestionType]) -> Iterator[list[Element]]:
    """Give runs of neighbours that could be rows of one grid: they fit, and their list is the same."""
    run: list[Element] = []
    for child in parent.children:
        question = child.question
        if not _fits(question, kinds.get(child.number)):
            yield run
            run = []
            continue
        last = run[-1].question if run else None
        if last is not None and question is not None and last.list_name != question.list_name:
            yield run
            run = []
        run.append(child)
    yield run


def _in_table(run: list[Element]) -> Iterator[Matrix]:
    heading = run[0] if run and run[0].question is not None and _HEADING in _looks(run[0].question) else None
    rows = run[1:] if heading is not None else run
    if len(rows) >= (_LEAST_ROWS if heading is None else 1):
        yield Matrix(tuple(rows), heading)


def _by_rows(run: list[Element]) -> Iterator[Matrix]:
    rows: list[Element] = []
    for element in [*run, None]:
        looks = _looks(element.question) if element is not None and element.question is not None else frozenset()
        if element is not None and rows and looks & _ROW_SPELLINGS:
            rows.append(element)
            continue
        yield from _in_table(rows)
        rows = [element] if element is not None and looks & {_HEADING, _FIRST} else []


def find_matrices(elements: list[Element], kinds: Mapping[int, QuestionType]) -> Matrices:
    """Find the grids of a form.

    Args:
        elements: Every place of the form.
        kinds: The question type by number of the place.
    """
    found: list[Matrix] = []
    for parent in elements:
        table = isinstance(parent.item, Group) and _TABLE in parent.item.appearance.split()
        for run in _runs(parent, kinds):
            found.extend(_in_table(run) if table else _by_rows(run))
    by_row = {row.number: matrix for matrix in found for row in matrix.rows}
    return Matrices(by_row, frozenset(matrix.heading.number for matrix in found if matrix.heading is not None))
