"""Where in a workbook each part of a form came from, so that problems of the form name sheet, row and column."""

import re

from attrs import define, field

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.interchange.remarks import Remark, Weight

_ROW = re.compile(r"survey\[(\d+)\](?:\.(.+))?")


@define
class Origins:
    """The places of a form's parts.

    Attributes:
        sheets: The names of the sheets as written, by `survey`, `choices` and `settings`.
        rows: Row of the form, counted from 1, to row of the survey sheet.
        columns: Our column, with the language behind a dot where there is one, to the heading as written.
        choices: List and option to sheet and row.
        choice_columns: The same as `columns` for the choices sheet.
        settings: Setting to its heading as written.
        lists: List to sheet and the row where it begins.
    """

    sheets: dict[str, str] = field(factory=dict)
    rows: dict[int, int] = field(factory=dict)
    columns: dict[str, str] = field(factory=dict)
    choices: dict[tuple[str, str], tuple[str, int]] = field(factory=dict)
    choice_columns: dict[str, str] = field(factory=dict)
    settings: dict[str, str] = field(factory=dict)
    lists: dict[str, tuple[str, int]] = field(factory=dict)

    def remark(self, problem: FormError) -> Remark:
        """Give a problem of the form as a remark about the workbook."""
        path = str(problem.values.get("path", ""))
        sheet, row, column = self._cell(path)
        values = {**problem.values, "path": path}
        values.pop("line", None)  # of the form file, which nobody has seen
        return Remark(problem.code, Weight.ERROR, sheet, (row,) if row else (), column, values)

    def _cell(self, path: str) -> tuple[str, int, str]:
        found = _ROW.fullmatch(path)
        if found is not None:
            return self.sheets.get("survey", ""), self.rows.get(int(found[1]), 0), self._heading(found[2] or "")
        section, _, rest = path.partition(".")
        if section == "choices":
            return self._choice(rest)
        if section == "form":
            return self.sheets.get("settings", ""), 2, self.settings.get(rest.partition(".")[0], rest)
        return self.sheets.get("survey", "") if section == "survey" else "", 0, ""

    def _heading(self, column: str) -> str:
        return self.columns.get(column) or self.columns.get(column.partition(".")[0]) or column

    def _choice(self, rest: str) -> tuple[str, int, str]:
        # Names may hold dots, so the longest list and option that fit are meant.
        for (name, option), (sheet, row) in self.choices.items():
            if rest == f"{name}.{option}" or rest.startswith(f"{name}.{option}."):
                column = rest.removeprefix(f"{name}.{option}").strip(".")
                return sheet, row, self.choice_columns.get(column, column or self.choice_columns.get("name", ""))
        sheet, row = self.lists.get(rest, (self.sheets.get("choices", ""), 0))
        return sheet, row, self.choice_columns.get("list_name", "")
