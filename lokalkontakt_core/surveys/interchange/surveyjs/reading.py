"""Read a SurveyJS form: elements become rows; what has no counterpart is remarked with its name and property."""

import json
import re
from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.surveys.engine.rows import ChoiceRow, SurveyRow, Written
from lokalkontakt_core.surveys.interchange.languages import CODE
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.conditions import UnknownConditionError, read_condition
from lokalkontakt_core.surveys.interchange.surveyjs.properties import (
    KNOWN,
    bounds,
    read_options,
    text_of,
    without_markup,
)
from lokalkontakt_core.surveys.interchange.xlsform.origins import Origins
from lokalkontakt_core.surveys.interchange.xlsform.reading import Imported
from lokalkontakt_core.texts import Text

DEEPEST = 30
_NAME = re.compile(r"[A-Za-z_][\w\-]*")
_INPUTS = {
    "text": "text",
    "email": "text",
    "tel": "text",
    "url": "text",
    "number": "decimal",
    "range": "decimal",
    "date": "date",
    "time": "time",
    "datetime-local": "dateTime",
    "datetime": "dateTime",
    "month": "text",
    "week": "text",
}
_ONE = frozenset({"radiogroup", "dropdown"})
_MANY = frozenset({"checkbox", "tagbox"})


class _Reader:
    def __init__(self, document: Mapping[str, Any], language: str) -> None:
        self.document = document
        locale = document.get("locale")
        self.default = locale if isinstance(locale, str) and CODE.fullmatch(locale) else language
        self.remarks = Remarks()
        self.rows: list[dict[str, Any]] = []
        self.lists: dict[str, tuple[ChoiceRow, ...]] = {}
        self.names: dict[str, str] = {}
        self.taken: set[str] = set()
        self.conditions: list[tuple[dict[str, Any], str, str, str]] = []

    def text(self, value: object) -> Text:
        """Read a text, the one without a language in the language of the form."""
        return text_of(value, self.default)

    def name(self, written: object, otherwise: str) -> str:
        """Give a name that is one word and not taken."""
        original = str(written or "").strip() or otherwise
        name = original if _NAME.fullmatch(original) else slug(original).replace("-", "_")
        name = name if _NAME.fullmatch(name) else f"q_{name}"
        candidate, number = name, 1
        while candidate in self.taken:
            number += 1
            candidate = f"{name}_{number}"
        self.taken.add(candidate)
        if written:
            self.names.setdefault(original, candidate)
            if candidate != original:
                self.remarks.add("SF254", Weight.CHANGED, name=original, new=candidate)
        return candidate

    def elements(self, elements: object, depth: int = 0) -> None:
        if depth > DEEPEST:
            self.remarks.add("SF251", Weight.LOST, name="…", type="panel")
            return
        for element in _listed(elements):
            if isinstance(element, dict):
                self.element(element, depth)

    def element(self, element: Mapping[str, Any], depth: int) -> None:
        kind = str(element.get("type", "text"))
        name = self.name(element.get("name"), kind)
        for key in element:
            if key not in KNOWN:
                self.remarks.add("SF252", Weight.LOST, column=key, name=name)
        if kind in {"panel", "page"}:
            self.group("group", name, element, element.get("elements"), depth)
        elif kind == "paneldynamic":
            self.group("repeat", name, element, element.get("templateElements"), depth)
        elif kind == "multipletext":
            items = [{**item, "type": "text"} for item in _listed(element.get("items")) if isinstance(item, dict)]
            self.group("group", name, element, items, depth)
        elif kind == "matrix":
            self.matrix(name, element, depth)
        else:
            self.question(kind, name, element)

    def group(self, kind: str, name: str, element: Mapping[str, Any], inner: object, depth: int) -> None:
        self.row(f"begin_{kind}", name, element)
        self.elements(inner, depth + 1)
        self.rows.append({"cells": {"type": f"end_{kind}"}, "texts": {}})

    def matrix(self, name: str, element: Mapping[str, Any], depth: int) -> None:
        columns, rows = element.get("columns"), element.get("rows")
        asked = [
            {"type": "radiogroup", "name": f"{name}_{row.get('value') if isinstance(row, dict) else row}"}
            | {"title": row.get("text", row.get("value")) if isinstance(row, dict) else row, "choices": columns}
            | ({"isRequired": True} if element.get("isRequired") else {})
            for row in _listed(rows)
        ]
        self.group("group", name, {key: element[key] for key in element if key != "isRequired"}, asked, depth)

    def row(self, kind: str, name: str, element: Mapping[str, Any]) -> dict[str, Any]:
        row: dict[str, Any] = {"cells": {"type": kind, "name": name}, "texts": {}}
        label = self.text(element.get("title"))
        group = kind.startswith("begin_")
        if not label and not group:
            label = Text({self.default: str(element.get("name", name))})
        hint = self.text(element.get("description"))
        row["texts"] |= {"label": label} if label else {}
        if hint:
            row["texts"]["hint"] = hint
        if element.get("visible") is False:
            row["cells"]["relevant"] = "false()"
        self.condition(row, "relevant", element, "visibleIf", name)
        self.rows.append(row)
        return row

    def condition(self, row: dict[str, Any], column: str, element: Mapping[str, Any], key: str, name: str) -> None:
        value = element.get(key)
        if isinstance(value, str) and value.strip():
            self.conditions.append((row, column, value, name))

    def question(self, kind: str, name: str, element: Mapping[str, Any]) -> None:
        written = self.type(kind, name, element)
        if not written:
            self.remarks.add("SF251", Weight.LOST, name=name, type=kind)
            return
        row = self.row(written, name, element)
        cells = row["cells"]
        if kind == "html":
            label = self.text(element.get("html"))
            row["texts"]["label"] = Text({code: without_markup(wording) for code, wording in label.by_language.items()})
        if element.get("isRequired") is True:
            cells["required"] = "true()"
        if element.get("readOnly") is True:
            cells["readonly"] = "true()"
        if element.get("choicesOrder") == "random":
            cells["parameters"] = "randomize=true"
        self.condition(row, "required", element, "requiredIf", name)
        self.condition(row, "calculation", element, "expression", name)
        message = self.text(element.get("requiredErrorText"))
        row["texts"] |= {"required_message": message} if message else {}
        cells |= bounds(cells["type"], element)
        self.default_value(cells, element, name)

    def default_value(self, cells: dict[str, str], element: Mapping[str, Any], name: str) -> None:
        value = element.get("defaultValue")
        if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
            cells["default"] = " ".join(map(str, value))
        elif isinstance(value, bool):
            cells["default"] = "true" if value else "false"
        elif isinstance(value, str | int | float):
            cells["default"] = str(value)
        elif value is not None:
            self.remarks.add("SF252", Weight.LOST, column="defaultValue", name=name)

    def type(self, kind: str, name: str, element: Mapping[str, Any]) -> str:
        """Give our type, '' when there is none."""
        if kind == "text":
            return _INPUTS.get(str(element.get("inputType", "text")), "")
        if kind in _ONE | _MANY | {"ranking"}:
            self.lists[name] = tuple(read_options(element.get("choices"), name, self.default, self.remarks))
            other = " or_other" if element.get("showOtherItem") or element.get("hasOther") else ""
            ours = "select_one" if kind in _ONE else "select_multiple" if kind in _MANY else "rank"
            return f"{ours} {name}{other}" if self.lists[name] else ""
        if kind == "boolean":
            options = (("true", element.get("labelTrue", "Ja")), ("false", element.get("labelFalse", "Nej")))
            self.lists[name] = tuple(ChoiceRow(code, self.text(label)) for code, label in options)
            return f"select_one {name}"
        if kind == "rating" and element.get("rateValues"):
            self.lists[name] = tuple(read_options(element["rateValues"], name, self.default, self.remarks))
            return f"select_one {name}"
        return {"comment": "text", "html": "note", "expression": "calculate", "rating": "range"}.get(kind, "")

    def settle_conditions(self) -> None:
        """Translate the conditions, now that all names are known."""
        for row, column, written, name in self.conditions:
            try:
                row["cells"][column] = read_condition(written, self.names)
            except UnknownConditionError:
                self.remarks.add("SF253", Weight.LOST, column=column, name=name, expression=written)

    def read(self, fallback_id: str) -> Imported:
        for key in self.document:
            if key not in {"title", "description", "locale", "pages", "elements", "questions"}:
                self.remarks.add("SF252", Weight.LOST, column=key, name=fallback_id)
        pages = self.document.get("pages")
        if isinstance(pages, list) and len(pages) == 1 and isinstance(pages[0], dict) and "title" not in pages[0]:
            self.elements(pages[0].get("elements"))
        elif isinstance(pages, list):
            self.elements([{**page, "type": "page"} for page in pages if isinstance(page, dict)])
        else:
            self.elements(self.document.get("elements", self.document.get("questions")))
        self.settle_conditions()
        title = self.text(self.document.get("title"))
        rows = tuple(
            SurveyRow(number, _complete(row["cells"]), row["texts"]) for number, row in enumerate(self.rows, 1)
        )
        settings = {"form_id": slug(fallback_id), "default_language": self.default}
        lists = {name: found for name, found in self.lists.items() if found}
        form = Written(settings, title, (self.default,), lists, rows)
        return Imported(form, self.remarks.all(), Origins())


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _complete(cells: dict[str, str]) -> dict[str, str]:
    """Give a calculation that could not be carried over a value, so that the row stands."""
    return {**cells, "calculation": "''"} if cells["type"] == "calculate" and "calculation" not in cells else cells


def read_surveyjs(text: str, *, fallback_id: str = "form", language: str = "da") -> Imported:
    """Read a SurveyJS form.

    Raises:
        FormError: SF250 when the text is no such form.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", type(error).__name__)
        raise FormError("SF250", file=fallback_id, reason=reason) from error
    if not isinstance(document, dict) or not {"pages", "elements", "questions"} & document.keys():
        raise FormError("SF250", file=fallback_id, reason="pages")
    return _Reader(document, language).read(fallback_id)
