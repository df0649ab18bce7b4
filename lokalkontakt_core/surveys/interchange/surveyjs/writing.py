"""Write a form as a SurveyJS form; what has no counterpart there is remarked."""

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Chain,
    Expression,
    Negation,
    Node,
    Number,
    Path,
    Reference,
    String,
)
from lokalkontakt_core.surveys.engine.form import Form, Group, Item, Question, Repeat
from lokalkontakt_core.surveys.interchange.remarks import Remark, Remarks, Weight
from lokalkontakt_core.texts import Text

_TYPES: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "comment"},
    "integer": {"type": "text", "inputType": "number", "step": 1},
    "decimal": {"type": "text", "inputType": "number"},
    "date": {"type": "text", "inputType": "date"},
    "time": {"type": "text", "inputType": "time"},
    "dateTime": {"type": "text", "inputType": "datetime-local"},
    "select_one": {"type": "radiogroup"},
    "select_multiple": {"type": "checkbox"},
    "rank": {"type": "ranking"},
    "range": {"type": "rating"},
    "note": {"type": "html"},
    "calculate": {"type": "expression"},
    "acknowledge": {"type": "checkbox", "choices": ["OK"]},
}
_OPERATORS = {"and": "and", "or": "or", "=": "=", "!=": "<>", "+": "+", "-": "-", "*": "*", "div": "/"}
_ORDERING = frozenset({"<", "<=", ">", ">="})
_PIPED = re.compile(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}")


@frozen
class Document:
    """A form in SurveyJS's words.

    Attributes:
        text: The JSON.
        remarks: What was not carried over.
    """

    text: str
    remarks: tuple[Remark, ...]


class UntranslatableError(ValueError):
    """The expression says something that SurveyJS cannot say."""


def _untranslatable(what: str) -> NoReturn:
    raise UntranslatableError(what)


def _reference(node: Node) -> str:
    return f"{{{node.name}}}" if isinstance(node, Reference) and not node.last_saved else _untranslatable("path")


def _chain(node: Chain) -> str:
    operator = node.operators[0]
    if len(node.operators) == 1 and operator in {"=", "!="}:
        for side, other in (node.operands, tuple(reversed(node.operands))):
            if isinstance(other, String) and not other.value:
                return f"({_reference(side)} {'empty' if operator == '=' else 'notempty'})"
    if operator in _ORDERING:
        if len(node.operators) > 1:
            _untranslatable(operator)
        left, right = (translate(operand) for operand in node.operands)
        asked = [f"{_reference(one)} notempty" for one in node.operands if isinstance(one, Reference | Path)]
        return "(" + " and ".join([*asked, f"{left} {operator} {right}"]) + ")"
    pieces = [translate(node.operands[0])]
    for sign, operand in zip(node.operators, node.operands[1:], strict=True):
        pieces += [_OPERATORS.get(sign) or _untranslatable(sign), translate(operand)]
    return f"({' '.join(pieces)})"


def _call(node: Call) -> str:
    if node.name in {"true", "false"}:
        return node.name
    if node.name == "not":
        return f"!({translate(node.arguments[0])})"
    if node.name == "if":
        return f"iif({', '.join(translate(argument) for argument in node.arguments)})"
    if node.name == "selected":
        return f"({_reference(node.arguments[0])} contains {translate(node.arguments[1])})"
    return _untranslatable(node.name)


def translate(node: Node) -> str:
    """Give an expression as SurveyJS writes it.

    Raises:
        UntranslatableError: It cannot say that.
    """
    if isinstance(node, Number):
        return node.text
    if isinstance(node, String):
        return "'" + node.value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    if isinstance(node, Negation):
        return f"-{node.operand.text}" if isinstance(node.operand, Number) and node.times == 1 else _untranslatable("-")
    if isinstance(node, Chain):
        return _chain(node)
    return _call(node) if isinstance(node, Call) else _reference(node)


class _Writer:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.remarks = Remarks()

    def text(self, text: Text) -> Any:
        """Give a text, or a table of texts by language when there are several."""
        wordings = {code: _PIPED.sub(r"{\1}", wording) for code, wording in text.by_language.items() if wording}
        if set(wordings) <= {self.form.default_language}:
            return next(iter(wordings.values()), "")
        return {("default" if code == self.form.default_language else code): one for code, one in wordings.items()}

    def expression(self, expression: Expression, row: int, column: str) -> str:
        try:
            return translate(expression.tree)
        except UntranslatableError:
            values = {"expression": expression.source}
            self.remarks.add("SF242", Weight.LOST, sheet="survey", row=row, column=column, **values)
            return ""

    def items(self, items: tuple[Item, ...]) -> list[dict[str, Any]]:
        written = [self.group(item) if isinstance(item, Group) else self.question(item) for item in items]
        return [element for element in written if element]

    def group(self, item: Group) -> dict[str, Any]:
        repeat = isinstance(item, Repeat)
        element: dict[str, Any] = {"type": "paneldynamic" if repeat else "panel", "name": item.name}
        if item.label:
            element["title"] = self.text(item.label)
        if item.relevant is not None:
            element["visibleIf"] = self.expression(item.relevant, item.row, "relevant")
        if isinstance(item, Repeat) and item.repeat_count is not None:
            values = {"expression": item.repeat_count.source}
            self.remarks.add("SF242", Weight.LOST, sheet="survey", row=item.row, column="repeat_count", **values)
        element["templateElements" if repeat else "elements"] = self.items(item.items)
        return {key: value for key, value in element.items() if value != ""}

    def question(self, question: Question) -> dict[str, Any]:
        kind = _TYPES.get(question.type)
        if kind is None:
            self.remarks.add("SF244", Weight.LOST, sheet="survey", row=question.row, type=question.type)
            return {}
        element: dict[str, Any] = {**kind, "name": question.name}
        label = self.text(question.label)
        element["html" if question.type == "note" else "title"] = label or question.name
        element["description"] = self.text(question.hint or question.guidance_hint)
        element |= self.logic(question)
        if question.list_name and question.type in _TYPES:
            choices = self.form.choices(question)
            element["choices"] = [{"value": one.name, "text": self.text(one.label) or one.name} for one in choices]
        if question.type == "range":
            names = (("start", "rateMin", 0), ("end", "rateMax", 10), ("step", "rateStep", 1))
            element |= {theirs: json.loads(question.parameters.get(ours, str(usual))) for ours, theirs, usual in names}
        return {key: value for key, value in element.items() if value != ""}

    def logic(self, question: Question) -> dict[str, Any]:
        row: dict[str, Any] = {}
        named = (("relevant", "visibleIf"), ("calculation", "expression"))
        for column, theirs in named:
            expression = getattr(question, column)
            if expression is not None:
                row[theirs] = self.expression(expression, question.row, column)
        if question.required is not None:
            always = isinstance(question.required.tree, Call) and question.required.tree.name == "true"
            key = "isRequired" if always else "requiredIf"
            row[key] = always or self.expression(question.required, question.row, "required")
            row["requiredErrorText"] = self.text(question.required_message)
        for column in ("constraint", "choice_filter"):
            expression = getattr(question, column)
            if expression is not None:
                values = {"expression": expression.source}
                self.remarks.add("SF242", Weight.LOST, sheet="survey", row=question.row, column=column, **values)
        if isinstance(question.default, str) and question.default:
            several = question.type == "select_multiple"
            row["defaultValue"] = question.default.split() if several else question.default
        elif question.default is not None:
            self.remarks.add("SF242", Weight.LOST, sheet="survey", row=question.row, column="default", expression="…")
        return row


def write_surveyjs(form: Form) -> Document:
    """Write a form for SurveyJS."""
    writer = _Writer(form)
    document = {
        "title": writer.text(form.title),
        "locale": form.default_language,
        "elements": writer.items(form.items),
    }
    return Document(json.dumps(document, ensure_ascii=False, indent=2) + "\n", writer.remarks.all())
