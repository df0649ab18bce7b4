"""Read a SurveyJS form: elements become rows; what has no counterpart is remarked with its name and property."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.surveys.engine.rows import Written
from lokalkontakt_core.surveys.interchange.languages import CODE
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.elements import Element
from lokalkontakt_core.surveys.interchange.surveyjs.questions import QuestionReader
from lokalkontakt_core.surveys.interchange.surveyjs.references import References
from lokalkontakt_core.surveys.interchange.surveyjs.rows import Row, Rows
from lokalkontakt_core.surveys.interchange.xlsform.origins import Origins
from lokalkontakt_core.surveys.interchange.xlsform.reading import Imported

DEEPEST = 30
_ROOTS = ("pages", "elements", "questions")


@frozen
class Place:
    """Where elements lie: inside how many groups, and in which repeat; '' for none."""

    depth: int = 0
    repeat: str = ""


class _Reader:
    def __init__(self, document: Mapping[str, Any], name: str, language: str, remarks: Remarks) -> None:
        locale = document.get("locale")
        self.default = locale if isinstance(locale, str) and CODE.fullmatch(locale) else language
        self.remarks = remarks
        self.rows = Rows(self.default, remarks, References(remarks))
        self.questions = QuestionReader(self.rows)
        self.document = Element(document, name, self.default, remarks)
        self.document.get("locale")
        if locale is not None and locale != self.default:
            self.document.lost("locale")

    def elements(self, elements: list[Any], place: Place) -> None:
        if place.depth > DEEPEST and elements:
            self.remarks.add("SF251", Weight.LOST, name="…", type="panel")
            return
        for properties in elements:
            if isinstance(properties, dict):
                self.element(properties, place)
            else:
                self.document.lost("elements")

    def element(self, properties: Mapping[str, Any], place: Place) -> None:
        type_ = properties.get("type", "text")
        kind = type_ if isinstance(type_, str) else "–"
        written = properties.get("name")
        name = self.rows.name(written, kind, place.repeat)
        element = Element(properties, name, self.default, self.remarks)
        if kind in {"panel", "page"}:
            self.group("group", name, element, element.listed("elements"), place)
        elif kind == "paneldynamic":
            self.repeat(name, element, place)
        elif kind == "multipletext":
            self.multiple(name, element, place)
        elif kind == "matrix":
            self.matrix(name, element, place)
        else:
            self.questions.read(kind, name, str(written or name).strip(), element, place.repeat)

    def group(self, kind: str, name: str, element: Element, inner: list[Any], place: Place) -> Row:
        row = self.rows.begin(f"begin_{kind}", name, element, place.repeat)
        element.tell_unread()
        self.elements(inner, Place(place.depth + 1, name if kind == "repeat" else place.repeat))
        self.rows.end(kind, place.repeat)
        return row

    def repeat(self, name: str, element: Element, place: Place) -> None:
        """Read a dynamic panel; one with as many as it must and may have is asked that many times."""
        counts = [element.number(key) if element.has(key) else None for key in ("minPanelCount", "maxPanelCount")]
        fixed = counts[0] if isinstance(counts[0], int) and counts[0] == counts[1] else None
        if fixed is None:
            for key in ("minPanelCount", "maxPanelCount"):
                if element.has(key):
                    element.lost(key)
        elif element.has("panelCount") and element.get("panelCount") != fixed:
            element.lost("panelCount")
        row = self.group("repeat", name, element, element.listed("templateElements"), place)
        if fixed is not None:
            row.cells["repeat_count"] = str(fixed)

    def multiple(self, name: str, element: Element, place: Place) -> None:
        items = [{**item, "type": "text"} if isinstance(item, dict) else item for item in element.listed("items")]
        for item in items:
            if isinstance(item, dict):
                self.note_inner(element, str(item.get("name", "")), str(item.get("name", "")), place.repeat)
        self.group("group", name, element, items, place)

    def matrix(self, name: str, element: Element, place: Place) -> None:
        """Read a matrix as a group of questions with one list."""
        columns, required = element.listed("columns"), element.flag("isRequired")
        asked: list[Any] = []
        for row in element.listed("rows"):
            parts = row if isinstance(row, dict) else {"value": row}
            value = str(parts.get("value", ""))
            inner = {key: part for key, part in parts.items() if key not in {"value", "text"}}
            inner |= {"type": "radiogroup", "name": f"{name}_{value}", "title": parts.get("text", value)}
            asked.append({**inner, "choices": columns, **({"isRequired": True} if required else {})})
            self.note_inner(element, value, f"{name}_{value}", place.repeat)
        self.group("group", name, element, asked, place)

    def note_inner(self, element: Element, there: str, here: str, repeat: str) -> None:
        """Let `{question.part}` mean the question that a part becomes, when that keeps its name."""
        if here and here not in self.rows.taken:
            self.rows.references.note(f"{element.name}.{there}", here, repeat)

    def read(self, fallback_id: str) -> Imported:
        title = self.document.text("title")
        pages = self.document.listed("pages")
        only = pages[0] if len(pages) == 1 and isinstance(pages[0], dict) else None
        if only is not None and set(only) <= {"name", "elements"}:
            self.elements(self.document.within(only).listed("elements"), Place())
        elif pages:
            self.elements([{**page, "type": "page"} if isinstance(page, dict) else page for page in pages], Place())
        else:
            self.elements(self.document.listed("elements" if self.document.has("elements") else "questions"), Place())
        self.document.tell_unread()
        settings = {"form_id": slug(fallback_id), "default_language": self.default}
        rows, lists = self.rows.settled(), self.rows.settled_lists()
        title = self.rows.references.text(title, "title", fallback_id, "")
        return Imported(Written(settings, title, (self.default,), lists, rows), self.remarks.all(), Origins())


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _parsed(text: str, name: str, remarks: Remarks) -> Any:
    """Parse JSON; of a key that stands twice in one table the last counts, and that is remarked."""

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                remarks.add("SF268", Weight.LOST, column=key, name=name)
            found[key] = value
        return found

    try:
        return json.loads(text, object_pairs_hook=table, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "") or str(error)
        raise FormError("SF250", file=name, reason=reason) from error


def read_surveyjs(text: str, *, fallback_id: str = "form", language: str = "da") -> Imported:
    """Read a SurveyJS form.

    Args:
        text: The JSON.
        fallback_id: The form's id, the file's name as a rule.
        language: The code of the language of texts that name none, where the form does not say.

    Raises:
        FormError: SF250 when the text is no such form.
    """
    remarks = Remarks()
    document = _parsed(text, fallback_id, remarks)
    if not isinstance(document, dict) or not any(key in document for key in _ROOTS):
        raise FormError("SF250", file=fallback_id, reason="pages")
    return _Reader(document, fallback_id, language, remarks).read(fallback_id)
