"""Properties of SurveyJS elements: texts, options and bounds, and which of them are carried over."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lokalkontakt_core.surveys.engine.rows import ChoiceRow
from lokalkontakt_core.surveys.interchange.languages import CODE
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.texts import Text

_CARRIED = """
    name type title description visibleIf visible elements templateElements questions isRequired requiredIf
    requiredErrorText readOnly defaultValue inputType choices rateMin rateMax rateStep rateValues rateCount min max
    minLength maxLength showOtherItem hasOther labelTrue labelFalse expression html rows columns items choicesOrder
"""
_LAYOUT = "width startWithNewLine state"

KNOWN = frozenset(f"{_CARRIED} {_LAYOUT}".split())
"""Properties that are carried over, or only say how a screen is laid out."""

_MARKUP = re.compile(r"<[^<>]*>")


def text_of(value: object, default: str) -> Text:
    """Read a text, or a table of texts by language, in which `default` is the language of the form."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return Text({default: str(value).strip()}) if str(value).strip() else Text({})
    wordings: dict[str, str] = {}
    for written, wording in value.items() if isinstance(value, dict) else ():
        code = default if written == "default" else str(written)
        if isinstance(wording, str) and wording.strip() and CODE.fullmatch(code):
            wordings[code] = wording.strip()
    return Text(wordings)


def without_markup(text: str) -> str:
    """Give a text without the tags of HTML."""
    return " ".join(_MARKUP.sub(" ", text).split()) or "–"


def read_options(choices: object, name: str, default: str, remarks: Remarks) -> Iterator[ChoiceRow]:
    """Read the options of a question."""
    seen: set[str] = set()
    for choice in choices if isinstance(choices, list) else ():
        parts = choice if isinstance(choice, dict) else {"value": choice}
        written = str(parts.get("value", "")).strip()
        code = "_".join(written.split())
        if code != written:
            remarks.add("SF254", Weight.CHANGED, name=written, new=code)
        for key in parts:
            if key not in {"value", "text"}:
                remarks.add("SF252", Weight.LOST, column=f"choices.{key}", name=name)
        if not code or code in seen:
            remarks.add("SF252", Weight.LOST, column=f"choices.{code or '–'}", name=name)
            continue
        seen.add(code)
        yield ChoiceRow(code, text_of(parts.get("text", written), default))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def bounds(kind: str, element: Mapping[str, Any]) -> dict[str, str]:
    """Give the cells that hold the least and greatest value or length of an answer."""
    if kind == "range":
        start, step = element.get("rateMin", 1), element.get("rateStep", 1)
        end = element.get("rateMax", element.get("rateCount", 5))
        return {"parameters": f"start={start} end={end} step={step}"}
    sizes = (("min", ". >= {}"), ("max", ". <= {}"))
    lengths = (("minLength", "string-length(.) >= {}"), ("maxLength", "string-length(.) <= {}"))
    wanted = sizes if kind in {"decimal", "integer"} else lengths if kind == "text" else ()
    parts = [shape.format(element[key]) for key, shape in wanted if _is_number(element.get(key))]
    return {"constraint": " and ".join(parts)} if parts else {}
