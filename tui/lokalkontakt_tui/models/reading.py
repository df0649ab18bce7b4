"""The register as it is read: on a day, in a language, with its findings; what every view model is given."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from attrs import field

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.language.dates import full_date, list_date, long_date, weekday_date
from lokalkontakt_core.language.lists import enumeration
from lokalkontakt_core.language.numbers import hours, hours_per_week
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.marking import N_ as N_  # noqa: PLC0414 - to be imported from here

PACKAGE = "lokalkontakt_tui"
_DAYS_OF_A_WEEK = 7
D = TypeVar("D")


class Words:
    """The words of one language, for texts that need no register.

    Args:
        language: `da` or `en`.
        plugins: The packages of loaded plugins, which bring the words of their own rules and errors.
    """

    def __init__(self, language: str, plugins: Sequence[str] = ()) -> None:
        self.catalogue = Catalogue(language, (PACKAGE, *plugins))

    @property
    def language(self) -> str:
        """The language's code."""
        return self.catalogue.language

    def __call__(self, msgid: str, /, **values: Any) -> str:
        """Give the wording of an English text, filled."""
        return self.catalogue.text(msgid, **values)

    def count(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """Give the wording for a number of things; `{count}` is the number."""
        return self.catalogue.plural(one, many, number, **values)

    def listed(self, items: tuple[str, ...] | list[str]) -> str:
        """Give `Glud, Hjarnø og Snaptun`."""
        return enumeration(items, self.language)


@frozen(eq=False)
class Reading:
    """A register on a day.

    Attributes:
        register: All records.
        day: The day it is read on.
        words: The language.
        judged: What the rules find on that day, heaviest first.
    """

    register: Register
    day: date
    words: Words
    judged: tuple[Judged, ...] = field(default=())
    _derived: dict[Callable[["Reading"], Any], Any] = field(factory=dict, init=False, repr=False)

    @property
    def language(self) -> str:
        """The language's code."""
        return self.words.language

    def derived(self, function: Callable[["Reading"], D]) -> D:
        """Give what a pure function makes of this reading; worked out once, for it never changes."""
        if function not in self._derived:
            self._derived[function] = function(self)
        result: D = self._derived[function]
        return result

    def text(self, msgid: str, /, **values: Any) -> str:
        """Give a wording, values that point to records shown by their names."""
        return self.words.catalogue.text(msgid, self.name, **values)

    def count(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """Give the wording for a number of things."""
        return self.words.catalogue.plural(one, many, number, self.name, **values)

    def name(self, ref: Ref) -> str:
        """Give what a record is called."""
        return name_of(self.register, ref)

    def long_day(self, day: date) -> str:
        """Give `tirsdag den 3. marts 2020`."""
        return long_date(day, self.language)

    def full_day(self, day: date | Unknown | None) -> str:
        """Give `3. marts 2020`, or that the day is not known."""
        return full_date(day, self.language) if isinstance(day, date) else self.words("unknown date")

    def list_day(self, day: date) -> str:
        """Give a day as lists show it: `i dag`, `fre. 6/3` within the week, `3. marts`."""
        ahead = (day - self.day).days
        if 1 < ahead < _DAYS_OF_A_WEEK:
            return weekday_date(day, self.language)
        return list_date(day, self.day, self.language)

    def hours(self, minutes: int) -> str:
        """Give `3,75 t`."""
        return hours(minutes, self.language)

    def hours_per_week(self, minutes: int) -> str:
        """Give `3,75 t/uge`."""
        return hours_per_week(minutes, self.language)
