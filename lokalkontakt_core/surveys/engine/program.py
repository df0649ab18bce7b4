"""A form made ready to run: its places, what depends on what, and every expression compiled. Made once, used often."""

from attrs import Factory, define, evolve

from lokalkontakt_core.surveys.engine.checking import list_columns
from lokalkontakt_core.surveys.engine.dependencies import Dependencies, Facet, Point
from lokalkontakt_core.surveys.engine.expressions.compiler import Compiled, Task, Want, compile_all
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Expression, walk
from lokalkontakt_core.surveys.engine.form import Form, Group, Question, Repeat
from lokalkontakt_core.surveys.engine.matrices import Matrices, find_matrices
from lokalkontakt_core.surveys.engine.outline import Element, Outline
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Control, QuestionType, QuestionTypes

_LANGUAGE_FUNCTIONS = {"jr:choice-name", "format-date", "format-date-time", "instance", "jr:itext", "pulldata"}


@define(eq=False)
class Cells:
    """The compiled cells of one place; None where the cell is empty."""

    relevant: Compiled | None = None
    required: Compiled | None = None
    constraint: Compiled | None = None
    calculation: Compiled | None = None
    default: Compiled | None = None
    readonly: Compiled | None = None
    choice_filter: Compiled | None = None
    options: Compiled | None = None
    repeat_count: Compiled | None = None


@define(eq=False)
class Program:
    """A form ready to run.

    Attributes:
        form: The form.
        types: The question types it may use.
        outline: Its places.
        resolver: Finds what names in it point at.
        points: What is worked out, each after what it depends on.
        cells: The compiled cells by number of the place.
        kinds: The question type by number of the place; the rows of a matrix are asked in a grid.
        matrices: The grids.
        spoken: The points whose value depends on the language shown.
    """

    form: Form
    types: QuestionTypes
    outline: Outline
    resolver: Resolver
    points: list[Point]
    cells: list[Cells]
    kinds: dict[int, QuestionType]
    matrices: Matrices = Factory(Matrices)
    spoken: list[Point] = Factory(list)
    _by_scope: dict[int, list[Point]] = Factory(dict)
    _members: dict[int, list[Element]] = Factory(dict)
    _repeats: dict[int, list[Element]] = Factory(dict)
    _keys: dict[int, list[str]] = Factory(dict)
    _by_place: dict[tuple[int, Facet], Point] = Factory(dict)

    def __attrs_post_init__(self) -> None:
        for point in self.points:
            self._by_scope.setdefault(point.home.number, []).append(point)
            self._by_place[point.element.number, point.facet] = point
            if point.expression is not None and _speaks(point.expression):
                self.spoken.append(point)
        for element in self.outline.elements:
            if element.question is not None:
                self._members.setdefault(element.scope.number, []).append(element)
                self._keys.setdefault(element.scope.number, []).append(element.key)
            if element.is_repeat and element.parent is not None:
                self._repeats.setdefault(element.parent.scope.number, []).append(element)

    def point(self, element: Element, facet: Facet) -> Point | None:
        """Give the point of a facet of a place, None when the place has none."""
        return self._by_place.get((element.number, facet))

    def repeats_in(self, scope: Element) -> list[Element]:
        """Give the repeats directly inside a scope."""
        return self._repeats.get(scope.number, [])

    def scopes(self) -> list[Element]:
        """Give the root and all repeats, outer ones before inner ones."""
        return [element for element in self.outline.elements if element.parent is None or element.is_repeat]

    def keys(self, scope: Element) -> list[str]:
        """Give the keys of all values in a scope."""
        return self._keys.get(scope.number, [])

    def points_in(self, scope: Element) -> list[Point]:
        """Give the points worked out in each instance of a scope, in order."""
        return self._by_scope.get(scope.number, [])

    def members(self, scope: Element) -> list[Element]:
        """Give the questions that have their value in a scope, in order."""
        return self._members.get(scope.number, [])

    def kind(self, element: Element) -> QuestionType:
        """Give the type of a question."""
        return self.kinds[element.number]


def _speaks(expression: Expression) -> bool:
    return any(isinstance(node, Call) and node.name in _LANGUAGE_FUNCTIONS for node in walk(expression.tree))


def _tasks(element: Element) -> list[tuple[str, Task]]:
    item = element.item
    found: list[tuple[str, Expression | None, Cell, Want]] = []
    if isinstance(item, Question):
        default = item.default if isinstance(item.default, Expression) else None
        found = [
            ("relevant", item.relevant, Cell.LOGIC, Want.TRUTH),
            ("required", item.required, Cell.CONSTRAINT, Want.TRUTH),
            ("constraint", item.constraint, Cell.CONSTRAINT, Want.TRUTH),
            ("calculation", item.calculation, Cell.VALUE, Want.STORED),
            ("default", default, Cell.CONSTRAINT, Want.STORED),
            ("readonly", item.readonly, Cell.CONSTRAINT, Want.TRUTH),
            ("options", item.options, Cell.VALUE, Want.NODES),
            ("choice_filter", None if item.options else item.choice_filter, Cell.CHOICES, Want.TRUTH),
        ]
    elif isinstance(item, Group):
        count = item.repeat_count if isinstance(item, Repeat) else None
        found = [
            ("relevant", item.relevant, Cell.LOGIC, Want.TRUTH),
            ("repeat_count", count, Cell.COUNT, Want.NUMBER),
        ]
    return [
        (column, Task(expression.tree, element, cell, want))
        for column, expression, cell, want in found
        if expression is not None
    ]


def compile_form(form: Form, types: QuestionTypes = STANDARD) -> Program:
    """Make a form ready to run. The form must come from the loader, which has checked it."""
    outline = Outline.of(form)
    resolver = Resolver(outline, list_columns(form))
    cells = [Cells() for _ in outline.elements]
    wanted = [(element, column, task) for element in outline.elements[1:] for column, task in _tasks(element)]
    compiled = compile_all([task for _, _, task in wanted], resolver)
    for (element, column, _), function in zip(wanted, compiled, strict=True):
        setattr(cells[element.number], column, function)
    points = Dependencies.of(outline, resolver).order()
    kinds: dict[int, QuestionType] = {}
    for element in outline.elements:
        kind = types.find(element.question.type) if element.question else None
        if kind is not None:
            kinds[element.number] = kind
    matrices = find_matrices(outline.elements, kinds)
    kinds |= {number: evolve(kinds[number], control=Control.GRID) for number in matrices.by_row}
    kinds |= {number: evolve(kinds[number], control=Control.NONE) for number in matrices.headings}
    return Program(form, types, outline, resolver, points, cells, kinds, matrices)
