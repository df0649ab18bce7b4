"""The question types: what each is called, with which control it is asked, and how an answer is read and checked.

A plugin adds a type with `STANDARD.with_types(...)`; every front end can ask it, because a type names a control of a
fixed vocabulary.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine import answers
from lokalkontakt_core.surveys.engine.form import Choice, Question


class Control(StrEnum):
    """How a question is asked; every front end renders each of these."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ONE_OF = "one-of"
    MANY_OF = "many-of"
    RANK = "rank"
    GRID = "grid"
    SCALE = "scale"
    DISPLAY = "display"
    NONE = "none"


class Column(StrEnum):
    """What a column of answers holds when exported."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date-time"
    ONE = "one"
    MANY = "many"
    RANK = "rank"
    PLACE = "place"
    NOTHING = "nothing"


Options = tuple[Choice, ...]
Normalise = Callable[[str, Question, Options], str | Message]
Check = Callable[[str, Question, Options], Message | None]


@frozen
class QuestionType:
    """A question type.

    Attributes:
        name: As written in forms.
        control: How it is asked.
        column: What its column holds when exported.
        normalise: Turns what was typed into the stored text, as far as it can be understood; a message asks back.
        check: Says what is wrong with a stored text that is not empty; None when nothing is.
        has_list: Whether a choice list follows the name.
        computed: Whether its value is never typed: calculations, hidden values, facts about the interview.
        possible: False for what needs a camera, a microphone or a map; it is shown as a note.
        parameters: The settings it understands.
    """

    name: str
    control: Control
    column: Column
    normalise: Normalise = answers.stripped
    check: Check = answers.anything
    has_list: bool = False
    computed: bool = False
    possible: bool = True
    parameters: frozenset[str] = frozenset()


@frozen
class QuestionTypes:
    """The types a form may use.

    Attributes:
        by_name: Name to type.
        aliases: Other spellings that are in use for a name.
    """

    by_name: Mapping[str, QuestionType]
    aliases: Mapping[str, str]

    def find(self, name: str) -> QuestionType | None:
        """Give the type by name or alias."""
        return self.by_name.get(self.aliases.get(name, name))

    def with_types(self, *types: QuestionType) -> "QuestionTypes":
        """Give a registry that knows further types.

        Raises:
            FormError: SF095 when a name is taken.
        """
        taken = next((kind.name for kind in types if kind.name in self.by_name or kind.name in self.aliases), None)
        if taken is not None:
            raise FormError("SF095", type=taken)
        return QuestionTypes({**self.by_name, **{kind.name: kind for kind in types}}, self.aliases)


_MANY = frozenset({"randomize", "seed"})
_FILE = _MANY | {"value", "label"}
_SIZE = frozenset({"max-pixels", "app", "quality"})
_METADATA = (
    "start end today deviceid username phonenumber email audit subscriberid simserial start-geopoint background-audio"
)
_IMPOSSIBLE = "image audio video file barcode geotrace geoshape"


def _standard() -> tuple[QuestionType, ...]:
    one_of = QuestionType(
        "select_one", Control.ONE_OF, Column.ONE, check=answers.one_of, has_list=True, parameters=_MANY
    )
    many = QuestionType(
        "select_multiple",
        Control.MANY_OF,
        Column.MANY,
        answers.many_in_order,
        answers.many_of,
        has_list=True,
        parameters=_MANY,
    )
    return (
        QuestionType("note", Control.DISPLAY, Column.NOTHING),
        QuestionType("text", Control.TEXT, Column.TEXT, answers.tidy_text, parameters=frozenset({"rows"})),
        QuestionType("integer", Control.NUMBER, Column.INTEGER, answers.plain_integer, answers.integer),
        QuestionType("decimal", Control.NUMBER, Column.DECIMAL, answers.plain_decimal, answers.decimal),
        QuestionType("date", Control.DATE, Column.DATE, answers.plain_date, answers.date),
        QuestionType("time", Control.DATE, Column.TIME, answers.plain_time, answers.time),
        QuestionType("dateTime", Control.DATE, Column.DATE_TIME, answers.stripped, answers.date_time),
        one_of,
        many,
        QuestionType(
            "select_one_from_file", Control.ONE_OF, Column.ONE, check=answers.one_of, has_list=True, parameters=_FILE
        ),
        QuestionType(
            "select_one_external", Control.ONE_OF, Column.ONE, check=answers.one_of, has_list=True, parameters=_FILE
        ),
        QuestionType(
            "select_multiple_from_file",
            Control.MANY_OF,
            Column.MANY,
            answers.many_in_order,
            answers.many_of,
            has_list=True,
            parameters=_FILE,
        ),
        QuestionType(
            "rank", Control.RANK, Column.RANK, answers.collapsed, answers.rank, has_list=True, parameters=_MANY
        ),
        QuestionType(
            "range",
            Control.SCALE,
            Column.DECIMAL,
            answers.plain_decimal,
            answers.range_step,
            parameters=frozenset({"start", "end", "step"}),
        ),
        QuestionType("acknowledge", Control.MANY_OF, Column.TEXT, check=answers.acknowledged),
        QuestionType("geopoint", Control.TEXT, Column.PLACE, answers.plain_place, answers.place),
        QuestionType("calculate", Control.NONE, Column.TEXT, computed=True),
        QuestionType("hidden", Control.NONE, Column.TEXT, computed=True),
        QuestionType("xml-external", Control.NONE, Column.NOTHING, computed=True),
        QuestionType("csv-external", Control.NONE, Column.NOTHING, computed=True),
        *(QuestionType(name, Control.NONE, Column.TEXT, computed=True) for name in _METADATA.split()),
        *(
            QuestionType(name, Control.DISPLAY, Column.NOTHING, possible=False, parameters=_SIZE)
            for name in _IMPOSSIBLE.split()
        ),
    )


_ALIASES = {
    "string": "text",
    "int": "integer",
    "datetime": "dateTime",
    "select one": "select_one",
    "select1": "select_one",
    "select_one_from_map": "select_one",
    "select multiple": "select_multiple",
    "select all that apply from": "select_multiple",
    "select one from": "select_one",
    "select_one from file": "select_one_from_file",
    "select one from file": "select_one_from_file",
    "trigger": "acknowledge",
    "photo": "image",
    "location": "geopoint",
    "gps": "geopoint",
    "geoline": "geotrace",
    "device id": "deviceid",
    "phone number": "phonenumber",
}

STANDARD = QuestionTypes({kind.name: kind for kind in _standard()}, _ALIASES)
"""The types of XLSForm."""
