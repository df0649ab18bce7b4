"""The `parameters` cell of a question: `start=0 end=10 step=1`, checked against what the type understands."""

from decimal import Decimal, InvalidOperation

from lokalkontakt_core.surveys.engine.problems import Problems, nearest
from lokalkontakt_core.surveys.engine.question_types import QuestionType
from lokalkontakt_core.surveys.engine.rows import SurveyRow

_NUMBERS = frozenset({"start", "end", "step"})
_LARGEST = Decimal(10) ** 12
_MOST_DECIMALS = 12
"""Beyond these an answer could not be told exactly to lie on a step or not."""


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    exponent = number.as_tuple().exponent
    bounded = abs(number) < _LARGEST and isinstance(exponent, int) and exponent >= -_MOST_DECIMALS
    return number if bounded else None


def _check_range(found: dict[str, str], row: SurveyRow, problems: Problems) -> None:
    path = row.path("parameters")
    numbers: dict[str, Decimal] = {}
    for name, otherwise in (("start", "0"), ("end", "10"), ("step", "1")):
        number = _number(found.get(name, otherwise))
        if number is None:
            problems.add("SF034", path, row.number, name=name, value=found[name])
        else:
            numbers[name] = number
    if len(numbers) == len(_NUMBERS):
        if numbers["step"] == 0:
            problems.add("SF034", path, row.number, name="step", value=found["step"])
        elif numbers["start"] == numbers["end"]:
            problems.add("SF034", path, row.number, name="end", value=found.get("end", "10"))


def read_parameters(row: SurveyRow, kind: QuestionType, problems: Problems) -> dict[str, str]:
    """Read the settings of a row; what the type does not understand is a problem."""
    if "parameters" not in row.cells and not kind.parameters >= _NUMBERS:
        return {}
    found: dict[str, str] = {}
    path = row.path("parameters")
    text = row.cell("parameters").replace(",", " ").replace(";", " ").replace(" = ", "=")
    for piece in text.split():
        name, sign, value = piece.partition("=")
        if not sign or not value:
            problems.add("SF033", path, row.number, text=piece)
        elif name not in kind.parameters:
            suggestion = nearest(name, kind.parameters)
            problems.add("SF035", path, row.number, name=name, type=kind.name, suggestion=suggestion)
        else:
            found[name] = value
    if kind.parameters >= _NUMBERS:
        _check_range(found, row, problems)
    return found
