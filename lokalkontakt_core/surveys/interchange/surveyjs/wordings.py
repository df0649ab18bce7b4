"""Texts as SurveyJS has them: one string or a table by language, with `{name}` where ours has `${name}`."""

import re
from typing import Any

from attrs import frozen

from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.names import Names
from lokalkontakt_core.texts import Text

_BRACES = re.compile(r"(\$?)\{\s*((?:last-saved#)?[^\W\d][\w.\-]*)\s*\}")


@frozen
class Spot:
    """Where a text stands, for what is remarked about it."""

    sheet: str
    row: int
    column: str


class Wordings:
    """Writes the texts of one form."""

    def __init__(self, names: Names, default: str, remarks: Remarks) -> None:
        """Take the names of the form and its default language."""
        self._names = names
        self._default = default
        self._remarks = remarks

    def write(self, text: Text, spot: Spot, repeats: tuple[int, ...] = ()) -> Any:
        """Give a text, '' when there is none.

        Args:
            text: The text.
            spot: Where it stands.
            repeats: The rows of the repeats around it.
        """
        wordings = {
            code: _BRACES.sub(lambda found: self._braces(found, spot, repeats), wording)
            for code, wording in text.by_language.items()
            if wording
        }
        if set(wordings) <= {self._default}:
            return next(iter(wordings.values()), "")
        return {("default" if code == self._default else code): wording for code, wording in wordings.items()}

    def _braces(self, found: re.Match[str], spot: Spot, repeats: tuple[int, ...]) -> str:
        named = self._names.by_name.get(found[2])
        if not found[1]:
            if named is not None:
                self._tell("SF266", Weight.CHANGED, spot, name=found[2])
            return found[0]
        reference = named.seen_from(repeats) if named is not None else None
        if reference is None:
            self._tell("SF265", Weight.LOST, spot, reference=found[0])
        return reference or found[0]

    def _tell(self, code: str, weight: Weight, spot: Spot, **values: str) -> None:
        self._remarks.add(code, weight, sheet=spot.sheet, row=spot.row, column=spot.column, **values)
