"""Conditions that say nothing or too much: never true, always true, parts without effect."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.expressions.syntax import Chain, Node
from lokalkontakt_core.surveys.engine.form import Group
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.solving.formula import Blank, Constant, Formula, Inverse, Junction, both, either
from lokalkontakt_core.surveys.lint.solving.judge import opposite
from lokalkontakt_core.surveys.lint.solving.parts import literal
from lokalkontakt_core.surveys.lint.spans import span
from lokalkontakt_core.surveys.lint.subject import LogicCell, Subject

_MOST_PARTS = 8


def _of_column(subject: Subject, *columns: str) -> Iterator[tuple[LogicCell, Formula]]:
    for cell in subject.cells:
        formula = subject.judge.formula(cell.host, cell.column) if cell.column in columns else None
        if formula is not None:
            yield cell, formula


def _contradiction(subject: Subject) -> Iterator[Found]:
    """SF110 contradiction: a condition can never be true, whatever is answered.

    Why:
        What depends on it never happens: the question is never asked, or never required.

    Finds:
        `${age} > 60 and ${age} < 18`, `${knows} = 'yes' and ${knows} = 'no'`, in relevant, required and readonly.

    Does not find:
        What depends on values that cannot be listed, such as two questions compared with each other; constraints,
        which have SF114.

    Since:
        0.1
    """
    for cell, formula in _of_column(subject, "relevant", "required", "readonly"):
        if not _is_plain(formula) and subject.judge.possible(formula) is False:
            yield Found(cell.path, {"name": cell.host.name, "column": cell.column})


def _is_plain(formula: Formula) -> bool:
    """Say whether somebody wrote `true()` or `false()`, which is meant."""
    return isinstance(formula, Constant)


def _never_visible(subject: Subject) -> Iterator[Found]:
    """SF111 never-visible: a question or group can never be shown, because what it depends on cannot hold there.

    Why:
        Its condition is possible by itself, but not together with the conditions around it or with those of the
        questions it depends on.

    Finds:
        A question for `${knows} = 'no'` inside a group for `${knows} = 'yes'`; a question that depends on another one
        that is only asked of others.

    Does not find:
        What lies inside a group that is found itself; conditions on values that cannot be listed.

    Since:
        0.1
    """
    judge = subject.judge
    for cell, formula in _of_column(subject, "relevant"):
        parent = cell.host.parent
        inside = parent is not None and isinstance(parent.item, Group) and judge.shown(parent) is False
        if inside or judge.possible(formula) is False:
            continue
        if judge.shown(cell.host) is False:
            yield Found(cell.path, {"name": cell.host.name})


def _always_true(subject: Subject) -> Iterator[Found]:
    """SF112 always-true: a condition is true for everybody who can meet it.

    Why:
        It looks like a condition and is none; often an `and` was meant where `or` is written.

    Finds:
        `${knows} != 'yes' or ${knows} != 'no'`, `${age} > 3 or ${age} <= 3 or ${age} = ''`.

    Does not find:
        `true()`, which is meant; conditions that are always true only because of a question's own constraint are found.

    Since:
        0.1
    """
    for cell, formula in _of_column(subject, "relevant", "required", "readonly"):
        if _is_plain(formula):
            continue
        asked = cell.column == "relevant" or subject.judge.shown(cell.host) is not False
        if asked and subject.judge.possible_at(cell.host, Inverse(formula), own=cell.column != "relevant") is False:
            yield Found(cell.path, {"name": cell.host.name, "column": cell.column})


def _dead_constraint(subject: Subject) -> Iterator[Found]:
    """SF113 dead-constraint: a constraint that every answer keeps.

    Why:
        It checks nothing. Mostly `or` was meant to be `and`.

    Finds:
        `. > 3 or . < 10` on a number, `string-length(.) >= 0`.

    Does not find:
        Constraints that compare with values that cannot be listed.

    Since:
        0.1
    """
    for cell, formula in _of_column(subject, "constraint"):
        answered = Inverse(Blank(cell.host))
        if subject.judge.possible(answered) is False or subject.judge.shown(cell.host) is False:
            continue
        if subject.judge.possible_at(cell.host, answered, Inverse(formula)) is False:
            yield Found(cell.path, {"name": cell.host.name})


def _impossible_constraint(subject: Subject) -> Iterator[Found]:
    """SF114 impossible-constraint: a constraint that no answer keeps.

    Why:
        Whoever answers the question can never go on.

    Finds:
        `. > 10 and . < 3`, `count-selected(.) > 5` where the list has four options.

    Does not find:
        Constraints that compare with values that cannot be listed.

    Since:
        0.1
    """
    for cell, formula in _of_column(subject, "constraint"):
        if subject.judge.possible(Inverse(Blank(cell.host)), formula) is False:
            yield Found(cell.path, {"name": cell.host.name})


def _guards(node: Node) -> bool:
    """Say whether a part only asks for an answer, as one writes before a comparison."""
    return isinstance(node, Chain) and node.operators == ("!=",) and any(literal(side) == "" for side in node.operands)


def _part_without_effect(subject: Subject) -> Iterator[Found]:
    """SF115 part-without-effect: a part of a condition can be left out without any difference.

    Why:
        It is either superfluous, or another part says more than was meant.

    Finds:
        `${age} > 18 and ${age} > 10`, `${knows} = 'yes' or ${knows} != ''`.

    Does not find:
        `${x} != ''` before a comparison, which is the careful way to write it; conditions of more than eight parts.

    Since:
        0.1
    """
    for cell, formula in _of_column(subject, "relevant", "constraint"):
        tree = cell.expression.tree
        if not isinstance(formula, Junction) or not isinstance(tree, Chain) or len(formula.parts) > _MOST_PARTS:
            continue
        fixed = [Inverse(Blank(cell.host))] if cell.column == "constraint" else []
        if any(subject.judge.possible(*fixed, whole) is not True for whole in (formula, Inverse(formula))):
            continue
        for index, part in enumerate(formula.parts):
            others = [*formula.parts[:index], *formula.parts[index + 1 :]]
            parts = (both(*others), opposite(part)) if formula.every else (part, opposite(either(*others)))
            if _guards(tree.operands[index]) or subject.judge.possible(*fixed, *parts) is not False:
                continue
            where = span(cell.expression.source, tree.operands[index])
            values = {"part": cell.expression.source[where[0] : where[1]]}
            yield Found(cell.path, values, where, cell.expression.source)
            break


RULES = (
    Rule("SF110", "contradiction", Severity.WARNING, _contradiction),
    Rule("SF111", "never-visible", Severity.WARNING, _never_visible),
    Rule("SF112", "always-true", Severity.WARNING, _always_true),
    Rule("SF113", "dead-constraint", Severity.WARNING, _dead_constraint),
    Rule("SF114", "impossible-constraint", Severity.ERROR, _impossible_constraint),
    Rule("SF115", "part-without-effect", Severity.INFORMATION, _part_without_effect),
)
