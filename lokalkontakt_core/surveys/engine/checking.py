"""What a form means: names are unique, references point at something, nothing depends on itself, defaults fit."""

import re
from collections.abc import Iterator, Mapping

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.cycles import find_cycle
from lokalkontakt_core.surveys.engine.dependencies import Dependencies
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell, explore
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Form, Group, Question, Repeat
from lokalkontakt_core.surveys.engine.outline import Element, Outline
from lokalkontakt_core.surveys.engine.problems import Problems, nearest
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.texts import Text

PIPED = re.compile(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}")
"""A reference inside a text that is shown."""

TYPE_BROKEN = "answer.type-failed"
"""What is said instead of an answer's judgement when the code of a question type broke."""

_TEXTS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")


def list_columns(form: Form) -> Mapping[str, frozenset[str]]:
    """Give the columns of every list by its name."""
    return {
        name: frozenset(column for choice in found.choices for column in choice.columns) | {"name", "label"}
        for name, found in form.lists.items()
    }


def cells(item: Question | Group) -> Iterator[tuple[str, Expression, Cell]]:
    """Give every logic cell of a row with its column."""
    logic: tuple[tuple[str, Expression | None, Cell], ...]
    if isinstance(item, Question):
        filtered = ("choice_filter", item.choice_filter, Cell.CHOICES)
        if item.options is not None and item.choice_filter is not None:  # the filter is worked into the options
            filtered = ("choice_filter", Expression(item.choice_filter.source, item.options.tree), Cell.VALUE)
        elif item.options is not None:
            filtered = ("type", item.options, Cell.VALUE)
        logic = (
            ("relevant", item.relevant, Cell.LOGIC),
            ("required", item.required, Cell.CONSTRAINT),
            ("constraint", item.constraint, Cell.CONSTRAINT),
            ("calculation", item.calculation, Cell.VALUE),
            ("readonly", item.readonly, Cell.CONSTRAINT),
            filtered,
            ("default", item.default if isinstance(item.default, Expression) else None, Cell.CONSTRAINT),
        )
    else:
        count = item.repeat_count if isinstance(item, Repeat) else None
        logic = (("relevant", item.relevant, Cell.LOGIC), ("repeat_count", count, Cell.COUNT))
    for column, expression, cell in logic:
        if expression is not None:
            yield column, expression, cell


def _check_names(outline: Outline, problems: Problems) -> None:
    for element in outline.elements:
        seen: dict[str, int] = {}
        for child in element.children:
            row = child.item.row if child.item else 0
            if child.name in seen:
                problems.add("SF023", f"survey[{row}].name", row, name=child.name, other=seen[child.name])
            seen.setdefault(child.name, row)


def _check_cell(resolver: Resolver, host: Element, written: tuple[str, Expression, Cell], problems: Problems) -> bool:
    """Note what is wrong with a cell, and tell whether what it works out depends on something further down."""
    column, expression, cell = written
    row = host.item.row if host.item else 0
    path = f"survey[{row}].{column}"
    question = host.question
    columns = frozenset[str]()
    if cell is Cell.CHOICES and question is not None:
        columns = resolver.lists.get(question.list_name, columns)
    explored = explore(resolver, expression.tree, host, cell, columns)
    for problem in explored.problems:
        problems.take(problem, path, row, expression=expression.source)
    if explored.itself and cell is not Cell.CONSTRAINT:
        problems.add("SF070", path, row, name=host.name, expression=expression.source)
    if cell is Cell.CONSTRAINT:  # it judges an answer and works nothing out
        return False
    read = (*(target.element for target in explored.targets), *explored.positions)
    return any(element.number >= host.number for element in read)


def _is_piped(text: Text) -> bool:
    return any("${" in wording for wording in text.by_language.values())


def _check_text(resolver: Resolver, text: Text, host: Element, path: str, problems: Problems) -> None:
    row = host.item.row if host.item else 0
    for language, wording in text.by_language.items():
        for found in PIPED.finditer(wording):
            try:
                resolver.named(found[1], found.start() + 1, host)
            except FormError as problem:
                problems.take(problem, f"{path}.{language}", row, expression=found[0])


def _check_texts(resolver: Resolver, host: Element, problems: Problems) -> None:
    for column in _TEXTS:
        text = getattr(host.item, column, None)
        if isinstance(text, Text) and host.item is not None and _is_piped(text):
            _check_text(resolver, text, host, f"survey[{host.item.row}].{column}", problems)


def _check_choices(form: Form, resolver: Resolver, problems: Problems) -> None:
    root = resolver.outline.root
    for found in form.lists.values():
        for choice in found.choices:
            if _is_piped(choice.label):
                _check_text(resolver, choice.label, root, f"choices.{found.name}.{choice.name}.label", problems)


def _check_default(question: Question, form: Form, types: QuestionTypes, problems: Problems) -> None:
    kind = types.find(question.type)
    if kind is None or question.options is not None or not isinstance(question.default, str):
        return
    options = form.choices(question)
    stored = kind.normalise(question.default, question, options)
    wrong = kind.check(stored, question, options) if isinstance(stored, str) else stored
    if wrong is not None and wrong.id == TYPE_BROKEN:
        problems.add("SF165", f"survey[{question.row}].default", question.row, **wrong.values)
    elif wrong is not None:
        problems.add("SF036", f"survey[{question.row}].default", question.row, value=question.default, type=kind.name)


def _check_triggers(host: Element, question: Question, outline: Outline, problems: Problems) -> bool:
    """Note triggers that are not there, and tell whether one stands further down."""
    if not question.trigger:
        return False
    named = [element for name in question.trigger for element in outline.named(name)]
    for name in question.trigger:
        if not outline.named(name):
            path = f"survey[{question.row}].trigger"
            suggestion = nearest(name, outline.names())
            problems.add("SF060", path, question.row, column=1, name=name, suggestion=suggestion, expression=name)
    return any(element.number >= host.number for element in named)


def check_meaning(form: Form, problems: Problems, types: QuestionTypes) -> None:
    """Note everything that only shows when the whole form is known."""
    outline = Outline.of(form)
    resolver = Resolver(outline, list_columns(form))
    before = problems.count
    _check_names(outline, problems)
    _check_choices(form, resolver, problems)
    reads_ahead = False
    for host in outline.elements[1:]:
        if host.item is None:
            continue
        for written in cells(host.item):
            reads_ahead |= _check_cell(resolver, host, written, problems)
        _check_texts(resolver, host, problems)
        if host.question is not None:
            _check_default(host.question, form, types, problems)
            reads_ahead |= _check_triggers(host, host.question, outline, problems)
    if problems.count == before and reads_ahead:  # a chain that only ever leads back up the form closes no circle
        _check_cycles(outline, resolver, problems)


def _check_cycles(outline: Outline, resolver: Resolver, problems: Problems) -> None:
    cycle = find_cycle(Dependencies.of(outline, resolver))
    if cycle:
        element = cycle[0].element
        row = element.item.row if element.item else 0
        names = " → ".join(step.element.name for step in (*cycle, cycle[0]))
        problems.add("SF065", f"survey[{row}].{cycle[0].column}", row, cycle=names, name=element.name)
