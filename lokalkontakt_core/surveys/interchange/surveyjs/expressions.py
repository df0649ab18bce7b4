"""Expressions as SurveyJS writes them, where it can say exactly the same; anything else is not translated.

Semantics differ where a question is unanswered, and that is put right here: there an empty answer counts as 0 or '' in
sums, here a sum with one is no number. `contains` looks for part of a text there unless the answer is a list, and `+`
joins texts.
"""

from collections.abc import Iterable
from typing import NoReturn

from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Negation,
    Node,
    Number,
    Path,
    Reference,
    Start,
    String,
    walk,
)
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.interchange.left_out import MANY_OF
from lokalkontakt_core.surveys.interchange.surveyjs.names import NUMERIC, Named, Names

_JOINS = frozenset({"and", "or"})
_EQUALITY = {"=": "=", "!=": "<>"}
_ORDERING = frozenset({"<", "<=", ">", ">="})
_SUMS = {"+": "+", "-": "-", "*": "*", "div": "/"}
_TRUTHS = frozenset({"true", "false"})


class UntranslatableError(ValueError):
    """The expression says something that SurveyJS cannot say."""


def _untranslatable(what: str) -> NoReturn:
    raise UntranslatableError(what)


def quoted(text: str) -> str:
    """Give a text as SurveyJS quotes it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _joined(parts: Iterable[str], word: str) -> str:
    return "(" + f" {word} ".join(parts) + ")"


class Translator:
    """Translates the expressions of one place in a form.

    Args:
        names: What the questions are called.
        repeats: The rows of the repeats around the place.
        here: The question that `.` stands for.
    """

    def __init__(self, names: Names, repeats: tuple[int, ...] = (), here: Question | None = None) -> None:
        """Take the place."""
        self._names = names
        self._repeats = repeats
        self._here = here

    def condition(self, node: Node) -> str:
        """Give something true or false.

        Raises:
            UntranslatableError: It cannot be said.
        """
        if isinstance(node, Reference | Path):
            return f"({self._reference(node)} notempty)"
        if isinstance(node, Chain):
            return self._compared(node)
        if not isinstance(node, Call):
            _untranslatable(type(node).__name__)
        if node.name in _TRUTHS and not node.arguments:
            return node.name
        if node.name == "not":
            return f"!({self.condition(node.arguments[0])})"
        if node.name == "selected":
            return self._selected(node.arguments[0], node.arguments[1])
        return _untranslatable(node.name)

    def value(self, node: Node) -> str:
        """Give a value: a number, a text, an answer, a sum of numbers, or a choice between such.

        Raises:
            UntranslatableError: It cannot be said.
        """
        if self._is_sum(node):
            whole = self._sum(node)
            guards = self._answered(node)
            return f"iif({_joined(guards, 'and')}, {whole}, '')" if guards else whole
        if isinstance(node, Call) and node.name == "if":
            condition, *values = node.arguments
            return f"iif({self.condition(condition)}, {', '.join(map(self.value, values))})"
        return self._simple(node)

    def named(self, node: Node) -> Named | None:
        """Give the question that a node names, None when it names none."""
        if isinstance(node, Path) and node.start is Start.HERE and not node.steps and not node.predicates:
            return self._names.by_name.get(self._here.name) if self._here is not None else None
        return self._names.by_name.get(node.name) if isinstance(node, Reference) and not node.last_saved else None

    def _reference(self, node: Node) -> str:
        found = self.named(node)
        return (found.seen_from(self._repeats) if found is not None else None) or _untranslatable("path")

    def _simple(self, node: Node) -> str:
        if isinstance(node, Number):
            return node.text
        if isinstance(node, Negation) and isinstance(node.operand, Number) and node.times == 1:
            return f"-{node.operand.text}"
        return quoted(node.value) if isinstance(node, String) else self._reference(node)

    def _is_sum(self, node: Node) -> bool:
        return isinstance(node, Chain) and node.operators[0] in _SUMS

    def _is_number(self, node: Node) -> bool:
        found = self.named(node)
        return self._is_sum(node) or isinstance(node, Number | Negation) or bool(found and self._numeric(found))

    def _numeric(self, found: Named) -> bool:
        return found.question.type in NUMERIC

    def _sum(self, node: Node) -> str:
        if not isinstance(node, Chain):
            return self._simple(node) if self._is_number(node) else _untranslatable("+")
        pieces = [self._sum(node.operands[0])]
        for sign, operand in zip(node.operators, node.operands[1:], strict=True):
            pieces += [_SUMS.get(sign) or _untranslatable(sign), self._sum(operand)]
        return f"({' '.join(pieces)})"

    def _answered(self, *nodes: Node) -> list[str]:
        """Give the conditions under which everything that is read has an answer."""
        read = [self._reference(one) for node in nodes for one in walk(node) if isinstance(one, Reference | Path)]
        return [f"{one} notempty" for one in dict.fromkeys(read)]

    def _compared(self, node: Chain) -> str:
        operator = node.operators[0]
        if operator in _JOINS:
            return _joined(map(self.condition, node.operands), operator)
        if len(node.operators) > 1 or (operator not in _EQUALITY and operator not in _ORDERING):
            _untranslatable(operator)
        left, right = node.operands
        return self._ordered(operator, left, right) if operator in _ORDERING else self._equal(operator, left, right)

    def _side(self, node: Node) -> str:
        return self._sum(node) if self._is_sum(node) else self._simple(node)

    def _equal(self, operator: str, left: Node, right: Node) -> str:
        for side, other in ((left, right), (right, left)):
            if isinstance(other, String) and not other.value:
                return f"({self._reference(side)} {'empty' if operator == '=' else 'notempty'})"
        if any((found := self.named(side)) and found.question.type in MANY_OF for side in (left, right)):
            _untranslatable("=")  # there a list, here its options in one text
        said = f"{self._side(left)} {_EQUALITY[operator]} {self._side(right)}"
        if not self._is_sum(left) and not self._is_sum(right):
            return f"({said})"
        guards = self._answered(left, right)
        if operator == "=":
            return _joined([*guards, said], "and")
        return _joined([*(guard.replace(" notempty", " empty") for guard in guards), said], "or")

    def _ordered(self, operator: str, left: Node, right: Node) -> str:
        if not self._is_number(left) and not self._is_number(right):
            _untranslatable(operator)  # two texts are put in the order of the alphabet there
        return _joined([*self._answered(left, right), f"{self._side(left)} {operator} {self._side(right)}"], "and")

    def _selected(self, asked: Node, option: Node) -> str:
        found = self.named(asked)
        if found is None or not isinstance(option, String) or not option.value.strip():
            _untranslatable("selected")
        word = "contains" if found.question.type in MANY_OF else "="
        return f"({self._reference(asked)} {word} {quoted(option.value.strip())})"
