"""Expressions that can be run but say something else than they seem to."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.checking import PIPED
from lokalkontakt_core.surveys.engine.expressions.conversions import number_of
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell, explore
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Node,
    Number,
    Path,
    Reference,
    Start,
    String,
    children,
)
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.problems import nearest
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Replacement, Rule
from lokalkontakt_core.surveys.lint.solving.parts import literal
from lokalkontakt_core.surveys.lint.spans import span
from lokalkontakt_core.surveys.lint.subject import LogicCell, Subject

_CONDITIONS = frozenset({"relevant", "required", "readonly", "constraint", "choice_filter"})
_ORDERS = frozenset({"<", "<=", ">", ">="})
_LISTED = frozenset({Column.ONE, Column.MANY, Column.RANK})
_TRUTH_OF = {"not": 1, "boolean": 1, "if": 1}
"""Functions and how many of their first arguments they take as true or false."""


def _question_at(subject: Subject, node: Node, cell: LogicCell) -> Element | None:
    """Give the question a part names: by `${name}`, or by `.` in a cell that judges its own question."""
    if isinstance(node, Reference) and not node.last_saved:
        target = subject.resolver.target(node, cell.host)
        return target.element if target.element.question is not None and target.single else None
    own = isinstance(node, Path) and node.start is Start.HERE and not node.steps and not node.predicates
    return cell.host if own and cell.cell is Cell.CONSTRAINT else None


def _comparisons(cell: LogicCell) -> Iterator[tuple[Chain, Node, Node]]:
    """Give every comparison of two sides, with one side and the other in both orders."""
    for node in cell.nodes:
        if isinstance(node, Chain) and len(node.operators) == 1 and node.operators[0] in {"=", "!=", *_ORDERS}:
            one, other = node.operands
            yield node, one, other
            yield node, other, one


def _conditions(cell: LogicCell) -> Iterator[Node]:
    """Give every part of an expression that is taken as true or false."""
    if cell.column in _CONDITIONS:
        yield cell.expression.tree
    for node in cell.nodes:
        if isinstance(node, Chain) and node.operators[0] in {"and", "or"}:
            yield from node.operands
        elif isinstance(node, Call):
            yield from node.arguments[: _TRUTH_OF.get(node.name, 0)]


def _bare_condition(subject: Subject) -> Iterator[Found]:
    """SF100 bare-condition: a question stands alone where something true or false is needed.

    Why:
        JavaRosa takes it as "is answered", Web Forms and Enketo as always true, and an answer "no" or "0" is an answer
        too.

    Finds:
        `relevant = "${knows}"`, `not(${knows})`, `${knows} and ${age} > 3`.

    Does not find:
        `${knows} != ''`, `${knows} = 'yes'`, functions that give true or false.

    Since:
        0.1
    """
    for cell in subject.cells:
        for node in _conditions(cell):
            if isinstance(node, Reference) and not node.last_saved:
                target = subject.resolver.target(node, cell.host)
                if target.element.question is None:
                    continue
                part = span(cell.expression.source, node)
                wording = f"{print_tree(node)} != ''"
                change = Replacement(part, wording, safe=target.single)
                yield Found(cell.path, {"name": node.name}, part, cell.expression.source, wording, change)


def _later_reference(subject: Subject) -> Iterator[Found]:
    """SF101 later-reference: a condition depends on a question that is asked later.

    Why:
        Whoever answers from the top meets the question before the condition can be known; it appears or vanishes
        behind their back.

    Finds:
        `relevant = "${b} = 'yes'"` on a question that stands before `b`; the same in constraints, filters and counts.

    Does not find:
        Calculations, and references to calculations, which have no place in the order.

    Since:
        0.1
    """
    for cell in subject.cells:
        if cell.column == "calculation":
            continue
        explored = explore(subject.resolver, cell.expression.tree, cell.host, cell.cell)
        told: set[str] = set()
        for target in explored.targets:
            element = target.element
            question = element.question
            later = element.number > cell.host.number and question is not None
            if not later or question is None or subject.kind(question).computed or element.name in told:
                continue
            told.add(element.name)
            part = next(
                (
                    span(cell.expression.source, node)
                    for node in cell.nodes
                    if isinstance(node, Reference) and node.name == element.name
                ),
                None,
            )
            yield Found(cell.path, {"name": element.name, "row": question.row}, part, cell.expression.source)


def _guarded(cell: LogicCell, name: str) -> bool:
    """Say whether a question is also asked to be answered somewhere in the same `and`."""
    for node in cell.nodes:
        if isinstance(node, Chain) and node.operators[0] == "and":
            for part in node.operands:
                if _asks_for_answer(part, name):
                    return True
        if isinstance(node, Call) and node.name == "if" and _mentions(node.arguments[0], name):
            return True
    return False


def _asks_for_answer(part: Node, name: str) -> bool:
    if isinstance(part, Reference):
        return part.name == name
    if isinstance(part, Call) and part.name == "selected":
        return _mentions(part.arguments[0], name)
    if not isinstance(part, Chain) or not any(_mentions(side, name) for side in part.operands):
        return False
    if part.operators == ("!=",):
        return any(literal(side) == "" for side in part.operands)
    return part.operators[0] in _ORDERS or (part.operators == ("=",) and all(literal(s) != "" for s in part.operands))


def _mentions(node: Node, name: str) -> bool:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Reference) and part.name == name:
            return True
        waiting.extend(children(part))
    return False


def _surely_answered(element: Element, host: Element) -> bool:
    """Say whether a question is required and shown wherever the place is shown."""
    question = element.question
    if question is None or question.required is None or question.required.source != "true()":
        return False
    around = [place for place in element.ancestors() if place.item is not None]
    shown = question.relevant is None and all(
        getattr(place.item, "relevant", None) is None or place in set(host.ancestors()) for place in around
    )
    return shown and element.number < host.number


def _unequal_unanswered(subject: Subject) -> Iterator[Found]:
    """SF102 unequal-unanswered: a condition with `!=` is also true while the question is unanswered.

    Why:
        An unanswered question is '', and '' differs from everything. "Not yes" is then true for everybody who has not
        come to the question, or never will.

    Finds:
        `${knows} != 'yes'` and `not(${knows} = 'yes')` without `${knows} != ''` beside it.

    Does not find:
        Questions that are required and shown to everybody who meets the condition; calculations; comparisons with ''.

    Since:
        0.1
    """
    for cell in subject.cells:
        if cell.column not in _CONDITIONS:
            continue
        negated = {
            id(node.arguments[0])
            for node in cell.nodes
            if isinstance(node, Call) and node.name == "not" and len(node.arguments) == 1
        }
        for node, one, other in _comparisons(cell):
            unequal = node.operators[0] == "!=" or (node.operators[0] == "=" and id(node) in negated)
            value = literal(other)
            if not unequal or value is None or value == "" or not isinstance(one, Reference):
                continue
            element = _question_at(subject, one, cell)
            question = element.question if element else None
            if element is None or question is None or subject.kind(question).computed:
                continue
            if _surely_answered(element, cell.host) or _guarded(cell, one.name):
                continue
            part = span(cell.expression.source, node)
            wording = f"(${{{one.name}}} != '' and {print_tree(node)})"
            change = Replacement(part, wording) if node.operators[0] == "!=" else None
            yield Found(cell.path, {"name": one.name}, part, cell.expression.source, wording if change else "", change)


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
    for node, one, other in _comparisons(cell):
        element = _question_at(subject, one, cell)
        if element is not None and node.operators[0] in {"=", "!="} and _has_list(subject, element):
            yield element, other
    for call in cell.nodes:
        if isinstance(call, Call) and call.name == "selected":
            element = _question_at(subject, call.arguments[0], cell)
            if element is not None and _has_list(subject, element):
                yield element, call.arguments[1]


def _has_list(subject: Subject, element: Element) -> bool:
    question = element.question
    return question is not None and subject.kind(question).column in _LISTED


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
        for node, one, other in _comparisons(cell):
            element = _question_at(subject, one, cell)
            question = element.question if element else None
            value = literal(other)
            if question is None or value is None or value == "":
                continue
            ordered = node.operators[0] in _ORDERS
            part = span(cell.expression.source, node)
            values = {"name": question.name, "type": question.type, "value": str(value)}
            never = _no_number(value) and (ordered or subject.kind(question).column in _NUMBERS)
            if never or (ordered and _no_option_is_a_number(subject, question)):
                yield Found(cell.path, values, part, cell.expression.source)


_NUMBERS = frozenset({Column.INTEGER, Column.DECIMAL, Column.DATE})


def _no_number(value: str | float) -> bool:
    number = number_of(value)
    return number != number  # noqa: PLR0124 - the test for NaN


def _no_option_is_a_number(subject: Subject, question: Question) -> bool:
    choices = subject.form.choices(question)
    return bool(choices) and all(_no_number(choice.name) for choice in choices)


def _unanchored_regex(subject: Subject) -> Iterator[Found]:
    """SF105 unanchored-regex: a pattern in a constraint may fit anywhere inside the answer.

    Why:
        A pattern says what must occur, not what the answer must be: `[0-9]{4}` accepts "x12345y".

    Finds:
        `regex(., '[0-9]{4}')` in a constraint: it lacks `^` at the start or `$` at the end.

    Does not find:
        Patterns outside of constraints, and patterns that are not written as text.

    Since:
        0.1
    """
    for cell in subject.cells:
        for node in cell.nodes if cell.column == "constraint" else ():
            if not isinstance(node, Call) or node.name != "regex" or not isinstance(node.arguments[1], String):
                continue
            pattern = node.arguments[1]
            if pattern.value.startswith("^") and pattern.value.endswith("$"):
                continue
            part = span(cell.expression.source, pattern)
            quote = cell.expression.source[part[0]]
            inner = pattern.value.removeprefix("^").removesuffix("$")
            wording = f"{quote}^{f'({inner})' if '|' in inner else inner}${quote}"
            values = {"pattern": pattern.value}
            yield Found(cell.path, values, part, cell.expression.source, wording, Replacement(part, wording))


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
        for node, one, other in _comparisons(cell):
            element = _question_at(subject, one, cell)
            question = element.question if element else None
            value = literal(other)
            if question is None or value is None or value == "" or node.operators[0] in _ORDERS:
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
    Rule("SF100", "bare-condition", Severity.ERROR, _bare_condition),
    Rule("SF101", "later-reference", Severity.WARNING, _later_reference),
    Rule("SF102", "unequal-unanswered", Severity.WARNING, _unequal_unanswered),
    Rule("SF103", "unknown-choice", Severity.WARNING, _unknown_choice),
    Rule("SF104", "type-mismatch", Severity.WARNING, _type_mismatch),
    Rule("SF105", "unanchored-regex", Severity.WARNING, _unanchored_regex),
    Rule("SF106", "equal-on-several", Severity.WARNING, _equal_on_several),
    Rule("SF107", "piped-code", Severity.WARNING, _piped_code),
)
