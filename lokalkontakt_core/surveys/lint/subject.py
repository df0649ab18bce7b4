"""A form as the rules look at it: its places, cells, texts and file, worked out once."""

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from lokalkontakt_core.surveys.engine.checking import cells, list_columns
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression, Node, walk
from lokalkontakt_core.surveys.engine.form import Choice, Form, Group, Question
from lokalkontakt_core.surveys.engine.outline import Element, Outline
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Control, QuestionType, QuestionTypes
from lokalkontakt_core.surveys.lint.solving.judge import ConditionJudge
from lokalkontakt_core.surveys.lint.source import Source
from lokalkontakt_core.texts import Text

TEXT_COLUMNS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")


@frozen
class Settings:
    """What is known about the use of a form.

    Attributes:
        anonymous: Whether answers must not be traceable to a person.
        respondents: How many are expected to answer.
        group: The smallest number of respondents a combination of answers may single out.
    """

    anonymous: bool = False
    respondents: int = 30
    group: int = 5


@frozen(eq=False)
class LogicCell:
    """A cell with an expression.

    Attributes:
        host: The place it belongs to.
        column: Its column.
        expression: What stands in it.
        cell: Which kind of cell it is.
        nodes: Every part of the expression, each before its own parts.
    """

    host: Element
    column: str
    expression: Expression
    cell: Cell
    nodes: tuple[Node, ...]

    @property
    def path(self) -> str:
        """The place in the form."""
        return f"survey[{row_of(self.host)}].{self.column}"


@frozen
class FormText:
    """A text that is shown.

    Attributes:
        path: The place in the form.
        text: The text in all languages.
        host: The question or group it belongs to; None for title and options.
    """

    path: str
    text: Text
    host: Element | None = None


def row_of(element: Element) -> int:
    """Give the row of a place, 0 for the root."""
    return element.item.row if element.item else 0


class Subject:
    """A form that can be used, and its file.

    Attributes:
        form: The form.
        source: The file.
        settings: What is known about its use.
        types: The question types it may use.
    """

    def __init__(
        self, form: Form, source: Source, settings: Settings | None = None, types: QuestionTypes = STANDARD
    ) -> None:
        """Look at a form; nothing is worked out before it is asked for."""
        self.form = form
        self.source = source
        self.settings = settings or Settings()
        self.types = types
        self.outline = Outline.of(form)
        self.resolver = Resolver(self.outline, list_columns(form))

    @cached_property
    def places(self) -> tuple[Element, ...]:
        """The groups, repeats and questions that stand in the file; what `or_other` adds stands in no row."""
        seen: set[int] = set()
        written: list[Element] = []
        for element in self.outline.elements[1:]:
            if row_of(element) not in seen:
                seen.add(row_of(element))
                written.append(element)
        return tuple(written)

    @cached_property
    def questions(self) -> tuple[tuple[Element, Question], ...]:
        """The questions that stand in the file, notes and calculations included."""
        return tuple((place, place.question) for place in self.places if place.question is not None)

    @cached_property
    def asked(self) -> tuple[tuple[Element, Question], ...]:
        """The questions that somebody answers."""
        quiet = {Control.NONE, Control.DISPLAY}
        return tuple(
            (place, question) for place, question in self.questions if self.kind(question).control not in quiet
        )

    @cached_property
    def cells(self) -> tuple[LogicCell, ...]:
        """Every cell with an expression."""
        return tuple(
            LogicCell(place, column, expression, cell, tuple(walk(expression.tree)))
            for place in self.places
            if isinstance(place.item, Question | Group)
            for column, expression, cell in cells(place.item)
        )

    @cached_property
    def judge(self) -> ConditionJudge:
        """What says whether conditions can be true."""
        return ConditionJudge(self.form, self.outline, self.resolver, self.types)

    def kind(self, question: Question) -> QuestionType:
        """Give the type of a question."""
        return self.types.find(question.type) or self.types.by_name["text"]

    def choices(self) -> Iterator[tuple[str, str, Choice]]:
        """Give list name, path and option for every option that stands in the file."""
        for name, found in self.form.lists.items():
            for choice in found.choices:
                path = f"choices.{name}.{choice.name}"
                if path in self.source.places:
                    yield name, path, choice

    @cached_property
    def texts(self) -> tuple[FormText, ...]:
        """Every text that is shown and is not empty."""
        found = [FormText("form.form_title", self.form.title)]
        found.extend(
            FormText(f"{path}.label" if f"{path}.label" in self.source.places else path, choice.label)
            for _, path, choice in self.choices()
        )
        for place in self.places:
            for column in TEXT_COLUMNS:
                text = getattr(place.item, column, None)
                if isinstance(text, Text):
                    found.append(FormText(f"survey[{row_of(place)}].{column}", text, place))
        return tuple(one for one in found if one.text)

    def wording(self, text: Text) -> str:
        """Give a text in the default language of the form."""
        return text.in_language(self.form.default_language)

    @cached_property
    def uses(self) -> dict[str, tuple[Question, ...]]:
        """List name to the questions that offer it."""
        found: dict[str, list[Question]] = {}
        for question in self.form.questions():
            if question.list_name:
                found.setdefault(question.list_name, []).append(question)
        return {name: tuple(questions) for name, questions in found.items()}
