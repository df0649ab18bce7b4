"""Pages as LimeSurvey has them: groups side by side, each with the conditions of all that lay around it."""

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Form, Group, Item, Question, Repeat
from lokalkontakt_core.surveys.interchange.left_out import ONE_OF, tell_row
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.texts import Text

TYPES = {
    "text": "T",
    "integer": "N",
    "decimal": "N",
    "range": "N",
    "date": "D",
    "time": "D",
    "dateTime": "D",
    "note": "X",
    **dict.fromkeys(ONE_OF, "L"),
    "select_multiple": "M",
    "select_multiple_from_file": "M",
    "rank": "R",
    "acknowledge": "M",
    "calculate": "*",
    "hidden": "S",
    "geopoint": "S",
}
"""The letter of each question type that is there."""

_CARRIED = frozenset({"label", "relevant"})
_EQUATION, _SHORT_TEXT = "*", "S"


def letter(question: Question) -> str:
    """Give the letter of a question's type; a value that is never typed is an equation only when there is one."""
    if question.type in {"calculate", "hidden"}:
        return _SHORT_TEXT if question.calculation is None else _EQUATION
    return TYPES[question.type]


@frozen
class Page:
    """A group there: they do not nest, so a group that is interrupted by another one goes on in a new one."""

    title: Text
    relevance: tuple[Expression, ...]
    questions: tuple[Question, ...]


class _Collector:
    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self.pages: list[Page] = []

    def collect(self, items: tuple[Item, ...], title: Text, relevance: tuple[Expression, ...]) -> None:
        waiting: list[Question] = []
        for item in items:
            if isinstance(item, Question):
                waiting.extend([item] if self.carried(item) else [])
                continue
            if waiting:
                self.pages.append(Page(title, relevance, tuple(waiting)))
                waiting = []
            self.group(item, title, relevance)
        if waiting:
            self.pages.append(Page(title, relevance, tuple(waiting)))

    def group(self, item: Group, title: Text, relevance: tuple[Expression, ...]) -> None:
        if isinstance(item, Repeat):
            self.remarks.add("SF243", Weight.LOST, sheet="survey", row=item.row, name=item.name)
        self.remarks.add("SF255", Weight.LOST, sheet="survey", row=item.row, column="name")
        tell_row(item, _CARRIED, self.remarks)
        inner = (*relevance, item.relevant) if item.relevant is not None else relevance
        self.collect(item.items, item.label or title, inner)

    def carried(self, question: Question) -> bool:
        if question.type in TYPES:
            return True
        self.remarks.add("SF244", Weight.LOST, sheet="survey", row=question.row, type=question.type)
        return False


def pages_of(form: Form, remarks: Remarks) -> list[Page]:
    """Give the pages of a form; what cannot lie on one is remarked."""
    collector = _Collector(remarks)
    collector.collect(form.items, form.title, ())
    return collector.pages
