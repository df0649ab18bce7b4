"""Why a question stands as it does: each of its expressions with what came out and the values it read."""

from collections.abc import Iterator

from attrs import evolve, frozen

from lokalkontakt_core.surveys.engine.checking import cells
from lokalkontakt_core.surveys.engine.expressions.compiler import Task, Want, compile_all
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Expression,
    Node,
    Path,
    Reference,
    Start,
    String,
    children,
)
from lokalkontakt_core.surveys.engine.form import Group, Question
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.inspection import Inspected, inspect_question, inspect_repeat
from lokalkontakt_core.surveys.engine.judging import offered
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.state import State

_READING = frozenset({"today", "now", "position", "indexed-repeat"})
"""Functions that read something themselves, told as a whole."""
_WANTED = {"calculation": Want.STORED, "default": Want.STORED, "repeat_count": Want.NUMBER}


@frozen
class ValueRead:
    """Something an expression read.

    Attributes:
        text: As it stands in the expression, for example `${knows}`.
        value: What it gave; several values with commas between.
        relevant: False when it is a question that does not apply, so that its value is blank.
    """

    text: str
    value: str
    relevant: bool = True


@frozen
class CellReport:
    """One expression and what came out.

    Attributes:
        name: The question, group or repeat it belongs to.
        row: The row of the survey it stands in.
        column: Its column, for example `relevant`.
        source: The expression as written.
        truth: What a condition came to; None for an expression that gives a value, and for a constraint while there is
            no answer: it judges answers only.
        result: The value it gave; '' for a condition.
        reads: What it read, in the order written.
    """

    name: str
    row: int
    column: str
    source: str
    truth: bool | None
    result: str
    reads: tuple[ValueRead, ...]


@frozen
class Explanation:
    """Why a question or repeat stands as it does.

    Attributes:
        inspected: What stands there.
        hidden_by: The condition that hides it: its own or that of the outermost group around that does not apply; None
            when it applies, or when nothing but a repeat count leaves it out.
        around: The conditions of the groups and repeats around, outermost first.
        cells: Its own expressions, in the order of the columns.
        trigger: The names of the questions whose change runs its calculation; empty when it follows what it reads.
        unavailable: The names of options of its list that are not offered now.
    """

    inspected: Inspected
    hidden_by: CellReport | None
    around: tuple[CellReport, ...]
    cells: tuple[CellReport, ...]
    trigger: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()


def _operands(tree: Node) -> Iterator[Node]:
    """Give the parts of an expression that read something, without what stands inside predicates."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Reference | Path) or (isinstance(node, Call) and node.name in _READING):
            yield node
        else:
            waiting.extend(reversed(children(node)))


_OFFERING = frozenset({"choice_filter", "type"})
"""The columns whose expression says which options are offered."""


@frozen
class _Stand:
    """Where an expression is worked out: the place it belongs to, the instance, and the kind of cell."""

    element: Element
    frame: Frame
    cell: Cell

    @property
    def own(self) -> str:
        """The value of the place itself, which `.` reads."""
        return self.frame.visible.get(self.element.key, "") if self.element.question is not None else ""


class _Explainer:
    """Explains one place in one instance; expressions are compiled when they are asked for."""

    def __init__(self, element: Element, frame: Frame, state: State) -> None:
        self.element = element
        self.frame = frame
        self.state = state

    def reports(self, place: Element) -> Iterator[CellReport]:
        """Give the expressions of the place or of one around it, with what comes out of them here."""
        for column, expression, cell in cells(place.item) if place.item is not None else ():
            frame = self._instance(place, cell)
            if frame is not None:
                yield self._report(column, expression, _Stand(place, frame, cell))

    def _instance(self, place: Element, cell: Cell) -> Frame | None:
        """Give the instance an expression is worked out in; of a repeat the first one, None when it has none."""
        if place is not self.element:
            return self.frame.at(place.depth)
        if not place.is_repeat or cell is Cell.COUNT:
            return self.frame
        return next(iter(self.frame.counted(place)), None)

    def _report(self, column: str, expression: Expression, stand: _Stand) -> CellReport:
        truth: bool | None = None
        result = ""
        if column in _OFFERING:
            choices = offered(stand.element, stand.frame, self.state.program)
            result = (" " if stand.cell is Cell.CHOICES else ", ").join(choice.name for choice in choices)
        elif column != "constraint" or stand.own:
            outcome = self._work_out(expression.tree, stand, _WANTED.get(column, Want.TRUTH))
            truth, result = (outcome, "") if isinstance(outcome, bool) else (None, _text(outcome))
        item = stand.element.item
        return CellReport(
            name=stand.element.name,
            row=item.row if item else 0,
            column=column,
            source=expression.source,
            truth=truth,
            result=result,
            reads=tuple(self._reads(expression.tree, stand)),
        )

    def _work_out(self, tree: Node, stand: _Stand, want: Want) -> object:
        (function,) = compile_all([Task(tree, stand.element, stand.cell, want)], self.state.program.resolver)
        return self.state.call(function, stand.frame, stand.own)

    def _reads(self, tree: Node, stand: _Stand) -> Iterator[ValueRead]:
        told: set[str] = set()
        for node in _operands(tree):
            text = print_tree(node)
            column_of_a_row = stand.cell is Cell.CHOICES and isinstance(node, Path) and node.start is Start.RELATIVE
            if text in told or column_of_a_row:
                continue
            told.add(text)
            yield self._read(node, text, stand)

    def _read(self, node: Node, text: str, stand: _Stand) -> ValueRead:
        inside = evolve(stand, cell=Cell.CONSTRAINT) if stand.cell is Cell.CHOICES else stand
        relevant = True
        if isinstance(node, Reference) and not node.last_saved:
            target = self.state.program.resolver.target(node, stand.element)
            if target.element.question is None:
                return ValueRead(f"count({text})", _text(self._work_out(Call("count", (node,)), inside, Want.STORED)))
            if target.single:
                relevant = stand.frame.at(target.element.depth).is_relevant(target.element)
        itself = isinstance(node, Path) and node.start is Start.HERE and not node.steps
        asked = node if itself or isinstance(node, Call) else Call("join", (String(", "), node))
        return ValueRead(text, _text(self._work_out(asked, inside, Want.STORED)), relevant)


def _text(outcome: object) -> str:
    if isinstance(outcome, float):
        return "" if outcome != outcome else f"{outcome:g}"  # noqa: PLR0124 - the test for NaN
    return outcome if isinstance(outcome, str) else ""


def explain(element: Element, frame: Frame, state: State) -> Explanation:
    """Say why a question or repeat stands as it does.

    Args:
        element: The question or repeat.
        frame: The instance it stands in; for a repeat the instance around it.
        state: The interview.
    """
    item = element.item
    if isinstance(item, Question):
        inspected = inspect_question(element, item, frame, state)
    elif isinstance(item, Group):
        inspected = inspect_repeat(element, frame, state)
    else:
        raise TypeError(element.name)
    explainer = _Explainer(element, frame, state)
    own = tuple(explainer.reports(element))
    around = tuple(
        report
        for place in reversed(list(element.ancestors()))
        for report in explainer.reports(place)
        if report.column == "relevant"
    )
    hiding = None
    if not inspected.relevant:
        conditions = (*around, *(report for report in own if report.column == "relevant"))
        hiding = next((report for report in conditions if report.truth is False), None)
    names = {choice.name for choice in offered(element, frame, state.program)}
    question = element.question
    choices = state.program.form.choices(question) if question else ()
    return Explanation(
        inspected=inspected,
        hidden_by=hiding,
        around=around,
        cells=own,
        trigger=question.trigger if question else (),
        unavailable=tuple(choice.name for choice in choices if choice.name not in names),
    )
