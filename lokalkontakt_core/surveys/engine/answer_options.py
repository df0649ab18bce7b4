"""Options that are answers: `select_one ${name}` offers what was answered to another question, once a repeat instance.

The question gets one expression that gives its options: a path through the instances of the repeat, with the choice
filter as its predicate. In the filter a reference into that repeat means the instance that is judged.
"""

import re
from collections.abc import Mapping

from attrs import evolve

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Expression,
    Negation,
    Node,
    Path,
    Reference,
    Start,
    Step,
    String,
    walk,
)
from lokalkontakt_core.surveys.engine.form import Group, Item, Question
from lokalkontakt_core.surveys.engine.outline import Element, Outline
from lokalkontakt_core.surveys.engine.problems import Problems

_REFERENCE = re.compile(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}")


def read_source(list_name: str, column: int) -> Expression | None:
    """Read what stands in place of a list's name; None when it is no reference.

    Args:
        list_name: As written.
        column: Where in the cell it begins, counted from 1.
    """
    found = _REFERENCE.fullmatch(list_name)
    return None if found is None else Expression(list_name, Reference(found[1], column=column))


def _way(repeat: Element, element: Element) -> tuple[Step, ...]:
    """Give the steps from a repeat down to a place inside it."""
    names = [element.name]
    for around in element.ancestors():
        if around is repeat:
            break
        names.append(around.name)
    return tuple(Step(name) for name in reversed(names))


class _Judged:
    """Rewrites a filter so that references into the repeat mean the instance that is judged."""

    def __init__(self, repeat: Element, host: Element, resolver: Resolver) -> None:
        self.repeat = repeat
        self.host = host
        self.resolver = resolver

    def rewrite(self, tree: Node) -> Node:
        """Give the filter with every part rewritten, parts before what holds them, so that no depth is too deep."""
        done: dict[int, Node] = {}
        for node in reversed(walk(tree)):
            done[id(node)] = self.rebuilt(node, done)
        return done[id(tree)]

    def way(self, reference: Reference) -> tuple[Step, ...]:
        """Give the steps to the place of a reference inside the repeat; none when it lies elsewhere."""
        if reference.last_saved or len(self.resolver.outline.named(reference.name)) == 0:
            return ()
        element = self.resolver.named(reference.name, reference.column, self.host)
        return _way(self.repeat, element) if self.repeat in element.ancestors() else ()

    def rebuilt(self, node: Node, done: Mapping[int, Node]) -> Node:
        """Give a node whose parts are rewritten already."""
        new: Node = node
        match node:
            case Reference():
                way = self.way(node)
                new = Path(Start.RELATIVE, (), way, node.column) if way else node
            case Path():
                new = self.path(node, done)
            case Call():
                new = evolve(node, arguments=_parts(node.arguments, done))
            case Chain():
                new = evolve(node, operands=_parts(node.operands, done))
            case Negation():
                new = evolve(node, operand=done[id(node.operand)])
        return new

    def path(self, path: Path, done: Mapping[int, Node]) -> Path:
        steps = tuple(evolve(step, predicates=_parts(step.predicates, done)) for step in path.steps)
        new = evolve(path, predicates=_parts(path.predicates, done), steps=steps)
        way = self.way(path.start) if isinstance(path.start, Reference) and not path.predicates else ()
        return evolve(new, start=Start.RELATIVE, steps=(*way, *steps)) if way else new


def _parts(nodes: tuple[Node, ...], done: Mapping[int, Node]) -> tuple[Node, ...]:
    return tuple(done[id(node)] for node in nodes)


def _options(question: Question, source: Reference, host: Element, resolver: Resolver) -> Expression:
    """Give the expression of the options.

    Raises:
        FormError: SF060 or SF063 when a name does not say which place is meant, SF166 when that is no question.
    """
    element = resolver.named(source.name, source.column, host)
    if element.question is None:
        raise FormError("SF166", column=source.column, name=source.name)
    given, repeat = question.choice_filter, element.scope
    tree: Node = source
    if repeat.is_repeat:
        predicates = () if given is None else (_Judged(repeat, host, resolver).rewrite(given.tree),)
        tree = Path(Reference(repeat.name, column=source.column), predicates, _way(repeat, element), source.column)
    elif given is not None:
        tree = Call("if", (given.tree, source, String("")), source.column)
    return Expression(question.options.source if question.options else "", tree)


def _ready(question: Question, host: Element, resolver: Resolver, problems: Problems) -> Question:
    source = question.options.tree if question.options else None
    if not isinstance(source, Reference):
        return question
    try:
        return evolve(question, options=_options(question, source, host, resolver))
    except FormError as problem:
        written = f"{question.type} {question.options.source if question.options else ''}"
        problems.take(problem, f"survey[{question.row}].type", question.row, expression=written)
        return evolve(question, options=None)


def _replaced(items: tuple[Item, ...], changed: dict[int, Question]) -> tuple[Item, ...]:
    return tuple(
        evolve(item, items=_replaced(item.items, changed)) if isinstance(item, Group) else changed.get(id(item), item)
        for item in items
    )


def with_answer_options(items: tuple[Item, ...], problems: Problems) -> tuple[Item, ...]:
    """Give the items with the options of questions that offer answers worked into one expression each."""
    outline = Outline(items)
    resolver = Resolver(outline, {})
    changed: dict[int, Question] = {}
    for host in outline.elements:
        question = host.question
        if question is not None and question.options is not None:
            changed[id(question)] = _ready(question, host, resolver, problems)
    return _replaced(items, changed) if changed else items
