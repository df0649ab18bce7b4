"""What can be said about the conditions of a form: never true, always true, without effect.

Everything is an over-estimate: where a condition cannot be judged exactly, it may be true and may be false. So a
finding is certain, and a form without findings may still hold what no list of values shows.
"""

from collections.abc import Iterable
from functools import cached_property

from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Choice, Form, Group, Question
from lokalkontakt_core.surveys.engine.outline import Element, Outline
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.lint.solving.formula import Atom, Blank, Formula, Inverse, atoms, either
from lokalkontakt_core.surveys.lint.solving.search import STEPS_A_FORM, STEPS_A_PLACE, Budget, satisfiable
from lokalkontakt_core.surveys.lint.solving.translation import Translator

_MOST_FACTS = 12
"""How many questions' own conditions are taken into account for one condition."""

MOST_ROWS = 60
"""Longer lists are not judged option by option."""

_COLUMNS = (
    ("relevant", Cell.LOGIC),
    ("required", Cell.CONSTRAINT),
    ("readonly", Cell.CONSTRAINT),
    ("constraint", Cell.CONSTRAINT),
)


class ConditionJudge:
    """Judges the conditions of one form.

    Attributes:
        budget: The work done and left; `budget.open` counts what was left open.
    """

    def __init__(self, form: Form, outline: Outline, resolver: Resolver, types: QuestionTypes) -> None:
        """Make ready; nothing is worked out before it is asked for."""
        self.form = form
        self.budget = Budget(STEPS_A_FORM + STEPS_A_PLACE * len(outline.elements))
        self._outline = outline
        self._types = types
        self._translator = Translator(form, resolver, types)

    @cached_property
    def formulas(self) -> dict[tuple[int, str], Formula]:
        """The conditions by number of the place and column; filters by `choice_filter.<option>`."""
        found: dict[tuple[int, str], Formula] = {}
        for element in self._outline.elements[1:]:
            item = element.item
            for column, cell in _COLUMNS:
                expression = getattr(item, column, None)
                if isinstance(expression, Expression):
                    found[element.number, column] = self._translator.formula(expression.tree, element, cell)
            if isinstance(item, Question) and item.choice_filter is not None:
                for choice in self.rows(item):
                    made = self._translator.formula(item.choice_filter.tree, element, Cell.CHOICES, choice.row())
                    found[element.number, f"choice_filter.{choice.name}"] = made
        self._translator.finish()
        return found

    def rows(self, question: Question) -> tuple[Choice, ...]:
        """Give the options that are judged one by one: none when there are too many."""
        choices = self.form.choices(question)
        return choices if len(choices) <= MOST_ROWS else ()

    def formula(self, element: Element, column: str) -> Formula | None:
        """Give a condition, None when the cell is empty."""
        return self.formulas.get((element.number, column))

    def possible(self, *parts: Formula) -> bool | None:
        """Say whether all parts can hold together, by themselves; None when it is not known."""
        return satisfiable(parts, self._domain, self.budget)

    def possible_at(self, element: Element, *parts: Formula, own: bool = True) -> bool | None:
        """Say whether all parts can hold where a place is shown, with all that must hold for the answers they read.

        Args:
            element: The place.
            parts: What is to hold.
            own: Whether the place's own relevance is to hold too.
        """
        around = self._around(element, own=own)
        return satisfiable([*parts, *around, *self._facts([*parts, *around], element)], self._domain, self.budget)

    def accepts(self, element: Element, value: str, constraint: Formula) -> bool:
        """Say whether a constraint can hold for one value of its own question."""
        others = self._domain
        return (
            satisfiable([constraint], lambda one: (value,) if one is element else others(one), self.budget) is not False
        )

    def _domain(self, variable: Element) -> tuple[str, ...]:
        return self._translator.domain(variable) or ("", "\ue000")

    def _around(self, element: Element, *, own: bool = True) -> list[Formula]:
        places = [*([element] if own else ()), *element.ancestors()]
        found = (self.formula(place, "relevant") for place in places)
        return [formula for formula in found if formula is not None]

    def _facts(self, parts: Iterable[Formula], element: Element) -> list[Formula]:
        """Give what holds for the questions that are read: not shown means blank, and answers keep their constraint."""
        facts: list[Formula] = []
        waiting = [variable for part in parts for variable in _read(part)]
        seen: set[Element] = {element}
        while waiting and len(seen) <= _MOST_FACTS:
            variable = waiting.pop(0)
            if variable in seen:
                continue
            seen.add(variable)
            for formula in [*self._around(variable), *self._kept(variable)]:
                facts.append(either(Blank(variable), formula))
                waiting.extend(_read(formula))
        return facts

    def _kept(self, variable: Element) -> list[Formula]:
        question = variable.question
        constraint = self.formula(variable, "constraint")
        kind = self._types.find(question.type) if question else None
        free = question is None or kind is None or kind.computed or question.calculation or question.default
        return [] if constraint is None or free else [constraint]

    def shown(self, element: Element) -> bool | None:
        """Say whether a place can ever be shown."""
        return self._shown.setdefault(element, self._can_be_shown(element))

    @cached_property
    def _shown(self) -> dict[Element, bool | None]:
        return {}

    def _can_be_shown(self, element: Element) -> bool | None:
        if element in self._shown:
            return self._shown[element]
        parent = element.parent
        if parent is not None and isinstance(parent.item, Group) and self.shown(parent) is False:
            return False
        if self.formula(element, "relevant") is None:
            return True
        return self.possible_at(element)


def opposite(formula: Formula) -> Formula:
    """Give the opposite of a formula."""
    return formula.part if isinstance(formula, Inverse) else Inverse(formula)


def _read(formula: Formula) -> list[Element]:
    found: list[Element] = []
    for atom in atoms(formula):
        found.extend(atom.variables if isinstance(atom, Atom) else (atom.variable,))
    return found
