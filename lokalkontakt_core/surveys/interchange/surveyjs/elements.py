"""One element of a SurveyJS form, read property by property: what is not read or has an odd shape is remarked."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.surveys.interchange.languages import CODE
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.texts import Text

_LARGEST = 10**15
"""Numbers from here on are written with an exponent, which expressions do not have."""
_NAMING = frozenset({"type", "name"})


class Element:
    """An element, or the form itself.

    Args:
        properties: As written.
        name: What it is called in remarks.
        language: The code of the language of texts that name none.
        remarks: Where is remarked what is not carried over.
    """

    def __init__(self, properties: Mapping[str, Any], name: str, language: str, remarks: Remarks) -> None:
        """Start with nothing read."""
        self.name = name
        self._properties = properties
        self._language = language
        self._remarks = remarks
        self._unread = dict.fromkeys(key for key in properties if key not in _NAMING)

    def has(self, key: str) -> bool:
        """Tell whether a property is there, without reading it."""
        return key in self._properties

    def get(self, key: str) -> Any:
        """Give a property, None when it is not there."""
        self._unread.pop(key, None)
        return self._properties.get(key)

    def lost(self, key: str) -> None:
        """Remark that a property is not carried over."""
        self._unread.pop(key, None)
        self._remarks.add("SF252", Weight.LOST, column=key, name=self.name)

    def tell_unread(self) -> None:
        """Remark every property that was not read."""
        for key in tuple(self._unread):
            self.lost(key)

    def tell_unread_as(self, key: str) -> None:
        """Remark every property of a part that was not read, as belonging to a property of the element."""
        for inner in tuple(self._unread):
            self._unread.pop(inner)
            self.lost(f"{key}.{inner}")

    def flag(self, key: str) -> bool:
        """Give a property that is true or false; false when it is not there or is something else."""
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            self.lost(key)
        return value is True

    def listed(self, key: str) -> list[Any]:
        """Give a property that is a list; empty when it is not there or is something else."""
        value = self.get(key)
        if value is not None and not isinstance(value, list):
            self.lost(key)
        return value if isinstance(value, list) else []

    def condition(self, key: str) -> str:
        """Give a property that is an expression, '' when there is none."""
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            self.lost(key)
        return value.strip() if isinstance(value, str) else ""

    def number(self, key: str) -> int | float | None:
        """Give a property that is a number, None when there is none."""
        value = self.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST:
            return value
        if value is not None:
            self.lost(key)
        return None

    def text(self, key: str) -> Text:
        """Give a text, or a table of texts by language, in which `default` is the language of the form."""
        return self.as_text(self.get(key), key)

    def as_text(self, value: object, key: str) -> Text:
        """Read a text; wordings that are none, or are in no language, are remarked."""
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return Text({self._language: str(value).strip()}) if str(value).strip() else Text({})
        wordings: dict[str, str] = {}
        for written, wording in value.items() if isinstance(value, dict) else ():
            code = self._language if written == "default" else str(written)
            if not isinstance(wording, str) or not CODE.fullmatch(code) or code in wordings:
                self.lost(f"{key}.{written}")
            elif wording.strip():
                wordings[code] = wording.strip()
        if value is not None and not isinstance(value, dict):
            self.lost(key)
        return Text(wordings)

    def within(self, properties: Mapping[str, Any]) -> "Element":
        """Give a part of the element that is called as the element in remarks, with all its properties unread."""
        return Element(properties, self.name, self._language, self._remarks)
