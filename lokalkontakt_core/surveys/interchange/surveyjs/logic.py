"""What a question does in SurveyJS: when it is shown, demanded and locked, what it accepts, what stands there first."""

from collections.abc import Callable
from typing import Any

from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Expression, Node
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.interchange.left_out import MANY_OF
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.expressions import Translator, UntranslatableError
from lokalkontakt_core.surveys.interchange.surveyjs.names import NUMERIC, Names

_LISTED = MANY_OF | {"rank", "acknowledge"}


def number_of(text: str) -> int | float:
    """Give a number as JSON has it.

    Raises:
        ValueError: It is none.
    """
    number = float(text)
    return int(number) if number.is_integer() else number


def _is_call(expression: Expression, name: str) -> bool:
    return isinstance(expression.tree, Call) and expression.tree.name == name


class Logic:
    """Writes the expressions of rows inside the given repeats."""

    def __init__(self, names: Names, repeats: tuple[int, ...], remarks: Remarks) -> None:
        """Take what things are called and where they are."""
        self._names = names
        self._repeats = repeats
        self._remarks = remarks

    def condition(self, expression: Expression, row: int, column: str, here: Question | None = None) -> str:
        """Give a condition, '' when it cannot be said there, which is remarked."""
        translator = Translator(self._names, self._repeats, here)
        return self._attempt(translator.condition, expression, row, column)

    def of_question(self, question: Question, message: Any) -> dict[str, Any]:
        """Give the properties of a question.

        Args:
            question: The question.
            message: What is said when the constraint is not kept, as it is written there.
        """
        row = question.row
        found: dict[str, Any] = {}
        if question.relevant is not None:
            found["visibleIf"] = self.condition(question.relevant, row, "relevant")
        if question.calculation is not None and question.type == "calculate":
            translate = Translator(self._names, self._repeats).value
            found["expression"] = self._attempt(translate, question.calculation, row, "calculation")
        if question.required is not None:
            always = _is_call(question.required, "true")
            said = always or self.condition(question.required, row, "required")
            found["isRequired" if always else "requiredIf"] = said
        if question.readonly is not None:
            always = _is_call(question.readonly, "true")
            condition = "" if always else self.condition(question.readonly, row, "readonly")
            found |= {"readOnly": True} if always else {"enableIf": condition and f"!({condition})"}
        return found | self._constraint(question, message) | self._default(question)

    def _attempt(self, translate: Callable[[Node], str], expression: Expression, row: int, column: str) -> str:
        try:
            return translate(expression.tree)
        except UntranslatableError:
            values = {"expression": expression.source}
            self._remarks.add("SF242", Weight.LOST, sheet="survey", row=row, column=column, **values)
            return ""

    def _constraint(self, question: Question, message: Any) -> dict[str, Any]:
        """Give the constraint as a validator; an unanswered question keeps ours, and is asked about by theirs."""
        if question.constraint is None:
            return {}
        condition = self.condition(question.constraint, question.row, "constraint", question)
        named = self._names.by_name.get(question.name)
        own = named.seen_from(self._repeats) if named is not None else None
        if condition and own is not None:
            told = {"text": message} if message else {}
            return {"validators": [{"type": "expression", **told, "expression": f"{own} empty or {condition}"}]}
        if condition:
            values = {"expression": question.constraint.source}
            self._remarks.add("SF242", Weight.LOST, sheet="survey", row=question.row, column="constraint", **values)
        if message:
            self._remarks.add("SF255", Weight.LOST, sheet="survey", row=question.row, column="constraint_message")
        return {}

    def _default(self, question: Question) -> dict[str, Any]:
        default = question.default
        if isinstance(default, Expression):
            translate = Translator(self._names, self._repeats).value
            return {"defaultValueExpression": self._attempt(translate, default, question.row, "default")}
        if not default:
            return {}
        if question.type in _LISTED:
            return {"defaultValue": default.split()}
        return {"defaultValue": number_of(default) if question.type in NUMERIC else default}
