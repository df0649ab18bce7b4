"""Which element of SurveyJS a question becomes: by its type, and where it is shown differently by its appearance."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.interchange.left_out import MANY_OF, ONE_OF


@frozen
class Kind:
    """An element.

    Attributes:
        properties: What tells it from others.
        appearance: The appearance that this says already.
        nearest: The type it comes back as, where that is another one; '' when it is the same.
    """

    properties: Mapping[str, Any] = Factory(dict)
    appearance: str = ""
    nearest: str = ""


MULTILINE, MINIMAL = "multiline", "minimal"
AGREED = "OK"

_PLAIN: Mapping[str, Kind] = {
    "text": Kind({"type": "text"}),
    "integer": Kind({"type": "text", "inputType": "number", "step": 1}),
    "decimal": Kind({"type": "text", "inputType": "number"}),
    "date": Kind({"type": "text", "inputType": "date"}),
    "time": Kind({"type": "text", "inputType": "time"}),
    "dateTime": Kind({"type": "text", "inputType": "datetime-local"}),
    "rank": Kind({"type": "ranking"}),
    "range": Kind({"type": "rating"}),
    "note": Kind({"type": "html"}),
    "calculate": Kind({"type": "expression"}),
    "acknowledge": Kind({"type": "checkbox", "choices": [AGREED]}, nearest="select_multiple"),
}


def kind_of(question: Question) -> Kind | None:
    """Give the element of a question, None when there is none like it."""
    words = question.appearance.split()
    if question.type == "text" and (MULTILINE in words or "rows" in question.parameters):
        return Kind({"type": "comment"}, MULTILINE)
    for types, nearest, usual, small in (
        (ONE_OF, "select_one", "radiogroup", "dropdown"),
        (MANY_OF, "select_multiple", "checkbox", "tagbox"),
    ):
        if question.type in types:
            other = "" if question.type == nearest else nearest
            chosen = small if MINIMAL in words else usual
            return Kind({"type": chosen}, MINIMAL if chosen == small else "", other)
    return _PLAIN.get(question.type)
