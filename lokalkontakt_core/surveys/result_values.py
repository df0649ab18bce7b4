"""What results are made of: figures on a base, per question and per group, or the reason why they are not shown."""

import enum

from attrs import frozen

from lokalkontakt_core.messages import Message
from lokalkontakt_core.texts import Text


class ResultKind(enum.StrEnum):
    """What the answers to a question add up to."""

    ONE = "one"
    SCALE = "scale"
    MANY = "many"
    RANK = "rank"
    NUMBER = "number"
    TEXT = "text"


@frozen
class OptionCount:
    """How many chose an option.

    Attributes:
        name: The stored code.
        label: What was shown.
        count: How many chose it; for rankings, how many put it first.
        share: `count` of the base, 0–1; None without a base, and for options that are out of the base ("Ved ikke").
        score: The number the option stands for, None when it has none; for rankings, the mean place, 1 being first.
    """

    name: str
    label: Text
    count: int
    share: float | None
    score: float | None


@frozen
class TextAnswer:
    """Something a respondent wrote. It is data: never markup, never a format string.

    Attributes:
        text: The words.
        response: Whose they are in a named wave (the invitation's id), None in an anonymous one.
    """

    text: str
    response: str | None


@frozen
class Figures:
    """What a number of answers add up to.

    Attributes:
        base: How many answers the shares and means rest on; "Ved ikke" is not among them.
        missing: How many answered "Ved ikke" or the like.
        options: Counts in the order of the form; empty for numbers and texts.
        missing_options: Counts of the options that are out of the base.
        mean: Of scores or numbers; None without any.
        median: As `mean`.
        least: The smallest number given.
        most: The largest number given.
        values: Each number given and how often, ascending.
        texts: What was written, in alphabetical order, which tells nothing about who wrote when.
    """

    base: int
    missing: int
    options: tuple[OptionCount, ...] = ()
    missing_options: tuple[OptionCount, ...] = ()
    mean: float | None = None
    median: float | None = None
    least: float | None = None
    most: float | None = None
    values: tuple[tuple[float, int], ...] = ()
    texts: tuple[TextAnswer, ...] = ()


@frozen
class GroupResult:
    """The figures of one group; either `figures` or `hidden` is there.

    Attributes:
        name: The group's code or id.
        label: What the group is called.
        figures: What its answers add up to.
        hidden: Why they are not shown.
    """

    name: str
    label: Text
    figures: Figures | None
    hidden: Message | None


@frozen
class QuestionResult:
    """The results of one question; either `figures` or `hidden` is there.

    Attributes:
        key: The question's key in the answers.
        label: The question.
        section: The label of the outermost group it stands in; empty outside groups.
        kind: What the answers add up to.
        figures: The figures over all responses.
        hidden: Why they are not shown.
        groups: The figures by group, when a breakdown was asked for.
    """

    key: str
    label: Text
    section: Text
    kind: ResultKind
    figures: Figures | None
    hidden: Message | None
    groups: tuple[GroupResult, ...] = ()


@frozen
class Results:
    """The results of a wave.

    Attributes:
        title: The form's title.
        responses: How many have answered.
        questions: One result for each question that is asked, in the order of the form.
        by: What the groups are: `cluster`, `size` or the key of a question; None without a breakdown.
        hidden: Why nothing is shown at all, as when too few have answered.
    """

    title: Text
    responses: int
    questions: tuple[QuestionResult, ...]
    by: str | None = None
    hidden: Message | None = None
