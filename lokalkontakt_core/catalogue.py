"""Words: gettext catalogues of the core and of every front end and plugin, and the filling of their placeholders.

Coded messages have the code as msgid (`LK010.what`); interface texts have the English wording. Values are never
read as templates: a name with braces stays a name with braces.
"""

import importlib.util
import os
import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from lokalkontakt_core.compiled_words import CompiledWords, words_of
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.language.dates import full_date, long_date, month_name, weekday_date
from lokalkontakt_core.language.lists import enumeration
from lokalkontakt_core.language.numbers import hours, hours_per_week, number, percent, time_of_day
from lokalkontakt_core.messages import FieldName, Message
from lokalkontakt_core.periods import Interval, MonthRange
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.texts import Text

LANGUAGES = ("da", "en")
DEFAULT_LANGUAGE = "da"
CORE = "lokalkontakt_core"

Namer = Callable[[Ref], str]


def _compiled(package: str, language: str) -> CompiledWords:
    spec = importlib.util.find_spec(package)
    if spec is None:
        return CompiledWords()
    # A folder without `__init__.py` is a package too, and has no file; a plugin of one module is no package.
    folders = spec.submodule_search_locations or (os.path.dirname(spec.origin or ""),)  # noqa: PTH120 - no paths wanted
    return words_of(package, next(iter(folders)), language)


class _Filler(string.Formatter):
    """Fills `{name}` and `{name:spec}` and nothing else: no attributes, no indexes, no conversions of a value."""

    def __init__(self, catalogue: "Catalogue", namer: Namer) -> None:
        self._catalogue = catalogue
        self._namer = namer

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:  # noqa: ARG002
        return kwargs.get(field_name, "…"), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        return self._catalogue.shown(value, format_spec, self._namer)


class Catalogue:
    """The words of one language.

    Args:
        language: `da` or `en`; anything else is read as Danish.
        packages: The packages whose catalogues are searched, in this order, before the core's.
        loaded: The words of packages that are loaded already, in this language.
    """

    def __init__(
        self,
        language: str = DEFAULT_LANGUAGE,
        packages: Sequence[str] = (),
        loaded: Mapping[str, CompiledWords] | None = None,
    ) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        self._packages = (*packages, CORE)
        self._loaded = dict(loaded or {})

    def find(self, msgid: str) -> str | None:
        """Give the wording of a msgid with its placeholders unfilled, None when no catalogue has it."""
        for package in self._packages:
            if package not in self._loaded:
                self._loaded[package] = _compiled(package, self.language)
            found = self._loaded[package].find(msgid)
            if found is not None:
                return found
        return None

    def text(self, msgid: str, /, namer: Namer = str, **values: Any) -> str:
        """Give a wording with its placeholders filled; the msgid itself serves when no catalogue has it.

        What names a near name, `{suggestion}`, is said as `<msgid>-alone` says it when nothing is near.

        Args:
            msgid: A code such as `LKE201.what`, or an English interface text.
            namer: Gives the name of a record that a value points to.
            values: What fills the placeholders.
        """
        wording = self.find(msgid) or msgid
        if "{" not in wording and "}" not in wording:
            return wording
        if "{suggestion}" in wording and values.get("suggestion") is None:
            wording = self.find(f"{msgid}-alone") or wording
        return _Filler(self, namer).vformat(wording, (), values)

    def plural(self, singular: str, plural: str, count: int, /, namer: Namer = str, **values: Any) -> str:
        """Give the wording for a number of things; `{count}` is the number."""
        chosen = singular if count == 1 else plural
        return self.text(chosen, namer=namer, count=count, **values)

    def message(self, message: Message, namer: Namer = str) -> str:
        """Give the words of a message value."""
        return self.text(message.id, namer=namer, **message.values)

    def explain(self, error: LokalkontaktError, namer: Namer = str) -> tuple[str, str, str]:
        """Give what happened, why, and what one can do, for a coded error."""
        what, why, remedy = (
            self.text(f"{error.code}.{part}", namer=namer, **error.values) for part in ("what", "why", "remedy")
        )
        return what, why, remedy

    def shown(self, value: Any, spec: str = "", namer: Namer = str) -> str:
        """Give a value in words.

        Args:
            value: A string, shipped wording, number, day, pointer to a record, member of an enumeration, month range,
                interval, or a tuple of these.
            spec: For days `long` or `week`, for minutes `hours` or `hours_per_week`, for shares `percent`, for the name
                of a record kind `record`, for a time of day like 09:00 `clock`.
            namer: Gives the name of a record.
        """
        for types, show in self._SHOWN:
            if isinstance(value, types):
                return show(self, value, spec, namer)
        return "–" if value is None else str(value)

    def _word(self, value: Any, _spec: str, _namer: Namer) -> str:
        return self.find(f"{_snake(type(value).__name__)}.{value.value}") or str(value.value)

    def _field(self, value: Any, _spec: str, _namer: Namer) -> str:
        return self.find(f"field.{value}") or str(value)

    def _yes_or_no(self, value: Any, _spec: str, _namer: Namer) -> str:
        return self.text("Yes" if value else "No")

    def _name(self, value: Any, _spec: str, namer: Namer) -> str:
        return namer(value)

    def _day(self, value: Any, spec: str, _namer: Namer) -> str:
        return {"long": long_date, "week": weekday_date}.get(spec, full_date)(value, self.language)

    def _enumeration(self, value: Any, spec: str, namer: Namer) -> str:
        return enumeration([self.shown(item, spec, namer) for item in value], self.language)

    def _wording(self, value: Any, _spec: str, _namer: Namer) -> str:
        wording: str = value.in_language(self.language)
        return wording

    def _length(self, value: Any, _spec: str, _namer: Namer) -> str:
        parts = [("{count} month", "{count} months", value.months), ("{count} day", "{count} days", value.days)]
        return enumeration([self.plural(*part) for part in parts if part[2]], self.language)

    def _number(self, value: Any, spec: str, _namer: Namer) -> str:
        if spec in {"hours", "hours_per_week"}:
            return {"hours": hours, "hours_per_week": hours_per_week}[spec](int(value), self.language)
        if spec == "percent":
            return percent(value, self.language)
        return str(value) if spec == "plain" else number(value, self.language)

    def _text(self, value: Any, spec: str, _namer: Namer) -> str:
        if spec == "clock":
            return time_of_day(value, self.language)
        return (self.find(f"record.{value}") if spec == "record" else None) or str(value)

    def _months(self, months: Any, _spec: str, _namer: Namer) -> str:
        first, last = months.first, months.last
        end = f"{month_name(last.month, self.language)} {last.year}"
        if first == last:
            return end
        year = f" {first.year}" if first.year != last.year else ""
        return f"{month_name(first.month, self.language)}{year}/{end}"

    # In this order: a member of an enumeration may be a string, and a Boolean is a number.
    _SHOWN: tuple[tuple[Any, Callable[..., str]], ...] = (
        (Enum, _word),
        (FieldName, _field),
        (str, _text),
        (bool, _yes_or_no),
        (Ref, _name),
        (Text, _wording),
        (date, _day),
        (int | float, _number),
        (MonthRange, _months),
        (Interval, _length),
        (tuple | list, _enumeration),
    )


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
