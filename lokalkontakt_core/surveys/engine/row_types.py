"""The `type` cell of a row: the type, where its options come from, and whether a free answer is offered beside them."""

from collections.abc import Mapping

from attrs import frozen

from lokalkontakt_core.surveys.engine.answer_options import read_source
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import ChoiceList
from lokalkontakt_core.surveys.engine.problems import Problems, nearest
from lokalkontakt_core.surveys.engine.question_types import QuestionType, QuestionTypes
from lokalkontakt_core.surveys.engine.rows import SurveyRow

BEGIN = {"begin_group": "group", "begin group": "group", "begin_repeat": "repeat", "begin repeat": "repeat"}
END = {"end_group": "group", "end group": "group", "end_repeat": "repeat", "end repeat": "repeat"}

_OTHER = " or_other"


@frozen
class RowType:
    """What a type cell says.

    Attributes:
        kind: The type, None when it is not known.
        list_name: The choice list, '' where there is none.
        source: The question whose answers are the options, as an expression.
        other: Whether a free answer is offered.
        suggestion: The nearest known type where this one is not known.
    """

    kind: QuestionType | None
    list_name: str = ""
    source: Expression | None = None
    other: bool = False
    suggestion: str = ""


class TypeReader:
    """Reads type cells."""

    def __init__(self, types: QuestionTypes, lists: Mapping[str, ChoiceList], problems: Problems) -> None:
        """Take the types and lists there are.

        Args:
            types: The types a form may use.
            lists: The choice lists by name.
            problems: Where problems are noted.
        """
        self._types = types
        self._lists = lists
        self._problems = problems
        self._known = (*types.by_name, *types.aliases, *BEGIN, *END)

    def read(self, row: SurveyRow, written: str) -> RowType:
        """Split `select_one yesno or_other` into its parts.

        Args:
            row: The row.
            written: Its type cell with single blanks.
        """
        other = written.endswith(_OTHER)
        words = written.removesuffix(_OTHER)
        kind, list_name = self._types.find(words), ""
        if kind is None and " " in words:
            words, list_name = words.rsplit(" ", 1)
            kind = self._types.find(words)
        if kind is None:
            return RowType(None, other=other, suggestion=self._unknown(row, written))
        if kind.has_list and not list_name:
            self._problems.add("SF028", row.path("type"), row.number, type=kind.name)
        elif list_name and not kind.has_list:
            self._problems.add("SF020", row.path("type"), row.number, type=written, suggestion=kind.name)
        elif kind.has_list:
            source = None if kind.name.endswith("_from_file") else read_source(list_name, written.find("${") + 1)
            if source is not None:
                return RowType(kind, source=source, other=other)
            list_name = self._list(row, kind, list_name)
        return RowType(kind, list_name, None, other)

    def _unknown(self, row: SurveyRow, written: str) -> str:
        first = written.split(" ", 1)[0]
        suggestion = nearest(written, self._known) or nearest(first, self._known)
        self._problems.add("SF020", row.path("type"), row.number, type=written, suggestion=suggestion)
        return suggestion

    def _list(self, row: SurveyRow, kind: QuestionType, list_name: str) -> str:
        if kind.name.endswith("_from_file"):
            stem = list_name.removesuffix(".csv")
            if stem in self._lists:
                return stem
            self._problems.add("SF041", row.path("type"), row.number, file=list_name)
        elif list_name not in self._lists:
            suggestion = nearest(list_name, self._lists)
            self._problems.add("SF027", row.path("type"), row.number, list=list_name, suggestion=suggestion)
        return list_name
