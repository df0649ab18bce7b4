"""Comparisons and texts that use a question for something its type does not hold."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.checking import PIPED
from lokalkontakt_core.surveys.engine.expressions.conversions import number_of
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Node,
    Number,
    String,
)
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.problems import nearest
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Replacement, Rule
from lokalkontakt_core.surveys.lint.rules.reading import ORDERS, comparisons, question_at
from lokalkontakt_core.surveys.lint.solving.parts import literal
from lokalkontakt_core.surveys.lint.spans import span
from lokalkontakt_core.surveys.lint.subject import LogicCell, Subject

_LISTED = frozenset({Column.ONE, Column.MANY, Column.RANK})
_NUMBERS = frozenset({Column.INTEGER, Column.DECIMAL, Column.DATE})


def _unknown_choice(subject: Subject) -> Iterator[Found]:
    """SF103 unknown-choice: a question is compared with something that is no option of its list.

    Why:
        Such a condition is the same for every answer. It is mostly a spelling mistake, or an option that was renamed.

    Finds:
        `${knows} = 'yess'`, `selected(${uses}, 'idea')` when the list has neither.

    Does not find:
        Lists that are read from a file, comparisons with '' and with other questions.

    Since:
        0.1
    """
    for cell in subject.cells:
        for element, node in _named_options(subject, cell):
            question = element.question
            value = literal(node)
            if question is None or value is None or question.type.endswith(("_from_file", "_external")):
                continue
            wanted = node.text if isinstance(node, Number) else str(value)
            names = [choice.name for choice in subject.form.choices(question)]
            if wanted.strip() in names or not names or not wanted.strip():
                continue
            if isinstance(value, float) and any(number_of(name) == value for name in names):
                continue
            near = nearest(wanted, tuple(names))
            part = span(cell.expression.source, node)
            quote = cell.expression.source[part[0] : part[0] + 1]
            wording = f"{quote}{near}{quote}" if near and isinstance(node, String) else near
            values = {"value": wanted, "name": question.name, "list": question.list_name}
            change = Replacement(part, wording) if near else None
            yield Found(cell.path, values, part, cell.expression.source, wording, change)


def _named_options(subject: Subject, cell: LogicCell) -> Iterator[tuple[Element, Node]]:
    """Give each question with a list, and what it is compared with."""
    for node, one, other in comparisons(cell):
        element = question_at(subject, one, cell)
        if element is not None and node.operators[0] in {"=", "!="} and _has_list(subject, element):
            yield element, other
    for call in cell.nodes:
        if isinstance(call, Call) and call.name == "selected":
            element = question_at(subject, call.arguments[0], cell)
            if element is not None and _has_list(subject, element):
                yield element, call.arguments[1]


def _has_list(subject: Subject, element: Element) -> bool:
    question = element.question
    if question is None or question.options is not None:  # an answer that is an option is its own label
        return False
    return subject.kind(question).column in _LISTED


def _type_mismatch(subject: Subject) -> Iterator[Found]:
    """SF104 type-mismatch: a number or a day is compared with a text that is neither, so it is never true.

    Why:
        `<`, `<=`, `>` and `>=` compare numbers. A text that cannot be read as one is never less and never greater.

    Finds:
        `${age} > 'old'`, `${born} < '1. maj'`, and `${sat} > 2` when no option of `sat` is called by a number.

    Does not find:
        Comparisons of two questions, and calculations, whose kind is known only when they run.

    Since:
        0.1
    """
    for cell in subject.cells:
        for node, one, other in comparisons(cell):
            element = question_at(subject, one, cell)
            question = element.question if element else None
            value = literal(other)
            if question is None or value is None or value == "":
                continue
            ordered = node.operators[0] in ORDERS
            part = span(cell.expression.source, node)
            values = {"name": question.name, "type": question.type, "value": str(value)}
            never = _no_number(value) and (ordered or subject.kind(question).column in _NUMBERS)
            if never or (ordered and _no_option_is_a_number(subject, question)):
                yield Found(cell.path, values, part, cell.expression.source)


def _no_number(value: str | float) -> bool:
    number = number_of(value)
    return number != number  # noqa: PLR0124 - the test for NaN


def _no_option_is_a_number(subject: Subject, question: Question) -> bool:
    choices = subject.form.choices(question)
    return bool(choices) and all(_no_number(choice.name) for choice in choices)


def _equal_on_several(subject: Subject) -> Iterator[Found]:
    """SF106 equal-on-several: a question with several answers is compared with `=`, which fits a single answer only.

    Why:
        Several answers are kept with blanks between them: 'find ideas' is not equal to 'find'.

    Finds:
        `${uses} = 'find'` and `${uses} != 'find'` on a select_multiple.

    Does not find:
        Comparisons with '' or with another question.

    Since:
        0.1
    """
    for cell in subject.cells:
        for node, one, other in comparisons(cell):
            element = question_at(subject, one, cell)
            question = element.question if element else None
            value = literal(other)
            if question is None or value is None or value == "" or node.operators[0] in ORDERS:
                continue
            if subject.kind(question).column is Column.MANY:
                part = span(cell.expression.source, node)
                selected = f"selected({print_tree(one)}, {print_tree(other)})"
                wording = selected if node.operators[0] == "=" else f"not({selected})"
                values = {"name": question.name}
                yield Found(cell.path, values, part, cell.expression.source, wording, Replacement(part, wording))


def _piped_code(subject: Subject) -> Iterator[Found]:
    """SF107 piped-code: a text shows the stored code of an option instead of its label.

    Why:
        `${often}` in a text becomes "quart", which nobody who answers has seen before.

    Finds:
        A text with `${often}` where `often` is a question with a list.

    Does not find:
        Calculations made with `jr:choice-name`, which are the way to show a label.

    Since:
        0.1
    """
    for text in subject.texts:
        for language, wording in text.text.by_language.items():
            for found in PIPED.finditer(wording):
                named = subject.outline.named(found[1])
                if named and all(_has_list(subject, element) for element in named):
                    proposal = f"jr:choice-name(${{{found[1]}}}, '${{{found[1]}}}')"
                    path = f"{text.path}.{language}"
                    yield Found(path, {"name": found[1]}, proposal=proposal)
                    break


RULES = (
    Rule("SF103", "unknown-choice", Severity.WARNING, _unknown_choice),
    Rule("SF104", "type-mismatch", Severity.WARNING, _type_mismatch),
    Rule("SF106", "equal-on-several", Severity.WARNING, _equal_on_several),
    Rule("SF107", "piped-code", Severity.WARNING, _piped_code),
)
