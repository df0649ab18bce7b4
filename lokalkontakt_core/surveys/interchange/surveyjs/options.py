"""Options of SurveyJS questions: values, or tables with a value and a text."""

from collections.abc import Iterator
from typing import Any

from lokalkontakt_core.surveys.engine.rows import ChoiceRow
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.elements import Element


def _code(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "_".join(str(value).split()) if isinstance(value, str | int | float) else ""


def read_options(element: Element, key: str, choices: list[Any], remarks: Remarks) -> Iterator[ChoiceRow]:
    """Read the options of a question; those without a value or with one that is taken are remarked."""
    seen: set[str] = set()
    for choice in choices:
        parts = element.within(choice if isinstance(choice, dict) else {"value": choice})
        value = parts.get("value")
        code = _code(value)
        if not code or code in seen:
            element.lost(f"{key}.{code or '–'}")
            continue
        if isinstance(value, str) and code != value:
            remarks.add("SF254", Weight.CHANGED, name=value, new=code)
        seen.add(code)
        label = parts.text("text") if parts.has("text") else parts.as_text(value, "value")
        parts.tell_unread_as(key)
        yield ChoiceRow(code, label)
