"""Rows of a form while a SurveyJS form is read: names are given once, expressions wait until all names are known."""

import re

from attrs import define, field

from lokalkontakt_core.identity import slug
from lokalkontakt_core.surveys.engine.rows import ChoiceRow, SurveyRow
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.elements import Element
from lokalkontakt_core.surveys.interchange.surveyjs.references import References, Waiting
from lokalkontakt_core.texts import Text

_NAME = re.compile(r"[A-Za-z_][\w\-]*")


@define
class Row:
    """A row being read."""

    name: str
    repeat: str
    cells: dict[str, str]
    texts: dict[str, Text] = field(factory=dict)


@define
class Rows:
    """What has been read so far.

    Attributes:
        language: The code of the language of texts that name none.
        remarks: What is to be said.
        references: What things are called.
    """

    language: str
    remarks: Remarks
    references: References
    rows: list[Row] = field(factory=list)
    lists: dict[str, tuple[ChoiceRow, ...]] = field(factory=dict)
    waiting: list[Waiting] = field(factory=list)
    taken: set[str] = field(factory=set)

    def name(self, written: object, otherwise: str, repeat: str) -> str:
        """Give a name that is one word and not taken."""
        original = (str(written).strip() if isinstance(written, str | int) else "") or otherwise
        name = original if _NAME.fullmatch(original) else slug(original).replace("-", "_")
        name = name if _NAME.fullmatch(name) else f"q_{name}"
        candidate, number = name, 1
        while candidate in self.taken:
            number += 1
            candidate = f"{name}_{number}"
        self.taken.add(candidate)
        if written:
            self.references.note(original, candidate, repeat)
            if candidate != original:
                self.remarks.add("SF254", Weight.CHANGED, name=original, new=candidate)
        return candidate

    def begin(self, kind: str, name: str, element: Element, repeat: str) -> Row:
        """Add a row with what groups and questions have alike."""
        row = Row(element.name, repeat, {"type": kind, "name": name})
        label, hint = element.text("title"), element.text("description")
        row.texts |= {"label": label} if label else {}
        row.texts |= {"hint": hint} if hint else {}
        visible = element.get("visible")
        if visible is False:
            row.cells["relevant"] = "false()"
        elif visible is not None and visible is not True:
            element.lost("visible")
        self.wait(row, "relevant", element, "visibleIf")
        self.rows.append(row)
        return row

    def end(self, kind: str, repeat: str) -> None:
        """Add the end of a group."""
        self.rows.append(Row("", repeat, {"type": f"end_{kind}"}))

    def wait(self, row: Row, column: str, element: Element, key: str, *, negated: bool = False) -> None:
        """Let an expression of an element wait; a property that is not there or empty is none."""
        written = element.condition(key)
        if written:
            self.waiting.append(Waiting(row.cells, column, written, element.name, row.repeat, negated=negated))

    def settled(self) -> tuple[SurveyRow, ...]:
        """Give the rows, with everything that waited."""
        for one in self.waiting:
            self.references.settle(one)
        for row in self.rows:
            if row.cells["type"] == "calculate":  # so that the row stands when its calculation could not be read
                row.cells.setdefault("calculation", "''")
        return tuple(
            SurveyRow(number, row.cells, self.references.texts(row.texts, row.name, row.repeat))
            for number, row in enumerate(self.rows, 1)
        )

    def settled_lists(self) -> dict[str, tuple[ChoiceRow, ...]]:
        """Give the lists; a list stands in one question, so its texts see what is outside of repeats."""
        return {
            name: tuple(ChoiceRow(one.name, self.references.text(one.label, "choices", name, "")) for one in choices)
            for name, choices in self.lists.items()
            if choices
        }
