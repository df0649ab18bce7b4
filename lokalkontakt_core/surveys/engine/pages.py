"""What a front end shows: one page a question, progress, the review list. All as plain values."""

from enum import StrEnum

from attrs import frozen

from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.violations import Violation


@frozen
class Option:
    """One option as offered now.

    Attributes:
        name: The code to answer with.
        label: In the language shown, values piped in.
        missing: Whether it stands for no answer ("Ved ikke").
    """

    name: str
    label: str
    missing: bool = False


@frozen
class GridRow:
    """One row of the grid a page is part of; each row is a page of its own.

    Attributes:
        path: Where it stands, to go there with `go_to`.
        label: In the language shown, values piped in.
        value: The stored answer; '' when there is none.
        current: Whether it is the page's own row.
    """

    path: str
    label: str
    value: str
    current: bool


class Stop(StrEnum):
    """What a page is about."""

    QUESTION = "question"
    NOTE = "note"
    REPEAT = "repeat"


@frozen
class Page:
    """One stop of the interview.

    Attributes:
        path: Where it stands, to come back with `go_to`.
        stop: A question to answer, a note to read, or a repeat to which one more can be added.
        type: The question type; '' for a repeat.
        control: How it is asked.
        label: In the language shown, values piped in.
        hint: The same.
        guidance: The same.
        groups: Labels of the groups around, outermost first.
        options: What can be chosen now.
        value: The stored answer; '' when there is none. For a repeat the number of instances.
        required: Whether an answer is demanded now.
        readonly: Whether the answer can only be read.
        possible: False where the type cannot be answered here (a photo, a map).
        appearance: The form's hints to the user interface.
        question: The row of the form; None for a repeat.
        skipped: How many questions between the page before and this one do not apply.
        grid: The rows of the grid that apply now, this page's own among them; empty unless the control is a grid.
        grid_label: What stands above the grid; '' when nothing does.
    """

    path: str
    stop: Stop
    type: str
    control: Control
    label: str
    hint: str = ""
    guidance: str = ""
    groups: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    value: str = ""
    required: bool = False
    readonly: bool = False
    possible: bool = True
    appearance: str = ""
    question: Question | None = None
    skipped: int = 0
    grid: tuple[GridRow, ...] = ()
    grid_label: str = ""


@frozen
class Progress:
    """How far the interview is; only questions that apply now are counted, notes are not.

    Attributes:
        position: Which question the current page is, counted from 1; for a note that of the question before it.
        total: How many questions apply.
        answered: How many of them have an answer.
        skipped: How many questions do not apply.
    """

    position: int
    total: int
    answered: int
    skipped: int


@frozen
class ReviewLine:
    """One question in the review.

    Attributes:
        path: Where it stands.
        number: Its position among the questions that apply, counted from 1.
        label: In the language shown.
        value: The stored answer, '' when there is none.
        answer: The answer in words: labels of options instead of codes.
        violations: What is wrong with it.
    """

    path: str
    number: int
    label: str
    value: str
    answer: str
    violations: tuple[Violation, ...] = ()
