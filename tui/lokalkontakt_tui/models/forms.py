"""Forms as values: fields, what people type into them, and what it is read as."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from attrs import Factory, evolve

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.dates import long_date, parse_date
from lokalkontakt_core.language.numbers import number, time_of_day
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import Words

_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:t|h|timer|hours)?")
_CLOCK = re.compile(r"(?:(?:kl|at)\.? *)?(\d{1,2})(?:[.:](\d\d))?")
_WHOLE = re.compile(r"-?\d{1,9}")
MINUTES_AN_HOUR = 60
HOURS_A_DAY = 24


class FieldProblem(Exception):  # noqa: N818 - told to the person, no error of the program
    """What was typed into a field cannot be used; the text says what and what to write instead."""


@frozen
class Option:
    """One of the possible values of a field.

    Attributes:
        value: What is chosen.
        label: How it is shown.
    """

    value: Any
    label: Line


@frozen
class Field:
    """A field of a form.

    Attributes:
        name: What the value is called.
        label: The words above it.
        help: The words under it.
        required: True when it cannot be left empty.
        value: What stands in it at first.
    """

    name: str
    label: str
    help: str = ""
    required: bool = False
    value: Any = None

    def shown(self, words: Words) -> str:  # noqa: ARG002 - some fields need the language
        """Give what stands in a text field at first."""
        return "" if self.value is None else str(self.value)

    def read(self, raw: str, words: Words, today: date) -> Any:  # noqa: ARG002 - some fields need the day
        """Read what was typed; None when nothing was.

        Raises:
            FieldProblem: It cannot be used.
        """
        text = raw.strip()
        if not text and self.required:
            raise FieldProblem(words("This is missing."))
        return text or None


@frozen
class LongField(Field):
    """A text of several lines."""


@frozen
class DateField(Field):
    """A day, typed as people type days."""

    def shown(self, words: Words) -> str:
        """Give the day as it can be typed."""
        if not isinstance(self.value, date):
            return ""
        return f"{self.value.day}.{self.value.month}.{self.value.year}" if words.language == "da" else str(self.value)

    def read(self, raw: str, words: Words, today: date) -> date | None:
        """Read a day."""
        if not raw.strip():
            if self.required:
                raise FieldProblem(words("A day is missing. Write for example 1/4 or tomorrow."))
            return None
        try:
            return parse_date(raw, today)
        except UsageError as problem:
            what, _, remedy = words.catalogue.explain(problem)
            raise FieldProblem(f"{what} {remedy}") from None

    def echo(self, raw: str, words: Words, today: date) -> str:
        """Give the whole day that was typed, nothing when it cannot be read."""
        try:
            day = self.read(raw, words, today)
        except FieldProblem:
            return ""
        return long_date(day, words.language) if day is not None else ""


@frozen
class HoursField(Field):
    """Hours a week, kept as minutes."""

    def shown(self, words: Words) -> str:
        """Give the hours as they can be typed."""
        return "" if self.value is None else number(round(self.value / MINUTES_AN_HOUR, 2), words.language)

    def read(self, raw: str, words: Words, today: date) -> int | None:  # noqa: ARG002 - the interface
        """Read hours with a comma or a point as minutes."""
        text = raw.strip().lower()
        if not text:
            if self.required:
                raise FieldProblem(words("The hours are missing. Write for example 2,5."))
            return None
        match = _HOURS.fullmatch(text)
        if match is None:
            raise FieldProblem(words("“{text}” is not a number of hours. Write for example 2,5.", text=raw.strip()))
        return round(float(f"{match[1]}.{match[2] or 0}") * MINUTES_AN_HOUR)


@frozen
class TimeField(Field):
    """A time of day, kept as `09:00`."""

    def shown(self, words: Words) -> str:
        """Give the time as it is written."""
        return "" if self.value is None else time_of_day(self.value, words.language)

    def read(self, raw: str, words: Words, today: date) -> str | None:  # noqa: ARG002 - the interface
        """Read a time with a point or a colon, or a whole hour."""
        text = raw.strip().lower()
        if not text:
            return None
        match = _CLOCK.fullmatch(text)
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (HOURS_A_DAY, 0)
        if hour >= HOURS_A_DAY or minute >= MINUTES_AN_HOUR:
            raise FieldProblem(words("“{text}” is not a time of day. Write for example 9:00.", text=raw.strip()))
        return f"{hour:02d}:{minute:02d}"


@frozen
class NumberField(Field):
    """A whole number.

    Attributes:
        least: The smallest that can be used; None for no bound.
        most: The greatest that can be used; None for no bound.
    """

    least: int | None = None
    most: int | None = None

    def read(self, raw: str, words: Words, today: date) -> int | None:  # noqa: ARG002 - the interface
        """Read a whole number."""
        text = raw.strip()
        if not text:
            if self.required:
                raise FieldProblem(words("A number is missing."))
            return None
        if not _WHOLE.fullmatch(text):
            raise FieldProblem(words("“{text}” is not a whole number.", text=text))
        value = int(text)
        if (self.least is not None and value < self.least) or (self.most is not None and value > self.most):
            low, high = "" if self.least is None else self.least, "" if self.most is None else self.most
            raise FieldProblem(words("Write a number from {least} to {most}. You wrote {number}.", least=low, most=high,
                                     number=text))  # fmt: skip
        return value


@frozen
class OneOf(Field):
    """One of several values."""

    options: tuple[Option, ...] = ()


@frozen
class ManyOf(Field):
    """Any number of several values; `value` holds those that are marked at first."""

    options: tuple[Option, ...] = ()


def _offers(field: OneOf) -> bool:
    return any(value is not None for value in (field.value, *(option.value for option in field.options)))


def choosable(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Leave out the fields that point to one of something of which there is none, so that nothing can be chosen."""
    return tuple(one for one in fields if not isinstance(one, OneOf) or _offers(one))


def keeping(field: Field, words: Words) -> Field:
    """Give a field of choices that also offers what stands in it and can no longer be chosen.

    Whoever leaves, and areas that end, are no longer among the options; a record that names them is not to lose them
    because something else in it is corrected.
    """
    if not isinstance(field, OneOf | ManyOf) or field.value is None:
        return field
    standing = {option.value for option in field.options}
    held = field.value if isinstance(field, ManyOf) else (field.value,)
    label = line((words("what stands there now, no longer to be chosen"), "muted"))
    gone = tuple(Option(value, label) for value in held if value not in standing)
    return evolve(field, options=(*gone, *field.options)) if gone else field


@frozen
class Form:
    """A form.

    Attributes:
        title: What it is for, beginning with the verb.
        fields: The fields, in reading order.
        button: What the button says.
        intro: A few words over the fields.
        check: Looks at all values together and gives problems by field name.
    """

    title: str
    fields: tuple[Field, ...]
    button: str
    intro: str = ""
    check: Callable[[Mapping[str, Any]], Mapping[str, str]] = Factory(lambda: lambda _values: {})
