"""Writing the one function that judges whole records of a form: all values in order, then all judgements.

A form that walks through instances of repeats has no such function.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Any

from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.dependencies import Facet
from lokalkontakt_core.surveys.engine.expressions import code
from lokalkontakt_core.surveys.engine.expressions.compiler import Want, convert, run
from lokalkontakt_core.surveys.engine.expressions.context import Context
from lokalkontakt_core.surveys.engine.expressions.emission import Emitter
from lokalkontakt_core.surveys.engine.expressions.resolution import Rows
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.judging import required_message
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.question_types import Column, QuestionType
from lokalkontakt_core.surveys.engine.route import is_asked
from lokalkontakt_core.surveys.engine.surroundings import Surroundings
from lokalkontakt_core.surveys.engine.violations import Fault, Violation

_REMEMBERED = 10_000
"""How many right answers are remembered for each question."""

Judge = Callable[[Surroundings, Mapping[str, Any]], tuple[Violation, ...]]


def _name(prefix: str, element: Element) -> str:
    return f"{prefix}{element.number}"


def _value(element: Element) -> ast.expr:
    return code.name(_name("x", element))


def _assign(identifier: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(identifier, ast.Store())], value)


def _offer(rows: list[dict[str, str]], fits: Callable[[dict[str, str]], bool]) -> frozenset[str]:
    return frozenset(row["name"] for row in rows if fits(row))


def _allow_many(value: str, offered: frozenset[str]) -> str:
    return " ".join(name for name in value.split(" ") if name in offered)


class _Writer:
    """Writes the function of one form."""

    def __init__(self, program: Program, language: str) -> None:
        self.program = program
        self.language = language
        self.emitter = Emitter(program.resolver, _value, _value)
        self.constants: dict[str, object] = {"offer": _offer, "allow_many": _allow_many, "tuple": tuple}
        self.relevance: dict[int, str] = {}
        self.body: list[ast.stmt] = []

    def write(self) -> Judge | None:
        for point in self.program.points:
            expression, element = point.expression, point.element
            if element.question is not None and element.question.options is not None:
                return None
            match point.facet:
                case Facet.RELEVANT:
                    self.relevant(element, expression)
                case Facet.CHOICES if expression is not None:
                    self.choices(element, expression)
                case Facet.VALUE:
                    self.value(element, expression)
                case Facet.TRIGGERED:
                    pass
                case _:
                    return None
        for element in self.program.outline.elements:
            question = element.question
            if question is not None and is_asked(question, self.program.kind(element)):
                self.judge(element, self.program.kind(element))
        return None if self.emitter.walks else self.finish()

    def finish(self) -> Judge:
        first: list[ast.stmt] = [
            _assign("get", code.attribute(code.name("answers"), "get")),
            _assign("out", code.sequence([])),
        ]
        last: list[ast.stmt] = [ast.Return(code.call("tuple", code.name("out")))]
        parameters = ast.arguments([], [ast.arg("e"), ast.arg("answers")], None, [], [], None, [])
        function = ast.FunctionDef("judge", parameters, [*first, *self.body, *last], [])
        namespace = run([*self.emitter.parts, function], {**self.emitter.constants, **self.constants})
        judge: Judge = namespace["judge"]
        return judge

    def emit(self, element: Element, expression: Expression, want: Want) -> ast.expr:
        context = Context(element, element, ("e",))
        return convert(self.emitter.emit_tree(expression.tree, context), want)

    def relevant(self, element: Element, expression: Expression | None) -> None:
        around = self.relevance.get(element.parent.number, "") if element.parent else ""
        if expression is None:
            self.relevance[element.number] = around
            return
        test = self.emit(element, expression, Want.TRUTH)
        identifier = _name("r", element)
        self.body.append(_assign(identifier, ast.BoolOp(ast.And(), [code.name(around), test]) if around else test))
        self.relevance[element.number] = identifier

    def choices(self, element: Element, expression: Expression) -> None:
        question = element.question
        rows = code.method(code.name("e"), "rows", code.constant(question.list_name if question else ""))
        context = Context(element, Rows("", 2), ("e", "row"), row="row")
        test = convert(self.emitter.emit_tree(expression.tree, context), Want.TRUTH)
        fits = ast.Lambda(ast.arguments([], [ast.arg("row")], None, [], [], None, []), test)
        self.body.append(_assign(_name("o", element), code.call("offer", rows, fits)))

    def value(self, element: Element, expression: Expression | None) -> None:
        identifier = _name("x", element)
        relevant = self.relevance[element.number]
        given = code.call("get", code.constant(element.key), code.constant(""))
        if expression is not None:
            self.body.append(_assign(identifier, given))
            given = self.emit(element, expression, Want.STORED)
        if relevant:
            given = ast.IfExp(code.name(relevant), given, code.constant(""))
        self.body.append(_assign(identifier, given))
        if self.program.cells[element.number].choice_filter is not None:
            offered = code.name(_name("o", element))
            if self.program.kind(element).column is Column.ONE:
                kept: ast.expr = ast.IfExp(
                    code.compare(_value(element), ast.In(), offered), _value(element), code.constant("")
                )
            else:
                kept = code.call("allow_many", _value(element), offered)
            self.body.append(_assign(identifier, kept))

    def judge(self, element: Element, kind: QuestionType) -> None:
        missing = self.missing(element)
        wrong = self.wrong(element, kind)
        if wrong and missing:
            self.body.append(ast.If(_value(element), wrong, missing))
        elif wrong:
            self.body.append(ast.If(_value(element), wrong, []))
        elif missing:
            self.body.append(ast.If(ast.UnaryOp(ast.Not(), _value(element)), missing, []))

    def missing(self, element: Element) -> list[ast.stmt]:
        question = element.question
        if question is None or question.required is None:
            return []
        tests: list[ast.expr] = [self.emit(element, question.required, Want.TRUTH)]
        if self.relevance[element.number]:
            tests.insert(0, code.name(self.relevance[element.number]))
        tests = [test for test in tests if not (isinstance(test, ast.Constant) and test.value is True)]
        wording = question.required_message.in_language(self.language, self.program.form.default_language)
        violation = Violation(element.key, Fault.REQUIRED, required_message(element, self.program), wording)
        found = self.append(self.keep(f"m{element.number}", violation))
        if not tests:
            return [found]
        return [ast.If(tests[0] if len(tests) == 1 else ast.BoolOp(ast.And(), tests), [found], [])]

    def wrong(self, element: Element, kind: QuestionType) -> list[ast.stmt]:
        question = element.question
        if question is None:
            return []
        constraint: list[ast.stmt] = []
        if question.constraint is not None:
            test = ast.UnaryOp(ast.Not(), self.emit(element, question.constraint, Want.TRUTH))
            told = code.call(f"q{element.number}", _value(element))
            self.constants[f"q{element.number}"] = self.constraint_teller(element)
            constraint = [ast.If(test, [self.append(told)], [])]
        if kind.column is Column.TEXT and kind.check("\0", question, ()) is None:
            return constraint
        right, check = self.checker(element, kind)
        unknown = code.compare(_value(element), ast.NotIn(), self.keep(f"s{element.number}", right))
        told = code.call(f"t{element.number}", code.name("out"), _value(element))
        self.constants[f"t{element.number}"] = check
        return [ast.If(ast.BoolOp(ast.And(), [unknown, told]), [ast.Pass()], constraint)]

    def keep(self, identifier: str, value: object) -> ast.expr:
        self.constants[identifier] = value
        return code.name(identifier)

    def append(self, violation: ast.expr) -> ast.stmt:
        return ast.Expr(code.method(code.name("out"), "append", violation))

    def constraint_teller(self, element: Element) -> Callable[[str], Violation]:
        question = element.question
        default = self.program.form.default_language
        wording = question.constraint_message.in_language(self.language, default) if question else ""

        def tell(value: str) -> Violation:
            return Violation(element.key, Fault.CONSTRAINT, Message("answer.constraint", {"typed": value}), wording)

        return tell

    def checker(self, element: Element, kind: QuestionType) -> tuple[set[str], Callable[[list[Violation], str], bool]]:
        """Give the answers known to be right, and what judges one that is not among them."""
        question = element.question
        right: set[str] = set()
        options = self.program.form.choices(question) if question else ()

        def check(out: list[Violation], value: str) -> bool:
            message = kind.check(value, question, options) if question else None
            if message is None:
                if len(right) < _REMEMBERED:
                    right.add(value)
                return False
            out.append(Violation(element.key, Fault.TYPE, message))
            return True

        if kind.column is Column.ONE:
            right.update(choice.name for choice in options)
        return right, check


def write_judge(program: Program, language: str) -> Judge | None:
    """Give the function that judges a record, None when the form walks through instances.

    Args:
        program: The form.
        language: The language of the form's own messages.
    """
    return _Writer(program, language).write()
