"""Conditions of SurveyJS (`{a} = 'x' and {b} notempty`) in our expression language, where both say the same."""

import re
from typing import NamedTuple, NoReturn

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<name>\{[^{}]+\})
      | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<number>[0-9]+(?:\.[0-9]+)?)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<sign><=|>=|<>|!=|==|&&|\|\||[=<>!()+\-*/,])
    )""",
    re.VERBOSE,
)
_JOINS = {"and": "and", "&&": "and", "or": "or", "||": "or"}
_COMPARES = {
    "=": "=",
    "==": "=",
    "equal": "=",
    "<>": "!=",
    "!=": "!=",
    "notequal": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "less": "<",
    "lessorequal": "<=",
    "greater": ">",
    "greaterorequal": ">=",
}
_SUMS = {"+": "+", "-": "-", "*": "*", "/": "div"}
_SIMPLE = re.compile(r"[^\W\d][\w.\-]*")
_TRUTHS = frozenset({"true", "false"})
_HERE = "."
DEEPEST = 50
LONGEST = 20_000


class UnknownConditionError(ValueError):
    """The condition says something that is not carried over."""


class _Token(NamedTuple):
    kind: str
    text: str


def _unknown(text: str) -> NoReturn:
    raise UnknownConditionError(text)


def _tokens(text: str) -> list[_Token]:
    if len(text) > LONGEST:
        _unknown("…")
    found, position = [], 0
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            _unknown(text[position:])
        kind = match.lastgroup or ""
        found.append(_Token(kind, match[kind]))
        position = match.end()
    return [*found, _Token("end", "")]


def _quoted(text: str) -> str:
    if "'" not in text:
        return f"'{text}'"
    return f'"{text}"' if '"' not in text else _unknown(text)


class _Reader:
    def __init__(self, text: str, names: "dict[str, str]") -> None:
        self.tokens = _tokens(text)
        self.names = names
        self.position = 0
        self.depth = 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.position]

    def take(self) -> _Token:
        token = self.token
        self.position += 1
        return token

    def read(self) -> str:
        text = self.joined()
        return text if self.token.kind == "end" else _unknown(self.token.text)

    def joined(self) -> str:
        """Read `a and b or c`; there as here `and` binds tighter."""
        self.depth += 1
        if self.depth > DEEPEST:
            _unknown("(((")
        pieces = [self.compared()]
        while self.token.text.lower() in _JOINS and self.token.kind in {"word", "sign"}:
            pieces += [_JOINS[self.take().text.lower()], self.compared()]
        self.depth -= 1
        return " ".join(pieces)

    def compared(self) -> str:
        if self.token.text == "!":
            self.take()
            return f"not({self.value()})" if self.token.text == "(" else _unknown("!")
        begun = self.token
        left = self.sum()
        word = self.token.text.lower()
        if word in {"empty", "notempty"}:
            self.take()
            return f"{left} {'=' if word == 'empty' else '!='} ''"
        if word in {"contains", "notcontains"}:
            self.take()
            text = f"selected({left}, {self.sum()})"
            return text if word == "contains" else f"not({text})"
        if word in _COMPARES:
            self.take()
            return f"{left} {_COMPARES[word]} {self.sum()}"
        # Standing alone it is no answer but a condition, and the text 'false' would be as true as any.
        return f"{begun.text.lower()}()" if begun.kind == "word" and begun.text.lower() in _TRUTHS else left

    def sum(self) -> str:
        pieces = [self.value()]
        while self.token.kind == "sign" and self.token.text in _SUMS:
            pieces += [_SUMS[self.take().text], self.value()]
        return " ".join(pieces)

    def value(self) -> str:
        kind, text = self.take()
        if kind == "name":
            return self.reference(text[1:-1].strip())
        if kind == "string":
            return _quoted(text[1:-1].replace("\\'", "'").replace('\\"', '"'))
        if kind == "word":
            return self.word(text)
        if text == "-":
            return f"-{self.take().text}" if self.token.kind == "number" else _unknown(text)
        if text == "(":
            inner = self.joined()
            return f"({inner})" if self.take().text == ")" else _unknown("(")
        return text if kind == "number" else _unknown(text)

    def word(self, text: str) -> str:
        if text.lower() in _TRUTHS:
            return f"'{text.lower()}'"  # a yes or no is a choice of two here
        return self.choice() if text.lower() == "iif" and self.token.text == "(" else _unknown(text)

    def choice(self) -> str:
        self.take()
        parts = [self.joined()]
        while self.token.text == ",":
            self.take()
            parts.append(self.joined())
        if self.take().text != ")" or len(parts) != len(("if", "then", "else")):
            _unknown("iif")
        return f"if({', '.join(parts)})"

    def reference(self, name: str) -> str:
        own = self.names.get(name)
        if own == _HERE:
            return own
        return f"${{{own}}}" if own is not None and _SIMPLE.fullmatch(own) else _unknown(name)


def read_condition(text: str, names: "dict[str, str]") -> str:
    """Give a condition in our expression language.

    Args:
        text: The condition.
        names: Name there to name here; `.` for the question that the condition is about.

    Raises:
        UnknownConditionError: It says something that is not carried over.
    """
    return _Reader(text, names).read()
