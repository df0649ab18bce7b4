"""Elements of SurveyJS that ask, show or work out one thing, as one row."""

import re

from lokalkontakt_core.surveys.engine.rows import ChoiceRow
from lokalkontakt_core.surveys.interchange.remarks import Weight
from lokalkontakt_core.surveys.interchange.surveyjs.elements import Element
from lokalkontakt_core.surveys.interchange.surveyjs.options import read_options
from lokalkontakt_core.surveys.interchange.surveyjs.references import Waiting
from lokalkontakt_core.surveys.interchange.surveyjs.rows import Row, Rows
from lokalkontakt_core.surveys.interchange.surveyjs.validators import read_constraint
from lokalkontakt_core.texts import Text

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
_SAME_INPUTS = frozenset({"text", "number", "date", "time", "datetime-local"})
_LISTED = {
    "radiogroup": "select_one",
    "dropdown": "select_one",
    "checkbox": "select_multiple",
    "tagbox": "select_multiple",
    "ranking": "rank",
}
_SMALL = frozenset({"dropdown", "tagbox"})
_YES_NO = {"da": ("Ja", "Nej"), "en": ("Yes", "No")}
_MARKUP = re.compile(r"<[^<>]*>")


class QuestionReader:
    """Reads questions into rows."""

    def __init__(self, rows: Rows) -> None:
        """Take the rows read so far."""
        self._rows = rows

    def read(self, kind: str, name: str, written_name: str, element: Element, repeat: str) -> None:
        """Read one question; one of a kind that is not known is remarked as a whole."""
        cells = self._kind(kind, name, element)
        if cells is None:
            self._rows.remarks.add("SF251", Weight.LOST, name=name, type=kind)
            return
        row = self._rows.begin(cells["type"], name, element, repeat)
        row.cells |= cells
        if kind == "html":
            self._html(row, element)
        if not row.texts.get("label"):
            row.texts["label"] = Text({self._rows.language: written_name})
        for key, column in (("isRequired", "required"), ("readOnly", "readonly")):
            if element.flag(key):
                row.cells[column] = "true()"
        self._rows.wait(row, "required", element, "requiredIf")
        self._rows.wait(row, "readonly", element, "enableIf", negated=True)
        if kind == "expression":
            self._rows.wait(row, "calculation", element, "expression")
        message = element.text("requiredErrorText")
        row.texts |= {"required_message": message} if message else {}
        self._order(row, element)
        self._constraint(row, written_name, element)
        self._default(row, element)
        element.tell_unread()

    def _kind(self, kind: str, name: str, element: Element) -> dict[str, str] | None:
        """Give the cells that follow from the kind, None when there is nothing like it here."""
        if kind == "text":
            return self._input(element)
        if kind == "comment":
            rows = element.number("rows")
            size = {"parameters": f"rows={rows}"} if isinstance(rows, int) and rows > 0 else {}
            return {"type": "text", "appearance": "multiline", **size}
        if kind in _LISTED:
            other = any([element.flag("showOtherItem"), element.flag("hasOther")])
            small = {"appearance": "minimal"} if kind in _SMALL else {}
            options = tuple(read_options(element, "choices", element.listed("choices"), self._rows.remarks))
            return self._list(_LISTED[kind], name, options, other=other) | small if options else None
        if kind == "boolean":
            return self._boolean(name, element)
        if kind == "rating":
            return self._rating(name, element)
        return {"html": {"type": "note"}, "expression": {"type": "calculate"}}.get(kind)

    def _input(self, element: Element) -> dict[str, str] | None:
        written = element.get("inputType") if element.has("inputType") else "text"
        kind = _INPUTS.get(written) if isinstance(written, str) else None
        if kind is not None and written not in _SAME_INPUTS:
            element.lost("inputType")
        if kind == "decimal" and element.has("step") and element.get("step") == 1:
            return {"type": "integer"}
        return None if kind is None else {"type": kind}

    def _list(self, kind: str, name: str, options: tuple[ChoiceRow, ...], *, other: bool = False) -> dict[str, str]:
        self._rows.lists[name] = options
        return {"type": f"{kind} {name}{' or_other' if other else ''}"}

    def _boolean(self, name: str, element: Element) -> dict[str, str]:
        usual = _YES_NO.get(self._rows.language, _YES_NO["en"])
        options = [
            ChoiceRow(code, element.text(key) or Text({self._rows.language: otherwise}))
            for code, key, otherwise in (("true", "labelTrue", usual[0]), ("false", "labelFalse", usual[1]))
        ]
        return self._list("select_one", name, tuple(options))

    def _rating(self, name: str, element: Element) -> dict[str, str] | None:
        if element.has("rateValues"):
            options = tuple(read_options(element, "rateValues", element.listed("rateValues"), self._rows.remarks))
            return self._list("select_one", name, options) if options else None
        least = element.number("rateMin") if element.has("rateMin") else 1
        step = element.number("rateStep") if element.has("rateStep") else 1
        key = "rateMax" if element.has("rateMax") or not element.has("rateCount") else "rateCount"
        most = element.number(key) if element.has(key) else 5
        given = {"start": least, "end": most, "step": step}
        pieces = [f"{key}={value}" for key, value in given.items() if value is not None]
        return {"type": "range", "parameters": " ".join(pieces)}

    def _html(self, row: Row, element: Element) -> None:
        written = element.text("html")
        plain = {code: " ".join(_MARKUP.sub(" ", one).split()) or "–" for code, one in written.by_language.items()}
        row.texts["label"] = Text(plain)
        if any(_MARKUP.search(one) for one in written.by_language.values()):
            self._rows.remarks.add("SF267", Weight.LOST, column="html", name=element.name)

    def _order(self, row: Row, element: Element) -> None:
        if not element.has("choicesOrder"):
            return
        order = element.get("choicesOrder")
        if order == "random" and " " in row.cells["type"]:
            row.cells["parameters"] = "randomize=true"
        elif order != "none":
            element.lost("choicesOrder")

    def _constraint(self, row: Row, written_name: str, element: Element) -> None:
        found = read_constraint(element, row.cells["type"], written_name)
        if found.message:
            row.texts["constraint_message"] = found.message
        if len(found.written) <= 1:
            before, written = tuple(found.parts), "".join(found.written)
        else:
            before, written = tuple(found.parts), " and ".join(f"({one})" for one in found.written)
        if before or written:
            waiting = Waiting(row.cells, "constraint", written, element.name, row.repeat, own=written_name)
            waiting.before = before
            self._rows.waiting.append(waiting)

    def _default(self, row: Row, element: Element) -> None:
        self._rows.wait(row, "default", element, "defaultValueExpression")
        value = element.get("defaultValue")
        if isinstance(value, list) and value and all(type(one) in {str, int} for one in value):
            row.cells["default"] = " ".join(str(one) for one in value)
        elif isinstance(value, bool):
            row.cells["default"] = "true" if value else "false"
        elif isinstance(value, str | int | float):
            row.cells["default"] = str(value)
        elif value is not None:
            element.lost("defaultValue")
