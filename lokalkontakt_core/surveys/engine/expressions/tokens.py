"""Cut an expression into tokens: numbers, texts, references, names and signs, each with its column counted from 1."""

import re
from typing import NamedTuple

from lokalkontakt_core.errors import FormError

_NAME = r"[^\W\d][\w.\-]*"
_TOKEN = re.compile(
    rf"""
    (?P<blank>\s+)
  | (?P<foreign>&&?|\|\||===?|!==|<>)
  | (?P<reference>\$\{{\s*(?:last-saved\#)?{_NAME}\s*\}})
  | (?P<number>[0-9]+(?:\.[0-9]+|\.(?!\.))?|\.[0-9]+)
  | (?P<string>'[^']*'|"[^"]*")
  | (?P<name>{_NAME}(?::{_NAME})?)
  | (?P<sign>!=|<=|>=|\.\.|[=<>+\-*|/.,()\[\]])
    """,
    re.VERBOSE,
)
_CURLY_QUOTES = frozenset("‘’‚“”„«»´`")
_FOREIGN = {"&": "and", "&&": "and", "||": "or", "==": "=", "===": "=", "!==": "!=", "<>": "!="}
"""Signs of other languages, and what stands for them here."""
_LONGEST_SHOWN = 20


class Token(NamedTuple):
    """A piece of an expression: its kind (`number`, `string`, `reference`, `name`, `sign`, `end`), text and column."""

    kind: str
    text: str
    column: int


def _unreadable(text: str, position: int) -> FormError:
    column = position + 1
    rest = text[position:]
    character = rest[0]
    if character in "'\"":
        return FormError("SF051", column=column, text=rest[:_LONGEST_SHOWN])
    if rest.startswith("${"):
        return FormError("SF052", column=column, text=rest.split("}", 1)[0][:_LONGEST_SHOWN])
    if character in _CURLY_QUOTES:
        return FormError("SF064", column=column, text=character)
    return FormError("SF050", column=column, text=character)


def tokenize(text: str) -> list[Token]:
    """Cut the text into tokens, the last of which is `end`.

    Raises:
        FormError: SF050 to SF053 or SF064, with the column at which nothing could be read.
    """
    tokens: list[Token] = []
    position = 0
    match_at = _TOKEN.match
    while position < len(text):
        found = match_at(text, position)
        if found is None:
            raise _unreadable(text, position)
        kind = found.lastgroup or ""
        if kind == "foreign":
            raise FormError("SF053", column=position + 1, found=found.group(), expected=_FOREIGN[found.group()])
        if kind != "blank":
            tokens.append(Token(kind, found.group(), position + 1))
        position = found.end()
    tokens.append(Token("end", "", len(text) + 1))
    return tokens
