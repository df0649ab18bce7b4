"""What another system has no place for: every attribute of a form that a writer does not claim is remarked.

A writer names the attributes it carries; what it does not name is looked up here from the records themselves, so that
an attribute that is added to them later is remarked by every writer that does not know it yet.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from attrs import Factory, fields

from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Choice, Form, Group, Question
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.texts import Text

ONE_OF = frozenset({"select_one", "select_one_from_file", "select_one_external"})
MANY_OF = frozenset({"select_multiple", "select_multiple_from_file"})
ELSEWHERE = frozenset({"select_one_from_file", "select_one_external", "select_multiple_from_file"})
"""Types whose options stand in another file or sheet."""

_STRUCTURE = frozenset({"name", "key", "type", "row", "items"})
_ABOUT_LANGUAGES = "default_language"


def _is_set(part: Any, name: str) -> bool:
    attribute = getattr(fields(type(part)), name)
    usual: Any = attribute.default
    if isinstance(usual, Factory):  # type: ignore[arg-type] # attrs types its Factory as a function
        usual = usual.factory()
    value = getattr(part, name)
    return bool(value) if isinstance(value, Text) else bool(value != usual)


def attributes_set(part: Any) -> Iterator[str]:
    """Give the names of the attributes of a record that are not as they are when left out."""
    return (attribute.name for attribute in fields(type(part)) if _is_set(part, attribute.name))


def tell_row(part: Question | Group, carried: Collection[str], remarks: Remarks) -> None:
    """Remark what is set on a row and not among what a writer carries."""
    for name in attributes_set(part):
        if name in _STRUCTURE or name in carried:
            continue
        value = getattr(part, name)
        if isinstance(value, Expression):
            told = {"expression": value.source}
            column = "type" if name == "options" else name
            remarks.add("SF242", Weight.LOST, sheet="survey", row=part.row, column=column, **told)
        else:
            remarks.add("SF255", Weight.LOST, sheet="survey", row=part.row, column=name)


def tell_parameters(question: Question, carried: Collection[str], remarks: Remarks) -> None:
    """Remark the parameters of a question that are not among what a writer carries."""
    for name, value in question.parameters.items():
        if name not in carried:
            told = {"parameter": f"{name}={value}", "type": question.type}
            remarks.add("SF256", Weight.LOST, sheet="survey", row=question.row, column="parameters", **told)


def tell_options(
    name: str, choices: Iterable[Choice], carried: Collection[str], remarks: Remarks, columns: Collection[str] = ()
) -> None:
    """Remark what is set on the options of a list and is not carried; `columns` are the further columns that are."""
    lost: dict[str, None] = {}
    for choice in choices:
        for attribute in attributes_set(choice):
            if attribute == "columns":
                lost.update(dict.fromkeys(column for column in choice.columns if column not in columns))
            elif attribute != "name" and attribute not in carried:
                lost[attribute] = None
    for column in lost:
        remarks.add("SF257", Weight.LOST, sheet="choices", column=column, list=name)


def tell_settings(form: Form, remarks: Remarks) -> None:
    """Remark the settings of a form, for systems that have none of them."""
    settings = {"form_id": form.form_id, "version": form.version, **form.settings}
    for key, value in settings.items():
        if key != _ABOUT_LANGUAGES and value:
            remarks.add("SF258", Weight.LOST, sheet="settings", column=key, value=value)


def tell_unused_lists(form: Form, remarks: Remarks) -> None:
    """Remark the lists that no question offers, for systems in which options stand in their questions."""
    used = {question.list_name for question in form.questions()}
    for name in form.lists:
        if name not in used:
            remarks.add("SF259", Weight.LOST, sheet="choices", column="list_name", list=name)


def tell_missing_wordings(form: Form, remarks: Remarks) -> None:
    """Remark texts that another system gets in the default language, because it demands every language."""
    for sheet, row, column, text in _texts(form):
        for code in form.languages:
            if text and not text.by_language.get(code):
                remarks.add("SF261", Weight.CHANGED, sheet=sheet, row=row, column=column, language=code)


def _texts(form: Form) -> Iterator[tuple[str, int, str, Text]]:
    yield "settings", 0, "form_title", form.title
    items = list(form.items)
    while items:
        item = items.pop(0)
        for name in attributes_set(item):
            value = getattr(item, name)
            if isinstance(value, Text):
                yield "survey", item.row, name, value
        if isinstance(item, Group):
            items[:0] = item.items
    for found in form.lists.values():
        for choice in found.choices:
            yield "choices", 0, f"label, {found.name}", choice.label
