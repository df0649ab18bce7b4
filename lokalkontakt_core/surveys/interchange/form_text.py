"""Write a form as the text of a form file: TOML, one row a table, indented as its groups are nested.

The same form always gives the same text: languages stand in the order of their codes after the default one, columns of
options in the order first met.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from lokalkontakt_core.surveys.engine.rows import COLUMNS, TEXT_COLUMNS, ChoiceRow, SurveyRow, Written
from lokalkontakt_core.texts import Text

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_CONTROL = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f"}
_TRUTH = {"true()": "true", "false()": "false"}
_TRUTHS = ("required", "readonly")
_FIRST = ("type", "name", "label", "hint", "guidance_hint")
_ORDER = (*_FIRST, *(column for column in COLUMNS if column not in _FIRST))
_INDENT = "    "


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


def quoted(text: str) -> str:
    """Give a text as a TOML string."""
    return f'"{_CONTROL.sub(_escaped, text)}"'


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else quoted(name)


def _inline(pairs: Iterable[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{_key(name)} = {value}" for name, value in pairs) + " }"


def languages_used(form: Written) -> frozenset[str]:
    """Give the codes of the languages in which anything is written."""
    texts = [form.title, *(text for row in form.rows for text in row.texts.values())]
    texts += [choice.label for choices in form.lists.values() for choice in choices]
    return frozenset(code for text in texts for code, wording in text.by_language.items() if wording)


class _Writer:
    def __init__(self, form: Written) -> None:
        self.form = form
        self.default = form.settings.get("default_language", "da")
        used = languages_used(form)
        self.order = (self.default, *sorted(used - {self.default}))
        self.single = used <= {self.default}
        choices = (choice for found in form.lists.values() for choice in found)
        self.columns = tuple(dict.fromkeys(column for choice in choices for column in choice.columns))

    def text(self, text: Text) -> str:
        wordings = [(code, text.by_language[code]) for code in self.order if text.by_language.get(code)]
        if not wordings:
            return quoted("")
        if self.single and [code for code, _ in wordings] == [self.default]:
            return quoted(wordings[0][1])
        return _inline((code, quoted(wording)) for code, wording in wordings)

    def head(self) -> Iterator[str]:
        yield "[form]"
        for key, value in self.form.settings.items():
            yield f"{_key(key)} = {quoted(value)}"
        if self.form.title:
            yield f"form_title = {self.text(self.form.title)}"

    def choice(self, choice: ChoiceRow) -> str:
        pairs: list[tuple[str, str]] = []
        if choice.label:
            pairs.append(("label", self.text(choice.label)))
        if choice.missing:
            pairs.append(("missing", "true"))
        if choice.score is not None:
            number = int(choice.score) if choice.score.is_integer() else choice.score
            pairs.append(("score", str(number)))
        pairs.extend((column, quoted(choice.columns[column])) for column in self.columns if column in choice.columns)
        return f"{_key(choice.name)} = {_inline(pairs) if pairs else '{}'}"

    def lists(self) -> Iterator[str]:
        for name, choices in self.form.lists.items():
            yield ""
            yield f"[choices.{_key(name)}]"
            yield from (self.choice(choice) for choice in choices)

    def row(self, row: SurveyRow) -> Iterator[str]:
        for column in _ORDER:
            if column in TEXT_COLUMNS:
                text = row.texts.get(column)
                if text:
                    yield f"{column} = {self.text(text)}"
            elif row.cell(column):
                cell = row.cell(column)
                yield f"{column} = {_TRUTH[cell] if column in _TRUTHS and cell in _TRUTH else quoted(cell)}"

    def rows(self) -> Iterator[str]:
        depth = 0
        for row in self.form.rows:
            kind = row.cell("type").replace(" ", "_")
            depth = max(0, depth - 1) if kind.startswith("end_") else depth
            yield ""
            yield f"{_INDENT * depth}[[survey]]"
            yield from (_INDENT * depth + line for line in self.row(row))
            depth += kind.startswith("begin_")

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield from self.lists()
        yield from self.rows()


def write_form(form: Written, *, notes: Mapping[str, str] | None = None) -> str:
    """Give the text of a form file.

    Args:
        form: The form as written.
        notes: Lines of comment to stand at the top, keys and values with a colon between.
    """
    head = [f"# {key}: {' '.join(value.split())}" for key, value in (notes or {}).items()]
    return "\n".join([*head, *_Writer(form).lines()]) + "\n"
