"""From rows as written to a form: types, names, groups, lists and expressions are understood and checked together."""

import re

from attrs import define, evolve, field

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.checking import check_meaning
from lokalkontakt_core.surveys.engine.choices import build_lists
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS
from lokalkontakt_core.surveys.engine.expressions.parser import parse
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import NO_TEXT, Form, Group, Item, Question, Repeat
from lokalkontakt_core.surveys.engine.keys import with_keys
from lokalkontakt_core.surveys.engine.problems import Problems, nearest
from lokalkontakt_core.surveys.engine.question_types import QuestionType, QuestionTypes
from lokalkontakt_core.surveys.engine.rows import SurveyRow, Written
from lokalkontakt_core.surveys.engine.settings import read_parameters
from lokalkontakt_core.texts import Text

DEEPEST_GROUP = 32
"""How many groups and repeats may lie inside one another."""

NAME = re.compile(r"[^\W\d][\w.\-]*")

_YES = {"yes": "true()", "true": "true()", "1": "true()"}
_NO = {"no", "false", "0", "false()", ""}
_BEGIN = {"begin_group": "group", "begin group": "group", "begin_repeat": "repeat", "begin repeat": "repeat"}
_END = {"end_group": "group", "end group": "group", "end_repeat": "repeat", "end repeat": "repeat"}
_BLANKS = re.compile(r"\s+")
_CALLED = re.compile(r"([A-Za-z][\w:-]*)\(")
_OTHER = "other"
_OTHER_LABEL = Text({"da": "Andet", "en": "Other"})
_OTHER_QUESTION = Text({"da": "Skriv, hvad I mener med “Andet”.", "en": "Please say what you mean by “Other”."})


@define
class _OpenGroup:
    """A group that has begun: its row, what kind it is, and the rows inside so far."""

    kind: str
    row: SurveyRow | None
    items: list[Item] = field(factory=list)


def _is_expression(default: str) -> bool:
    """Say whether a default is an expression: it names a question, calls a known function or follows a path."""
    called = any(found[1] in FUNCTIONS for found in _CALLED.finditer(default))
    return called or "${" in default or default.startswith("../")


class _Builder:
    def __init__(self, written: Written, problems: Problems, types: QuestionTypes) -> None:
        self.written = written
        self.problems = problems
        self.types = types
        self.lists = build_lists(written, problems)
        self.stack = [_OpenGroup("form", None)]
        self.too_deep = False
        self.parsed: dict[str, Expression] = {}
        self.type_names = (*types.by_name, *types.aliases, *_BEGIN, *_END)

    def build(self) -> tuple[Item, ...]:
        for row in self.written.rows:
            self.row(row)
            if self.too_deep:
                break
        for group in self.stack[1:]:
            if group.row is not None and not self.too_deep:
                self.problems.add("SF025", group.row.path("type"), group.row.number, kind=group.kind)
        while len(self.stack) > 1:
            self.close()
        return tuple(self.stack[0].items)

    def row(self, row: SurveyRow) -> None:
        written = _BLANKS.sub(" ", row.cell("type"))
        if not written:
            self.problems.add("SF006", row.path("type"), row.number, key="type")
        elif written in _BEGIN:
            self.begin(row, _BEGIN[written])
        elif written in _END:
            self.end(row, _END[written])
        else:
            self.question(row, written)

    def begin(self, row: SurveyRow, kind: str) -> None:
        if len(self.stack) == DEEPEST_GROUP + 1:
            self.problems.add("SF044", row.path("type"), row.number, limit=DEEPEST_GROUP)
            self.too_deep = True
        self.stack.append(_OpenGroup(kind, row))

    def end(self, row: SurveyRow, kind: str) -> None:
        if len(self.stack) == 1:
            self.problems.add("SF024", row.path("type"), row.number, kind=kind)
            return
        opened = self.stack[-1]
        if opened.kind != kind and opened.row is not None:
            values = {"kind": kind, "opened": opened.kind, "begun": opened.row.number}
            self.problems.add("SF026", row.path("type"), row.number, **values)
        self.close()

    def close(self) -> None:
        opened = self.stack.pop()
        row = opened.row
        if row is None:
            return
        label = row.texts.get("label", NO_TEXT)
        relevant, appearance = self.logic(row, "relevant"), row.cell("appearance")
        name, items = self.name(row), tuple(opened.items)
        if opened.kind == "repeat":
            count = self.logic(row, "repeat_count")
            item: Item = Repeat(name, row.number, label, relevant, appearance, items, name, count)
        else:
            item = Group(name, row.number, label, relevant, appearance, items)
        self.stack[-1].items.append(item)

    def name(self, row: SurveyRow) -> str:
        name = row.cell("name")
        if not name:
            self.problems.add("SF006", row.path("name"), row.number, key="name")
        elif not NAME.fullmatch(name):
            self.problems.add("SF022", row.path("name"), row.number, name=name)
        return name or f"row{row.number}"

    def logic(self, row: SurveyRow, column: str) -> Expression | None:
        if column not in row.cells:
            return None
        text = row.cell(column)
        if column in {"required", "readonly"}:
            text = _YES.get(text.lower(), "" if text.lower() in _NO else text)
        if not text:
            return None
        known = self.parsed.get(text)  # `true()` and the like stand in many rows
        return known if known is not None else self.parse(text, row, column)

    def parse(self, text: str, row: SurveyRow, column: str) -> Expression | None:
        try:
            self.parsed[text] = expression = parse(text)
        except FormError as problem:
            self.problems.take(problem, row.path(column), row.number, expression=text)
            return None
        return expression

    def question(self, row: SurveyRow, written: str) -> None:
        kind, list_name, other = self.type(row, written)
        if kind is None:
            return
        name = self.name(row)
        question = Question(
            name=name,
            key=name,
            type=kind.name,
            row=row.number,
            label=row.texts.get("label", NO_TEXT),
            hint=row.texts.get("hint", NO_TEXT),
            guidance_hint=row.texts.get("guidance_hint", NO_TEXT),
            required=self.logic(row, "required"),
            required_message=row.texts.get("required_message", NO_TEXT),
            relevant=self.logic(row, "relevant"),
            constraint=self.logic(row, "constraint"),
            constraint_message=row.texts.get("constraint_message", NO_TEXT),
            calculation=self.logic(row, "calculation"),
            default=self.default(row),
            choice_filter=self.logic(row, "choice_filter"),
            list_name=list_name,
            trigger=self.trigger(row),
            readonly=self.logic(row, "readonly"),
            appearance=row.cell("appearance"),
            parameters=read_parameters(row, kind, self.problems),
        )
        if kind.name == "calculate" and not row.cell("calculation") and question.default is None:
            self.problems.add("SF006", row.path("calculation"), row.number, key="calculation")
        self.stack[-1].items.append(question)
        if other:
            self.or_other(row, question)

    def type(self, row: SurveyRow, written: str) -> tuple[QuestionType | None, str, bool]:
        """Split `select_one yesno or_other` into type, list and whether a free answer is offered."""
        other = written.endswith(" or_other")
        words = written.removesuffix(" or_other")
        kind = self.types.find(words)
        list_name = ""
        if kind is None and " " in words:
            words, list_name = words.rsplit(" ", 1)
            kind = self.types.find(words)
        path = row.path("type")
        if kind is None:
            first = written.split(" ", 1)[0]
            suggestion = nearest(written, self.type_names) or nearest(first, self.type_names)
            self.problems.add("SF020", path, row.number, type=written, suggestion=suggestion)
            return None, "", False
        if kind.has_list and not list_name:
            self.problems.add("SF028", path, row.number, type=kind.name)
        elif list_name and not kind.has_list:
            self.problems.add("SF020", path, row.number, type=written, suggestion=kind.name)
        elif kind.has_list:
            list_name = self.list(row, kind, list_name)
        return kind, list_name, other

    def list(self, row: SurveyRow, kind: QuestionType, list_name: str) -> str:
        if kind.name.endswith("_from_file"):
            stem = list_name.removesuffix(".csv")
            if stem in self.lists:
                return stem
            self.problems.add("SF041", row.path("type"), row.number, file=list_name)
        elif list_name not in self.lists:
            suggestion = nearest(list_name, self.lists)
            self.problems.add("SF027", row.path("type"), row.number, list=list_name, suggestion=suggestion)
        return list_name

    def or_other(self, row: SurveyRow, question: Question) -> None:
        if question.choice_filter is not None:
            self.problems.add("SF040", row.path("choice_filter"), row.number)
        found = self.lists.get(question.list_name)
        if found is not None and found.find(_OTHER) is None:
            other = evolve(found.choices[-1], name=_OTHER, label=_OTHER_LABEL, missing=False, score=None, columns={})
            self.lists[question.list_name] = evolve(found, choices=(*found.choices, other))
        name = f"{question.name}_{_OTHER}"
        relevant = parse(f"selected(${{{question.name}}}, '{_OTHER}')") if NAME.fullmatch(question.name) else None
        self.stack[-1].items.append(
            Question(name=name, key=name, type="text", row=row.number, label=_OTHER_QUESTION, relevant=relevant)
        )

    def default(self, row: SurveyRow) -> str | Expression | None:
        text = row.cell("default")
        if not text:
            return None
        return self.parse(text, row, "default") if _is_expression(text) else text

    def trigger(self, row: SurveyRow) -> tuple[str, ...]:
        text = row.cell("trigger")
        if not text:
            return ()
        names: list[str] = []
        for piece in text.split(","):
            found = re.fullmatch(r"\$\{\s*([^\W\d][\w.\-]*)\s*\}", piece.strip())
            if found is None:
                self.problems.add("SF037", row.path("trigger"), row.number, text=piece.strip())
            else:
                names.append(found[1])
        return tuple(names)


def build_form(written: Written, problems: Problems, types: QuestionTypes) -> Form:
    """Make a form of what was written.

    Raises:
        FormError: SF000 with every problem in `details`, those the reader noted before among them.
    """
    builder = _Builder(written, problems, types)
    items = builder.build()
    default = written.settings.get("default_language", "da")
    form = Form(
        form_id=written.settings.get("form_id", "").strip(),
        version=written.settings.get("version", "").strip(),
        title=written.title,
        languages=(default, *(code for code in written.languages if code != default)),
        items=with_keys(items),
        lists=builder.lists,
        settings=written.settings,
    )
    check_meaning(form, problems, types)
    problems.raise_if_any(form.form_id)
    return form
