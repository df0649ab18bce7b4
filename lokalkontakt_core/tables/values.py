"""Kinds of cells: how each is read, strictly and without guessing, and how a value is written."""

import enum
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Protocol

from attrs import Factory, frozen

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.services.fields import Check, minutes
from lokalkontakt_core.tables.cells import heading_key, joined, parted, tidied
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.texts import Text

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DANISH = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_WHOLE = re.compile(r"\d{1,6}")

UNKNOWN_WORD = Text.of({"da": "ukendt", "en": "unknown"})
YES = Text.of({"da": "ja", "en": "yes"})
NO = Text.of({"da": "nej", "en": "no"})
_YES_WORDS = frozenset({"ja", "yes", "true", "sand", "x"})
_NO_WORDS = frozenset({"nej", "no", "false", "falsk"})


class Kind(Protocol):
    """How the cells of a column are read and written."""

    def read(self, draft: Draft, field: str, text: str) -> Any:
        """Give the value of a cell that is not empty.

        Raises:
            LokalkontaktError: What is wrong with it.
        """
        ...

    def write(self, draft: Draft, value: Any, language: str) -> str:
        """Give a value that is not None as a cell holds it."""
        ...


@frozen
class Words:
    """A text, tidied and checked as one that is typed in.

    Attributes:
        check: What else must hold.
    """

    check: Check

    def read(self, draft: Draft, field: str, text: str) -> Any:
        """Give the text; whatever it begins with, it is never anything but text."""
        return self.check(draft.context, FieldName(field), tidied(text))

    def write(self, _draft: Draft, value: Any, _language: str) -> str:
        """Give the text."""
        return str(value)


@frozen
class OneOf:
    """One of a set of values.

    Attributes:
        words: The word for each value; in either language it is understood, and so is the value itself.
        also: Other words that are understood.
    """

    words: Mapping[Any, Text]
    also: Mapping[str, enum.StrEnum] = Factory(dict)

    def read(self, _draft: Draft, field: str, text: str) -> Any:
        """Give the value; LKE633 with the words when it is none."""
        asked = heading_key(text)
        for value, words in self.words.items():
            if asked in {heading_key(one) for one in (value.value, *words.by_language.values())}:
                return value
        for word, value in self.also.items():
            if asked == heading_key(word):
                return value
        raise UsageError("LKE633", field=FieldName(field), value=text[:60], options=tuple(self.words))

    def write(self, _draft: Draft, value: Any, language: str) -> str:
        """Give the word."""
        return self.words[value].in_language(language)


@frozen
class Minutes:
    """Whole minutes a week."""

    def read(self, draft: Draft, field: str, text: str) -> int:
        """Give the number; LKE631 when it is no whole number, LKE212 when a week has not as many."""
        if not _WHOLE.fullmatch(text.strip()) or not text.strip().isascii():
            raise UsageError("LKE631", field=FieldName(field), value=text[:60])
        return int(minutes(draft.context, FieldName(field), int(text.strip())))

    def write(self, _draft: Draft, value: Any, _language: str) -> str:
        """Give the digits."""
        return str(value)


@frozen
class YesNo:
    """Yes or no."""

    def read(self, _draft: Draft, field: str, text: str) -> bool:
        """Give the truth value; LKE632 when it is none."""
        asked = text.strip().casefold()
        if asked in _YES_WORDS or asked in _NO_WORDS:
            return asked in _YES_WORDS
        raise UsageError("LKE632", field=FieldName(field), value=text[:60])

    def write(self, _draft: Draft, value: Any, language: str) -> str:
        """Give the word."""
        return (YES if value else NO).in_language(language)


def _day(field: str, text: str) -> date:
    typed = text.strip()
    iso, danish = _ISO.fullmatch(typed), _DANISH.fullmatch(typed)
    if iso is not None:
        year, month, day = iso.groups()
    elif danish is not None:
        day, month, year = danish.groups()
    else:
        raise UsageError("LKE630", field=FieldName(field), value=text[:60])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise UsageError("LKE630", field=FieldName(field), value=text[:60]) from None


@frozen
class Day:
    """A day with its year.

    Attributes:
        last: Whether the cell names the last day, where the register keeps the first day after it.
        unknown: Whether the word for unknown may stand there.
    """

    last: bool = False
    unknown: bool = False

    def read(self, _draft: Draft, field: str, text: str) -> Any:
        """Give the day; LKE630 when there is none such, or when it could be another one (`1/4`, `01-02-20`)."""
        if self.unknown and text.strip().casefold() in UNKNOWN_WORD.by_language.values():
            return UNKNOWN
        day = _day(field, text)
        if not self.last:
            return day
        try:
            return day + timedelta(days=1)
        except OverflowError:
            raise UsageError("LKE630", field=FieldName(field), value=text[:60]) from None

    def write(self, _draft: Draft, value: Any, language: str) -> str:
        """Give the day as ISO 8601 has it."""
        if value is UNKNOWN:
            return UNKNOWN_WORD.in_language(language)
        if not self.last:
            return str(value.isoformat())
        # Nothing ends before the first day there is, so that its last day would be none.
        return str((value - timedelta(days=1)).isoformat()) if value > date.min else ""


@frozen
class Named:
    """The name or id of a record.

    Attributes:
        record_type: Which kind.
        make: Makes a record of that name when there is none and none is near; None refuses it.
    """

    record_type: type[Record]
    make: Callable[[Draft, str], Record] | None = None

    def read(self, draft: Draft, _field: str, text: str) -> str:
        """Give the record's id; see `Draft.resolve` for what is refused."""
        make = self.make
        return draft.resolve(
            self.record_type, tidied(text), None if make is None else lambda name: make(draft, name)
        ).id

    def write(self, draft: Draft, value: Any, _language: str) -> str:
        """Give the name, or the id where the name alone would not lead back to the record."""
        record = draft.find(self.record_type, value)
        if record is None:
            return str(value)
        name = draft.name(record)
        others = draft.standing(self.record_type, name) or draft.by_name(self.record_type, name)
        called = draft.find(self.record_type, name)  # somebody else's id may read like this one's name
        leads_back = [one.id for one in others] == [record.id] and (called is None or called.id == record.id)
        return name if leads_back else record.id


@frozen
class Several:
    """Several values in one cell, parted by semicolons.

    Attributes:
        inner: The kind of each.
    """

    inner: Kind

    def read(self, draft: Draft, field: str, text: str) -> tuple[Any, ...]:
        """Give the values; two equal ones are kept once."""
        return tuple(dict.fromkeys(self.inner.read(draft, field, one) for one in parted(text)))

    def write(self, draft: Draft, value: Any, language: str) -> str:
        """Give the values."""
        return joined(self.inner.write(draft, one, language) for one in value)
