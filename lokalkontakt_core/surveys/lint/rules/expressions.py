"""Expressions that can be run but say something else than they seem to."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.expressions.exploration import explore
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Node,
    Reference,
    String,
    children,
)
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Replacement, Rule
from lokalkontakt_core.surveys.lint.rules.reading import ORDERS, comparisons, question_at
from lokalkontakt_core.surveys.lint.solving.parts import literal
from lokalkontakt_core.surveys.lint.spans import span
from lokalkontakt_core.surveys.lint.subject import LogicCell, Subject

_CONDITIONS = frozenset({"relevant", "required", "readonly", "constraint", "choice_filter"})
_TRUTH_OF = {"not": 1, "boolean": 1, "if": 1}
"""Functions and how many of their first arguments they take as true or false."""


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
    return part.operators[0] in ORDERS or (part.operators == ("=",) and all(literal(s) != "" for s in part.operands))


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
        for node, one, other in comparisons(cell):
            unequal = node.operators[0] == "!=" or (node.operators[0] == "=" and id(node) in negated)
            value = literal(other)
            if not unequal or value is None or value == "" or not isinstance(one, Reference):
                continue
            element = question_at(subject, one, cell)
            question = element.question if element else None
            if element is None or question is None or subject.kind(question).computed:
                continue
            if _surely_answered(element, cell.host) or _guarded(cell, one.name):
                continue
            part = span(cell.expression.source, node)
            wording = f"(${{{one.name}}} != '' and {print_tree(node)})"
            change = Replacement(part, wording) if node.operators[0] == "!=" else None
            yield Found(cell.path, {"name": one.name}, part, cell.expression.source, wording if change else "", change)


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


RULES = (
    Rule("SF100", "bare-condition", Severity.ERROR, _bare_condition),
    Rule("SF101", "later-reference", Severity.WARNING, _later_reference),
    Rule("SF102", "unequal-unanswered", Severity.WARNING, _unequal_unanswered),
    Rule("SF105", "unanchored-regex", Severity.WARNING, _unanchored_regex),
)
