"""Expressions in LimeSurvey's ExpressionScript, where it can say exactly the same; anything else is not translated.

Semantics differ where a question is unanswered, and that is put right here: no answer is neither less nor greater
than anything, and never equal to a number.
"""

import json
from collections.abc import Mapping
from typing import NoReturn

from attrs import frozen

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
from lokalkontakt_core.surveys.engine.form import Form, Question
from lokalkontakt_core.surveys.interchange.left_out import MANY_OF

_OPERATORS = {"=": "==", "!=": "!=", "and": "and", "or": "or"}
_SUMS = {"+": "+", "-": "-", "*": "*", "div": "/"}
_NUMERIC = frozenset({"integer", "decimal", "range"})
_EQUALITY = frozenset({"=", "!="})
_ORDERING = frozenset({"<", "<=", ">", ">="})
_CONSTANTS = {"true": "1", "false": "0"}
_SAME = {
    "not": "!",
    "if": "if",
    "concat": "join",
    "round": "round",
    "abs": "abs",
    "floor": "floor",
    "int": "intval",
    "string-length": "strlen",
    "pow": "pow",
}


class UntranslatableError(ValueError):
    """The expression says something that ExpressionScript cannot say."""


def _untranslatable(what: str) -> NoReturn:
    raise UntranslatableError(what)


def _is_sum(node: Node) -> bool:
    return isinstance(node, Chain) and node.operators[0] in _SUMS


@frozen
class Names:
    """What things are called there.

    Attributes:
        form: The form.
        codes: Question key to its code.
        answers: List to option to its code.
    """

    form: Form
    codes: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]

    def question(self, name: str) -> Question:
        """Give a question by name; ValueError when the name alone does not say which."""
        found = [question for question in self.form.questions() if question.name == name]
        if len(found) != 1:
            _untranslatable(name)
        return found[0]


class Translator:
    """Translates the expressions of one form; `here` is the question whose `.` is meant."""

    def __init__(self, names: Names, here: Question | None = None) -> None:
        """Take the names, and the question `.` stands for."""
        self._names = names
        self._here = here

    def translate(self, node: Node) -> str:
        """Give the expression in ExpressionScript.

        Raises:
            UntranslatableError: It cannot say that.
        """
        match node:
            case Number():
                return node.text
            case String():
                return json.dumps(node.value, ensure_ascii=False)
            case Reference() | Path():
                return self._value(node)
            case Negation():
                return "-" * (node.times % 2) + f"({self.translate(node.operand)})"
            case Chain():
                return self._chain(node)
            case Call():
                return self._call(node)
            case _:
                _untranslatable(type(node).__name__)

    def _asked(self, node: Node) -> Question | None:
        if isinstance(node, Reference) and not node.last_saved:
            return self._names.question(node.name)
        is_here = isinstance(node, Path) and node.start is Start.HERE and not node.steps and not node.predicates
        return self._here if is_here else None

    def _value(self, node: Node) -> str:
        question = self._asked(node)
        if question is None or question.type in MANY_OF:
            _untranslatable("path")
        return "this.NAOK" if isinstance(node, Path) else f"{self._names.codes[question.key]}.NAOK"

    def _operand(self, node: Node, other: Node) -> str:
        """Give one side of a comparison; an option's name becomes its code there."""
        question = self._asked(other) if isinstance(other, Reference | Path) else None
        if isinstance(node, String) and question is not None and question.list_name:
            codes = self._names.answers.get(question.list_name, {})
            return json.dumps(codes.get(node.value, node.value), ensure_ascii=False)
        return self.translate(node)

    def _chain(self, node: Chain) -> str:
        if node.operators[0] in _SUMS:
            return self._guarded_sum(node)
        first, *others = node.operands
        text = ""
        for operator, operand in zip(node.operators, others, strict=True):
            if operator in _ORDERING and len(others) == 1:
                return self._ordering(operator, first, operand)
            if operator not in _OPERATORS:
                _untranslatable(operator)
            if operator in _EQUALITY:
                if len(others) > 1:
                    _untranslatable("a = b = c")
                return self._equality(operator, first, operand)
            text = f"{text or self.translate(first)} {_OPERATORS[operator]} {self.translate(operand)}"
        return f"({text})"

    def _side(self, node: Node, other: Node) -> str:
        return self._sum(node) if _is_sum(node) else self._operand(node, other)

    def _sum(self, node: Node) -> str:
        """Give a sum of numbers; `+` joins texts there."""
        if not isinstance(node, Chain):
            question = self._asked(node)
            numeric = isinstance(node, Number | Negation) or (question is not None and question.type in _NUMERIC)
            return self.translate(node) if numeric else _untranslatable("+")
        pieces = [self._sum(node.operands[0])]
        for sign, operand in zip(node.operators, node.operands[1:], strict=True):
            pieces += [_SUMS.get(sign) or _untranslatable(sign), self._sum(operand)]
        return f"({' '.join(pieces)})"

    def _guarded_sum(self, node: Node) -> str:
        """Give a sum that is nothing while something in it is unanswered, which counts as 0 there."""
        whole, read = self._sum(node), self._read(node)
        return f'if({" and ".join(f"!is_empty({one})" for one in read)}, {whole}, "")' if read else whole

    def _read(self, *nodes: Node) -> list[str]:
        """Give the answers that are read, each once."""
        found = [one for node in nodes for one in walk(node) if isinstance(one, Reference | Path)]
        return list(dict.fromkeys(map(self.translate, found)))

    def _equality(self, operator: str, left: Node, right: Node) -> str:
        sides = f"{self._side(left, right)} {_OPERATORS[operator]} {self._side(right, left)}"
        if not any(isinstance(side, Number) or _is_sum(side) for side in (left, right)):
            return f"({sides})"
        # There an empty answer equals 0.
        asked = self._read(*(side for side in (left, right) if _is_sum(side) or isinstance(side, Reference | Path)))
        if operator == "=":
            return "(" + " and ".join([*(f"!is_empty({one})" for one in asked), sides]) + ")"
        return "(" + " or ".join([*(f"is_empty({one})" for one in asked), sides]) + ")"

    def _ordering(self, operator: str, left: Node, right: Node) -> str:
        asked = self._read(*(side for side in (left, right) if _is_sum(side) or isinstance(side, Reference | Path)))
        sides = f"{self._side(left, right)} {operator} {self._side(right, left)}"
        return "(" + " and ".join([*(f"!is_empty({one})" for one in asked), sides]) + ")"

    def _call(self, node: Call) -> str:
        arguments = node.arguments
        if node.name in _CONSTANTS and not arguments:
            return _CONSTANTS[node.name]
        if node.name in _SAME:
            return f"{_SAME[node.name]}({', '.join(self.translate(argument) for argument in arguments)})"
        if node.name == "selected":
            return self._selected(arguments[0], arguments[1])
        if node.name == "regex":
            return self._regex(arguments[0], arguments[1])
        return self._count(arguments[0]) if node.name == "count-selected" else _untranslatable(node.name)

    def _count(self, asked: Node) -> str:
        question = self._asked(asked)
        if question is None or question.type not in MANY_OF:
            _untranslatable("count-selected")
        return f"count(that.{self._names.codes[question.key]}.NAOK)"

    def _regex(self, text: Node, pattern: Node) -> str:
        if not isinstance(pattern, String):
            _untranslatable("regex")
        between = "/" + pattern.value.replace("/", r"\/") + "/"
        return f"regexMatch({json.dumps(between, ensure_ascii=False)}, {self.translate(text)})"

    def _selected(self, asked: Node, option: Node) -> str:
        question = self._asked(asked)
        if question is None or not isinstance(option, String) or not question.list_name:
            _untranslatable("selected")
        answer = self._names.answers.get(question.list_name, {}).get(option.value.strip(), option.value.strip())
        code = self._names.codes[question.key]
        if question.type in MANY_OF:
            return f'({code}_{answer}.NAOK == "Y")'
        return f"({code}.NAOK == {json.dumps(answer, ensure_ascii=False)})"
