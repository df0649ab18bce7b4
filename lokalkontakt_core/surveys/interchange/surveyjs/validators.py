"""Validators and bounds of SurveyJS questions as one constraint, where both say the same."""

import re
from collections.abc import Iterator

from attrs import define, field

from lokalkontakt_core.surveys.interchange.surveyjs.elements import Element
from lokalkontakt_core.texts import Text

_NO_TEXT = Text({})
_SIZES = (("min", ". >= {}"), ("max", ". <= {}"))
_LENGTHS = (("minLength", "string-length(.) >= {}"), ("maxLength", "string-length(.) <= {}"))
_BOUNDS = {
    "numeric": (("minValue", ". >= {}"), ("maxValue", ". <= {}")),
    "text": _LENGTHS,
    "answercount": (("minCount", "count-selected(.) >= {}"), ("maxCount", "count-selected(.) <= {}")),
}
_SELECTED = (("minSelectedChoices", "count-selected(.) >= {}"), ("maxSelectedChoices", "count-selected(.) <= {}"))
_OWN = re.compile(r"\{(?:panel\.)?(?P<name>[^{}]+)\} empty or (?P<rest>.+)", re.DOTALL)
_NUMBERS = frozenset({"decimal", "integer"})


@define
class Constraint:
    """What an answer must keep.

    Attributes:
        parts: Conditions in our words.
        written: Conditions in SurveyJS's words, to be read when all names are known.
        message: What is said when it is not kept.
    """

    parts: list[str] = field(factory=list)
    written: list[str] = field(factory=list)
    message: Text = _NO_TEXT


def without_own_guard(expression: str, name: str) -> str:
    """Give an expression without `{name} empty or` at its head, which says what every constraint means here."""
    found = _OWN.fullmatch(expression)
    if found is None or found["name"].strip() != name:
        return expression
    return found["rest"] if is_one_bracket(found["rest"]) else expression


def is_one_bracket(text: str) -> bool:
    """Tell whether a text is one pair of brackets or one call, so that nothing follows that the `or` was part of."""
    depth = 0
    for position, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == ")":
            return position == len(text) - 1
    return False


def _bounds(part: Element, bounds: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for key, shape in bounds:
        number = part.number(key) if part.has(key) else None
        if number is not None:
            yield shape.format(number)


def _pattern(part: Element) -> Iterator[str]:
    pattern = part.get("regex")
    if isinstance(pattern, str) and pattern and "'" not in pattern:
        yield f"regex(., '{pattern}')"
    elif pattern is not None:
        part.lost("regex")


def read_constraint(element: Element, kind: str, name: str) -> Constraint:
    """Read the bounds and validators of a question; those that say something else are left unread or remarked.

    Args:
        element: The question.
        kind: Its type here.
        name: Its name there.
    """
    found = Constraint()
    word = kind.partition(" ")[0]
    if word in _NUMBERS:
        found.parts.extend(_bounds(element, _SIZES))
    elif word == "text":
        found.parts.extend(_bounds(element, _LENGTHS))
    elif word == "select_multiple":
        found.parts.extend(_bounds(element, _SELECTED))
    for validator in element.listed("validators"):
        part = element.within(validator) if isinstance(validator, dict) else None
        type_ = validator.get("type") if isinstance(validator, dict) else None
        if part is None or not isinstance(type_, str) or type_ not in {*_BOUNDS, "regex", "expression"}:
            element.lost("validators")
            continue
        if type_ == "expression":
            expression = part.condition("expression")
            found.written.extend([without_own_guard(expression, name)] if expression else [])
        else:
            found.parts.extend(_bounds(part, _BOUNDS[type_]) if type_ != "regex" else _pattern(part))
        message = part.text("text")
        if found.message and message and message != found.message:
            part.lost("validators.text")
        found.message = found.message or message
        part.tell_unread_as("validators")
    return found
