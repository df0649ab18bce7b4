"""Parse an expression: precedence climbing on a stack of our own, so that nesting never deepens the Python stack.

The grammar is the XPath subset of the ODK XForms specification with `${name}` references. Limits: 64 kB of text and a
tree of height 256; brackets that only group cost nothing.
"""

from attrs import define, field

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    LEVELS,
    NEGATION_LEVEL,
    Call,
    Chain,
    Expression,
    Negation,
    Node,
    Number,
    Path,
    Reference,
    Start,
    Step,
    String,
)
from lokalkontakt_core.surveys.engine.expressions.tokens import Token, tokenize

LONGEST_TEXT = 65_536
GREATEST_HEIGHT = 256

_LAST_SAVED = "last-saved#"


@define
class _PathBuilder:
    """A path that may still grow: `[` and `/` continue it, anything else ends it."""

    start: Start | Reference | Call
    column: int
    height: int = 1
    predicates: list[Node] = field(factory=list)
    steps: list[tuple[str, list[Node], int]] = field(factory=list)

    def add_predicate(self, node: Node, height: int) -> None:
        """Put a condition on the last step, or on the start when there is no step yet."""
        target = self.steps[-1][1] if self.steps else self.predicates
        target.append(node)
        self.height = max(self.height, height + 1)

    def build(self) -> Node:
        """Give the path, or its bare start when nothing was added to it."""
        if not isinstance(self.start, Start) and not self.steps and not self.predicates:
            return self.start
        steps = tuple(Step(name, tuple(predicates), column) for name, predicates, column in self.steps)
        return Path(self.start, tuple(self.predicates), steps, self.column)


@define
class _Open:
    """An expression being read: the whole, a bracket, an argument of a call, or a predicate."""

    kind: str
    column: int
    name: str = ""
    arguments: list[Node] = field(factory=list)
    arguments_height: int = 0
    operands: list[tuple[Node, int]] = field(factory=list)
    operators: list[tuple[int, str, int]] = field(factory=list)
    path: _PathBuilder | None = None

    def push(self, node: Node, height: int) -> None:
        """Take a finished operand."""
        if height > GREATEST_HEIGHT:
            raise FormError("SF058", column=self.column, limit=GREATEST_HEIGHT)
        self.operands.append((node, height))

    def close_path(self) -> None:
        """Make the path that was growing an operand."""
        if self.path is not None:
            path, self.path = self.path, None
            self.push(path.build(), path.height)

    def reduce(self, level: int) -> None:
        """Join what binds tighter than the level."""
        while self.operators and self.operators[-1][0] > level:
            top, _, column = self.operators[-1]
            run: list[str] = []
            while self.operators and self.operators[-1][0] == top:
                run.append(self.operators.pop()[1])
            run.reverse()
            if top == NEGATION_LEVEL:
                node, height = self.operands.pop()
                self.push(Negation(node, len(run), column), height + 1)
            else:
                parts = self.operands[-len(run) - 1 :]
                del self.operands[-len(run) - 1 :]
                chain = Chain(tuple(run), tuple(node for node, _ in parts), column)
                self.push(chain, 1 + max(height for _, height in parts))

    def finish(self) -> tuple[Node, int]:
        """Give the whole expression read since this was opened."""
        self.close_path()
        self.reduce(0)
        return self.operands.pop()


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = tokenize(text)
        self.position = 0
        self.stack = [_Open("whole", 1)]

    def parse(self) -> Node:
        operand_next = True
        while True:
            token = self.tokens[self.position]
            if operand_next:
                operand_next = self.operand(token)
            elif token.kind == "end":
                return self.end(token)
            else:
                operand_next = self.operator(token)

    def end(self, token: Token) -> Node:
        top = self.stack[-1]
        if top.kind != "whole":
            closing = "]" if top.kind == "predicate" else ")"
            raise FormError("SF054", column=token.column, expected=closing, opened=top.column)
        return top.finish()[0]

    def operand(self, token: Token) -> bool:
        """Read a token where a value is expected; True when a value is still expected afterwards."""
        kind, text, column = token
        top = self.stack[-1]
        self.position += 1
        if kind == "number":
            top.push(Number(text, column), 1)
        elif kind == "string":
            top.push(String(text[1:-1], column), 1)
        elif kind == "reference":
            name = text[2:-1].strip()
            saved = name.startswith(_LAST_SAVED)
            top.path = _PathBuilder(Reference(name.removeprefix(_LAST_SAVED), saved, column), column)
        elif kind == "name" and self.tokens[self.position].text == "(":
            return self.open_call(token)
        elif kind == "name" or text in {"..", "*"}:
            top.path = _PathBuilder(Start.RELATIVE, column, steps=[(text, [], column)])
        elif text == ".":
            top.path = _PathBuilder(Start.HERE, column)
        elif text == "/":
            top.path = _PathBuilder(Start.ROOT, column)
            self.step()
        elif text == "-":
            top.operators.append((NEGATION_LEVEL, "-", column))
            return True
        elif text == "(":
            self.stack.append(_Open("group", column))
            return True
        else:
            raise self.value_missing(token)
        return False

    def value_missing(self, token: Token) -> FormError:
        kind, text, column = token
        if kind == "end":
            return FormError("SF054", column=column, expected="…", opened=self.stack[-1].column)
        return FormError("SF057", column=column, found=text)

    def open_call(self, token: Token) -> bool:
        self.position += 1
        if self.tokens[self.position].text == ")":
            self.position += 1
            self.stack[-1].path = _PathBuilder(Call(token.text, (), token.column), token.column)
            return False
        self.stack.append(_Open("call", token.column, token.text))
        return True

    def step(self) -> None:
        kind, text, column = self.tokens[self.position]
        path = self.stack[-1].path
        if path is None or (kind != "name" and text not in {"..", "*", "."}):
            raise FormError("SF057", column=column, found=text)
        self.position += 1
        path.steps.append((text, [], column))

    def operator(self, token: Token) -> bool:
        """Read a token where an operator or an end is expected; True when a value is expected afterwards."""
        kind, text, column = token
        top = self.stack[-1]
        level = LEVELS.get(text)
        self.position += 1
        if level is not None and kind in {"sign", "name"}:
            top.close_path()
            top.reduce(level)
            top.operators.append((level, text, column))
            return True
        if text == "/" and top.path is not None:
            self.step()
            return False
        if text == "[" and top.path is not None and top.path.start is not Start.HERE:
            self.stack.append(_Open("predicate", column))
            return True
        if text == "," and top.kind == "call":
            self.argument(top)
            return True
        if text == {"group": ")", "call": ")", "predicate": "]"}.get(top.kind):
            self.close(top)
            return False
        raise self.operator_missing(token)

    def operator_missing(self, token: Token) -> FormError:
        kind, text, column = token
        if kind in {"number", "string", "reference", "name"}:
            return FormError("SF059", column=column, found=text)
        return FormError("SF057", column=column, found=text)

    def argument(self, top: _Open) -> None:
        node, height = top.finish()
        top.arguments.append(node)
        top.arguments_height = max(top.arguments_height, height)

    def close(self, top: _Open) -> None:
        self.stack.pop()
        outer = self.stack[-1]
        if top.kind == "call":
            self.argument(top)
            call = Call(top.name, tuple(top.arguments), top.column)
            outer.path = _PathBuilder(call, top.column, height=top.arguments_height + 1)
            return
        node, height = top.finish()
        if top.kind == "predicate":
            if outer.path is not None:
                outer.path.add_predicate(node, height)
        else:
            outer.push(node, height)


def parse(text: str) -> Expression:
    """Parse the text of a logic cell.

    Raises:
        FormError: SF050 to SF059 or SF064 with the column, counted from 1, and what was found or expected there.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise FormError("SF056", column=1, limit=LONGEST_TEXT)
    return Expression(text, _Parser(text).parse())
