"""What LimeSurvey has no place for, remarked attribute by attribute."""

from collections.abc import Iterable, Mapping

from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Form, Question
from lokalkontakt_core.surveys.interchange.left_out import (
    ELSEWHERE,
    MANY_OF,
    tell_missing_wordings,
    tell_options,
    tell_parameters,
    tell_row,
    tell_settings,
    tell_unused_lists,
)
from lokalkontakt_core.surveys.interchange.limesurvey.pages import Page
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight

COMPUTED = frozenset({"calculate", "hidden"})
"""Types whose value is never typed."""

_CARRIED = frozenset(
    {"label", "hint", "relevant", "required", "constraint", "choice_filter", "list_name", "parameters"}
)
_PARAMETERS: Mapping[str, frozenset[str]] = {"range": frozenset({"start", "end"})}


def _carried(question: Question, remarks: Remarks) -> set[str]:
    """Give the attributes of a question that are written, or remarked where they are not."""
    carried = set(_CARRIED)
    if question.type in COMPUTED:
        carried.add("calculation")
    if question.type not in MANY_OF or isinstance(question.default, Expression):
        carried.add("default")
    if question.constraint is not None:
        carried.add("constraint_message")
    if question.guidance_hint and not question.hint:
        carried.add("guidance_hint")
        remarks.add("SF264", Weight.CHANGED, sheet="survey", row=question.row, column="guidance_hint")
    return carried


def _tell_lists(form: Form, questions: Iterable[Question], remarks: Remarks) -> None:
    """Remark what options lose; scores are whole numbers there, of questions with one answer."""
    scored: dict[str, bool] = {}
    for question in questions:
        if question.list_name in form.lists:
            scored[question.list_name] = scored.get(question.list_name, True) and question.type not in MANY_OF
    for name, can_score in scored.items():
        choices = form.lists[name].choices
        whole = all(choice.score is None or choice.score.is_integer() for choice in choices)
        tell_options(name, choices, {"label", "score"} if can_score and whole else {"label"}, remarks)


def tell_left_out(form: Form, pages: Iterable[Page], remarks: Remarks) -> None:
    """Remark everything of a form that is not written."""
    tell_settings(form, remarks)
    tell_unused_lists(form, remarks)
    tell_missing_wordings(form, remarks)
    questions = [question for page in pages for question in page.questions]
    for question in questions:
        tell_row(question, _carried(question, remarks), remarks)
        tell_parameters(question, _PARAMETERS.get(question.type, ()), remarks)
        if question.type in ELSEWHERE:
            nearest = "select_multiple" if question.type in MANY_OF else "select_one"
            told = {"type": question.type, "nearest": nearest}
            remarks.add("SF263", Weight.CHANGED, sheet="survey", row=question.row, column="type", **told)
    _tell_lists(form, questions, remarks)
