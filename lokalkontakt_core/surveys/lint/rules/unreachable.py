"""Options nobody can choose, repeats nobody is asked, scales without a step."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.answers import number_setting
from lokalkontakt_core.surveys.engine.form import Question, Repeat
from lokalkontakt_core.surveys.engine.question_types import Column, Control
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.solving.formula import Blank, Inverse
from lokalkontakt_core.surveys.lint.solving.parts import literal
from lokalkontakt_core.surveys.lint.subject import Subject, row_of


def _unreachable_option(subject: Subject) -> Iterator[Found]:
    """SF116 unreachable-option: an option that nobody can ever choose.

    Why:
        The filter never offers it, or the constraint of the question never accepts it.

    Finds:
        An option with `part = "west"` where `choice_filter = "part = ${part}"` and `part` has no option west; an option
        of a select_one that its constraint rules out.

    Does not find:
        Lists of more than 60 options, and filters that read values that cannot be listed.

    Since:
        0.1
    """
    judge = subject.judge
    for place, question in subject.questions:
        if subject.kind(question).column not in {Column.ONE, Column.MANY} or judge.shown(place) is False:
            continue
        constraint = judge.formula(place, "constraint") if subject.kind(question).column is Column.ONE else None
        if constraint is not None and judge.possible(Inverse(Blank(place)), constraint) is False:
            constraint = None  # SF114: no option at all is accepted
        for choice in judge.rows(question):
            filtered = judge.formula(place, f"choice_filter.{choice.name}")
            values = {"option": choice.name, "name": question.name, "list": question.list_name}
            if filtered is not None and judge.possible_at(place, filtered) is False:
                yield Found(f"survey[{question.row}].choice_filter", values)
            elif constraint is not None and not judge.accepts(place, choice.name, constraint):
                yield Found(f"survey[{question.row}].constraint", values)


def _impossible_count(subject: Subject) -> Iterator[Found]:
    """SF117 impossible-count: a repeat that is asked no times, or a scale without a step between its ends.

    Why:
        What is inside is never asked, or only one value can be chosen.

    Finds:
        `repeat_count = "0"`, `repeat_count = "-1"`, `parameters = "start=0 end=3 step=5"`.

    Does not find:
        Counts that are worked out.

    Since:
        0.1
    """
    for place in subject.places:
        item = place.item
        if isinstance(item, Repeat) and item.repeat_count is not None:
            value = literal(item.repeat_count.tree)
            if isinstance(value, float) and value < 1:
                yield Found(f"survey[{row_of(place)}].repeat_count", {"name": place.name})
        if isinstance(item, Question) and subject.kind(item).control is Control.SCALE:
            length = abs(number_setting(item, "end", "10") - number_setting(item, "start", "0"))
            if length < abs(number_setting(item, "step", "1")):
                yield Found(f"survey[{row_of(place)}].parameters", {"name": place.name})


RULES = (
    Rule("SF116", "unreachable-option", Severity.WARNING, _unreachable_option),
    Rule("SF117", "impossible-count", Severity.WARNING, _impossible_count),
)
