"""From expressions to formulas: what can be judged on listed values is, everything else may be true or false."""

from collections.abc import Mapping

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.compiler import Compiled, Task, Want, compile_all
from lokalkontakt_core.surveys.engine.expressions.conversions import number_of
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell, explore
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Chain, Node, Path, Reference, Start
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.question_types import Column, QuestionTypes
from lokalkontakt_core.surveys.lint.solving.domains import Told, is_listed, values_of
from lokalkontakt_core.surveys.lint.solving.formula import Atom, Constant, Formula, Inverse, Junction
from lokalkontakt_core.surveys.lint.solving.parts import DEEPEST, literal, shallow, steady

COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_MOST_QUESTIONS = 3
_SIZES = {"count-selected": Column.MANY, "string-length": Column.TEXT}


@frozen(eq=False)
class _Wanted:
    """An atom still to be compiled, and the row of a list it is judged on."""

    atom: Atom
    task: Task
    row: Mapping[str, str] | None


@frozen(eq=False)
class _Runner:
    """Runs a compiled atom on the values of its questions."""

    wanted: _Wanted
    function: Compiled

    def __call__(self, chosen: tuple[str, ...]) -> bool | None:
        task = self.wanted.task
        maps: list[dict[str, str]] = [{} for _ in range(task.host.depth + (task.cell is not Cell.COUNT))]
        own = ""
        for variable, value in zip(self.wanted.atom.variables, chosen, strict=True):
            maps[variable.depth][variable.key] = value
            own = value if variable is task.host else own
        row = (dict(self.wanted.row or {}),) if task.cell is Cell.CHOICES else ()
        try:
            return bool(self.function(None, own, *row, *maps))
        except (ArithmeticError, ValueError, LookupError, RecursionError):
            return None  # a number no answer could have, or a column a row lacks: it may be either


class Translator:
    """Makes formulas of the conditions of one form; `finish` must run before they are judged."""

    def __init__(self, form: Form, resolver: Resolver, types: QuestionTypes) -> None:
        """Start without a formula."""
        self._form = form
        self._resolver = resolver
        self._types = types
        self._told: dict[Element, Told] = {}
        self._wanted: list[_Wanted] = []
        self._atoms: dict[object, Atom] = {}
        self._tasks: dict[object, Task] = {}
        self._domains: dict[Element, tuple[str, ...] | None] = {}

    def formula(
        self, node: Node, host: Element, cell: Cell, row: Mapping[str, str] | None = None, depth: int = 0
    ) -> Formula:
        """Make the formula of a condition; a choice filter is made for one row."""
        if depth > DEEPEST:
            return Atom()
        if isinstance(node, Chain) and node.operators[0] in {"and", "or"}:
            parts = tuple(self.formula(part, host, cell, row, depth + 1) for part in node.operands)
            return Junction(node.operators[0] == "and", parts)
        if isinstance(node, Call) and node.name == "not" and len(node.arguments) == 1:
            return Inverse(self.formula(node.arguments[0], host, cell, row, depth + 1))
        if isinstance(node, Call) and node.name in {"true", "false"} and not node.arguments:
            return Constant(node.name == "true")
        return self._atom(node, host, cell, row)

    def _atom(self, node: Node, host: Element, cell: Cell, row: Mapping[str, str] | None) -> Atom:
        if not shallow(node) or not steady(node, cell):
            return Atom()
        variables = self._variables(node, host, cell)
        key = (node, variables, host if cell in {Cell.CONSTRAINT, Cell.CHOICES} else None, row and row["name"])
        if key in self._atoms:
            return self._atoms[key]
        atom = self._atoms[key] = Atom(variables or ())
        if variables is not None and len(variables) <= _MOST_QUESTIONS and self._tell(node, host, variables):
            task = self._tasks.setdefault((node, host, cell), Task(node, host, cell, Want.TRUTH))
            self._wanted.append(_Wanted(atom, task, row))
        return atom

    def _variables(self, node: Node, host: Element, cell: Cell) -> tuple[Element, ...] | None:
        """Give the questions a part reads, None when it reads anything else."""
        found = explore(self._resolver, node, host, cell)
        if found.problems or found.positions:
            return None
        if any(not target.single or target.indexed or target.element.question is None for target in found.targets):
            return None
        read = dict.fromkeys(target.element for target in found.targets)
        if found.itself:
            read[host] = None
        return tuple(read)

    def _tell(self, node: Node, host: Element, variables: tuple[Element, ...]) -> bool:
        """Note what a question is compared with; say whether the part can be judged on listed values."""
        if all(self._listed(variable) for variable in variables):
            return True
        if len(variables) > 1:
            return False
        if isinstance(node, Call) and node.name == "selected":
            return self._selects(node, host, variables[0])
        if not isinstance(node, Chain) or len(node.operators) > 1 or node.operators[0] not in COMPARISONS:
            return False
        return any(
            self._compares(side, literal(other), host, variables[0])
            for side, other in (node.operands, node.operands[::-1])
        )

    def _selects(self, call: Call, host: Element, variable: Element) -> bool:
        token = literal(call.arguments[1])
        fits = self._is(call.arguments[0], host, variable) and self._column(variable) is Column.MANY
        if fits and isinstance(token, str):
            self._of(variable).texts.add(token.strip())
            return True
        return False

    def _compares(self, side: Node, value: str | float | None, host: Element, variable: Element) -> bool:
        if value is None:
            return False
        if self._is(side, host, variable):
            return self._compared(variable, value)
        if not isinstance(side, Call) or side.name not in _SIZES or not self._is(side.arguments[0], host, variable):
            return False
        number = number_of(value)
        if number != number or self._column(variable) is not _SIZES[side.name]:  # noqa: PLR0124 - the test for NaN
            return False
        self._of(variable).lengths.add(number)
        return True

    def _compared(self, variable: Element, value: str | float) -> bool:
        told = self._of(variable)
        if self._column(variable) is Column.MANY:
            return value == ""
        number = number_of(value)
        if isinstance(value, str) and value:
            told.texts.add(value)
        if number == number:  # noqa: PLR0124 - the test for NaN
            told.numbers.add(number)
        return True

    def _is(self, node: Node, host: Element, variable: Element) -> bool:
        if isinstance(node, Path):
            return node.start is Start.HERE and not node.steps and host is variable
        return isinstance(node, Reference) and self._resolver.target(node, host).element is variable

    def _of(self, variable: Element) -> Told:
        return self._told.setdefault(variable, Told())

    def _column(self, variable: Element) -> Column:
        question = variable.question
        kind = self._types.find(question.type) if question else None
        return kind.column if kind else Column.NOTHING

    def _listed(self, variable: Element) -> bool:
        question = variable.question
        kind = self._types.find(question.type) if question else None
        return bool(question and kind and is_listed(question, kind, self._form.choices(question)))

    def domain(self, variable: Element) -> tuple[str, ...] | None:
        """Give the values of a question that matter, None when they cannot be listed."""
        if variable not in self._domains:
            question = variable.question
            kind = self._types.find(question.type) if question else None
            found = None
            if question is not None and kind is not None:
                found = values_of(question, kind, self._form.choices(question), self._of(variable))
            self._domains[variable] = found
        return self._domains[variable]

    def finish(self) -> None:
        """Compile all atoms in one go; those on questions whose values cannot be listed stay undecided."""
        wanted = [one for one in self._wanted if all(self.domain(variable) for variable in one.atom.variables)]
        tasks = list({id(one.task): one.task for one in wanted}.values())
        compiled = dict(zip(map(id, tasks), compile_all(tasks, self._resolver), strict=True))
        for one in wanted:
            one.atom.run = _Runner(one, compiled[id(one.task)])
        self._wanted.clear()
