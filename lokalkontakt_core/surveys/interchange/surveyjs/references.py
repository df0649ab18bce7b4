"""What SurveyJS forms call their questions, and expressions and texts rewritten to our names once all are known."""

import re
from collections.abc import Mapping

from attrs import define, field

from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.conditions import UnknownConditionError, read_condition
from lokalkontakt_core.surveys.interchange.surveyjs.simplifying import tidied
from lokalkontakt_core.surveys.interchange.surveyjs.validators import is_one_bracket
from lokalkontakt_core.texts import Text

_BRACES = re.compile(r"(\$?)\{\s*([^{}]+?)\s*\}")
_NOT, _NEGATED = "not({})", "not("


@define
class Waiting:
    """An expression that is read when all names are known.

    Attributes:
        cells: Where it goes.
        column: Under which column.
        written: In SurveyJS's words.
        name: Of the element, for remarks.
        repeat: The repeat around, '' when there is none.
        own: The name of the question that `.` stands for, '' when none does.
        negated: Whether the opposite is meant.
        before: What is demanded besides.
    """

    cells: dict[str, str]
    column: str
    written: str
    name: str
    repeat: str
    own: str = ""
    negated: bool = False
    before: tuple[str, ...] = ()


@define
class References:
    """The names of a form.

    Attributes:
        names: Name there to name here, of what lies in no repeat.
        inside: The same for what lies in each repeat, by the repeat's name.
    """

    remarks: Remarks
    names: dict[str, str] = field(factory=dict)
    inside: dict[str, dict[str, str]] = field(factory=dict)

    def note(self, there: str, here: str, repeat: str) -> None:
        """Note a name; the first of two alike counts."""
        found = self.inside.setdefault(repeat, {}) if repeat else self.names
        found.setdefault(there, here)

    def seen(self, repeat: str) -> dict[str, str]:
        """Give all references that mean something inside a repeat."""
        return self.names | {f"panel.{there}": here for there, here in self.inside.get(repeat, {}).items()}

    def settle(self, waiting: Waiting) -> None:
        """Read an expression; one that cannot be said here is remarked, and what is demanded besides stays."""
        seen = self.seen(waiting.repeat)
        if waiting.own:
            seen |= {waiting.own: ".", f"panel.{waiting.own}": "."}
        parts = list(waiting.before)
        try:
            text = read_condition(waiting.written, seen) if waiting.written else ""
        except UnknownConditionError:
            written = waiting.written
            self.remarks.add("SF253", Weight.LOST, column=waiting.column, name=waiting.name, expression=written)
            text = ""
        if text and waiting.negated:
            text = text[len(_NEGATED) : -1] if text.startswith(_NEGATED) and is_one_bracket(text) else _NOT.format(text)
        parts.extend([text] if text else [])
        if parts:
            joined = parts[0] if len(parts) == 1 else " and ".join(map("({})".format, parts))
            waiting.cells[waiting.column] = tidied(joined)

    def text(self, text: Text, column: str, name: str, repeat: str) -> Text:
        """Give a text with `${x}` for the references in it."""
        if not any("{" in wording for wording in text.by_language.values()):
            return text
        seen = self.seen(repeat)

        def written(found: re.Match[str]) -> str:
            here = seen.get(found[2])
            if here is not None:
                return f"{found[1]}${{{here}}}"
            self.remarks.add("SF265", Weight.LOST, column=column, reference=found[0], name=name)
            return f"{found[1]} {{{found[2]}}}" if found[1] else found[0]  # a reference it would be here

        return Text({code: _BRACES.sub(written, wording) for code, wording in text.by_language.items()})

    def texts(self, texts: Mapping[str, Text], name: str, repeat: str) -> dict[str, Text]:
        """Give the texts of a row with `${x}` for the references in them."""
        return {column: self.text(text, column, name, repeat) for column, text in texts.items()}
