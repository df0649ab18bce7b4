"""From rows as written to a form: types, names, groups, lists and expressions are understood and checked together."""

import re

from attrs import define, evolve, field

from lokalkontakt_core.surveys.engine.answer_options import with_answer_options
from lokalkontakt_core.surveys.engine.checking import check_meaning
from lokalkontakt_core.surveys.engine.choices import build_lists
from lokalkontakt_core.surveys.engine.expressions.parser import parse
from lokalkontakt_core.surveys.engine.form import NO_TEXT, Form, Group, Item, Question, Repeat
from lokalkontakt_core.surveys.engine.keys import with_keys
from lokalkontakt_core.surveys.engine.problems import Problems
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.engine.row_cells import NAME, CellReader
from lokalkontakt_core.surveys.engine.row_types import BEGIN, END, RowType, TypeReader
from lokalkontakt_core.surveys.engine.rows import SurveyRow, Written
from lokalkontakt_core.surveys.engine.settings import read_parameters
from lokalkontakt_core.texts import Text

DEEPEST_GROUP = 32
"""How many groups and repeats may lie inside one another."""

_BLANKS = re.compile(r"\s+")
_INSIDE = re.compile(r"(?<=\$\{) | (?=\})")
"""Blanks just inside the brackets of a reference."""
_OTHER = "other"
_OTHER_LABEL = Text({"da": "Andet", "en": "Other"})
_OTHER_QUESTION = Text({"da": "Skriv, hvad I mener med “Andet”.", "en": "Please say what you mean by “Other”."})


@define
class _OpenGroup:
    """A group that has begun: its row, what kind it is, and the rows inside so far."""

    kind: str
    row: SurveyRow | None
    items: list[Item] = field(factory=list)


class _Builder:
    def __init__(self, written: Written, problems: Problems, types: QuestionTypes) -> None:
        self.written = written
        self.problems = problems
        self.lists = build_lists(written, problems)
        self.types = TypeReader(types, self.lists, problems)
        self.cells = CellReader(problems)
        self.stack = [_OpenGroup("form", None)]
        self.too_deep = False

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
        written = _INSIDE.sub("", _BLANKS.sub(" ", row.cell("type")))
        if not written:
            self.problems.add("SF006", row.path("type"), row.number, key="type")
        elif written in BEGIN:
            self.begin(row, BEGIN[written])
        elif written in END:
            self.end(row, END[written])
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
        relevant, appearance = self.cells.logic(row, "relevant"), row.cell("appearance")
        name, items = self.cells.name(row), tuple(opened.items)
        if opened.kind == "repeat":
            count = self.cells.logic(row, "repeat_count")
            item: Item = Repeat(name, row.number, label, relevant, appearance, items, name, count)
        else:
            item = Group(name, row.number, label, relevant, appearance, items)
        self.stack[-1].items.append(item)

    def question(self, row: SurveyRow, written: str) -> None:
        given = self.types.read(row, written)
        if given.kind is None and given.suggestion in BEGIN:
            self.begin(row, BEGIN[given.suggestion])
        elif given.kind is None and given.suggestion in END:
            self.end(row, END[given.suggestion])
        elif given.kind is not None or row.cell("name"):
            self.add(row, given)

    def add(self, row: SurveyRow, given: RowType) -> None:
        """Add a question; one whose type is not known stands for its name, so that others may refer to it."""
        kind, cells = given.kind, self.cells
        name = cells.name(row)
        question = Question(
            name=name,
            key=name,
            type=kind.name if kind else row.cell("type"),
            row=row.number,
            label=row.texts.get("label", NO_TEXT),
            hint=row.texts.get("hint", NO_TEXT),
            guidance_hint=row.texts.get("guidance_hint", NO_TEXT),
            required=cells.logic(row, "required"),
            required_message=row.texts.get("required_message", NO_TEXT),
            relevant=cells.logic(row, "relevant"),
            constraint=cells.logic(row, "constraint"),
            constraint_message=row.texts.get("constraint_message", NO_TEXT),
            calculation=cells.logic(row, "calculation"),
            default=cells.default(row),
            choice_filter=cells.logic(row, "choice_filter") if kind else None,
            list_name=given.list_name,
            options=given.source,
            trigger=cells.trigger(row),
            readonly=cells.logic(row, "readonly"),
            appearance=row.cell("appearance"),
            parameters=read_parameters(row, kind, self.problems) if kind else {},
        )
        if kind and kind.name == "calculate" and not row.cell("calculation") and question.default is None:
            self.problems.add("SF006", row.path("calculation"), row.number, key="calculation")
        self.stack[-1].items.append(question)
        if given.other:
            self.or_other(row, question)

    def or_other(self, row: SurveyRow, question: Question) -> None:
        if question.options is not None:
            self.problems.add("SF167", row.path("type"), row.number, type=row.cell("type"))
        elif question.choice_filter is not None:
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
        items=with_answer_options(with_keys(items), problems),
        lists=builder.lists,
        settings=written.settings,
    )
    check_meaning(form, problems, types)
    problems.raise_if_any(form.form_id)
    return form
