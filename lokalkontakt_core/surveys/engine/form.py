"""A form as a value: questions, groups and repeats in the order shown, choice lists, languages. XLSForm's own words."""

from collections.abc import Iterator, Mapping

from attrs import Factory, field, frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.texts import Text

NO_TEXT = Text({})


@frozen
class Choice:
    """One option of a list.

    Attributes:
        name: The stored code; no blanks.
        label: What is shown.
        missing: Counts as no answer in results ("Ved ikke"): out of the base, shown beside it.
        score: The number used for means, None when the option has none.
        columns: Further columns, for choice filters; every value is text.
    """

    name: str
    label: Text = NO_TEXT
    missing: bool = False
    score: float | None = None
    columns: Mapping[str, str] = Factory(dict)

    def row(self) -> dict[str, str]:
        """Give all columns as a choice filter sees them, `name` among them."""
        return {**self.columns, "name": self.name}


@frozen
class ChoiceList:
    """A named list of options in the order shown."""

    name: str
    choices: tuple[Choice, ...] = ()

    def find(self, name: str) -> Choice | None:
        """Give the option with the stored code, None when there is none."""
        return next((choice for choice in self.choices if choice.name == name), None)


@frozen
class Question:
    """One row that is no group: a question, a note, a calculation or a hidden value.

    Attributes:
        name: As written; unique among its neighbours.
        key: The key in the answers: the name, or the path of group names when the name alone is not unique.
        type: The name of the question type, for example `select_one`.
        row: Which row of the survey it is, counted from 1.
        label: The question itself.
        hint: Shown under the label.
        guidance_hint: Longer help, shown on demand.
        required: When an answer is demanded; None is never.
        required_message: Shown instead of the standard wording.
        relevant: When the question is asked; None is always.
        constraint: What an answer must keep; `.` is the new answer.
        constraint_message: Shown instead of the standard wording.
        calculation: What gives the value.
        default: A value stored from the start, or an expression that runs once.
        choice_filter: Which rows of the list are offered.
        list_name: The choice list, '' for types without one.
        options: What gives the options when they are answers to another question, the choice filter worked in.
        trigger: Names of the questions whose change runs the calculation; empty when it follows its references.
        readonly: When the answer cannot be changed by hand.
        appearance: Hints for the user interface, as written.
        parameters: Settings of the type, for example `start`, `end` and `step`.
    """

    name: str
    key: str
    type: str
    row: int = 0
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    guidance_hint: Text = NO_TEXT
    required: Expression | None = None
    required_message: Text = NO_TEXT
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Text = NO_TEXT
    calculation: Expression | None = None
    default: str | Expression | None = None
    choice_filter: Expression | None = None
    list_name: str = ""
    options: Expression | None = None
    trigger: tuple[str, ...] = ()
    readonly: Expression | None = None
    appearance: str = ""
    parameters: Mapping[str, str] = Factory(dict)


@frozen
class Group:
    """Rows that belong together; its `relevant` counts for all of them."""

    name: str
    row: int = 0
    label: Text = NO_TEXT
    relevant: Expression | None = None
    appearance: str = ""
    items: "tuple[Item, ...]" = ()


@frozen
class Repeat(Group):
    """A group that is answered any number of times.

    Attributes:
        key: The key in the answers, under which a list of mappings stands.
        repeat_count: How many times; None lets the person who answers add and remove.
    """

    key: str = ""
    repeat_count: Expression | None = None


Item = Question | Group | Repeat


def _questions(items: tuple[Item, ...]) -> Iterator[Question]:
    for item in items:
        if isinstance(item, Question):
            yield item
        else:
            yield from _questions(item.items)


@frozen
class Form:
    """A whole form.

    Attributes:
        form_id: The stable name of the form.
        version: As written; '' when there is none.
        title: Shown at the head.
        languages: Codes of the languages the form is written in, the default language first.
        items: The rows as a tree, in the order shown.
        lists: The choice lists by name.
        settings: Further settings as written.
    """

    form_id: str
    version: str = ""
    title: Text = NO_TEXT
    languages: tuple[str, ...] = field(default=("da",))
    items: tuple[Item, ...] = ()
    lists: Mapping[str, ChoiceList] = Factory(dict)
    settings: Mapping[str, str] = Factory(dict)

    @property
    def default_language(self) -> str:
        """The language in which texts are shown when the wanted one lacks them."""
        return self.languages[0]

    def questions(self) -> tuple[Question, ...]:
        """Give every question, note and calculation in the order shown, those inside groups and repeats included."""
        return tuple(_questions(self.items))

    def question(self, key: str) -> Question | None:
        """Give the question with the key in the answers, None when there is none."""
        return next((question for question in self.questions() if question.key == key), None)

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Give all options of a question, before any filter; empty for types without a list."""
        found = self.lists.get(question.list_name)
        return found.choices if found else ()
