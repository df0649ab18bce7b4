"""What works here and is refused or misread by other programs for such forms."""

import re
from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.form import Group, Question, Repeat
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.rules.listing import written_lists
from lokalkontakt_core.surveys.lint.subject import Subject, row_of

_WORD = re.compile(r"[^\W\d][\w.\-]*")
_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?[^\W\d][\w.\-]*\s*\}")
_BEGUN = re.compile(r"\$\{[^\s{}]*")
_WHOLE = re.compile(r"[0-9]+", re.ASCII)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_TABLE = "table-list"
_ROOT = "data"
_QUALITIES = frozenset({"normal", "low", "voice-only", "external"})


def _unusable_column(subject: Subject) -> Iterator[Found]:
    """SF149 unusable-column: a column of options with a name that no expression can say.

    Why:
        A further column of a list is there for filters. A filter cannot name one with a blank in it, and other
        programs refuse the whole form.

    Finds:
        `"min farve" = "x"` on an option.

    Does not find:
        Names of letters, digits, `_`, `-` and `.` that begin with a letter or `_`.

    Since:
        0.1
    """
    for name, path, choices in written_lists(subject):
        columns = dict.fromkeys(column for choice in choices for column in choice.columns)
        for column in columns:
            if not _WORD.fullmatch(column):
                yield Found(path, {"list": name, "column": column})


def _mixed_table(subject: Subject) -> Iterator[Found]:
    """SF153 mixed-table: the questions of a table do not offer the same list.

    Why:
        A group with the appearance table-list is drawn as one table with one list as its head. A question with
        another list, or with none, has no place in it, and other programs refuse the form.

    Finds:
        A group with `appearance = "table-list"` that holds a question of another list than its first.

    Does not find:
        Notes and calculations, and groups inside the table.

    Since:
        0.1
    """
    for place in subject.places:
        if not isinstance(place.item, Group) or _TABLE not in place.item.appearance.split():
            continue
        asked = [one for one in place.item.items if isinstance(one, Question) and subject.kind(one).has_list]
        for question in asked[1:]:
            if question.list_name != asked[0].list_name:
                values = {"name": question.name, "list": question.list_name, "first": asked[0].list_name}
                yield Found(f"survey[{question.row}].type", values)


def _means_something(question: Question, parameter: str, value: str) -> bool:
    if parameter == "randomize":
        return value in {"true", "false"}
    if parameter == "seed":
        known = _NUMBER.fullmatch(value) or _REFERENCE.fullmatch(value)
        return bool(known) and question.parameters.get("randomize") == "true"
    if parameter in {"rows", "max-pixels"}:
        return bool(_WHOLE.fullmatch(value)) and int(value) > 0
    return value in _QUALITIES if parameter == "quality" else True


def _parameter_value(subject: Subject) -> Iterator[Found]:
    """SF154 parameter-value: a parameter with a value that means nothing.

    Why:
        Nothing happens here, and other programs refuse the form. `randomize` is true or false; `seed` is a number
        or a reference and counts only beside `randomize=true`; `rows` and `max-pixels` are whole numbers.

    Finds:
        `randomize=maybe`, `rows=many`, `seed=1` without `randomize=true`.

    Does not find:
        The ends and steps of a scale, which the loader checks (SF034).

    Since:
        0.1
    """
    for place, question in subject.questions:
        for parameter, value in question.parameters.items():
            if not _means_something(question, parameter, value):
                values = {"name": question.name, "parameter": parameter, "value": value}
                yield Found(f"survey[{row_of(place)}].parameters", values)


def _broken_reference(subject: Subject) -> Iterator[Found]:
    """SF155 broken-reference: a reference in a text that never ends, or that names nothing.

    Why:
        People see the signs `${` instead of the answer, and other programs refuse the form.

    Finds:
        "Hej ${navn", "Hej ${}", "Hej ${to ord}".

    Does not find:
        References to questions that are not there, which the loader refuses (SF060).

    Since:
        0.1
    """
    for one in subject.texts:
        for wording in one.text.by_language.values():
            broken = _BEGUN.search(_REFERENCE.sub("", wording))
            if broken is not None:
                yield Found(one.path, {"text": broken[0]})
                break


def _root_name(subject: Subject) -> Iterator[Found]:
    """SF156 root-name: a repeat is called data.

    Why:
        Other programs call the whole answer data, and refuse a repeat of the same name.

    Finds:
        A repeat with `name = "data"`.

    Does not find:
        Groups and questions of that name.

    Since:
        0.1
    """
    for place in subject.places:
        if isinstance(place.item, Repeat) and place.name == _ROOT:
            yield Found(f"survey[{row_of(place)}].name", {"name": place.name})


RULES = (
    Rule("SF149", "unusable-column", Severity.WARNING, _unusable_column),
    Rule("SF153", "mixed-table", Severity.WARNING, _mixed_table),
    Rule("SF154", "parameter-value", Severity.WARNING, _parameter_value),
    Rule("SF155", "broken-reference", Severity.WARNING, _broken_reference),
    Rule("SF156", "root-name", Severity.WARNING, _root_name),
)
