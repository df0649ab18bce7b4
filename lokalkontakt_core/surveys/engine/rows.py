"""A form as written, before it is understood: rows of cells, lists of rows, settings. Every reader makes these."""

from collections.abc import Mapping

from attrs import Factory, frozen

from lokalkontakt_core.texts import Text

TEXT_COLUMNS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")
"""The columns that may stand in several languages."""

LOGIC_COLUMNS = ("required", "relevant", "constraint", "calculation", "choice_filter", "readonly", "repeat_count")
"""The columns that hold an expression."""

PLAIN_COLUMNS = ("type", "name", "default", "appearance", "parameters", "trigger")
"""The columns that hold plain text."""

COLUMNS = (*PLAIN_COLUMNS, *TEXT_COLUMNS, *LOGIC_COLUMNS)


@frozen
class SurveyRow:
    """One row of the survey.

    Attributes:
        number: Counted from 1.
        cells: Plain and logic columns as text.
        texts: The columns that stand in several languages.
    """

    number: int
    cells: Mapping[str, str] = Factory(dict)
    texts: Mapping[str, Text] = Factory(dict)

    def cell(self, column: str) -> str:
        """Give the text of a cell without blanks at its ends, '' when there is none."""
        return self.cells.get(column, "").strip()

    def path(self, column: str) -> str:
        """Give the path of a cell."""
        return f"survey[{self.number}].{column}"


@frozen
class ChoiceRow:
    """One option as written; `score` and `missing` are understood already."""

    name: str
    label: Text
    missing: bool = False
    score: float | None = None
    columns: Mapping[str, str] = Factory(dict)


@frozen
class Written:
    """A whole form as written.

    Attributes:
        settings: `form_id`, `version`, `default_language` and others as text.
        title: The title.
        languages: Languages in the order met.
        lists: List name to its options.
        rows: The survey.
        tables: Rows of files named in the form, by file name without its ending.
    """

    settings: Mapping[str, str]
    title: Text
    languages: tuple[str, ...]
    lists: Mapping[str, tuple[ChoiceRow, ...]]
    rows: tuple[SurveyRow, ...]
    tables: Mapping[str, tuple[Mapping[str, str], ...]] = Factory(dict)
