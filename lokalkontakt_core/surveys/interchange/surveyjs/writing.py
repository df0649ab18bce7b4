"""Write a form as a SurveyJS form; what has no counterpart there is remarked."""

import json
from typing import Any

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import Number
from lokalkontakt_core.surveys.engine.form import Form, Group, Item, Question, Repeat
from lokalkontakt_core.surveys.interchange.left_out import (
    tell_options,
    tell_parameters,
    tell_row,
    tell_settings,
    tell_unused_lists,
)
from lokalkontakt_core.surveys.interchange.remarks import Remark, Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.kinds import Kind, kind_of
from lokalkontakt_core.surveys.interchange.surveyjs.logic import Logic, number_of
from lokalkontakt_core.surveys.interchange.surveyjs.names import name_items
from lokalkontakt_core.surveys.interchange.surveyjs.wordings import Spot, Wordings

_SCALE = (("start", "rateMin", "0"), ("end", "rateMax", "10"), ("step", "rateStep", "1"))
_CARRIED = frozenset(
    {
        "label",
        "hint",
        "relevant",
        "required",
        "required_message",
        "readonly",
        "constraint",
        "default",
        "list_name",
        "parameters",
    }
)


@frozen
class Document:
    """A form in SurveyJS's words.

    Attributes:
        text: The JSON.
        remarks: What was not carried over.
    """

    text: str
    remarks: tuple[Remark, ...]


def _filled(element: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in element.items() if value != ""}


class _Writer:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.remarks = Remarks()
        self.names = name_items(form, self.remarks)
        self.wordings = Wordings(self.names, form.default_language, self.remarks)
        self.repeats: tuple[int, ...] = ()

    def text(self, item: Item, column: str) -> Any:
        return self.wordings.write(getattr(item, column), Spot("survey", item.row, column), self.repeats)

    def items(self, items: tuple[Item, ...]) -> list[dict[str, Any]]:
        written = [self.group(item) if isinstance(item, Group) else self.question(item) for item in items]
        return [element for element in written if element]

    def group(self, item: Group) -> dict[str, Any]:
        repeat = isinstance(item, Repeat)
        element: dict[str, Any] = {"type": "paneldynamic" if repeat else "panel", "name": self.names.written(item)}
        element["title"] = self.text(item, "label")
        carried = {"label", "relevant"}
        if item.relevant is not None:
            element["visibleIf"] = self.logic().condition(item.relevant, item.row, "relevant")
        count = item.repeat_count.tree if isinstance(item, Repeat) and item.repeat_count is not None else None
        if isinstance(count, Number) and count.text.isdecimal():
            element |= dict.fromkeys(("panelCount", "minPanelCount", "maxPanelCount"), int(count.text))
            carried.add("repeat_count")
        tell_row(item, carried, self.remarks)
        outside = self.repeats
        self.repeats = (*outside, item.row) if repeat else outside
        element["templateElements" if repeat else "elements"] = self.items(item.items)
        self.repeats = outside
        return _filled(element)

    def logic(self) -> Logic:
        return Logic(self.names, self.repeats, self.remarks)

    def question(self, question: Question) -> dict[str, Any]:
        kind = kind_of(question)
        if kind is None:
            self.remarks.add("SF244", Weight.LOST, sheet="survey", row=question.row, type=question.type)
            return {}
        if kind.nearest:
            told = {"type": question.type, "nearest": kind.nearest}
            self.remarks.add("SF263", Weight.CHANGED, sheet="survey", row=question.row, column="type", **told)
        element: dict[str, Any] = {**kind.properties, "name": self.names.written(question)}
        label = self.text(question, "label")
        element["html" if question.type == "note" else "title"] = label or question.name
        element["description"] = self.text(question, "hint") or self.text(question, "guidance_hint")
        element["requiredErrorText"] = self.text(question, "required_message")
        element |= self.logic().of_question(question, self.text(question, "constraint_message"))
        element |= self.parameters(question, kind)
        if question.list_name:
            element["choices"] = self.choices(question)
        tell_row(question, self.carried(question, kind), self.remarks)
        return _filled(element)

    def carried(self, question: Question, kind: Kind) -> set[str]:
        """Give the attributes of a question that are written, or remarked where they are not."""
        carried = set(_CARRIED)
        if question.type == "calculate":
            carried.add("calculation")
        if question.constraint is not None:
            carried.add("constraint_message")
        if question.appearance == kind.appearance:
            carried.add("appearance")
        if question.guidance_hint and not question.hint:
            carried.add("guidance_hint")
            self.remarks.add("SF264", Weight.CHANGED, sheet="survey", row=question.row, column="guidance_hint")
        return carried

    def parameters(self, question: Question, kind: Kind) -> dict[str, Any]:
        """Give the settings of a type that have a property there; the others are remarked."""
        found, written, carried = question.parameters, dict[str, Any](), set[str]()
        if question.type == "range":
            written = {theirs: number_of(found.get(ours, usual)) for ours, theirs, usual in _SCALE}
            carried = {ours for ours, _, _ in _SCALE}
        if found.get("randomize") == "true" and question.list_name:
            written, carried = {"choicesOrder": "random"}, {"randomize"}
        if kind.properties["type"] == "comment" and found.get("rows", "").isdecimal():
            written, carried = {"rows": int(found["rows"])}, {"rows"}
        tell_parameters(question, carried, self.remarks)
        return written

    def choices(self, question: Question) -> list[dict[str, Any]]:
        spot = Spot("choices", 0, f"label, {question.list_name}")
        return [
            {"value": one.name, "text": self.wordings.write(one.label, spot, self.repeats) or one.name}
            for one in self.form.choices(question)
        ]

    def lists(self) -> None:
        """Remark what becomes of the lists, which stand in each question there."""
        tell_unused_lists(self.form, self.remarks)
        used = {question.list_name: question.name for question in self.form.questions() if question.list_name}
        for name, by in used.items():
            if name != by:
                self.remarks.add("SF260", Weight.CHANGED, sheet="choices", column="list_name", list=name)
            if name in self.form.lists:
                tell_options(name, self.form.lists[name].choices, {"label"}, self.remarks)

    def document(self) -> dict[str, Any]:
        tell_settings(self.form, self.remarks)
        title = self.wordings.write(self.form.title, Spot("settings", 0, "form_title"))
        elements = self.items(self.form.items)
        self.lists()
        return {"title": title, "locale": self.form.default_language, "elements": elements}


def write_surveyjs(form: Form) -> Document:
    """Write a form for SurveyJS."""
    writer = _Writer(form)
    text = json.dumps(writer.document(), ensure_ascii=False, indent=2)
    return Document(f"{text}\n", writer.remarks.all())
