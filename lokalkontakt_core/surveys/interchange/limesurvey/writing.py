"""Write a form as LimeSurvey's tab-separated survey structure, each part once for every language."""

import html
import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Expression
from lokalkontakt_core.surveys.engine.form import NO_TEXT, Form, Question
from lokalkontakt_core.surveys.interchange.left_out import MANY_OF
from lokalkontakt_core.surveys.interchange.limesurvey.codes import answer_codes, question_codes
from lokalkontakt_core.surveys.interchange.limesurvey.expressions import Names, Translator, UntranslatableError
from lokalkontakt_core.surveys.interchange.limesurvey.lost import COMPUTED, tell_left_out
from lokalkontakt_core.surveys.interchange.limesurvey.pages import Page, letter, pages_of
from lokalkontakt_core.surveys.interchange.remarks import Remark, Remarks, Weight
from lokalkontakt_core.texts import Text

COLUMNS = (
    "id",
    "related_id",
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
    "em_validation_q",
    "em_validation_q_tip",
    "equation",
    "hidden",
    "num_value_int_only",
    "min_num_value_n",
    "max_num_value_n",
    "date_format",
    "assessment_value",
)
_DATES = {"date": "yyyy-mm-dd", "time": "HH:MM", "dateTime": "yyyy-mm-dd HH:MM"}
_PIPED = re.compile(r"\$\{\s*((?:last-saved#)?[^\W\d][\w.\-]*)\s*\}")
_ALWAYS = "1"
_ONE_LINE = re.compile(r"\s*[\t\r\n]\s*")
_AGREED = "OK"

Row = dict[str, str]


@frozen
class Structure:
    """A survey in LimeSurvey's words.

    Attributes:
        text: The content of the .txt file, tab-separated.
        remarks: What was not carried over, or differently.
    """

    text: str
    remarks: tuple[Remark, ...]


class _Writer:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.remarks = Remarks()
        self.codes = question_codes(form, self.remarks)
        self.answers = {name: answer_codes(found, self.remarks) for name, found in form.lists.items()}
        self.names = Names(form, self.codes, self.answers)
        self.ids: dict[tuple[str, ...], str] = {}

    def expression(self, expression: Expression | None, row: int, column: str, here: Question | None = None) -> str:
        """Translate an expression; '' when there is none or it cannot be said."""
        if expression is None:
            return ""
        try:
            return Translator(self.names, here).translate(expression.tree)
        except UntranslatableError:
            values = {"expression": expression.source}
            self.remarks.add("SF242", Weight.LOST, sheet="survey", row=row, column=column, **values)
            return ""

    def wording(self, text: Text, language: str, row: int, column: str) -> str:
        """Give a text as HTML with references as LimeSurvey writes them and other braces made harmless."""
        wording = text.in_language(language, self.form.default_language)
        pieces, copied = [], 0
        for found in _PIPED.finditer(wording):
            code = self.codes.get(found[1])
            if code is None:
                self.remarks.add("SF265", Weight.LOST, sheet="survey", row=row, column=column, reference=found[0])
            pieces.append(_escaped(wording[copied : found.start()]))
            pieces.append(f"{{{code}.shown}}" if code else _escaped(found[0]))
            copied = found.end()
        return "".join(pieces) + _escaped(wording[copied:])

    def rows(self) -> Iterator[Row]:
        yield {"class": "S", "name": "language", "text": self.form.default_language}
        others = self.form.languages[1:]
        if others:
            yield {"class": "S", "name": "additional_languages", "text": " ".join(others)}
        yield {"class": "S", "name": "format", "text": "G"}
        for language in self.form.languages:
            title = self.form.title.in_language(language, self.form.default_language) or self.form.form_id
            yield {"class": "SL", "name": "surveyls_title", "text": _one_line(title), "language": language}
        pages = pages_of(self.form, self.remarks)
        tell_left_out(self.form, pages, self.remarks)
        for language in self.form.languages:
            for number, page in enumerate(pages, 1):
                yield from self.page(number, page, language)

    def page(self, number: int, page: Page, language: str) -> Iterator[Row]:
        first = page.questions[0].row
        conditions = [self.expression(one, first, "relevant") for one in page.relevance]
        title = page.title.in_language(language, self.form.default_language) or str(number)
        relevance = " and ".join(condition for condition in conditions if condition) or _ALWAYS
        yield {
            "class": "G",
            "type/scale": str(number),
            "name": _one_line(title),
            "relevance": relevance,
            "language": language,
        }
        for question in page.questions:
            yield from self.question(question, language)

    def question(self, question: Question, language: str) -> Iterator[Row]:
        yield {
            "class": "Q",
            "type/scale": letter(question),
            "name": self.codes[question.key],
            "relevance": self.expression(question.relevant, question.row, "relevant") or _ALWAYS,
            "text": self.wording(question.label, language, question.row, "label") or question.name,
            "help": self.wording(question.hint or question.guidance_hint, language, question.row, "hint"),
            "language": language,
            "mandatory": self.mandatory(question),
            "other": "N",
            "same_default": "Y",
            **self.special(question, language),
        }
        yield from self.options(question, language)

    def mandatory(self, question: Question) -> str:
        if question.required is None:
            return "N"
        tree = question.required.tree
        if isinstance(tree, Call) and tree.name in {"true", "false"}:
            return "Y" if tree.name == "true" else "N"
        values = {"expression": question.required.source}
        self.remarks.add("SF242", Weight.LOST, sheet="survey", row=question.row, column="required", **values)
        return "N"

    def special(self, question: Question, language: str) -> Row:
        """Give what only some types and questions have."""
        row: Row = {}
        if question.constraint is not None:
            row["em_validation_q"] = self.expression(question.constraint, question.row, "constraint", question)
            row["em_validation_q_tip"] = self.wording(
                question.constraint_message, language, question.row, "constraint_message"
            )
        if question.choice_filter is not None:
            values = {"expression": question.choice_filter.source}
            self.remarks.add("SF242", Weight.LOST, sheet="survey", row=question.row, column="choice_filter", **values)
        if isinstance(question.default, Expression):
            values = {"expression": question.default.source}
            self.remarks.add("SF242", Weight.LOST, sheet="survey", row=question.row, column="default", **values)
        elif question.default and question.type not in MANY_OF:
            row["default"] = self.answers.get(question.list_name, {}).get(question.default, question.default)
        if question.type == "integer":
            row["num_value_int_only"] = "1"
        if question.type == "range":
            ends = (question.parameters.get("start", "0"), question.parameters.get("end", "10"))
            row["min_num_value_n"], row["max_num_value_n"] = sorted(ends, key=float)
        if question.type in _DATES:
            row["date_format"] = _DATES[question.type]
        if question.type in COMPUTED:
            row["hidden"] = "1"
            row["equation"] = self.equation(question)
        return row

    def equation(self, question: Question) -> str:
        text = self.expression(question.calculation, question.row, "calculation")
        return f"{{{text}}}" if text else ""

    def options(self, question: Question, language: str) -> Iterator[Row]:
        if question.type == "acknowledge":
            yield {"class": "SQ", "type/scale": "0", "name": _AGREED, "text": _AGREED, "language": language}
        several = question.type in MANY_OF
        codes: Mapping[str, str] = self.answers.get(question.list_name, {})
        for choice in self.form.choices(question):
            row = {
                "class": "SQ" if several else "A",
                "type/scale": "0",
                "name": codes[choice.name],
                "text": self.wording(choice.label or NO_TEXT, language, question.row, "label") or choice.name,
                "language": language,
            }
            if choice.score is not None and not several:
                row["assessment_value"] = str(round(choice.score))
            yield row


def _escaped(wording: str) -> str:
    text = html.escape(wording, quote=False).replace("{", "&#123;").replace("}", "&#125;")
    return _ONE_LINE.sub("<br />", text)


def _one_line(wording: str) -> str:
    return _ONE_LINE.sub(" ", wording)


def write_limesurvey(form: Form) -> Structure:
    """Write a form for LimeSurvey's import of tab-separated survey structures."""
    writer = _Writer(form)
    lines = ["\t".join(COLUMNS)]
    for number, row in enumerate(writer.rows(), 1):
        cells = {"id": str(number), **row}
        lines.append("\t".join(_one_line(cells.get(column, "")) for column in COLUMNS))
    return Structure("\r\n".join(lines) + "\r\n", writer.remarks.all())
