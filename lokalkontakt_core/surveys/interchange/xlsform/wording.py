"""Texts in several languages: which language each heading means, and what a cell without one is in."""

from collections.abc import Iterable

from lokalkontakt_core.surveys.interchange.languages import code_of
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.xlsform.headings import Heading
from lokalkontakt_core.texts import Text


class Languages:
    """The languages of one workbook.

    Args:
        default_as_written: The setting `default_language`, '' when there is none.
        assumed: The code of what has no language, where the workbook does not say.
        remarks: Where doubts are noted.
    """

    def __init__(self, default_as_written: str, assumed: str, remarks: Remarks) -> None:
        """Read the setting."""
        self._remarks = remarks
        self._written = default_as_written
        self._assumed = assumed
        self.default = ""
        self._told = False

    def settle(self, headings: Iterable[Heading], sheet: str) -> None:
        """Choose the default language: as the setting says, else that of the first heading with one."""
        of_headings = [heading for heading in headings if heading.language]
        for heading in of_headings:
            if not heading.language_coded:
                self._remarks.add(
                    "SF208",
                    Weight.CHANGED,
                    sheet=sheet,
                    column=heading.written,
                    language=heading.language_as_written,
                    code=heading.language,
                )
        if self._written and self._written != "default":
            self.default, coded = code_of(self._written)
            if not coded and self._written.lower() != self.default:
                self._remarks.add(
                    "SF208",
                    Weight.CHANGED,
                    sheet=sheet,
                    column="default_language",
                    language=self._written,
                    code=self.default,
                )
        elif of_headings and not any(heading.column == "label" and not heading.language for heading in headings):
            self.default = of_headings[0].language
        else:
            self.default = self._assumed

    def text(self, cells: Iterable[tuple[Heading, str]], sheet: str, row: int) -> Text:
        """Give the text of the cells that hold one wording in several languages."""
        wordings: dict[str, str] = {}
        plain, column = "", ""
        for heading, cell in cells:
            if heading.language:
                wordings[heading.language] = cell
            else:
                plain, column = cell, heading.written
                if not self._written and not self._told:
                    self._told = True
                    self._remarks.add("SF209", Weight.CHANGED, sheet=sheet, column=heading.written, code=self.default)
        if plain and wordings.get(self.default, plain) != plain:
            other = f"{column}::{self.default}"
            self._remarks.add("SF213", Weight.LOST, sheet=sheet, row=row, column=column, other=other)
        if plain:
            wordings.setdefault(self.default, plain)
        first = {self.default: wordings[self.default]} if self.default in wordings else {}
        return Text({**first, **wordings})
